package report

import (
	"strings"

	"jiheng/document"
	"jiheng/fault"
)

// A Paper is one document of the set, before it has a format.
type Paper struct {
	Name   string // file name without extension
	Why    string // what to look at, in a line
	Doc    *document.Document
	Sheets []Sheet // of its workbook; empty where there is none
}

// A Sheet is one sheet of a paper's workbook.
type Sheet struct {
	Name      string
	Blocks    []document.Block
	Landscape bool
}

// Papers makes every document of the set, the report first. Faults of the
// narrative and of projects are one Invalid error with a list; the papers are
// there all the same, as far as they could be made.
func (m *Maker) Papers(narrative []Section) ([]Paper, error) {
	out := []Paper{{Name: "自评报告", Why: "正文、表、图和附件；点任何一个数看它的来由（html）", Doc: m.SelfEvaluation(narrative)}}
	form := func(name, why string, doc *document.Document) {
		if doc != nil {
			out = append(out, Paper{name, why, m.Noted(doc), sheetsOf(name, doc.Blocks)})
		}
	}
	form("整体支出绩效自评表", "一级到三级指标、完成值、得分和偏差原因", m.OverallForm())
	form("绩效目标表", "任务、金额、目标和指标", m.GoalForm())
	form("绩效监控表", "年中监控：进度、灯、预警和处置", m.MonitoringForm())
	form("自评覆盖情况", "有多少项目、多少钱做了自评", m.CoverageForm())
	for _, layout := range []Layout{National, Shanghai} {
		p, err := m.projectPaper(layout)
		m.Faults.Add(err)
		if len(p.Sheets) > 0 {
			out = append(out, p)
		}
	}
	return out, m.Faults.Err()
}

// longTable is how many rows a table of a form may have before it gets a sheet of
// its own.
const longTable = 40

// sheetsOf parts a form before a long table with a caption: on a sheet of its own
// its head can be held in place while one scrolls.
func sheetsOf(name string, blocks []document.Block) []Sheet {
	for i, b := range blocks {
		caption, ok := b.(*document.Paragraph)
		if !ok || caption.Style != document.Caption {
			continue
		}
		for _, next := range blocks[i+1 : min(i+3, len(blocks))] { // a unit may stand between
			if t, ok := next.(*document.Table); ok && len(t.Rows) > longTable {
				own := strings.TrimSuffix(document.Text(caption.Runs), Label)
				return []Sheet{{Name: name, Blocks: blocks[:i:i]}, {Name: own, Blocks: blocks[i:]}}
			}
		}
	}
	return []Sheet{{Name: name, Blocks: blocks}}
}

// projectPaper puts the forms of all projects into one document, and one sheet
// each into one workbook.
func (m *Maker) projectPaper(layout Layout) (Paper, error) {
	var faults fault.List
	p := Paper{Name: "项目支出绩效自评表（" + string(layout) + "格式）", Why: "每个项目一张"}
	for _, l := range m.Year.Projects() {
		form, err := m.ProjectForm(l, layout)
		if err != nil {
			faults.Add(err)
			continue
		}
		p.Sheets = append(p.Sheets, Sheet{Name: l.ID + " " + l.Name, Blocks: form.Blocks})
		if p.Doc == nil {
			p.Doc = form
			continue
		}
		p.Doc.Blocks = append(p.Doc.Blocks, form.Blocks...)
	}
	if p.Doc != nil {
		p.Doc = m.Noted(p.Doc)
	}
	return p, faults.Err()
}
