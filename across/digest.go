// Package across holds what is kept of one paper to compare it with others: its
// digest, which documents belong together, and the paragraphs that one report
// has of another.
package across

import (
	"regexp"
	"slices"
	"strings"

	"jiheng/document"
	"jiheng/extract"
	"jiheng/fault"
	"jiheng/num"
	"jiheng/paper"
)

// A Digest is what rules across documents keep of one: who wrote it, and the
// figures, indicators, problems, promises and sentences that others are compared
// with. It holds no tree, so that thousands fit into memory at once.
type Digest struct {
	File    string
	Genre   paper.Genre
	Title   string
	Unit    string // as the document names it, codes and brackets aside; empty where it names none
	Project string // that a form or a report is about; empty for the unit as a whole
	Year    int    // fiscal year; 0 where it names none

	Figures    []Figure
	Indicators []Indicator
	Money      []Amount
	Problems   []Passage
	Promises   []Passage
	Sentences  []uint64 // hashes, sorted, each once
	Numbered   []uint64 // hashes of sentences that name the document's own year, sorted
	Sketches   []Sketch
	Score      *Figure
	Grade      *Passage
	NoProblem  *Passage      // says that there are none
	Evaluated  []Figure      // projects and money that self-evaluation covered
	Total      *num.Interval // of a project over all its years, from a goal form
	Annual     *num.Interval // of the year, from a goal form

	Object string // the project as it is compared

	// Beside marks a document that is only compared with, not checked itself.
	Beside bool
}

// A Passage is a stretch of another document's text with its place.
type Passage struct {
	Text string
	Site paper.Site
}

// A Figure is a figure with what it measures.
type Figure struct {
	Key   string      // kind, subject and unit, as they are compared
	What  string      // subject as the document words it
	Shown num.Decimal // the number as printed
	Scale num.Ratio   // base units that one of shown is
	Text  string      // as printed, with its unit
	Site  paper.Site
}

// Agrees reports two figures that may be one: the finer rounded to the digits of
// the other. Printed to the same digit they are the same or they are not, and a
// count of single things is what it says.
func (h *Figure) Agrees(o *Figure) bool {
	if h.Scale.Cmp(o.Scale) == 0 && (h.Shown.Scale() == o.Shown.Scale() || h.counts() && o.counts()) {
		return h.Shown.Cmp(o.Shown) == 0
	}
	return h.Shown.Envelope().Scale(h.Scale).Meets(o.Shown.Envelope().Scale(o.Scale))
}

// counts reports a figure of single things, which nobody rounds unsaid.
func (h *Figure) counts() bool {
	return h.Shown.Scale() == 0 && h.Scale.Cmp(num.One) == 0 && !strings.HasSuffix(h.Text, "%") && !strings.HasSuffix(h.Text, "元") &&
		!strings.HasSuffix(h.Text, "米") && !strings.HasSuffix(h.Text, "分")
}

// An Indicator is one row of a table of indicators, cells as printed.
type Indicator struct {
	Name, Target, Unit, Actual, Weight, Reason string
	Percent                                    bool
	Site                                       paper.Site
}

// An Amount is one amount of a budget.
type Amount struct {
	Stage paper.Stage
	Scope string // as canonical: 全部支出
	Cell  paper.Amount
	Site  paper.Site
}

// mostHeld bounds what is kept of one document of each sort; nobody compares
// more by hand either.
const mostHeld = 2000

// NewDigest reads a document for comparison with others.
func NewDigest(file string, d *document.Document) *Digest {
	return Compact(file, paper.NewText(d))
}

// Compact is NewDigest of a document that was read into lines.
func Compact(file string, t *paper.Text) *Digest {
	g := DigestOf(file, t)
	g.compact()
	return g
}

// IdentityOf returns a digest that says who and what a document is, and its
// indicators.
func IdentityOf(file string, t *paper.Text) *Digest {
	g := &Digest{File: file, Genre: t.Genre(), Title: t.Title}
	g.Unit, g.Project, g.Year = t.Identity(file)
	g.Object = paper.ObjectOf(g.Project)
	g.readIndicators(t)
	return g
}

