package draft

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"jiheng/budget"
	"jiheng/extract"
	"jiheng/fact"
	"jiheng/num"
)

// A figure is how the narrative names a fact.
type figure struct {
	id     string // empty where the figure stays plain text
	before string // text of the place before the binding
	bind   string // {{SL01}}, {{SL01|值}} or {{SL01|数}}
	after  string // text behind it
	growth string // 同比增长 before it, which the binding prints; empty for none
	sign   int    // bytes of the minus before the figure, which the binding prints
	fact   fact.Fact
}

// qualifiers are those that a dossier knows.
var qualifiers = []string{"预计", "超", "余", "多", "近", "约", "逾", "不低于", "至少", "累计"}

// name gives every figure an id and finds how a binding prints it. A figure that
// no binding prints as it is written stays plain text. The same figure at
// another place keeps its id.
func (w *writer) name() {
	w.names = make([]figure, len(w.facts))
	for i := range w.facts {
		f := &w.facts[i]
		text := w.lines[f.Line].Text[f.Start:f.End]
		if i == w.office && w.office >= 0 {
			w.names[i] = printedBy(fact.Fact{ID: "内设机构数", Value: f.Fact().Value}, text)
			continue
		}
		x := f.Fact()
		if !x.Value.IsNumber() || f.Unit != "" && x.Value.Unit.IsZero() || w.pointed(f) {
			continue
		}
		if n := w.yearOnYear(i, x, text); n.id != "" {
			w.names[i], w.taken[n.id] = n, n.fact
			continue
		}
		sign, bare := w.minus(f)
		if bare != "" {
			x.Value.Number, text = x.Value.Number.Abs().Neg(), "-"+bare
		}
		x.ID = w.idOf(i, x)
		if n := printedBy(x, text); n.id != "" {
			n.sign = sign
			w.names[i] = n
			if _, again := w.taken[x.ID]; !again {
				w.taken[x.ID] = n.fact
			}
		}
	}
}

// pointed reports grades, days, and points below the heads of a table: a dossier reckons
// its own.
func (w *writer) pointed(f *extract.Found) bool {
	switch f.Kind {
	case extract.Rating, extract.Weight, extract.Deadline:
		return true
	case extract.Score:
		c, ok := w.lines[f.Line].CellAt(f.Start)
		return ok && c.Head != ""
	}
	return false
}

// minus finds the sign of a figure in whatever shape it has, and one that was read
// as a dash: the document marks it and the figure with the id of one fact, or a
// cell begins with it. It returns how many bytes of the sign stand before the
// figure's place, and the figure's text without it; empty where there is no sign,
// or a word for one.
func (w *writer) minus(f *extract.Found) (sign int, bare string) {
	line := w.lines[f.Line].Text
	switch f.Fact().Value.Number.Sign() {
	case 0:
		return 0, ""
	case -1:
		for _, s := range []string{"-", "－", "−", "–", "﹣"} {
			if rest, ok := strings.CutPrefix(line[f.Start:f.End], s); ok {
				return 0, rest
			}
		}
		return 0, ""
	}
	for _, s := range []string{"-", "－", "−"} {
		from, rest := f.Start, strings.TrimPrefix(line[f.Start:f.End], s)
		switch {
		case rest != line[f.Start:f.End]:
		case strings.HasSuffix(line[:f.Start], s):
			from -= len(s)
		default:
			continue
		}
		if c, ok := w.lines[f.Line].CellAt(f.Start); ok && c.Start == from {
			return f.Start - from, rest
		}
		for _, m := range w.marks(f.Line) {
			if m.start == from && f.End <= m.end {
				return f.Start - from, rest
			}
		}
	}
	return 0, ""
}

