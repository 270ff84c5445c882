package check

import (
	"regexp"
	"slices"
	"strings"

	"jiheng/document"
	"jiheng/extract"
	"jiheng/fault"
	"jiheng/num"
)

// A Digest is what rules across documents keep of one: who wrote it, and the
// figures, indicators, problems, promises and sentences that others are compared
// with. It holds no tree, so that thousands fit into memory at once.
type Digest struct {
	File    string
	Paper   Paper
	Title   string
	Unit    string // as the document names it, codes and brackets aside; empty where it names none
	Project string // that a form or a report is about; empty for the unit as a whole
	Year    int    // fiscal year; 0 where it names none

	figures    []heldFigure
	indicators []heldIndicator
	money      []heldMoney
	problems   []held
	promises   []held
	sentences  []uint64 // hashes, sorted, each once
	numbered   []uint64 // hashes of sentences that name the document's own year, sorted
	sketches   []sketch
	score      *heldFigure
	grade      *held
	noProblem  *held         // says that there are none
	evaluated  []heldFigure  // projects and money that self-evaluation covered
	total      *num.Interval // of a project over all its years, from a goal form
	annual     *num.Interval // of the year, from a goal form

	object string // the project as it is compared

	// Beside marks a document that is only compared with, not checked itself.
	Beside bool
}

// held is a stretch of another document's text with its place.
type held struct {
	text string
	site Site
}

// A heldFigure is a figure with what it measures.
type heldFigure struct {
	key   string      // kind, subject and unit, as they are compared
	what  string      // subject as the document words it
	shown num.Decimal // the number as printed
	scale num.Ratio   // base units that one of shown is
	text  string      // as printed, with its unit
	site  Site
}

// agrees reports two figures that may be one: the finer rounded to the digits of
// the other. Printed to the same digit they are the same or they are not, and a
// count of single things is what it says.
func (h *heldFigure) agrees(o *heldFigure) bool {
	if h.scale.Cmp(o.scale) == 0 && (h.shown.Scale() == o.shown.Scale() || h.counts() && o.counts()) {
		return h.shown.Cmp(o.shown) == 0
	}
	return h.shown.Envelope().Scale(h.scale).Meets(o.shown.Envelope().Scale(o.scale))
}

// counts reports a figure of single things, which nobody rounds unsaid.
func (h *heldFigure) counts() bool {
	return h.shown.Scale() == 0 && h.scale.Cmp(num.One) == 0 && !strings.HasSuffix(h.text, "%") && !strings.HasSuffix(h.text, "元") && !strings.HasSuffix(h.text, "米") && !strings.HasSuffix(h.text, "分")
}

// A heldIndicator is one row of a table of indicators, cells as printed.
type heldIndicator struct {
	name, target, unit, actual, weight, reason string
	percent                                    bool
	site                                       Site
}

// heldMoney is one amount of a budget.
type heldMoney struct {
	stage stage
	scope string // as canonical: 全部支出
	cell  moneyCell
	site  Site
}

// mostHeld bounds what is kept of one document of each sort; nobody compares
// more by hand either.
const mostHeld = 2000

// NewDigest reads a document for comparison with others.
func NewDigest(file string, d *document.Document) *Digest {
	g := digestOf(file, NewText(d))
	g.compact()
	return g
}

// identityOf returns a digest that says who and what a document is, and its
// indicators.
func identityOf(file string, t *Text) *Digest {
	g := &Digest{File: file, Paper: t.paper(), Title: t.Title}
	g.Unit, g.Project, g.Year = t.identity(file)
	g.object = objectOf(g.Project)
	g.readIndicators(t)
	return g
}

func digestOf(file string, t *Text) *Digest {
	g := identityOf(file, t)
	g.readFigures(t)
	g.readMoney(t)
	g.readTotals(t)
	g.readSelfEvaluation(t)
	g.readResult(t)
	g.readPassages(t)
	g.readSentences(t)
	return g
}

// abroad is a place in a document other than the one checked: it names its file,
// and the characters are left out, since they count in that file.
func (g *Digest) abroad(s Site) Site {
	return Site{Quote: strings.Clone(clip(s.Quote, quoteMost)), Place: inFile(s.Place, g.File)}
}

func inFile(p fault.Place, file string) fault.Place {
	p.File = file
	return p
}