// DigestOf returns the digest of a document that was read, with its places as the
// document has them: NewDigest lets go of the document, this does not.
func DigestOf(file string, t *paper.Text) *Digest {
	g := IdentityOf(file, t)
	g.readFigures(t)
	g.readMoney(t)
	g.readTotals(t)
	g.readSelfEvaluation(t)
	g.readResult(t)
	g.readPassages(t)
	g.readSentences(t)
	return g
}

// Abroad is a place in a document other than the one checked: it names its file,
// and the characters are left out, since they count in that file.
func (g *Digest) Abroad(s paper.Site) paper.Site {
	return paper.Site{Quote: strings.Clone(paper.Clip(s.Quote, paper.QuoteMost)), Place: inFile(s.Place, g.File)}
}

func inFile(p fault.Place, file string) fault.Place {
	p.File = file
	return p
}

// readFigures keeps the figures whose subject occurs with one value only, as the
// document states them of its own year.
func (g *Digest) readFigures(t *paper.Text) {
	facts := t.Facts()
	at := map[string]int{}
	for i := range facts {
		f := &facts[i]
		h, ok := g.figureOf(t, f)
		if !ok {
			continue
		}
		if k, twice := at[h.Key]; twice {
			if k >= 0 && !g.Figures[k].Agrees(&h) {
				g.Figures[k].Key = "" // two values: which is meant is open
			}
			continue
		}
		if len(g.Figures) == mostHeld {
			break
		}
		at[h.Key] = len(g.Figures)
		g.Figures = append(g.Figures, h)
	}
	for i := range g.Indicators {
		h := &g.Indicators[i]
		d, unit, ok := h.Done()
		subject := subjectKey(h.Name)
		if !ok || unit == "" || paper.Runes(subject) < 4 || g.Genre != paper.SelfFormGenre || len(g.Figures) == mostHeld {
			continue
		}
		base, scale := scaledUnit(unit)
		key := string(extract.Indicator) + "/" + subject + "/" + base
		if _, known := at[key]; !known {
			at[key] = len(g.Figures)
			g.Figures = append(g.Figures, Figure{Key: key, What: h.Name, Shown: d, Scale: scale, Text: d.String() + unit, Site: h.Site})
		}
	}
	g.Figures = slices.DeleteFunc(g.Figures, func(h Figure) bool { return h.Key == "" })
}

// comparedKinds are the figures that several documents state in one sense.
var comparedKinds = []extract.FoundKind{extract.Indicator, extract.Staff, extract.OfficeCount}

var figureOnly = regexp.MustCompile(`^[0-9][0-9,]*(?:\.[0-9]+)?$`)

// figureOf reads a figure; ok is false where its subject is too general to be
// found again in another document, or it is not of the document's own year.
func (g *Digest) figureOf(t *paper.Text, f *extract.Found) (h Figure, ok bool) {
	if !slices.Contains(comparedKinds, f.Kind) || f.Modality != "" || f.Qualifier != "" || f.Unit == "" || !figureOnly.MatchString(f.Value) {
		return h, false
	}
	if f.Period != "" && paper.YearIn(f.Period) != g.Year {
		return h, false
	}
	subject := subjectKey(f.Subject)
	l, r, found := t.LineAt(f.Line, f.Start, f.End)
	if found && l.Kind == paper.CellLine {
		if paper.Runes(l.Text) <= longestName {
			return h, false // a table may show any month, and its heads tell only a reader which
		}
		subject = subjectKey(f.Subject[strings.LastIndex(f.Subject, "·")+1:]) // a sentence in a cell, behind the heads of its row
	}
	if f.Kind == extract.Indicator && (paper.Runes(paper.GenericLabels.Replace(subject)) < 4 ||
		strings.ContainsAny(subject, "0123456789") || paper.HasAny(subject, paper.OtherTime...)) {
		return h, false
	}
	if !found || l.Kind == paper.BodyLine && !t.InResults(l) && f.Kind == extract.Indicator ||
		paper.HasAny(paper.Clause(l.Text, r.From), paper.OtherTime...) {
		return h, false
	}
	d, err := num.ParseDecimal(strings.ReplaceAll(f.Value, ",", ""))
	if err != nil {
		return h, false
	}
	unit, scale := scaledUnit(f.Unit)
	return Figure{Key: string(f.Kind) + "/" + subject + "/" + unit, What: strings.Clone(f.Subject), Shown: d, Scale: scale,
		Text: f.Value + f.Unit, Site: l.Site(r)}, true
}

