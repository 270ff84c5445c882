package rules

import (
	"slices"
	"strings"

	"jiheng/check"
	"jiheng/paper"
	"jiheng/plain"
)

// shortBeforeFull finds an abbreviation that no full name explains before it.
func shortBeforeFull(p *check.Pass) check.Outcome {
	short := p.Lexicon().Short
	words := make([]string, 0, len(short))
	for w := range short {
		words = append(words, w)
	}
	slices.Sort(words)
	for _, w := range words {
		known := false
		for _, l := range p.Lines {
			i := strings.Index(l.Text, w)
			full := strings.Index(l.Text, short[w])
			if full >= 0 && (i < 0 || full < i) || strings.Contains(l.Text, "简称"+w) || strings.Contains(l.Text, "简称“"+w) {
				known = true
			}
			if i < 0 {
				continue
			}
			if !known {
				p.At(l, paper.Range{From: i, To: i + len(w)}, "“"+w+"”是简称，前面没有交代全称。", "首次出现写“"+short[w]+"（以下简称"+w+"）”")
			}
			break
		}
	}
	return check.Decided
}

// unitNames finds several short forms of the reporting unit without a word of
// explanation.
func unitNames(p *check.Pass) check.Outcome {
	town := paper.ShortUnit(p.Text.Unit)
	if town == "" {
		return check.NotApplicable("题名里没有镇、乡或街道的名称")
	}
	tail := town[paper.Before(town, len(town)):]
	if strings.HasSuffix(town, "街道") {
		tail = "街道"
	}
	forms := map[string]*form{}
	declaredShort := false
	p.Bodies(func(l *paper.Line) {
		declaredShort = declaredShort || l.Has("以下简称")
		for _, name := range []string{town + "人民政府", town + "政府", "本" + tail + "政府", tail + "政府"} {
			i := strings.Index(l.Text, name)
			if i < 0 || name == tail+"政府" &&
				(strings.HasSuffix(l.Text[:i], town[:len(town)-len(tail)]) || strings.HasSuffix(l.Text[:i], "本") || strings.HasSuffix(l.Text[:i], "乡")) {
				continue
			}
			count(forms, name, l, paper.Range{From: i, To: i + len(name)})
		}
	})
	if !declaredShort {
		minority(p, forms, "本单位的名称", "先写“以下简称”，以后统一用一个")
	}
	return check.Decided
}

// unitNameConsistent wants title, head of the form and signature to name one
// unit.
func unitNameConsistent(p *check.Pass) check.Outcome {
	if p.Text.Unit == "" {
		return check.Undecided("没有从题名里读出单位名称")
	}
	own := normalUnit(p.Text.Unit)
	seen := false
	for _, l := range p.Lines {
		name := ""
		switch {
		case l.Kind == paper.SignatureLine:
			name = l.Text
		case l.Kind != paper.TitleLine:
			name = namedUnit(l)
		}
		if name == "" {
			continue
		}
		seen = true
		if other := normalUnit(name); !strings.Contains(own, other) && !strings.Contains(other, own) && !(ofProject(p.Title) && samePlace(own, other)) {
			p.At(l, l.Find(name), "题名里的单位是“"+p.Text.Unit+"”，这里写的是“"+name+"”。", "核对并统一用单位全称")
		}
	}
	if !seen {
		return check.Undecided("没有落款，也没有写单位名称的栏目")
	}
	return check.Decided
}

// ofProject reports the title of a paper on one project: what stands in it may be the
// name of the unit, of the project, or of both.
func ofProject(title string) bool {
	return strings.Contains(title, "项目") && !strings.Contains(title, "整体")
}

// samePlace reports names that begin with one place: 青石镇中心敬老院 and 青石镇人民政府.
func samePlace(a, b string) bool {
	for i, r := range a {
		if i > 0 && strings.ContainsRune("镇乡县区市州旗", r) {
			return strings.Contains(b, a[:i]+string(r))
		}
	}
	return false
}

var unitField = plain.NewExpr(`^(?:填报单位|单位名称|部门名称|预算单位|部门（单位）名称|部门\(单位\)名称)(?:（盖章）|（公章）)?[：:](.{3,30})$`)

func namedUnit(l *paper.Line) string {
	if m := unitField.FindStringSubmatch(l.Text); m != nil {
		return strings.Trim(m[1], "（盖公章） ")
	}
	return ""
}

func normalUnit(s string) string { return unitFill.Replace(s) }

var unitFill = strings.NewReplacer("（本级）", "", "(本级)", "", "（盖章）", "", "（公章）", "", " ", "")