// yearOnYear names the growth of the figure before it, where the text says
// 同比增长 or 同比下降: the sentence then turns with the sign in later years, and
// last year's value can be set beside it.
func (w *writer) yearOnYear(i int, x fact.Fact, text string) figure {
	f := &w.facts[i]
	if i == 0 || !f.Percent() || w.facts[i-1].Line != f.Line {
		return figure{}
	}
	of := &w.names[i-1]
	if of.id == "" || strings.Contains(of.id, "-同比") || !of.fact.Value.IsNumber() || of.fact.Value.Unit == num.Pct {
		return figure{}
	}
	between := w.lines[f.Line].Text[w.facts[i-1].End:f.Start]
	switch strings.TrimSuffix(strings.TrimSuffix(between, "同比增长"), "同比下降") {
	case "", "，", "，且", "（": // anything else may speak of another figure
	default:
		return figure{}
	}
	if last := w.facts[i-1].Period; last != "" && last != strconv.Itoa(w.Year)+"年" && last != strconv.Itoa(w.Year)+"年度" || strings.HasSuffix(of.id, "-上年数") {
		return figure{}
	}
	id := of.id + "-同比"
	if _, taken := w.taken[id]; taken || utf8.RuneCountInString(id) > fact.MaxID {
		return figure{}
	}
	x.Qualifier = ""
	printed := x.Print().Text
	for _, word := range []string{"同比增长", "同比下降"} {
		if !strings.HasSuffix(between+text, word+printed) {
			continue
		}
		if word == "同比下降" {
			x.Value.Number = x.Value.Number.Neg()
		}
		x.ID = id
		return figure{id: id, bind: "{{" + of.id + "|同比}}", growth: word, before: strings.TrimSuffix(text, printed), fact: x}
	}
	return figure{}
}

// printedBy finds the binding that prints a place's text.
func printedBy(f fact.Fact, text string) figure {
	known := false
	for _, q := range qualifiers {
		known = known || string(f.Qualifier) == q
	}
	if known && f.Print().Text == text {
		return figure{id: f.ID, bind: "{{" + f.ID + "}}", fact: f}
	}
	if !known {
		f.Qualifier = ""
	}
	bare := f
	bare.Qualifier = ""
	p := bare.Print()
	for _, way := range []struct{ text, how string }{{p.Text, "|值"}, {p.Number.String(), "|数"}} {
		if i := strings.Index(text, way.text); i >= 0 && i == strings.LastIndex(text, way.text) && !digitBeside(text, i, i+len(way.text)) {
			how := way.how
			if how == "|值" && f.Qualifier == "" {
				how = ""
			}
			return figure{id: f.ID, before: text[:i], bind: "{{" + f.ID + how + "}}", after: text[i+len(way.text):], fact: f}
		}
	}
	return figure{}
}

// digitBeside reports whether a stretch is part of a longer number.
func digitBeside(s string, from, to int) bool {
	is := func(c byte) bool { return c >= '0' && c <= '9' || c == '.' || c == ',' }
	return from > 0 && is(s[from-1]) || to < len(s) && s[to] >= '0' && s[to] <= '9'
}

// verbs are words at the end of a subject that say what happened to it, not
// what it is.
var verbs = []string{"预计完成", "同比增长", "同比下降", "完成", "实现", "达到", "达", "共计", "合计", "为", "共", "了", "·"}

// own are the first words of ids that a dossier gives itself.
var own = []string{"合计", "一般公共预算", "政府性基金预算", "国有资本经营预算", "财政专户管理资金", "单位资金", "基本支出", "项目支出", "三公经费", "政府采购", "资产", "自评", "项目数", "内设机构数",
	"编制数", "在职人员控制率", "累计支付", "十二月", "结转下年数", "财政收回数", "预算调整总额", "适用分值", "应用"}

// nameless are subjects that say how a figure came about, not what it is of.
var nameless = []string{"同比", "较上年", "比上年", "增长", "下降", "增加", "减少", "增幅", "降幅", "年初预算", "调整后预算", "调整预算", "全年预算", "预算数", "决算数", "执行数", "执行率", "支出数", "财政拨款"}

// subject is what a figure is of: where its own words do not tell, those of the
// fund that the sentence speaks of, or of the figure before it.
func (w *writer) subject(i int) string {
	f := &w.facts[i]
	s := f.Subject
	if strings.HasPrefix(s, f.Period) && f.Period != "" {
		s = strings.TrimPrefix(s, f.Period)
	}
	vague := false
	for _, n := range nameless {
		vague = vague || strings.HasPrefix(s, n)
	}
	if !vague {
		return s
	}
	if f.Kind != extract.Indicator {
		before, fund, last := w.lines[f.Line].Text[:f.Start], "", -1
		for _, x := range budget.Funds {
			if at := strings.LastIndex(before, strings.TrimSuffix(string(x), "预算")); at > last {
				fund, last = string(x), at
			}
		}
		if fund != "" {
			return fund + "·" + s
		}
	} else if i > 0 && w.facts[i-1].Line == f.Line && w.names[i-1].id != "" {
		return w.names[i-1].id
	}
	return s
}

