package draft

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"jiheng/budget"
	"jiheng/dossier"
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
	fact   fact.Fact
}

// qualifiers are those that a dossier knows.
var qualifiers = []string{"预计", "超", "余", "多", "近", "约", "逾", "不低于", "至少", "累计"}

// name gives every figure an id and finds how a binding prints it. A figure that
// no binding prints as it is written stays plain text.
func (w *writer) name() {
	w.names = make([]figure, len(w.facts))
	for i := range w.facts {
		f := &w.facts[i]
		if i == w.office && w.office >= 0 {
			w.names[i] = printedBy(fact.Fact{ID: "内设机构数", Value: f.Fact().Value}, w.lines[f.Line].Text[f.Start:f.End])
			continue
		}
		x := f.Fact()
		if !x.Value.IsNumber() || f.Unit != "" && x.Value.Unit.IsZero() || f.Kind == extract.Rating {
			continue
		}
		x.ID = w.idOf(i)
		if n := printedBy(x, w.lines[f.Line].Text[f.Start:f.End]); n.id != "" {
			w.names[i] = n
			w.taken[x.ID] = true
		}
	}
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
var own = []string{"合计", "一般公共预算", "政府性基金预算", "国有资本经营预算", "财政专户管理资金", "单位资金", "基本支出", "项目支出", "三公经费", "政府采购", "资产", "自评", "项目数", "内设机构数", "编制数", "在职人员控制率", "累计支付", "十二月", "结转下年数", "财政收回数", "预算调整总额", "适用分值", "应用"}

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

// idOf makes the id of a fact from its subject. It is not taken yet.
func (w *writer) idOf(i int) string {
	f := &w.facts[i]
	s := strings.TrimSuffix(w.subject(i), "·")
	for again := true; again; {
		again = false
		for _, v := range verbs {
			if t := strings.TrimSuffix(s, v); t != s && utf8.RuneCountInString(t) >= 2 {
				s, again = t, true
			}
		}
	}
	id := strings.Trim(strings.Map(idRune, s), "-")
	if first, _ := utf8.DecodeRuneInString(id); !unicode.IsLetter(first) {
		id = "数" + id
	}
	for _, o := range own {
		if strings.HasPrefix(id, o) {
			id = "报告" + id
			break
		}
	}
	if strings.HasSuffix(id, "-上年") || strings.HasSuffix(id, "-同比") {
		id += "数"
	}
	id = strings.TrimRight(cut(id, 28), "-")
	if growth(f) {
		id += "-增幅"
	}
	if w.taken == nil {
		w.taken = map[string]bool{}
	}
	for n, whole := 2, id; w.taken[id]; n++ {
		id = whole + "-" + strconv.Itoa(n)
	}
	return id
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

// statements writes the named figures as stated facts.
func (w *writer) statements() {
	var b strings.Builder
	b.WriteString("# 报告里的数，都待核对：有台账的改成从台账取，能算的改成派生，指标的完成值把编号改成指标编号。\n陈述:")
	if len(w.taken) == 0 {
		b.WriteString(" []")
	}
	b.WriteByte('\n')
	for i := range w.facts {
		n := &w.names[i]
		if n.id == "" || i == w.office {
			continue
		}
		w.Facts++
		f := &w.facts[i]
		pairs := []string{"编号", n.id, "名称", f.Subject, "值", f.Value, "单位", unitOf(n.fact)}
		if n.fact.Qualifier != "" {
			pairs = append(pairs, "限定", string(n.fact.Qualifier))
		}
		if f.Period != "" {
			pairs = append(pairs, "期间", f.Period)
		}
		b.WriteString("  - " + flow(append(pairs, "佐证", evidenceID, "位置", where(f))...) + "\n")
	}
	w.put(dossier.FileFacts, b.String())
}

func unitOf(f fact.Fact) string {
	if f.Value.Unit == num.Pct {
		return "%"
	}
	return f.Value.Unit.String()
}

// where is the place of a figure in the report.
func where(f *extract.Found) string {
	p := f.At
	p.File = ""
	return strings.TrimPrefix(p.String(), ":") + " “" + oneLine(cut(f.Quote, 40)) + "”"
}
