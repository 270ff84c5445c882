package document

import (
	"strings"
	"testing"
)

// marked shows with · where a line may not end, and with ~ where it had better not.
func marked(s string) string {
	text := []rune(s)
	var b strings.Builder
	for i, tied := range Bound(text) {
		b.WriteRune(text[i])
		b.WriteString([]string{"", "~", "·"}[tied])
	}
	return b.String()
}

func TestBound(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"整日期", "于2024年3月28日印发", "于2024·年·3·月·28·日印发"},
		{"年月", "至2025年11月止", "至2025·年·11·月止"},
		{"月日", "12月31日前", "12·月·31·日前"},
		{"日时", "2月28日17时", "2·月·28·日·17·时"},
		{"年后的数不算日期", "2024年1046家", "2024·年1046~家"},
		{"横线日期", "自2024-03-28起", "自2024·-·0·3·-·2·8起"},
		{"不是日期的横线", "编号2024-1，10-20家", "编号2024-1，10-20~家"},
		{"负数和编号不算", "−3-甲", "−3-甲"},
		{"样例", "分值〔样例〕共", "分值〔·样·例·〕共"},
		{"文号", "财预〔2020〕10号", "财预〔·2·0·2·0·〕10~号"},
		{"长括号不管", "〔这里是一段很长的说明文字〕", "〔这里是一段很长的说明文字〕"},
		{"没有右括号", "〔样例", "〔样例"},
		{"金额", "17636.00万元", "17636.00~万·元"},
		{"长单位", "1.2平方公里内", "1.2~平·方·公·里内"},
		{"比例", "98.85%和5个百分点", "98.85%和5~个·百·分·点"},
	} {
		if got := marked(c.text); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestAlignOf(t *testing.T) {
	long := "办结率不低于百分之九十五，并且当年没有重复投诉和越级上访"
	table := &Table{Header: 1, Columns: []Column{{}, {Align: Center}, {Align: Right}}, Rows: []Row{
		{Cells: []Cell{{Runs: Plain("甲")}, {Runs: Plain("乙")}, {Runs: Plain("丙")}}},
		{Cells: []Cell{{Runs: Plain("一")}, {Runs: Plain("≥3次")}, {Runs: Plain("2.50")}}},
		{Cells: []Cell{{Runs: Plain("二")}, {Runs: Plain(long)}, {Runs: Plain(long)}}},
		{Cells: []Cell{{Runs: Plain("三"), Align: Right}, {Runs: Plain("跨两列"), ColSpan: 2}}},
		{Cells: []Cell{{Runs: Plain("四"), Head: true}, {Runs: Plain(long), Align: Center}, {}}},
	}}
	want := []string{"center center center", " center right", "  right", "right ", "center center right"}
	for r, row := range table.Grid() {
		var got []string
		for _, p := range row {
			got = append(got, string(table.AlignOf(p)))
		}
		if s := strings.Join(got, " "); s != want[r] {
			t.Errorf("row %d: got %q, want %q", r, s, want[r])
		}
	}
}

func TestWidths(t *testing.T) {
	cols := []Column{{Width: 1}, {Width: 1}, {Width: 8}}
	for _, c := range []struct {
		name        string
		least, full []int
		want        [3]int
	}{
		{"按比例", []int{50, 50, 50}, []int{90, 90, 900}, [3]int{100, 100, 800}},
		{"窄列先够用", []int{180, 50, 50}, []int{180, 90, 2000}, [3]int{180, 64, 756}},
		{"都不够就按比例缩", []int{900, 900, 200}, []int{900, 900, 200}, [3]int{450, 450, 100}},
	} {
		got := Widths(cols, c.least, c.full, 1000)
		if [3]int(got) != c.want {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}
