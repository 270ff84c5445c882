package pdfread

import (
	"slices"
	"strings"
	"testing"
)

// A page as Chromium prints it with its own header and footer: short paragraphs below
// headings without an indent, and three columns of vertical writing with figures that
// lie on a side, stand upright, and stand beside one another.
func TestPagePrintedByBrowser(t *testing.T) {
	d := studied(t, written(t, "chromium-page-printed.pdf")).Document
	const want = `# 一、单位基本情况
body: 机关编制12名，实有11名。
# 二、资金使用情况
body: 全年预算数410.00万元，支出395.60万元，执行率96.49%。
# 三、目标完成情况
body: 补贴发放1,275人。
# 四、问题
body: 核查偏慢。
# 五、改进措施
body: 康复科2024年6月底前完成。
# 六、自评结果
body: 自评95分。
body: 东山区残疾人联合会
body: 2024年2月18日
`
	if got := d.Dump(); strings.TrimSpace(got) != strings.TrimSpace(want) {
		t.Errorf("read:\n%s", got)
	}
	for _, s := range []string{"结余14万元", "退回7.5万元", "调剂25万元"} {
		if said := notes(d); !strings.Contains(said, "!pdf-vertical ") || !strings.Contains(said, s) {
			t.Errorf("does not say %s: %s", s, said)
		}
	}
}

// What browsers print around a page is told from what papers begin with.
func TestStampsOfBrowsers(t *testing.T) {
	s := &sheet{width: 210000, height: 297000}
	at := func(text string, y int) *row {
		l := lineFrom(text)
		l.top, l.bottom = y, y+3000
		return &row{box: box{left: 20000, right: 90000, top: y, bottom: y + 3000}, lines: []*line{l}}
	}
	for _, text := range []string{"11/30/26, 7:14 AM", "2026/11/30 07:14", "30.11.2026, 19:14", "2026年11月30日 下午7:14", "2026-11-30 19:14:05",
		"https://www.example.gov.cn/a/b.html?x=1", "file:///D:/自评/报告.html", "about:blank"} {
		if !stamped(s, at(text, 6000)) || !stamped(s, at(text, 288000)) {
			t.Errorf("%q is taken for text", text)
		}
		if stamped(s, at(text, 60000)) {
			t.Errorf("%q in the middle of a page is cut off", text)
		}
	}
	for _, text := range []string{"2026年11月30日", "11月30日上午9:30召开会议", "2026/11/30", "附件1", "网址：https://www.example.gov.cn", "7:14", "1,234.56"} {
		if stamped(s, at(text, 6000)) {
			t.Errorf("%q is cut off", text)
		}
	}
}

// down sets characters below one another, those in brackets on a side, those between
// bars beside one another; a step is in percent of their size.
func down(x, step int, text string) *sheet {
	const em = 4000
	s := &sheet{width: 210000, height: 297000}
	f, k := &face{}, &ink{}
	y, lying, beside, n := 100000, false, false, 0
	for _, c := range text {
		switch c {
		case '[', ']':
			lying = c == '['
			continue
		case '|':
			if beside = !beside; beside {
				n = 0
			} else {
				y += em * step / 100
			}
			continue
		}
		w := em
		if !wide(c) {
			w = em / 2
		}
		g := glyph{r: c, left: x - w/2, right: x + w/2, base: y, top: y - em*85/100, bottom: y + em*15/100, size: em, face: f, ink: k}
		switch {
		case lying:
			g.left, g.right, g.top, g.bottom = x-em/2, x+em/2, y-em/2, y
			s.turned = append(s.turned, g)
			y += em / 2
			continue
		case beside:
			g.left, g.right = x-em/2+n*em/2, x+n*em/2
			s.glyphs = append(s.glyphs, g)
			n++
			continue
		}
		s.glyphs = append(s.glyphs, g)
		y += em * step / 100
	}
	return s
}

func TestColumnsOfVerticalWriting(t *testing.T) {
	for _, c := range []struct {
		text string
		step int
		want []string
	}{
		{"支出[99]万元", 100, []string{"支出99万元"}},
		{"支出9.8万元", 100, []string{"支出9.8万元"}},
		{"预算|36|万元", 100, []string{"预算36万元"}},
		{"年度结余", 100, []string{"年度结余"}},
		{"结余资金", 140, nil},
		{"本年度全年结余资金情况", 140, []string{"本年度全年结余资金情况"}},
		{"合计", 100, nil},
		{"结余[97.5]", 105, []string{"结余97.5"}},
	} {
		s := down(60000, c.step, c.text)
		all := len(s.glyphs)
		s.vertical()
		if !slices.Equal(s.columns, c.want) {
			t.Errorf("%s: %q, want %q", c.text, s.columns, c.want)
		}
		if left := len(s.glyphs); (c.want == nil) != (left == all) {
			t.Errorf("%s: %d of %d letters are left", c.text, left, all)
		}
	}
}

// Letters on a side are said, but the number of a page at its edge.
func TestLettersOnASide(t *testing.T) {
	for _, c := range []struct {
		x    int
		text string
		said bool
	}{{8000, "[—3—]", false}, {100000, "[88]", true}, {60000, "[7.5%]", true}, {203000, "[12]", false}, {8000, "[一二三四五六七八九]", true}} {
		if got := len(down(c.x, 100, c.text).lain()) > 0; got != c.said {
			t.Errorf("%s at %d is said: %v", c.text, c.x, got)
		}
	}
}

// Where lines end tells the text block only where hardly any goes beyond.
func TestRightEdgeOfText(t *testing.T) {
	for _, c := range []struct {
		name   string
		rights []int
		want   int
		told   bool
	}{
		{"justified", []int{180000, 180100, 180050, 179900, 180000, 180020, 120000, 60000}, 180100, true},
		{"short lines that end alike", []int{62371, 62371, 97684, 53904, 196003, 149754, 137583, 58138, 94791, 77717}, 62371, false},
		{"one line beyond", []int{180000, 180000, 195000, 180000, 90000, 70000}, 180000, true},
		{"ragged", []int{170000, 171000, 169000, 165000, 171500, 168000}, 171500, true},
	} {
		var vs []int
		for _, r := range c.rights {
			vs = append(vs, -r)
		}
		if got, told := common(vs); told != c.told || abs(-got-c.want) > 1000 && told {
			t.Errorf("%s: %d, %v", c.name, -got, told)
		}
	}
}

// The marks of vertical writing, which stand beside the middle of its columns, are no text of
// their own; words that stand beside others are.
func TestMarksOfVerticalWriting(t *testing.T) {
	for _, c := range []struct {
		text, mark string
		left       int
	}{{"本年度全年结余资金", "。", 0}, {"预算执行情况", "、", 0}, {"项目支出按进度拨付", "，", 0}, {"绩效目标完成", "章节", 2}} {
		s := down(60000, 100, c.text)
		last := s.glyphs[len(s.glyphs)-1]
		for k, r := range []rune(c.mark) {
			g := last
			g.r, g.ink, g.base, g.left, g.right = r, &ink{}, last.base+4000, last.left+1200+4000*k, last.right+1200+4000*k
			g.top, g.bottom = g.base-3400, g.base+600
			s.glyphs = append(s.glyphs, g)
		}
		if s.vertical(); len(s.glyphs) != c.left || len(s.columns) == 0 {
			t.Errorf("%s with %s: %d letters are left, %q", c.text, c.mark, len(s.glyphs), s.columns)
		}
	}
}
