package page

import (
	"math/rand"
	"regexp"
	"strings"
	"testing"

	"jiheng/document"
)

// broken returns text broken to a measure of so many cells, lines parted by |.
func broken(t *testing.T, text string, cells int) string {
	t.Helper()
	s := newSetter(&document.Document{}, embeddedFonts(t))
	gs := s.shape(document.Plain(text), look{role: bodyRole, size: pt16, cell: pt16})
	if err := s.errs.Err(); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, l := range breakLines(gs, measure{cells * pt16, cells * pt16}) {
		var b strings.Builder
		for _, g := range trimmed(gs[l.from:l.to], false) {
			b.WriteRune(g.r)
		}
		out = append(out, b.String())
	}
	return strings.Join(out, "|")
}

func TestBreakLines(t *testing.T) {
	for _, c := range []struct {
		name  string
		cells int
		text  string
		want  string
	}{
		{"满行", 5, "甲乙丙丁戊己庚辛壬癸", "甲乙丙丁戊|己庚辛壬癸"},
		{"句号挤进行末", 7, "甲，乙，丙，丁。己庚", "甲，乙，丙，丁。|己庚"},
		{"句号挤不进则带一字下行", 4, "甲乙丙丁！！己庚", "甲乙丙|丁！！己|庚"},
		{"前引号不留行末", 5, "甲乙丙丁“戊己庚”", "甲乙丙丁|“戊己庚”"},
		{"书名号不留行末", 4, "甲乙丙《戊己》", "甲乙丙|《戊己》"},
		{"连续标点压缩", 6, "甲乙（丙）：“丁戊", "甲乙（丙）：|“丁戊"},
		{"数不拆", 6, "决算数17636.00元整", "决算数|17636.00元|整"},
		{"数与单位不拆", 7, "预算甲乙丙12万元整", "预算甲乙丙|12万元整"},
		{"单位内部不拆", 5, "甲乙丙丁8万平方米", "甲乙丙丁|8万平方米"},
		{"百分号不在行首", 5, "甲乙丙丁98%戊己", "甲乙丙丁|98%戊己"},
		{"英文词不拆", 6, "采用 Benchmark 方法", "采用|Benchmark|方法"},
		{"过长的词逐字拆", 4, "见abcdefghijklmnop", "见abcde|fghijkl|mnop"},
		{"网址在斜杠后拆", 8, "http://a.gov.cn/zfxx/ys", "http://a.gov.cn/|zfxx/ys"},
		{"破折号不拆", 5, "甲乙丙丁——戊己", "甲乙丙丁|——戊己"},
		{"省略号不拆", 5, "甲乙丙丁……戊己", "甲乙丙丁|……戊己"},
		{"年号与文号不拆", 7, "甲发〔2024〕12号文", "甲发〔2024〕|12号文"},
		{"行末空格不占位", 5, "甲乙丙丁戊 己庚", "甲乙丙丁戊|己庚"},
		{"换行", 8, "甲乙\n丙丁", "甲乙|丙丁"},
		{"窄到一字", 1, "（甲）12", "（|甲|）|1|2"},
		{"空", 5, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := broken(t, c.text, c.cells); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

var torn = regexp.MustCompile(`[0-9.,]\|[0-9.,%]|万\|元|^[，。、；：？！）》”]|\|[，。、；：？！）》”]|[（《“]\|`)

// TestNumbersAreNeverTorn breaks random sentences to random widths.
func TestNumbersAreNeverTorn(t *testing.T) {
	parts := []string{"预算", "执行率", "98.85%", "17,636.00万元", "（", "）", "，", "。", "“", "”", "《", "》", "绩效自评工作", "2024年", "、", "——", "48.8万余条", "Excel表"}
	r := rand.New(rand.NewSource(1))
	for range 3000 {
		var b strings.Builder
		for range 5 + r.Intn(40) {
			p := parts[r.Intn(len(parts))]
			if isWord([]rune(p)[0]) {
				p = "达" + p // numbers on end are one long word
			}
			b.WriteString(p)
		}
		text := strings.TrimLeft(b.String(), "，。、”）》")
		if text == "" {
			continue
		}
		if got := broken(t, text, 14+r.Intn(20)); strings.Contains(got, "|") && torn.MatchString(got) && !strings.Contains(longestMarks(text), "x") {
			t.Fatalf("torn: %s", got)
		}
	}
}

// TestDatesAndLabelsAreNeverTorn sets dates and labels behind text of every
// length.
func TestDatesAndLabelsAreNeverTorn(t *testing.T) {
	for _, whole := range []string{"2024年3月28日", "2025年11月", "12月31日", "2024-03-28", "〔样例〕", "12月28日17时", "〔2020〕"} {
		for n := range 40 {
			for _, width := range []int{12, 17, 28} {
				text := differentHan(n) + whole + differentHan(9)
				if got := broken(t, text, width); !strings.Contains(got, whole) {
					t.Errorf("%d in %d: %s", n, width, got)
				}
			}
		}
	}
}

// longestMarks returns x where marks stand so many in a row that no line could
// hold them together.
func longestMarks(text string) string {
	if regexp.MustCompile(`[（《“，。、）》”]{9,}`).MatchString(text) {
		return "x"
	}
	return ""
}

func TestJustifiedLinesFillTheMeasure(t *testing.T) {
	text := strings.Repeat("根据《意见》（中发〔2018〕34号）要求，总体得分92.50分，等级为“优”；决算数17636.00万元。", 8)
	l := setBlocks(t, document.P(text))
	byY := map[int][]Run{}
	for _, r := range l.Pages[0].Runs {
		byY[r.Y] = append(byY[r.Y], r)
	}
	right := 28000 + blockWide
	full := 0
	for _, rs := range byY {
		last := rs[len(rs)-1]
		c := last.Text[len(last.Text)-1]
		_, _, ink, _, _ := last.Face.ink(c, last.Size)
		end := last.X[len(last.X)-1]
		if end+ink > right+10 {
			t.Errorf("line ends at %d, beyond %d: %q", end+ink, right, string(last.Text))
		}
		if end+last.Face.Advance(c, last.Size) > right-pt16 {
			full++
		}
	}
	if full < len(byY)-2 { // the last line and the page number
		t.Errorf("%d of %d lines are full", full, len(byY))
	}
}
