package draft_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"jiheng/budget"
	"jiheng/document"
	"jiheng/dossier"
	"jiheng/draft"
	"jiheng/extract"
	"jiheng/fault"
	legible "jiheng/plain"
	"jiheng/regs"
	"jiheng/report"
)

// paper makes a document of plain text: the first line is the title, rows of
// a table stand between bars.
func paper(text string) *document.Document {
	d := &document.Document{}
	var table *document.Table
	for i, line := range strings.Split(strings.TrimSpace(text), "\n") {
		at := fault.Place{File: "上年报告.txt", Line: i + 1, Column: 1}
		if strings.HasPrefix(line, "|") {
			if table == nil {
				table = &document.Table{At: at}
				d.Blocks = append(d.Blocks, table)
			}
			var row document.Row
			for _, c := range strings.Split(strings.Trim(line, "|"), "|") {
				row.Cells = append(row.Cells, document.Cell{Runs: document.Plain(strings.TrimSpace(c)), At: at})
			}
			table.Rows = append(table.Rows, row)
			for len(table.Columns) < len(row.Cells) {
				table.Columns = append(table.Columns, document.Column{Width: 1})
			}
			continue
		}
		table = nil
		style := document.Body
		if i == 0 {
			style = document.Title
		}
		d.Blocks = append(d.Blocks, &document.Paragraph{Style: style, Runs: document.Plain(line), At: at})
	}
	return d
}

// made drafts a dossier, loads it, and returns the narrative as it is printed.
func made(t testing.TB, d *document.Document) (*draft.Draft, *dossier.Dossier, []document.Block) {
	t.Helper()
	f, err := draft.Make([]draft.Source{{Name: "上年报告.txt", Document: d}}, draft.Options{Unit: "甲区乙镇人民政府", Year: 2024, Pack: "mof-2020"})
	if err != nil {
		t.Fatal(err)
	}
	folder := fstest.MapFS{}
	for _, x := range f.Files {
		folder[x.Name] = &fstest.MapFile{Data: x.Data}
	}
	loaded, err := dossier.Load(folder)
	if err != nil {
		t.Fatalf("the draft cannot be loaded: %v", err)
	}
	p, err := regs.PackByID("mof-2020")
	if err != nil {
		t.Fatal(err)
	}
	e, err := budget.Evaluate(p, loaded.Year.Input())
	if err != nil {
		t.Fatal(err)
	}
	m, err := report.NewMaker(loaded.Year, e)
	if err != nil {
		t.Fatal(err)
	}
	var sections []report.Section
	for _, s := range loaded.Narrative {
		sections = append(sections, report.Section{File: s.File, Text: s.Text})
	}
	blocks := m.Narrative(sections)
	if err := m.Faults.Err(); err != nil {
		t.Fatalf("the narrative has faults: %v", err)
	}
	return f, loaded, blocks
}

// texts returns the paragraphs of a narrative.
func texts(blocks []document.Block) []string {
	var out []string
	for _, b := range blocks {
		if p, ok := b.(*document.Paragraph); ok {
			out = append(out, strings.TrimSpace(document.Text(p.Runs)))
		}
	}
	return out
}

// paragraphs returns the running text of a document as normal text.
func paragraphs(d *document.Document) []string {
	var out []string
	for _, l := range extract.Lines(d) {
		if l.Kind == extract.Body || l.Kind == extract.Item || l.Kind == extract.Remark {
			_, rest := draft.RunIn(l.Text) // what stands before it became a heading
			out = append(out, strings.TrimSpace(l.Text[rest:]))
		}
	}
	return out
}

const sample = `2024年度甲区乙镇人民政府单位整体支出绩效自评报告
一、单位概况
（一）主要职能
1. 负责辖区经济发展、公共服务和社会治理。
2. 机构设置：设3个内设机构，包括党政办、经发办、社事办。
（二）人员情况
年末在职人数46人。
二、预算执行情况
2024年一般公共预算年初预算数1,250.60万元，调整后预算数1300万元，决算数1287.5万元，执行率99.04%。
| 项目名称 | 年初预算数（万元） | 决算数（万元） |
| 道路保洁 | 120 | 118.5 |
| 老年助餐 | 80 | 80 |
| 合计 | 200 | 198.5 |
三、绩效目标完成情况
走访企业1046次，服务满意率达96.5%，化解矛盾超3700件，采集信息48.8万余条；新增就业约500人，同比增长12.5%。
-5℃以下天气启动预案，见[附件]和*说明*，代码<A>、{{B}}、#3号 & 1+39+X。
| 一级指标 | 二级指标 | 三级指标 | 指标值 | 实际完成值 | 分值 | 得分 |
| 产出指标 | 数量指标 | 走访企业次数 | ≥1000次 | 1046次 | 20 | 20 |
| 效益指标 | 社会效益指标 | 居民知晓程度 | 显著提高 | 显著提高 | 10 | 9 |
| 满意度指标 | 服务对象满意度 | 企业满意度 | ≥95% | 96.5% | 10 | 10 |
四、存在问题
（一）个别项目启动晚，道路保洁招标推迟2个月。
（二）满意度调查样本偏少。
五、改进措施
（一）提前完成招标准备。
（二）扩大调查样本。`