// idOf makes the id of a fact: the one that the document itself carries, else
// one made from its subject. Another figure does not have it yet.
func (w *writer) idOf(i int, x fact.Fact) string {
	f := &w.facts[i]
	id := w.carried(f)
	if id == "" {
		id = strings.TrimSuffix(apart(w.subject(i)), "·")
		for again := true; again; {
			again = false
			for _, v := range verbs {
				if t := strings.TrimSuffix(id, v); t != id && utf8.RuneCountInString(t) >= 2 {
					id, again = t, true
				}
			}
		}
		id = strings.Trim(strings.Map(idRune, id), "-")
		if first, _ := utf8.DecodeRuneInString(id); !unicode.IsLetter(first) {
			id = "数" + id
		}
		if growth(f) {
			id = strings.TrimRight(cut(id, 28), "-") + "-增幅"
		}
	}
	id = w.permitted(id)
	for n, whole := 2, id; ; n++ {
		if old, taken := w.taken[id]; !w.codes[id] && (!taken || same(old, x)) || w.codes[id] && whole == id && w.reached(id, x) {
			return id
		}
		id = whole + "-" + strconv.Itoa(n)
	}
}

// carried is the id of the fact with which the document marks a figure; empty
// where it marks none.
func (w *writer) carried(f *extract.Found) string {
	o := w.lines[f.Line].Origin(f.Start)
	runs := w.runsAt(o)
	from, at, id := o.Rune, 0, ""
	to := from + utf8.RuneCountInString(w.lines[f.Line].Text[f.Start:f.End])
	for _, r := range runs {
		end := at + utf8.RuneCountInString(r.Text)
		if r.Fact != "" && at < to && end > from {
			if id != "" && id != r.Fact {
				return ""
			}
			id = r.Fact
		}
		at = end
	}
	if !fact.ValidID(id) {
		return ""
	}
	return id
}

// computed are the ends of ids that a dossier gives to what it computes.
var computed = []string{"-上年决算数", "-指标值", "-年初指标值", "-完成率", "-得分", "-年初预算数", "-调整数", "-全年预算数", "-决算数", "-未执行数", "-执行率", "-下年安排", "-追加", "-追减"}

// reported stands before ids of figures that a dossier would compute by itself.
const reported = "报告"

// permitted keeps an id clear of those that a dossier gives itself.
func (w *writer) permitted(id string) string {
	reserved := slices.Contains(budget.OwnNames(), id)
	for _, o := range own {
		reserved = reserved || strings.HasPrefix(id, o)
	}
	for _, c := range computed {
		reserved = reserved || strings.HasSuffix(id, c)
	}
	if reserved {
		id = reported + id
	}
	if strings.HasSuffix(id, "-上年") || strings.HasSuffix(id, "-同比") {
		id += "数"
	}
	return strings.TrimRight(cut(id, 34), "-")
}

// same reports whether two figures of one name are the same.
func same(a, b fact.Fact) bool {
	return a.Value.IsNumber() && b.Value.IsNumber() && a.Value.Unit == b.Value.Unit && a.Value.Number.Cmp(b.Value.Number) == 0 &&
		a.Qualifier == b.Qualifier && a.Period == b.Period && a.Display == b.Display
}

// reached reports whether a figure is what an indicator reached, as its form
// tells it.
func (w *writer) reached(code string, x fact.Fact) bool {
	old, taken := w.taken[code]
	return !taken || same(old, x)
}

func growth(f *extract.Found) bool {
	return f.Percent() && strings.ContainsAny(f.Qualifier, "增减升降长")
}

func idRune(r rune) rune {
	switch {
	case unicode.Is(unicode.Han, r), r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)):
		return r
	case r == '·' || r == '-' || r == '—':
		return '-'
	}
	return -1
}

func cut(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most])
	}
	return s
}
