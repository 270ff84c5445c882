package pdfread

import (
	"strings"
	"testing"
)

// lineFrom sets characters side by side, each blank as a glyph, "|" as a gap of
// one and a half ems without one.
func lineFrom(s string) *line {
	const em = 4000
	var gs []glyph
	f := &face{}
	x := 0
	for _, c := range s {
		if c == '|' {
			x += em * 3 / 2
			continue
		}
		w := em
		if !wide(c) {
			w = em / 2
		}
		gs = append(gs, glyph{r: c, x: x, left: x, right: x + w, base: em, size: em, face: f})
		x += w
	}
	return lineOf(gs, 1)
}

func TestBlanksInALine(t *testing.T) {
	for in, want := range map[string]string{
		"本 年 收 入":             "本年收入",
		"目    录":              "目录",
		"因 公 出 国 （ 境 ） 费":     "因公出国（境）费",
		"第一部分 单位概况":           "第一部分 单位概况",
		"2024 年 度决算 98.20 万元": "2024年 度决算98.20万元",
		"其中： 项目支出":            "其中：项目支出",
		"XX 局":                "XX局",
		"GB/T 9704 format":    "GB/T 9704 format",
		"填报单位|年度":             "填报单位 年度",
		"201|一般公共服务":          "201 一般公共服务",
		"⼀般⺠⽣":                "一般民生",
		"　　首行":                "首行",
	} {
		if got := lineFrom(in).words(); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestLinesAreWelded(t *testing.T) {
	for in, want := range map[string]string{
		"预算数为/17,636.00万元":  "预算数为17,636.00万元",
		"预算数为17,63/6.00万元":  "预算数为17,636.00万元",
		"see the/report":    "see the report",
		"self-/evaluation":  "self-evaluation",
		"完成率达到98.85/%，比上年高": "完成率达到98.85%，比上年高",
		"编号为/JH2024":        "编号为JH2024",
	} {
		var ps []piece
		for _, l := range strings.Split(in, "/") {
			ps = weld(ps, lineFrom(l).pieces())
		}
		if got := text(ps); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestLevels(t *testing.T) {
	for in, want := range map[string]int{"一、概况": 1, "第二部分 决算表": 1, "（三）问题": 2, "3. 措施": 3, "12、住房公积金": 3, "（4）其他": 4,
		"2024年预算": 0, "3.5万元": 0, "一般公共预算": 0, "98.85%": 0} {
		if got := level(in); got != want {
			t.Errorf("%s: level %d, want %d", in, got, want)
		}
	}
}

func TestWhatIsAnAmount(t *testing.T) {
	for in, want := range map[string]bool{"2,940.05": true, "98.85%": true, "—": true, "-3.20": true, "≥15": true, "17个": false, "": false, "合计": false} {
		if amount(in) != want {
			t.Errorf("%q: %t", in, !want)
		}
	}
}

func TestPageNumbers(t *testing.T) {
	for in, want := range map[string]bool{"— 3 —": true, "- 12 -": true, "第3页": true, "第 3 页 共 20 页": true, "3/20": true, "xii": true, "7": true,
		"3月": false, "2,940.05": false, "第三部分": false} {
		if pageNumber.MatchString(in) != want {
			t.Errorf("%q: %t", in, !want)
		}
	}
}