// readFigures keeps the figures whose subject occurs with one value only, as the
// document states them of its own year.
func (g *Digest) readFigures(t *Text) {
	facts := t.facts()
	at := map[string]int{}
	for i := range facts {
		f := &facts[i]
		h, ok := g.figureOf(t, f)
		if !ok {
			continue
		}
		if k, twice := at[h.key]; twice {
			if k >= 0 && !g.figures[k].agrees(&h) {
				g.figures[k].key = "" // two values: which is meant is open
			}
			continue
		}
		if len(g.figures) == mostHeld {
			break
		}
		at[h.key] = len(g.figures)
		g.figures = append(g.figures, h)
	}
	for i := range g.indicators {
		h := &g.indicators[i]
		d, unit, ok := h.done()
		subject := subjectKey(h.name)
		if !ok || unit == "" || runes(subject) < 4 || g.Paper != SelfFormPaper || len(g.figures) == mostHeld {
			continue
		}
		base, scale := scaledUnit(unit)
		key := string(extract.Indicator) + "/" + subject + "/" + base
		if _, known := at[key]; !known {
			at[key] = len(g.figures)
			g.figures = append(g.figures, heldFigure{key: key, what: h.name, shown: d, scale: scale, text: d.String() + unit, site: h.site})
		}
	}
	g.figures = slices.DeleteFunc(g.figures, func(h heldFigure) bool { return h.key == "" })
}

// comparedKinds are the figures that several documents state in one sense.
var comparedKinds = []extract.FoundKind{extract.Indicator, extract.Staff, extract.OfficeCount}

var figureOnly = regexp.MustCompile(`^[0-9][0-9,]*(?:\.[0-9]+)?$`)

// figureOf reads a figure; ok is false where its subject is too general to be
// found again in another document, or it is not of the document's own year.
func (g *Digest) figureOf(t *Text, f *extract.Found) (h heldFigure, ok bool) {
	if !slices.Contains(comparedKinds, f.Kind) || f.Modality != "" || f.Qualifier != "" || f.Unit == "" || !figureOnly.MatchString(f.Value) {
		return h, false
	}
	if f.Period != "" && yearIn(f.Period) != g.Year {
		return h, false
	}
	subject := subjectKey(f.Subject)
	l, r, found := t.lineAt(f.Line, f.Start, f.End)
	if found && l.Kind == CellLine {
		if runes(l.Text) <= longestName {
			return h, false // a table may show any month, and its heads tell only a reader which
		}
		subject = subjectKey(f.Subject[strings.LastIndex(f.Subject, "·")+1:]) // a sentence in a cell, behind the heads of its row
	}
	if f.Kind == extract.Indicator && (runes(genericLabels.Replace(subject)) < 4 || strings.ContainsAny(subject, "0123456789") || hasAny(subject, otherTime...)) {
		return h, false
	}
	if !found || l.Kind == BodyLine && !t.InResults(l) && f.Kind == extract.Indicator || hasAny(clause(l.Text, r.From), otherTime...) {
		return h, false
	}
	d, err := num.ParseDecimal(strings.ReplaceAll(f.Value, ",", ""))
	if err != nil {
		return h, false
	}
	unit, scale := scaledUnit(f.Unit)
	return heldFigure{key: string(f.Kind) + "/" + subject + "/" + unit, what: strings.Clone(f.Subject), shown: d, scale: scale, text: f.Value + f.Unit, site: l.Site(r)}, true
}

// longestName is the length in characters from which a cell is a sentence.
const longestName = 14

// subjectKey is what a figure measures as it is compared: 招引项目数 in a form is 招引项目
// in a sentence.
func subjectKey(s string) string {
	s = indicatorKey(s)
	for _, tail := range []string{"数量", "次数", "个数", "数"} {
		if t := strings.TrimSuffix(s, tail); t != s && runes(t) >= 4 {
			return t
		}
	}
	return s
}

// scaledUnit splits 万人次 into 人次 and ten thousand.
func scaledUnit(unit string) (base string, scale num.Ratio) {
	for _, s := range []string{"万亿", "亿", "千万", "百万", "十万", "万", "千", "百"} {
		if rest := strings.TrimPrefix(unit, s); rest != unit && rest != "" && !(s == "千" && (rest == "克" || rest == "米" || rest == "瓦" || rest == "瓦时")) && !(s == "百" && rest == "分点") {
			return rest, num.Int(scaleFactors[s]).Ratio()
		}
	}
	return unit, num.One
}

// readIndicators keeps the rows of the tables of indicators.
func (g *Digest) readIndicators(t *Text) {
	if g.Paper == MonitoringPaper {
		for _, grid := range t.Tables {
			g.monitored(grid)
		}
		return
	}
	for _, it := range t.indicatorTables() {
		for i := range it.rows {
			r := &it.rows[i]
			target := cell(r.target)
			if s := cell(r.sign); r.sign != r.target && target != "" && startsWithDigit(target) && strings.Contains("≥≤><=＝", s) {
				target = s + target
			}
			g.addIndicator(heldIndicator{name: r.name, target: target, unit: cell(r.unit), actual: cell(r.actual), weight: cell(r.weight), reason: cell(r.reason), site: r.at.Site(Range{0, len(r.at.Text)})})
		}
	}
}

func (g *Digest) addIndicator(h heldIndicator) {
	if len(g.indicators) == mostHeld {
		return
	}
	h.percent = strings.ContainsAny(h.target+h.unit+h.actual, "%％") || hasAny(h.name, "率", "满意度", "比例", "占比")
	g.indicators = append(g.indicators, h)
}

