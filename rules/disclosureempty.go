package rules

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/check"
	"jiheng/paper"
)

var (
	moneyTitles = []string{"收入", "支出", "预算", "决算", "经费", "拨款", "基金", "资产", "采购", "国有资本"}
	noneSaid    = []string{"没有", "无", "空表", "不涉及", "未安排", "未发生", "故此表", "故本表", "不存在"}
)

// emptyTables wants a statement beside a table without a figure, and the
// statement to be about that table.
func emptyTables(p *check.Pass) check.Outcome {
	if p.Kind != paper.Accounts && p.Kind != paper.Plan && p.Kind != paper.Report && p.Kind != paper.Other {
		return check.NotApplicable("不是要列空表的文件")
	}
	seen := false
	for i, g := range p.Tables {
		title := emptyTitle(g)
		if title == "" {
			continue
		}
		if seen = true; !paper.HasAny(title, moneyTitles...) {
			continue
		}
		said := besideTable(p, g, p.Tables, i)
		at := g.Lines[0]
		switch {
		case said == nil:
			p.Line(at, fmt.Sprintf("“%s”是空的，没有说明。", paper.Clip(title, 30)), "在表下注明“本单位本年没有这项收支，本表为空”")
		default:
			if t, s := subjectFund(title), subjectFund(said.Text); t != "" && s != "" && t != s {
				p.Line(said, fmt.Sprintf("“%s”下面的说明讲的是%s，不是%s。", paper.Clip(title, 30), s, t), "改成说明本表的情况", at.Site(at.All()))
			}
		}
	}
	if !seen {
		return check.NotApplicable("没有空表")
	}
	return check.Decided
}

// subjectFund is the budget that a title or a statement is about; empty for none
// or several.
func subjectFund(s string) string {
	found := ""
	for _, f := range []string{"政府性基金", "国有资本", "三公", "社会保险基金"} {
		if strings.Contains(s, f) {
			if found != "" {
				return ""
			}
			found = f
		}
	}
	return found
}

// emptyTitle returns what a table is called that has heads but no value below
// them; empty for any other.
func emptyTitle(g *paper.Grid) string {
	if len(g.Cells) < 2 || len(g.Cells[0]) < 3 {
		return ""
	}
	heads := 0
	for _, l := range g.Lines {
		s := strings.TrimSpace(l.Text)
		switch {
		case paper.NoValue(s):
		case strings.ContainsAny(s, "0123456789") && !columnNumber(s):
			return ""
		case paper.Runes(s) > 40 || paper.HasAny(s, noneSaid...):
			return ""
		default:
			heads++
		}
	}
	if heads < 3 || filledBelow(g) {
		return ""
	}
	title := ""
	for _, part := range append(strings.Fields(g.Caption), g.FirstWide()) {
		if strings.Contains(part, "表") && !paper.HasAny(part, "注：", "注:", "说明：", "备注", "反映") {
			title = part
		}
	}
	return title
}

// columnNumber reports the number of a column or row: 1, 2, 3, 栏次.
func columnNumber(s string) bool { return paper.AllDigits(s) && len(s) <= 2 }

// filledBelow reports words below the heads besides the first column: a table of
// text. Of a table without figures the heads are the rows up to the first that is
// blank behind its first cell.
func filledBelow(g *paper.Grid) bool {
	blank := false
	for r := range g.Cells {
		filled := slices.ContainsFunc(g.Cells[r][1:], func(l *paper.Line) bool {
			return l != nil && l != g.At(r, 0) && !paper.NoValue(l.Text) && !columnNumber(strings.TrimSpace(l.Text))
		})
		if blank && filled {
			return true
		}
		blank = blank || !filled && r > 0
	}
	return !blank
}

// besideTable returns the statement that there is nothing: among the lines just
// above and below the table; nil for none.
func besideTable(p *check.Pass, g *paper.Grid, all []*paper.Grid, i int) *paper.Line {
	first, last := g.Lines[0].Index, g.Lines[len(g.Lines)-1].Index
	from, to := max(first-3, 0), min(last+4, len(p.Lines))
	if i > 0 && len(all[i-1].Lines) > 0 {
		from = max(from, all[i-1].Lines[len(all[i-1].Lines)-1].Index+1)
	}
	if i+1 < len(all) && len(all[i+1].Lines) > 0 {
		to = min(to, all[i+1].Lines[0].Index)
	}
	for _, near := range [][]*paper.Line{p.Lines[last+1 : max(to, last+1)], p.Lines[from:first]} {
		for _, l := range near {
			if l.Kind != paper.CellLine && paper.HasAny(l.Text, noneSaid...) {
				return l
			}
		}
	}
	return nil
}
