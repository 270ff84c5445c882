package report

import (
	"strings"

	"jiheng/budget"
	"jiheng/document"
	"jiheng/fact"
)

// A Checked is what the rules found in one paper of a set.
type Checked struct {
	Name               string
	Errors             int // those that were released
	Warnings, Notices  int
	Settled, Undecided int // rules that decided, that lacked data
	Remarks            []Remark
}

// A Remark is a warning of the checks that stands in a final set.
type Remark struct{ Place, Rule, Says string }

// StatementName is the name of the paper that says how a set was let out.
const StatementName = "定稿说明"

// Statement returns the account of a final set (定稿说明): which rules ran on
// which paper and what they left to say, and every error of the checks that the
// head lets stand, with the reason and the name. It is for the reviewer, and no
// part of what is published.
func (m *Maker) Statement(papers []Checked, released []budget.Release) Paper {
	d := m.document(StatementName)
	d.Blocks = append(d.Blocks, document.Styled(document.Title, m.Year.Unit.Name), document.Styled(document.Title, m.year()+StatementName),
		document.P("本套文件由档案做出，没有待办事项，没有未换成数的引用和提示语，手写的数都已声明。定稿前逐份检查，错误都已改正"+except(len(released))+"。本说明供审核使用，不对外公开。"))
	d.Blocks = append(d.Blocks, m.checkedTable(papers)...)
	d.Blocks = append(d.Blocks, m.releasedTable(released)...)
	d.Blocks = append(d.Blocks, m.remarkTable(papers)...)
	return Paper{Name: StatementName, Why: "定稿时的检查结果和放行的意见，给审核人看", Doc: d}
}

// IsStatement reports a document that is the account of a final set.
func IsStatement(d *document.Document) bool { return strings.HasSuffix(d.Title, StatementName) }

func except(released int) string {
	if released == 0 {
		return ""
	}
	return "或由负责人放行（共" + itoa(released) + "处，列在后面）"
}

func (m *Maker) checkedTable(papers []Checked) []document.Block {
	cols := []col{{"文件", 40, document.Left}, {"放行的错误", 10, document.Right}, {"警告", 10, document.Right}, {"提示", 10, document.Right},
		{"已判定的规则", 15, document.Right}, {"缺资料未判定", 15, document.Right}}
	var rows [][]val
	for _, p := range papers {
		rows = append(rows, []val{txt(p.Name), txt(itoa(p.Errors)), txt(itoa(p.Warnings)), txt(itoa(p.Notices)), txt(itoa(p.Settled)), txt(itoa(p.Undecided))})
	}
	return titled("检查结果", "", simple("checked", cols, rows))
}

func (m *Maker) releasedTable(released []budget.Release) []document.Block {
	if len(released) == 0 {
		return []document.Block{document.P("没有放行的检查意见。")}
	}
	cols := []col{{"文件和规则", 16, document.Left}, {"所说的句子", 26, document.Left}, {"检查意见", 26, document.Left}, {"放行的理由", 18, document.Left},
		{"放行人、日期", 14, document.Center}}
	var rows [][]val
	for _, r := range released {
		by := r.By
		if r.Day != "" {
			by += "，" + fact.HanDay(r.Day)
		}
		rows = append(rows, []val{txt(r.Paper + " " + r.Rule), txt(r.Sentence), txt(r.Says), txt(r.Reason), txt(by)})
	}
	return titled("放行的检查意见", "", simple("released", cols, rows))
}

// remarkTable lists the warnings that were left, for the reviewer to judge.
func (m *Maker) remarkTable(papers []Checked) []document.Block {
	cols := []col{{"文件", 20, document.Left}, {"位置", 14, document.Left}, {"规则", 10, document.Center}, {"警告", 56, document.Left}}
	var rows [][]val
	for _, p := range papers {
		for _, r := range p.Remarks {
			rows = append(rows, []val{txt(p.Name), txt(r.Place), txt(r.Rule), txt(r.Says)})
		}
	}
	if len(rows) == 0 {
		return []document.Block{document.P("没有留下的警告。")}
	}
	return titled("留下的警告", "", simple("remarks", cols, rows))
}