func TestMake(t *testing.T) {
	d := paper(sample)
	f, loaded, blocks := made(t, d)
	if got, want := plain(texts(blocks)), plain(paragraphs(d)); got != want {
		t.Errorf("the narrative prints\n%s\nnot\n%s", got, want)
	}
	if f.Offices != 3 || f.Indicators != 3 || f.Lines != 2 || f.Problems != 2 {
		t.Errorf("offices %d, indicators %d, lines %d, problems %d; want 3, 3, 2, 2", f.Offices, f.Indicators, f.Lines, f.Problems)
	}
	bound := map[string]string{}
	for _, b := range blocks {
		if p, ok := b.(*document.Paragraph); ok {
			for _, r := range p.Runs {
				if r.Fact != "" {
					bound[r.Fact] = r.Text
				}
			}
		}
	}
	for id, want := range map[string]string{"内设机构数": "3个", "走访企业": "1046次", "采集信息": "48.8万余条", "报告一般公共预算-执行率": "99.04%", "新增就业-同比": "12.5%"} {
		if bound[id] != want {
			t.Errorf("%s is bound to %q, want %q; bound: %v", id, bound[id], want, bound)
		}
	}
	i := loaded.Year.Indicators[0]
	if i.Name != "走访企业次数" || i.Level2 != "数量指标" || i.Target.IsZero() || i.Weight.String() != "20" {
		t.Errorf("first indicator: %+v", i)
	}
	if !loaded.Year.Indicators[1].Target.IsZero() {
		t.Error("显著提高 was taken for a target with a number")
	}
	p := loaded.Year.Problems[0]
	if !strings.Contains(p.Gap, "推迟2个月") || p.Measure != "提前完成招标准备。" {
		t.Errorf("first problem: %+v", p)
	}
	if loaded.Year.Lines[0].Name != "道路保洁" || !loaded.Year.Lines[0].Outturn.Known {
		t.Errorf("first line: %+v", loaded.Year.Lines[0])
	}
}

func TestMakeRefuses(t *testing.T) {
	for _, c := range []struct{ text, unit, code string }{
		{"", "甲镇", "draft-empty"},
		{"工作总结\n完成任务3项。", "", "draft-unit"},
		{"工作总结\n完成任务3项。", "甲镇", "draft-year"},
	} {
		_, err := draft.Make([]draft.Source{{Name: "a.txt", Document: paper(c.text)}}, draft.Options{Unit: c.unit, Pack: "mof-2020"})
		var f *fault.Error
		if !errors.As(err, &f) || f.Code != c.code {
			t.Errorf("%q gives %v, want %s", c.text, err, c.code)
		}
	}
}

// FuzzMake: whatever a report says, its draft loads, and prints what it says.
func FuzzMake(f *testing.F) {
	f.Add(sample)
	f.Add("题名\n一、甲\n- 1.5%。# {{x}} }} [[表:资金执行]] `3` **4** \\5\n1) 6个\n2. 7个")
	f.Add("题名\n二、问题\n存在3个问题；其中2个已改；1个未改")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 || !strings.Contains(text, "\n") {
			return
		}
		d := paper(text)
		if len(extract.Lines(d)) == 0 {
			return
		}
		_, _, blocks := made(t, d)
		got, want := plain(texts(blocks)), plain(paragraphs(d))
		if got != want {
			t.Errorf("the narrative prints\n%q\nnot\n%q", got, want)
		}
	})
}

// plain is a text without blanks, which Markdown does not keep.
func plain(lines []string) string {
	return strings.Join(strings.Fields(legible.Legible(strings.Join(lines, "\n"))), "")
}
