package draft

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/extract"
	"jiheng/fact"
	"jiheng/num"
	"jiheng/plain"
)

// statements writes the named figures as stated facts.
func (w *writer) statements() {
	var b strings.Builder
	b.WriteString("# 报告里的数，都待核对：有台账的改成从台账取，能算的改成派生，指标的完成值把编号改成指标编号。\n陈述:")
	if len(w.taken) == 0 && len(w.actuals) == 0 {
		b.WriteString(" []")
	}
	b.WriteByte('\n')
	written := map[string]bool{}
	for i := range w.facts {
		n := &w.names[i]
		if n.id == "" || i == w.office || written[n.id] {
			continue
		}
		written[n.id] = true
		w.Facts++
		f := &w.facts[i]
		value := strings.TrimPrefix(f.Value, "-")
		if n.fact.Value.Number.Sign() < 0 {
			value = "-" + value
		}
		pairs := []string{"编号", n.id, "名称", w.title(f, n.id), "值", value, "单位", unitOf(n.fact)}
		if n.fact.Qualifier != "" {
			pairs = append(pairs, "限定", string(n.fact.Qualifier))
		}
		if f.Period != "" {
			pairs = append(pairs, "期间", f.Period)
		}
		b.WriteString("  - " + flow(append(pairs, "佐证", evidenceID, "位置", where(f))...) + "\n")
	}
	w.reachedValues(&b, written)
	w.put(dossier.FileFacts, b.String())
}

// reachedValues states what the indicators reached where the text has not told
// it: numbers, days and grades as their forms print them.
func (w *writer) reachedValues(b *strings.Builder, written map[string]bool) {
	var unread []string
	for _, a := range w.actuals {
		if written[a.code] {
			continue
		}
		key, value, unit, qualifier, ok := valueOf(a.text)
		if !ok || key == "值" && !fits(unit, a.target) {
			unread = append(unread, "“"+a.code+" "+a.name+"”（"+a.text+"）")
			continue
		}
		written[a.code] = true
		w.Facts++
		pairs := []string{"编号", a.code, "名称", a.name, key, value}
		if key == "值" {
			pairs = append(pairs, "单位", unit)
		}
		if qualifier != "" {
			pairs = append(pairs, "限定", qualifier)
		}
		b.WriteString("  - " + flow(append(pairs, "佐证", evidenceID, "位置", "指标表“"+a.name+"”的完成值")...) + "\n")
	}
	w.list("事实.yaml：%d个指标的完成值看不懂，请陈述：%s", unread)
}

var grades = []string{"达成", "基本达成", "部分达成", "未达成"}

// valueOf reads what an indicator reached as a dossier states it, a word of
// approximation apart; ok is false where it says more than one figure.
func valueOf(s string) (key, value, unit, qualifier string, ok bool) {
	if iso, ok := plain.ParseDay(s); ok {
		return "日期", iso, "", "", true
	}
	if slices.Contains(grades, s) {
		return "等次", s, "", "", true
	}
	if t, ok := onlyToken(extract.CellText(s)); ok && (t.Approx == "" || slices.Contains(qualifiers, t.Approx)) {
		return "值", t.Number.String(), t.Measured(), t.Approx, true
	}
	d, u, err := num.ParseQuantity(s)
	if err != nil {
		return "", "", "", "", false
	}
	unit = u.String()
	if u == num.Pct {
		unit = "%"
	}
	return "值", d.String(), unit, "", true
}

// onlyToken returns the measured number that is all a text says.
func onlyToken(s string) (t extract.Token, ok bool) {
	list := extract.Tokens(s)
	if len(list) != 1 || list[0].Start != 0 || list[0].End != len(s) {
		return t, false
	}
	t = list[0]
	return t, t.Class == extract.Quantity || t.Class == extract.HanQuantity
}

// fits reports whether a unit is one that a target can be compared with.
func fits(unit, target string) bool {
	t, err := budget.ParseTarget(target)
	if err != nil || !t.Quantified() {
		return true
	}
	u, err := num.ParseUnit(unit)
	return err == nil && u.Dimension() == t.Unit.Dimension()
}

// title is the name of a figure: that of the indicator or the budget line which
// its id or its words begin with, else its own words, without the year (it is
// rolled over) and without the figures of its neighbours.
func (w *writer) title(f *extract.Found, id string) string {
	id = strings.TrimPrefix(id, reported)
	if name := w.called[id]; name != "" {
		return name
	}
	name := apart(strings.ReplaceAll(f.Subject, sampleLabel, ""))
	if of, rest, ok := strings.Cut(id, "-"); ok && w.called[of] != "" {
		return w.called[of] + "·" + numbered.ReplaceAllString(rest, "")
	}
	if m := coded.FindStringSubmatch(name); m != nil && w.called[m[1]] != "" {
		_, what, told := strings.Cut(name, "·")
		if told {
			return w.called[m[1]] + "·" + what
		}
		return w.called[m[1]]
	}
	for _, y := range []string{strconv.Itoa(w.Year) + "年度", strconv.Itoa(w.Year) + "年", "本年度", "全年"} {
		if rest := strings.TrimPrefix(name, y); rest != "" {
			name = rest
		}
	}
	return name
}

// numbered is the number behind an id that another figure has too.
var numbered = regexp.MustCompile(`-[0-9]+$`)

// neighbour is a figure among the words before another one.
var neighbour = regexp.MustCompile(`[得扣为达]?[0-9][0-9,]*(?:\.[0-9]+)?(?:分|%|个百分点|万元|亿元|元)`)

// apart returns the words of a subject behind the last figure in them; those
// before it where nothing follows.
func apart(subject string) string {
	all := neighbour.FindAllStringIndex(subject, -1)
	if len(all) == 0 {
		return subject
	}
	const trimmed = "·，。；、 "
	if rest := strings.Trim(subject[all[len(all)-1][1]:], trimmed); utf8.RuneCountInString(rest) >= 2 {
		return rest
	}
	if before := strings.Trim(subject[:all[0][0]], trimmed); before != "" {
		return before
	}
	return subject
}

func unitOf(f fact.Fact) string {
	if f.Value.Unit == num.Pct {
		return "%"
	}
	return f.Value.Unit.String()
}

// where is the place of a figure in the report.
func where(f *extract.Found) string {
	p := f.At()
	p.File = ""
	return strings.TrimPrefix(p.String(), ":") + " “" + oneLine(cut(f.Quote, 40)) + "”"
}