// longestName is the length in characters from which a cell is a sentence.
const longestName = 14

// subjectKey is what a figure measures as it is compared: 招引项目数 in a form is 招引项目
// in a sentence.
func subjectKey(s string) string {
	s = paper.IndicatorKey(s)
	for _, tail := range []string{"数量", "次数", "个数", "数"} {
		if t := strings.TrimSuffix(s, tail); t != s && paper.Runes(t) >= 4 {
			return t
		}
	}
	return s
}

// scaledUnit splits 万人次 into 人次 and ten thousand.
func scaledUnit(unit string) (base string, scale num.Ratio) {
	for _, s := range []string{"万亿", "亿", "千万", "百万", "十万", "万", "千", "百"} {
		if rest := strings.TrimPrefix(unit, s); rest != unit && rest != "" &&
			!(s == "千" && (rest == "克" || rest == "米" || rest == "瓦" || rest == "瓦时")) && !(s == "百" && rest == "分点") {
			return rest, num.Int(paper.ScaleFactors[s]).Ratio()
		}
	}
	return unit, num.One
}

// readIndicators keeps the rows of the tables of indicators.
func (g *Digest) readIndicators(t *paper.Text) {
	if g.Genre == paper.MonitoringGenre {
		for _, grid := range t.Tables {
			g.monitored(grid)
		}
		return
	}
	for _, it := range t.IndicatorTables() {
		for i := range it.Rows {
			r := &it.Rows[i]
			target := paper.CellText(r.Target)
			if s := paper.CellText(r.Sign); r.Sign != r.Target && target != "" && paper.StartsWithDigit(target) &&
				strings.Contains("≥≤><=＝", s) {
				target = s + target
			}
			g.addIndicator(Indicator{Name: r.Name, Target: target, Unit: paper.CellText(r.Unit),
				Actual: paper.CellText(r.Actual), Weight: paper.CellText(r.Weight), Reason: paper.CellText(r.Reason),
				Site: r.At.Site(r.At.All())})
		}
	}
}

func (g *Digest) addIndicator(h Indicator) {
	if len(g.Indicators) == mostHeld {
		return
	}
	h.Percent = strings.ContainsAny(h.Target+h.Unit+h.Actual, "%％") || paper.HasAny(h.Name, "率", "满意度", "比例", "占比")
	g.Indicators = append(g.Indicators, h)
}

var (
	doneByThen = regexp.MustCompile(`执行情况|完成情况|完成值|完成数|监控值|实际完成`)
	nameHeads  = append([]string{"指标", "绩效指标"}, paper.IndicatorNames...)
)

// monitored keeps the rows of a form that was filled in during the year: what
// was done until then, not what was expected of the year.
func (g *Digest) monitored(grid *paper.Grid) {
	name, target, unit, done := -1, -1, -1, -1
	for r := range grid.Cells {
		n, v, u, d := -1, -1, -1, -1
		for c := range grid.Cells[r] {
			switch h := paper.PlainHead(grid.Text(r, c)); {
			case slices.Contains(nameHeads, h):
				n = c
			case paper.HasAny(h, "指标值", "目标值") && v < 0 && paper.Runes(h) <= 12:
				v = c
			case h == "计量单位" || h == "单位":
				u = c
			case d < 0 && doneByThen.MatchString(h) && !paper.HasAny(h, "预计", "全年") && paper.Runes(h) <= 16:
				d = c
			}
		}
		if n >= 0 && v >= 0 && d >= 0 {
			name, target, unit, done = n, v, u, d
			continue
		}
		if at := grid.At(r, name); at != nil && !paper.NoValue(at.Text) && at != grid.At(r, target) {
			g.addIndicator(Indicator{Name: strings.TrimSpace(at.Text), Target: strings.TrimSpace(grid.Text(r, target)),
				Unit: strings.TrimSpace(grid.Text(r, unit)), Actual: strings.TrimSpace(grid.Text(r, done)), Site: at.Site(at.All())})
		}
	}
}

