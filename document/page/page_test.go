package page

import (
	"fmt"
	"reflect"
	"sort"
	"strings"
	"testing"

	"jiheng/document"
	"jiheng/fault"
	"jiheng/num"
)

func embeddedFonts(t testing.TB) *Fonts {
	t.Helper()
	f, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func setBlocks(t testing.TB, bs ...document.Block) *Layout {
	t.Helper()
	l, err := Set(&document.Document{Title: "测试", Blocks: bs}, embeddedFonts(t))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// textLines returns the text of a page by baseline, from the top, without the
// page number.
func textLines(p Page) []string {
	byY := map[int]*strings.Builder{}
	var ys []int
	for _, r := range p.Runs {
		if byY[r.Y] == nil {
			byY[r.Y] = &strings.Builder{}
			ys = append(ys, r.Y)
		}
		byY[r.Y].WriteString(string(r.Text))
	}
	sort.Ints(ys)
	var out []string
	for _, y := range ys {
		out = append(out, byY[y].String())
	}
	if n := len(out); n > 0 && strings.HasPrefix(out[n-1], "— ") {
		out = out[:n-1]
	}
	return out
}

// differentHan returns text of Han characters without marks.
func differentHan(n int) string {
	const some = "一丁七万丈三上下不与丑专且世丘丙业丛东丝丢两严丧个中丰串临丸丹为主丽举久么义之乌乎乏乐乒乓乔乖乘乙九乞也习乡书买乱乳了予争事二于亏云互五井亚些亡交亦产享京亭亮亲人"
	all := []rune(some)
	out := make([]rune, n)
	for i := range out {
		out[i] = all[i%len(all)]
	}
	return string(out)
}

func TestPageHolds22Times28(t *testing.T) {
	full := &document.Paragraph{Style: document.Body, Runs: document.Plain(differentHan(28*22*2 - 2))}
	l := setBlocks(t, full)
	if len(l.Pages) != 2 {
		t.Fatalf("pages: %d, want 2", len(l.Pages))
	}
	for i, p := range l.Pages {
		lines := textLines(p)
		if len(lines) != 22 {
			t.Errorf("page %d: %d lines, want 22", i+1, len(lines))
		}
		for k, s := range lines {
			want := 28
			if i == 0 && k == 0 {
				want = 26
			}
			if n := len([]rune(s)); n != want {
				t.Errorf("page %d line %d: %d characters, want %d", i+1, k+1, n, want)
			}
		}
		last := p.Runs[21]
		if low := last.Y + pt16*12/100; low > 37000+225000 {
			t.Errorf("page %d: last line ends at %d", i+1, low)
		}
	}
	second := l.Pages[0].Runs[1]
	for i, x := range second.X {
		if want := 28000 + i*blockWide/perLine; abs(x-want) > 30 {
			t.Errorf("character %d at %d, want %d", i+1, x, want)
		}
	}
}

func TestPageAcross(t *testing.T) {
	l := setBlocks(t, document.P("上"), &document.Break{Landscape: true}, document.P(differentHan(400)), &document.Break{}, document.P("下"))
	if len(l.Pages) != 3 {
		t.Fatalf("pages: %d, want 3", len(l.Pages))
	}
	p := l.Pages[1]
	if p.Width != 297000 || p.Height != 210000 || l.Pages[2].Width != 210000 {
		t.Errorf("sizes %d×%d, then %d wide", p.Width, p.Height, l.Pages[2].Width)
	}
	if n := len([]rune(textLines(p)[1])); n != 40 {
		t.Errorf("%d characters in a line across, want 40", n)
	}
}

func TestPageNumbers(t *testing.T) {
	d := &document.Document{Footer: "内部资料", Head: "A-1", Blocks: []document.Block{document.P("一"), &document.Break{}, document.P("二")}}
	l, err := Set(d, embeddedFonts(t))
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range l.Pages {
		n := len(p.Runs)
		number, words, head := p.Runs[n-3], p.Runs[n-2], p.Runs[n-1]
		if string(number.Text) != fmt.Sprintf("— %d —", i+1) || string(words.Text) != "内部资料" || string(head.Text) != "A-1" {
			t.Fatalf("page %d: %q, %q, %q", i+1, string(number.Text), string(words.Text), string(head.Text))
		}
		_, low, _, high, _ := number.Face.ink('—', number.Size)
		if dash := number.Y - (low+high)/2; abs(dash-(37000+225000+7000)) > 10 {
			t.Errorf("dash at %d, want 7 mm below the block", dash)
		}
		end := number.X[4] + number.Face.Advance('—', number.Size)
		if i == 0 && abs(end-(28000+156000-pt14)) > 10 {
			t.Errorf("odd number ends at %d", end)
		}
		if i == 1 && number.X[0] != 28000+pt14 {
			t.Errorf("even number begins at %d", number.X[0])
		}
	}
}

func TestSignature(t *testing.T) {
	cell := upright.cell()
	for _, c := range []struct {
		name, unit, date string
	}{
		{"署名长于日期", "某市某区虹桥镇人民政府办公室", "2025年3月8日"},
		{"日期长于署名", "财政局", "2025年12月28日"},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := setBlocks(t, document.P("正文。"), document.Styled(document.Signature, c.unit), document.Styled(document.Date, c.date))
			rs := l.Pages[0].Runs
			unit, date := rs[1], rs[2]
			if d := date.X[0] - unit.X[0]; d != 2*cell {
				t.Errorf("date begins %d right of the name, want two characters", d)
			}
			if unit.Y-rs[0].Y != 2*linePitch || date.Y-unit.Y != linePitch {
				t.Errorf("lines at %d, %d, %d", rs[0].Y, unit.Y, date.Y)
			}
		})
	}
}

