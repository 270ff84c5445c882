package rules

import (
	"fmt"
	"strings"

	"jiheng/check"
	"jiheng/num"
	"jiheng/paper"
	"jiheng/plain"
)

var (
	shareSentence = plain.NewExpr(`[^。]+`)
	share         = plain.NewExpr(`([^，。；、：（）]{0,24}?)[，（]?占([^，。；、：（）0-9]{0,20}?)(?:的)?(?:比重|比例|比)?(?:为|是|达到|达)?([0-9]{1,3}(?:\.[0-9]+)?)%`)
	sharesOf      = plain.NewExpr(`(?:分别占|占比分别为|占比分别是|比重分别为|比例分别为|比重分别是)[^0-9。；，]{0,12}((?:[0-9]{1,3}(?:\.[0-9]+)?%[、和，及]?){2,})`)
	percentage    = plain.NewExpr(`([0-9]{1,3}(?:\.[0-9]+)?)%`)
)

// sharesOfWhole wants shares that plainly make up one whole to sum to 100 %.
func sharesOfWhole(p *check.Pass) check.Outcome {
	seen := false
	p.Bodies(func(l *paper.Line) {
		if !l.Has("占", "比重", "比例") || strings.Count(l.Text, "%") < 2 {
			return
		}
		for _, m := range shareSentence.FindAllStringIndex(l.Text, -1) {
			if sharesIn(p, l, paper.Range{From: m[0], To: m[1]}) {
				seen = true
			}
		}
	})
	if !seen {
		return check.NotApplicable("没有列出一个整体的各部分占比")
	}
	return check.Decided
}

// wholeWords show that the parts listed are all there are.
var wholeWords = []string{"其他", "其余"}

func sharesIn(p *check.Pass, l *paper.Line, r paper.Range) bool {
	text := r.Of(l.Text)
	if paper.HasAny(text, "比上年", "较上年", "百分点", "同比", "上升", "下降", "约占", "左右", "以上", "其中") {
		return false
	}
	if m := sharesOf.FindStringSubmatchIndex(text); m != nil {
		return sharesSum(p, l, paper.Range{From: r.From + m[2], To: r.From + m[3]},
			percentage.FindAllStringSubmatch(text[m[2]:m[3]], -1), paper.HasAny(text, wholeWords...))
	}
	all := share.FindAllStringSubmatchIndex(text, -1)
	if len(all) < 2 || len(all) != strings.Count(text, "%") {
		return false
	}
	base := text[all[0][4]:all[0][5]]
	var parts [][]string
	for _, m := range all {
		if b := text[m[4]:m[5]]; b != base && b != "" {
			return false
		}
		parts = append(parts, []string{"", text[m[6]:m[7]]})
	}
	if !alike(text, all) {
		return false
	}
	whole := paper.HasAny(text, wholeWords...) || len(all) == 2 && strings.Contains(text, "基本支出") && strings.Contains(text, "项目支出")
	return sharesSum(p, l, paper.Range{From: r.From + all[0][0], To: r.From + all[len(all)-1][1]}, parts, whole)
}

// alike reports shares of things of one kind: all are of amounts, their names end
// alike, or the last one is the rest.
func alike(text string, all [][]int) bool {
	if paper.HasAny(text, wholeWords...) {
		return true
	}
	tail := ""
	for i, m := range all {
		rs := []rune(text[m[2]:m[3]])
		if len(rs) < 2 {
			return false
		}
		t := string(rs[len(rs)-2:])
		if strings.HasSuffix(t, "元") {
			t = "元"
		}
		if i > 0 && t != tail {
			return false
		}
		tail = t
	}
	return true
}

// almostWhole is the number of percentage points within which a sum of shares
// was plainly meant to be the whole.
const almostWhole = 2

// sharesSum judges shares, the first group of each match; whole says that they
// are all there are.
func sharesSum(p *check.Pass, l *paper.Line, at paper.Range, parts [][]string, whole bool) bool {
	sum := num.Interval{Low: num.Int(0).Ratio(), High: num.Int(0).Ratio()}
	shown := num.Int(0)
	for _, m := range parts {
		d, err := num.ParseDecimal(m[1])
		if err != nil {
			return false
		}
		e := d.Envelope()
		sum = num.Interval{Low: sum.Low.Add(e.Low), High: sum.High.Add(e.High)}
		shown = shown.Add(d)
	}
	hundred := num.Hundred
	if sum.Low.Cmp(hundred) <= 0 && sum.High.Cmp(hundred) >= 0 {
		return true
	}
	off := shown.Sub(num.Int(100)).Abs()
	if !whole && off.Cmp(num.Int(almostWhole)) > 0 {
		return false
	}
	p.At(l, at, fmt.Sprintf("各部分占比之和是%s%%，与100%%相差%s个百分点，超出四舍五入能有的差。", shown, off), "核对各部分的占比")
	return true
}

var shareBare = plain.NewExpr(`占([^，。；、（）0-9：]{0,16}?)(?:的)?(?:比重|比例|比|总数|总额|总量)?(?:为|是|达到|达|约)?([0-9]{1,3}(?:\.[0-9]+)?)(?:[，。；）]|$)`)

// shareWithoutPercent finds a share without its sign.
func shareWithoutPercent(p *check.Pass) check.Outcome {
	seen := false
	p.Bodies(func(l *paper.Line) {
		if !l.Has("占") {
			return
		}
		for _, m := range shareBare.FindAllStringSubmatchIndex(l.Text, -1) {
			between := l.Text[m[2]:m[3]]
			if paper.HasAny(between, "地", "道", "用", "有", "据", "位", "面积", "户") && !paper.HasAny(l.Text[m[0]:m[4]], "比", "总") ||
				strings.HasSuffix(between, "第") {
				continue
			}
			r := paper.Range{From: m[4], To: m[5]}
			p.At(l, r, fmt.Sprintf("“%s”是占比，没有写百分号。", l.Text[m[0]:m[5]]), "写作“"+r.Of(l.Text)+"%”")
		}
		seen = seen || l.Has("占比", "占总", "%", "比重")
	})
	if !seen {
		return check.NotApplicable("没有写占比")
	}
	return check.Decided
}