// readResult keeps score, grade and what is said of there being no problem.
func (g *Digest) readResult(t *paper.Text) {
	if h, ok := ownScore(t); ok {
		g.Score = &h
	}
	if h, ok := ownGrade(t); ok {
		g.Grade = &h
	}
	if at, text, ok := t.SaidProblems(); ok && paper.SaysNone(text) {
		g.NoProblem = &Passage{strings.Trim(text, " 。\n"), at.Site(at.All())}
	}
}

// shortestPassage is the length in characters below which a sentence says
// nothing that could be found again.
const shortestPassage = 14

// readTotals keeps what a goal form asks for: the year's amount, and that of all
// years together.
func (g *Digest) readTotals(t *paper.Text) {
	if g.Genre != paper.GoalFormGenre {
		return
	}
	g.Total = amountField(t, projectTotals)
	g.Annual = amountField(t, projectYears)
}

var projectYears = []string{"本年度项目金额", "年度资金总额", "本年金额", "年度金额", "本年度资金", "年度预算金额", "本年度资金总额"}

var unitInHead = regexp.MustCompile(`(亿元|万元|元)`)

func amountField(t *paper.Text, names []string) *num.Interval {
	for _, f := range t.Fields(func(name string) bool { return slices.Contains(names, paper.PlainHead(name)) }) {
		unit := unitInHead.FindString(f.Value + f.Label.Text)
		d, ok := paper.DecimalOf(strings.TrimSuffix(strings.TrimSpace(f.Value), unit))
		if !ok || unit == "" {
			continue
		}
		v := d.Envelope().Scale(paper.ScaleOf(unit))
		return &v
	}
	return nil
}

// compact lets go of the document: places keep their file and a short quote.
func (g *Digest) compact() {
	figures := func(all []Figure) {
		for i := range all {
			h := &all[i]
			h.Key, h.What, h.Text, h.Site = strings.Clone(h.Key), strings.Clone(h.What), strings.Clone(h.Text), g.Abroad(h.Site)
		}
	}
	passages := func(all []Passage) {
		for i := range all {
			all[i] = Passage{strings.Clone(all[i].Text), g.Abroad(all[i].Site)}
		}
	}
	figures(g.Figures)
	figures(g.Evaluated)
	passages(g.Problems)
	passages(g.Promises)
	for i := range g.Indicators {
		h := &g.Indicators[i]
		h.Name, h.Target, h.Unit, h.Actual = strings.Clone(h.Name), strings.Clone(h.Target), strings.Clone(h.Unit), strings.Clone(h.Actual)
		h.Weight, h.Reason, h.Site = strings.Clone(h.Weight), strings.Clone(h.Reason), g.Abroad(h.Site)
	}
	for i := range g.Money {
		m := &g.Money[i]
		m.Scope, m.Cell.Text, m.Cell.Line, m.Site = strings.Clone(m.Scope), strings.Clone(m.Cell.Text), nil, g.Abroad(m.Site)
	}
	for i := range g.Sketches {
		g.Sketches[i].Site = g.Abroad(g.Sketches[i].Site)
	}
	if g.Score != nil {
		g.Score.Text, g.Score.Site = strings.Clone(g.Score.Text), g.Abroad(g.Score.Site)
	}
	for _, h := range []*Passage{g.Grade, g.NoProblem} {
		if h != nil {
			h.Text, h.Site = strings.Clone(h.Text), g.Abroad(h.Site)
		}
	}
	g.Title, g.Unit, g.Project = strings.Clone(g.Title), strings.Clone(g.Unit), strings.Clone(g.Project)
}
