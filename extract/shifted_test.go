package extract_test

import (
	"strings"
	"testing"

	"jiheng/document"
	"jiheng/extract"
)

// An amount whose number format moves the point, in a table of 元, is no figure, and one
// note says why; in a unit that the format leaves out it is one.
func TestAmountsOfShiftedFormats(t *testing.T) {
	for _, c := range []struct {
		name, unit, head, shown string
		shift, figures, shifted int
	}{
		{"表上写着元", "单位：元", "全年执行数", "1,234.567", 3, 0, 1},
		{"表头写着元", "", "全年执行数（元）", "1,234.567", 3, 0, 1},
		{"栏目旁写着元", "", "预算金额（元）", "12.34567", 5, 0, 1},
		{"别的栏", "金额单位：元", "决算数", "123.4567", 4, 0, 1},
		{"单位正是格式省去的", "单位：千元", "全年执行数", "1,234.567", 3, 1, 0},
		{"表头正是格式省去的", "单位：元", "全年执行数（万元）", "123.4567", 4, 1, 0},
		{"格式不移小数点", "单位：元", "全年执行数", "1,234.567", 0, 1, 0},
		{"哪里都没有单位", "", "全年执行数", "1,234.567", 3, 0, 0},
	} {
		row := func(shift int, texts ...string) (r document.Row) {
			for i, s := range texts {
				cell := document.Cell{Runs: []document.Run{{Text: s}}}
				if i == 1 {
					cell.Shift = shift
				}
				r.Cells = append(r.Cells, cell)
			}
			return r
		}
		d := &document.Document{}
		if c.unit != "" {
			d.Blocks = append(d.Blocks, &document.Paragraph{Runs: []document.Run{{Text: c.unit}}})
		}
		d.Blocks = append(d.Blocks, &document.Table{Columns: make([]document.Column, 2), Header: 1, Rows: []document.Row{row(0, "项目", c.head), row(c.shift, "河道整治", c.shown)}})
		facts, unread := extract.FactsAndUnread(extract.Lines(d))
		n := 0
		for _, u := range unread {
			if u.Why == extract.Shifted {
				n++
			}
		}
		note, _ := extract.UnreadNote(unread)
		if len(facts) != c.figures || n != c.shifted || strings.Contains(note.Text, "写明的单位却是元") != (c.shifted > 0) || strings.Contains(note.Text, "不是一个确定的数") {
			t.Errorf("%s: %d figures, %d shifted: %s", c.name, len(facts), n, note.Text)
		}
	}
}