var (
	doneByThen = regexp.MustCompile(`执行情况|完成情况|完成值|完成数|监控值|实际完成`)
	nameHeads  = append([]string{"指标", "绩效指标"}, indicatorNames...)
)

// monitored keeps the rows of a form that was filled in during the year: what
// was done until then, not what was expected of the year.
func (g *Digest) monitored(grid *Grid) {
	name, target, unit, done := -1, -1, -1, -1
	for r := range grid.Cells {
		n, v, u, d := -1, -1, -1, -1
		for c := range grid.Cells[r] {
			switch h := plainHead(grid.Text(r, c)); {
			case slices.Contains(nameHeads, h):
				n = c
			case hasAny(h, "指标值", "目标值") && v < 0 && runes(h) <= 12:
				v = c
			case h == "计量单位" || h == "单位":
				u = c
			case d < 0 && doneByThen.MatchString(h) && !hasAny(h, "预计", "全年") && runes(h) <= 16:
				d = c
			}
		}
		if n >= 0 && v >= 0 && d >= 0 {
			name, target, unit, done = n, v, u, d
			continue
		}
		if at := grid.At(r, name); at != nil && !noValue(at.Text) && at != grid.At(r, target) {
			g.addIndicator(heldIndicator{name: strings.TrimSpace(at.Text), target: strings.TrimSpace(grid.Text(r, target)), unit: strings.TrimSpace(grid.Text(r, unit)), actual: strings.TrimSpace(grid.Text(r, done)), site: at.Site(Range{0, len(at.Text)})})
		}
	}
}

// readResult keeps score, grade and what is said of there being no problem.
func (g *Digest) readResult(t *Text) {
	if h, ok := ownScore(t); ok {
		g.score = &h
	}
	if h, ok := ownGrade(t); ok {
		g.grade = &h
	}
	if at, text, ok := t.saidProblems(); ok && saysNone(text) {
		g.noProblem = &held{strings.Trim(text, " 。\n"), at.Site(Range{0, len(at.Text)})}
	}
}

// shortestPassage is the length in characters below which a sentence says
// nothing that could be found again.
const shortestPassage = 14

// readTotals keeps what a goal form asks for: the year's amount, and that of all
// years together.
func (g *Digest) readTotals(t *Text) {
	if g.Paper != GoalFormPaper {
		return
	}
	g.total = amountField(t, projectTotals)
	g.annual = amountField(t, projectYears)
}

var projectYears = []string{"本年度项目金额", "年度资金总额", "本年金额", "年度金额", "本年度资金", "年度预算金额", "本年度资金总额"}

var unitInHead = regexp.MustCompile(`(亿元|万元|元)`)

func amountField(t *Text, names []string) *num.Interval {
	for _, f := range t.fields(func(name string) bool { return slices.Contains(names, plainHead(name)) }) {
		unit := unitInHead.FindString(f.value + f.label.Text)
		d, ok := decimal(strings.TrimSuffix(strings.TrimSpace(f.value), unit))
		if !ok || unit == "" {
			continue
		}
		v := d.Envelope().Scale(scaleOf(unit))
		return &v
	}
	return nil
}

// compact lets go of the document: places keep their file and a short quote.
func (g *Digest) compact() {
	figures := func(all []heldFigure) {
		for i := range all {
			h := &all[i]
			h.key, h.what, h.text, h.site = strings.Clone(h.key), strings.Clone(h.what), strings.Clone(h.text), g.abroad(h.site)
		}
	}
	passages := func(all []held) {
		for i := range all {
			all[i] = held{strings.Clone(all[i].text), g.abroad(all[i].site)}
		}
	}
	figures(g.figures)
	figures(g.evaluated)
	passages(g.problems)
	passages(g.promises)
	for i := range g.indicators {
		h := &g.indicators[i]
		h.name, h.target, h.unit, h.actual = strings.Clone(h.name), strings.Clone(h.target), strings.Clone(h.unit), strings.Clone(h.actual)
		h.weight, h.reason, h.site = strings.Clone(h.weight), strings.Clone(h.reason), g.abroad(h.site)
	}
	for i := range g.money {
		m := &g.money[i]
		m.scope, m.cell.text, m.cell.line, m.site = strings.Clone(m.scope), strings.Clone(m.cell.text), nil, g.abroad(m.site)
	}
	for i := range g.sketches {
		g.sketches[i].site = g.abroad(g.sketches[i].site)
	}
	if g.score != nil {
		g.score.text, g.score.site = strings.Clone(g.score.text), g.abroad(g.score.site)
	}
	for _, h := range []*held{g.grade, g.noProblem} {
		if h != nil {
			h.text, h.site = strings.Clone(h.text), g.abroad(h.site)
		}
	}
	g.Title, g.Unit, g.Project = strings.Clone(g.Title), strings.Clone(g.Unit), strings.Clone(g.Project)
}
