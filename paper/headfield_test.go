package paper_test

import (
	"strings"
	"testing"

	"jiheng/document"
	"jiheng/paper"
)

// What stands in the head of a table of accounts names unit and year, however its fields are set:
// in rows of their own, in one cell, in one paragraph, with one label for both.
func TestHeadsOfAccounts(t *testing.T) {
	cell := func(s string) document.Cell { return document.Cell{Runs: document.Plain(s)} }
	rows := func(rows ...string) []document.Row {
		var out []document.Row
		for _, r := range rows {
			var cells []document.Cell
			for s := range strings.SplitSeq(r, "|") {
				cells = append(cells, cell(strings.TrimSpace(s)))
			}
			out = append(out, document.Row{Cells: cells})
		}
		return out
	}
	body := []string{"项目 | 栏次 | 金额", "一、财政拨款收入 | 1 | 1234.56", "二、其他收入 | 2 | 65.44", "本年收入合计 | 3 | 1300.00"}
	for _, head := range [][]string{
		{"部门：某区水利局 | |", "2024年度 | | 金额单位：万元"},
		{"编制单位/年度：某区水利局/2024年 | | 单位：万元"},
		{"编制单位：某区水利局　　2024年度　　金额单位：万元 | |"},
		{"部门（单位）名称: 某区水利局 | | 公开02表", "年度：2024 | | 单位：万元"},
		{"部门： | 某区水利局 |", "2024年度 | |", " | | 单位：万元"},
		{"编制单位：某区水利局 | 2024年度 | 金额单位：元"},
		{"填报部门：某区水利局   所属年度：2024年   货币单位：万元 | |"},
		{"公开部门：某区水利局 公开02表 | |", "2024年 | | 单位：元"},
	} {
		inTable := &document.Document{Blocks: []document.Block{&document.Table{Columns: make([]document.Column, 3),
			Rows: rows(append(append([]string{"收入决算表 | |"}, head...), body...)...)}}}
		inLines := &document.Document{Blocks: []document.Block{&document.Paragraph{Style: document.Title, Runs: document.Plain("收入决算表")}}}
		for _, h := range head {
			line := strings.Join(strings.FieldsFunc(h, func(r rune) bool { return r == '|' }), "　　")
			inLines.Blocks = append(inLines.Blocks, &document.Paragraph{Runs: document.Plain(strings.TrimSpace(line))})
		}
		inLines.Blocks = append(inLines.Blocks, &document.Table{Columns: make([]document.Column, 3), Rows: rows(body...)})
		for _, d := range []*document.Document{inTable, inLines} {
			x := paper.NewText(d)
			if unit, _, year := x.Identity("表.xlsx"); unit != "某区水利局" || year != 2024 || x.Unit != unit || x.Year != year {
				t.Errorf("%q: unit %q, year %d; of the head %q, %d", head, unit, year, x.Unit, x.Year)
			}
			for _, f := range x.Facts() {
				if strings.HasPrefix(f.Value, "2024") {
					t.Errorf("%q: a year is read as %s%s", head, f.Value, f.Unit)
				}
			}
		}
	}
}

// A field alone, a sentence and words that hold the label of a year are no head of several fields.
func TestFieldsAlone(t *testing.T) {
	for _, c := range []struct {
		line, unit string
		year       int
	}{
		{"填报单位：柳溪区残疾人联合会", "柳溪区残疾人联合会", 0},
		{"单位：万元", "", 0},
		{"部门：财务科2024年度预算工作的安排", "", 0},
		{"实施单位：各镇政府、街道办事处，2024年度完成", "", 0},
	} {
		d := &document.Document{Blocks: []document.Block{&document.Paragraph{Style: document.Title, Runs: document.Plain("某表")},
			&document.Paragraph{Runs: document.Plain(c.line)}, &document.Paragraph{Runs: document.Plain("本表说明有关的情况，按规定填写。")}}}
		if x := paper.NewText(d); x.Unit != c.unit || x.Year != c.year {
			t.Errorf("%s: unit %q, year %d", c.line, x.Unit, x.Year)
		}
	}
}