func TestSignatureNeverAlone(t *testing.T) {
	for n := 19; n <= 23; n++ {
		l := setBlocks(t, document.P(differentHan(28*n-2)), document.Styled(document.Signature, "某单位"), document.Styled(document.Date, "2025年3月8日"))
		last := textLines(l.Pages[len(l.Pages)-1])
		if len(last) < 4 {
			t.Errorf("%d lines of text: the last page holds only %q", n, last)
		}
	}
}

func TestHeadingStaysWithText(t *testing.T) {
	for n := 15; n <= 23; n++ {
		l := setBlocks(t, document.P(differentHan(28*n-2)), document.H(1, "一、甲"), document.H(2, "（一）乙"), document.P("丙。"))
		for i, p := range l.Pages {
			lines := textLines(p)
			if s := lines[len(lines)-1]; s == "一、甲" || s == "（一）乙" {
				t.Errorf("%d lines of text: page %d ends with %q", n, i+1, s)
			}
		}
	}
}

func TestContentsShowRealPages(t *testing.T) {
	bs := []document.Block{&document.Contents{Depth: 2}, &document.Break{}}
	for i := range 60 {
		bs = append(bs, document.H(1+i%2, fmt.Sprintf("第%d节", i)), document.P(differentHan(500)))
	}
	l := setBlocks(t, bs...)
	where := map[string]int{}
	for _, e := range l.Outline {
		where[e.Text] = e.Page
	}
	links := 0
	for i := range 3 {
		for _, s := range textLines(l.Pages[i]) {
			name, rest, ok := strings.Cut(s, ".")
			if !ok {
				continue
			}
			if want := fmt.Sprint(where[name] + 1); strings.Trim(rest, ".") != want {
				t.Errorf("%s is on page %s, but the contents say %q", name, want, s)
			}
		}
		links += len(l.Pages[i].Links)
	}
	if links != 60 {
		t.Errorf("%d links, want 60", links)
	}
}

func TestMissingCharacterIsNamed(t *testing.T) {
	d := &document.Document{Blocks: []document.Block{document.P("经办人王\U00030000参加了会议"), document.P("笑脸😀不能印，😀也不能")}}
	_, err := Set(d, embeddedFonts(t))
	all := fault.All(err)
	if len(all) != 2 {
		t.Fatalf("errors: %v", err)
	}
	for i, want := range []string{"U+30000", "U+1F600"} {
		if all[i].Kind != fault.Invalid || all[i].Code != "font-missing-character" || !strings.Contains(all[i].Message, want) {
			t.Errorf("error %d: %v", i, all[i])
		}
	}
	if !strings.Contains(all[0].Message, "经办人王") {
		t.Errorf("the words around are missing: %v", all[0])
	}
}

func TestFacesAreNamed(t *testing.T) {
	l := setBlocks(t, document.Styled(document.Title, "标题"), document.H(1, "一、甲"), document.P("正文"))
	want := []string{"Noto Serif SC Bold", "Noto Serif SC", "Noto Sans SC"}
	if !reflect.DeepEqual(l.Faces, want) {
		t.Errorf("faces %q, want %q", l.Faces, want)
	}
}

func TestTwoRunsAreEqual(t *testing.T) {
	d := &document.Document{Blocks: []document.Block{document.Styled(document.Title, "甲"), document.H(1, "一、乙"), tall(50), bars()}}
	a, err := Set(d, embeddedFonts(t))
	if err != nil {
		t.Fatal(err)
	}
	b, err := Set(d, embeddedFonts(t))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(a, b) {
		t.Error("two runs differ")
	}
}

func bars() *document.Figure {
	return &document.Figure{ID: "图", Title: "图1　预算", Chart: document.Chart{Kind: document.Columns, Categories: []string{"甲", "乙"},
		Series: []document.Series{{Name: "数", Points: []document.Point{{Value: num.Int(3)}, {Value: num.Int(5)}}}}}}
}

func TestFigureStandsWhole(t *testing.T) {
	l := setBlocks(t, document.P(differentHan(28*18)), bars())
	if len(l.Pages) != 2 || len(l.Pages[0].Shapes) != 0 || len(l.Pages[1].Shapes) == 0 {
		t.Fatalf("%d pages", len(l.Pages))
	}
	for _, s := range l.Pages[1].Shapes {
		if s.X < 0 || s.Y < 0 || s.X+s.W > 210000 || s.Y+s.H > 297000 {
			t.Errorf("a shape reaches off the page: %+v", s)
		}
	}
}

func TestTitleTurnsAtWords(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"2024年度单位整体支出绩效自评报告", "2024年度单位整体支出绩效自评报告"},
		{"某市某区虹桥镇人民政府（本级）2024年度单位整体支出预算绩效自评报告", "某市某区虹桥镇人民政府（本级）2024年度|单位整体支出预算绩效自评报告"},
		{"某省某市某区生态环境局关于2024年度部门整体支出绩效自评情况的报告", "某省某市某区生态环境局关于2024年度|部门整体支出绩效自评情况的报告"},
		{"某某大学附属医院\n2024年度绩效自评报告", "某某大学附属医院|2024年度绩效自评报告"},
	} {
		l := setBlocks(t, document.Styled(document.Title, c.text))
		if got := strings.Join(textLines(l.Pages[0]), "|"); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}