// quotedOrNot finds a name that stands in quotes once and without them another
// time.
func quotedOrNot(p *check.Pass) check.Outcome {
	quoted := map[string]bool{}
	p.Bodies(func(l *paper.Line) {
		for _, m := range quotes.FindAllStringSubmatch(l.Text, -1) {
			if n := paper.Runes(m[1]); n >= 4 && n <= 10 && allHan(m[1]) {
				quoted[m[1]] = true
			}
		}
	})
	if len(quoted) == 0 {
		return check.Decided
	}
	names := map[string][]string{} // by their first bytes
	for n := range quoted {
		names[n[:fewestQuoted]] = append(names[n[:fewestQuoted]], n)
	}
	p.Bodies(func(l *paper.Line) {
		type bare struct {
			name string
			at   int
		}
		var found []bare
		for i := 0; i+fewestQuoted <= len(l.Text); i++ {
			for _, name := range names[l.Text[i:i+fewestQuoted]] {
				if quoted[name] && strings.HasPrefix(l.Text[i:], name) && !insideQuotes(l.Text, i) && !paper.InsideTitle(l.Text, i) {
					found, quoted[name] = append(found, bare{name, i}), false
				}
			}
		}
		slices.SortFunc(found, func(a, b bare) int { return strings.Compare(a.name, b.name) })
		for _, f := range found {
			p.At(l, paper.Range{From: f.at, To: f.at + len(f.name)}, "“"+f.name+"”有的地方加了引号，这里没有加。", "全文统一加引号，或统一不加")
		}
	})
	return check.Decided
}

// fewestQuoted is how many bytes a name in quotes has at least: four Han characters.
const fewestQuoted = 4 * len("字")

var quotes = plain.NewExpr(`“([^“”]{2,30})”`)

func insideQuotes(s string, at int) bool {
	return paper.Inside(s, at, "“", "”")
}

var projectName = plain.NewExpr(`“([\p{Han}]{5,20})”|([\p{Han}]{4,14}(?:集聚区|聚集区|示范区|示范工程|园区|科技园|产业园|改造工程|建设工程|服务中心|实施方案))`)

// nearNames finds two names of six characters or more that differ in one or two
// places, of which the rarer stands once.
func nearNames(p *check.Pass) check.Outcome {
	forms := map[string]*form{}
	var order []string
	p.Bodies(func(l *paper.Line) {
		if !l.Has("“", "集聚区", "聚集区", "示范区", "示范工程", "园区", "科技园", "产业园", "改造工程", "建设工程", "服务中心", "实施方案") {
			return
		}
		for _, m := range projectName.FindAllStringSubmatchIndex(l.Text, -1) {
			r := paper.FirstGroup(m)
			name := r.Of(l.Text)
			if n := paper.Runes(name); n < 6 || n > 20 {
				continue
			}
			if forms[name] == nil {
				order = append(order, name)
			}
			count(forms, name, l, r)
		}
	})
	for i, a := range order {
		for _, b := range order[i+1:] {
			if !nearName(a, b) {
				continue
			}
			rare, often := b, a
			if forms[a].n < forms[b].n {
				rare, often = a, b
			}
			if forms[rare].n == 1 {
				p.At(forms[rare].line, forms[rare].at, "“"+rare+"”与“"+often+"”只差一两个字，可能是同一个名称。", "核对后统一", forms[often].line.Site(forms[often].at))
			}
		}
	}
	return check.Decided
}

// nearName reports two names of the same characters in another order, or that
// differ in one character, with the same beginning or end.
func nearName(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) != len(y) && len(x)-len(y) != 1 && len(y)-len(x) != 1 {
		return false
	}
	if strings.ContainsAny(a+b, "一二三四五六七八九十") && a != b && numeralsOf(a) != numeralsOf(b) {
		return false
	}
	if len(x) == len(y) {
		var diff []int
		for i := range x {
			if x[i] != y[i] {
				diff = append(diff, i)
			}
		}
		switch len(diff) {
		case 1:
			return len(x) >= 8 && diff[0] >= 2 && !strings.ContainsRune("东南西北上下前后左右", x[diff[0]])
		case 2:
			return diff[1] == diff[0]+1 && x[diff[0]] == y[diff[1]] && x[diff[1]] == y[diff[0]]
		}
		return false
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	for i := range y {
		if string(x) == string(y[:i])+string(y[i+1:]) {
			return len(x) >= 7 && i > 0 && i < len(y)-1
		}
	}
	return false
}

func numeralsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("一二三四五六七八九十", r) {
			return r
		}
		return -1
	}, s)
}
