package table

import (
	"fmt"
	"strings"
	"testing"
)

// told lists what was guessed: last row of the head, sheets, records, columns.
func told(g *Guessed) string {
	out := fmt.Sprintf("%d %s %d", g.Head, strings.Join(g.Sheets, "+"), g.Records)
	for _, c := range g.Columns {
		out += " " + c.Name + ":" + c.Type.String()
	}
	return out
}

// Heads of two rows, rows of labels above them, and sheets of one shape.
func TestGuessHeads(t *testing.T) {
	title := []any{"2025年走访台账"}
	labels := []any{"填报单位：清溪镇", nil, nil, "金额单位：元"}
	one := []any{"序号", "企业名称", "走访日期", "结果"}
	rows := func(from int) [][]any {
		var out [][]any
		for i := range 5 {
			out = append(out, []any{i + 1, fmt.Sprintf("企业%d", from+i), fmt.Sprintf("2025-01-%02d", from+i), "已答复"})
		}
		return out
	}
	two := [][]any{title, labels, {"序号", "企业名称", "走访情况", nil}, {nil, nil, "日期", "结果"}}
	for _, c := range []struct {
		name   string
		make   func(b book)
		hint   Hint
		want   string
		apart  string // the columns that tell all records apart
		within string // those that tell records of one sheet apart
	}{
		{"标签在上", func(b book) { b.put("表", 1, append([][]any{title, labels, one}, rows(1)...)...) }, Hint{},
			"3 表 5 序号:文本 企业名称:文本 走访日期:日期 结果:文本", "序号 企业名称 走访日期", "序号 企业名称 走访日期"},
		{"两行的表头", func(b book) {
			b.put("表", 1, append(two, rows(1)...)...)
			for _, m := range [][2]string{{"A1", "D1"}, {"A3", "A4"}, {"B3", "B4"}, {"C3", "D3"}} {
				b.must(b.MergeCell("表", m[0], m[1]))
			}
		}, Hint{}, "4 表 5 序号:文本 企业名称:文本 日期:日期 结果:文本", "序号 企业名称 日期", "序号 企业名称 日期"},
		{"没有合并的两行", func(b book) { b.put("表", 1, append(two, rows(1)...)...) }, Hint{},
			"4 表 5 序号:文本 企业名称:文本 日期:日期 结果:文本", "序号 企业名称 日期", "序号 企业名称 日期"},
		{"两张表各编号", func(b book) {
			b.put("上半年", 1, append([][]any{one}, rows(1)...)...)
			b.put("下半年", 1, append([][]any{title, one}, rows(11)...)...)
		}, Hint{}, "1 上半年+下半年 10 序号:文本 企业名称:文本 走访日期:日期 结果:文本", "企业名称 走访日期", "序号 企业名称 走访日期"},
		{"只看一张", func(b book) {
			b.put("上半年", 1, append([][]any{one}, rows(1)...)...)
			b.put("下半年", 1, append([][]any{one}, rows(11)...)...)
		}, Hint{Sheets: []string{"下半年"}}, "1 下半年 5 序号:文本 企业名称:文本 走访日期:日期 结果:文本", "序号 企业名称 走访日期", "序号 企业名称 走访日期"},
		{"说明表头行", func(b book) {
			b.put("表", 1, append([][]any{title, {"甲方", "乙方", "丙方", "丁方"}, one}, rows(1)...)...)
		}, Hint{Head: []int{3}},
			"3 表 5 序号:文本 企业名称:文本 走访日期:日期 结果:文本", "序号 企业名称 走访日期", "序号 企业名称 走访日期"},
	} {
		b := newBook(t)
		c.make(b)
		g, err := Guess("台账/a.xlsx", b.bytes(), c.hint)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var apart, within []string
		for _, col := range g.Columns {
			if col.Distinct {
				apart = append(apart, col.Name)
			}
			if col.InSheet {
				within = append(within, col.Name)
			}
		}
		if got := told(g); got != c.want || strings.Join(apart, " ") != c.apart || strings.Join(within, " ") != c.within {
			t.Errorf("%s: %s, apart %v, in a sheet %v", c.name, got, apart, within)
		}
	}
	b := newBook(t)
	b.put("表", 1, one)
	if _, err := Guess("台账/a.xlsx", b.bytes(), Hint{Sheets: []string{"没有"}}); err == nil || !strings.Contains(err.Error(), "有：") {
		t.Errorf("a sheet that is not there: %v", err)
	}
}
