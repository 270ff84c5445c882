package extract_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"jiheng/document/text"
	"jiheng/extract"
	"jiheng/num"
)

// A labelFact is a fact as the labels have it, and as a prediction.
type labelFact struct {
	Kind     string   `json:"kind"`
	Subject  string   `json:"subject"`
	Value    string   `json:"value"`
	Unit     string   `json:"unit"`
	Quote    string   `json:"quote"`
	AltKinds []string `json:"alt_kinds,omitempty"`
	Optional bool     `json:"optional,omitempty"`
}

// A labelClaim is a claim likewise.
type labelClaim struct {
	Claim      string `json:"claim"`
	Recomputed string `json:"recomputed"`
	Consistent bool   `json:"consistent"`
}

// A labelled is one text with its labels.
type labelled struct {
	ID         string       `json:"id"`
	Facts      []labelFact  `json:"facts"`
	Arithmetic []labelClaim `json:"arithmetic"`
}

// A measure counts hits, false ones and misses.
type measure struct{ hit, extra, missed int }

func (m *measure) add(o measure) {
	m.hit, m.extra, m.missed = m.hit+o.hit, m.extra+o.extra, m.missed+o.missed
}

// f1 is the harmonic mean of precision and recall, in thousandths.
func (m measure) f1() int {
	if m.hit == 0 {
		return 0
	}
	return 2000 * m.hit / (2*m.hit + m.extra + m.missed)
}

// The measure counts outturn with expenditure and both budgets as one, amounts
// in 元, and each fact of a text once.
func factKey(kind, value, unit string) string {
	switch kind {
	case "expenditure":
		kind = "outturn"
	case "budget_adjusted":
		kind = "budget_initial"
	}
	d, err := num.ParseDecimal(value)
	if err != nil {
		return kind + " " + value + " " + unit
	}
	v := d.Ratio()
	for _, p := range []struct {
		word   string
		factor int64
	}{{"亿", 100_000_000}, {"万", 10_000}} {
		if rest, ok := strings.CutPrefix(unit, p.word); ok {
			v, unit = v.Mul(num.Int(p.factor).Ratio()), rest
			if unit == "" {
				unit = "元"
			}
			break
		}
	}
	if same, ok := map[string]string{"名": "人", "个百分点": "百分点", "㎡": "平方米"}[unit]; ok {
		unit = same
	}
	return kind + " " + v.String() + " " + unit
}

func measureFacts(want, got []labelFact) measure {
	predicted := map[string]bool{}
	for _, f := range got {
		predicted[factKey(f.Kind, f.Value, f.Unit)] = true
	}
	gold := map[string]bool{}
	for _, f := range want {
		if !f.Optional {
			gold[factKey(f.Kind, f.Value, f.Unit)] = true
		}
	}
	for _, f := range want {
		k := factKey(f.Kind, f.Value, f.Unit)
		if f.Optional && !gold[k] {
			delete(predicted, k)
		}
		for _, alt := range f.AltKinds {
			if other := factKey(alt, f.Value, f.Unit); !predicted[k] && predicted[other] && !gold[other] {
				delete(predicted, other)
				predicted[k] = true
			}
		}
	}
	var m measure
	for k := range gold {
		if predicted[k] {
			m.hit++
		} else {
			m.missed++
		}
	}
	m.extra = len(predicted) - m.hit
	return m
}

var (
	printedNumber = regexp.MustCompile(`\d[\d,]*(?:\.\d+)?`)
	aYear         = regexp.MustCompile(`^20[12]\d$`)
)

func numbersIn(texts ...string) map[string]bool {
	out := map[string]bool{}
	for _, s := range texts {
		for _, x := range printedNumber.FindAllString(s, -1) {
			if x = strings.ReplaceAll(x, ",", ""); !aYear.MatchString(x) {
				if d, err := num.ParseDecimal(x); err == nil {
					out[d.Ratio().String()] = true
				}
			}
		}
	}
	return out
}

func common(a, b map[string]bool) int {
	n := 0
	for k := range a {
		if b[k] {
			n++
		}
	}
	return n
}

// sameClaim reports two claims about enough of the same figures.
func sameClaim(a, b labelClaim) bool {
	fa, fb := numbersIn(a.Claim, a.Recomputed), numbersIn(b.Claim, b.Recomputed)
	if len(fa) == 0 || len(fb) == 0 {
		return a.Claim != "" && (strings.Contains(a.Claim, b.Claim) || strings.Contains(b.Claim, a.Claim))
	}
	n, small := common(fa, fb), min(len(fa), len(fb))
	if small <= 2 {
		return n > 0 && (common(numbersIn(a.Claim), numbersIn(b.Claim)) > 0 || n == small)
	}
	return n >= 2 && 2*n >= small
}

// measureClaims pairs the inconsistent claims, and counts the alarms about
// claims that are labelled consistent.
func measureClaims(want, got []labelClaim) (m measure, alarms, consistent int) {
	bad := func(all []labelClaim, is bool) []labelClaim {
		return slices.DeleteFunc(slices.Clone(all), func(c labelClaim) bool { return c.Consistent == is })
	}
	rest := bad(got, true)
	take := func(c labelClaim) bool {
		i := slices.IndexFunc(rest, func(p labelClaim) bool { return sameClaim(c, p) })
		if i >= 0 {
			rest = slices.Delete(rest, i, i+1)
		}
		return i >= 0
	}
	for _, c := range bad(want, true) {
		if take(c) {
			m.hit++
		} else {
			m.missed++
		}
	}
	m.extra = len(rest)
	good := bad(want, false)
	for _, c := range good {
		if take(c) {
			alarms++
		}
	}
	return m, alarms, len(good)
}

// predict reads a text as the measure wants it.
func predict(t testing.TB, id string, data []byte) labelled {
	t.Helper()
	d, err := text.Read(id+".txt", data)
	if err != nil {
		t.Fatal(err)
	}
	l := extract.Lines(d)
	facts := extract.Facts(l)
	p := labelled{ID: id, Facts: []labelFact{}, Arithmetic: []labelClaim{}}
	for _, f := range facts {
		p.Facts = append(p.Facts, labelFact{Kind: string(f.Kind), Subject: f.Subject, Value: f.Value, Unit: f.Unit, Quote: f.Quote})
	}
	for _, c := range extract.Claims(l, facts) {
		p.Arithmetic = append(p.Arithmetic, labelClaim{c.Claim, c.Recomputed, c.Consistent})
	}
	return p
}

// readLabels reads a file of labels.
func readLabels(t testing.TB, name string) []labelled {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []labelled
	in := bufio.NewScanner(f)
	in.Buffer(nil, 4<<20)
	for in.Scan() {
		var l labelled
		if err := json.Unmarshal(in.Bytes(), &l); err != nil {
			t.Fatal(err)
		}
		out = append(out, l)
	}
	return out
}

// result is the measure over texts.
type result struct {
	facts, claims      measure
	alarms, consistent int
}

func measureAll(t testing.TB, labels []labelled, dir string) result {
	t.Helper()
	var r result
	for _, l := range labels {
		data, err := os.ReadFile(filepath.Join(dir, l.ID+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		p := predict(t, l.ID, data)
		r.facts.add(measureFacts(l.Facts, p.Facts))
		m, alarms, consistent := measureClaims(l.Arithmetic, p.Arithmetic)
		r.claims.add(m)
		r.alarms, r.consistent = r.alarms+alarms, r.consistent+consistent
	}
	t.Logf("facts F1 %d‰ (%d hit, %d extra, %d missed); inconsistent claims F1 %d‰ (%d, %d, %d); %d false alarms among %d consistent claims",
		r.facts.f1(), r.facts.hit, r.facts.extra, r.facts.missed, r.claims.f1(), r.claims.hit, r.claims.extra, r.claims.missed, r.alarms, r.consistent)
	return r
}

// The figures reached on the texts that may be copied must not fall.
func TestRestatedTexts(t *testing.T) {
	labels := readLabels(t, "testdata/corpus/labels.jsonl")
	if len(labels) != 29 {
		t.Fatalf("%d labelled texts, want 29", len(labels))
	}
	r := measureAll(t, labels, "testdata/corpus")
	if r.facts.f1() < 990 || r.claims.f1() < 900 || r.alarms > 0 {
		t.Errorf("facts F1 %d‰, claims F1 %d‰, %d alarms: below what was reached", r.facts.f1(), r.claims.f1(), r.alarms)
	}
}

// corpusFolder is the folder of labelled texts that CORPUS names: labels.jsonl
// beside reports/. Published texts may not be copied into the project, and
// others label more of them, so what is measured there is told and not held.
func corpusFolder(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("CORPUS")
	if dir == "" {
		t.Skip("CORPUS names no folder of labelled texts")
	}
	return dir
}

// BenchmarkCorpus measures facts and claims on the texts of a corpus, and says
// so in thousandths beside the time.
func BenchmarkCorpus(b *testing.B) {
	dir := corpusFolder(b)
	labels := readLabels(b, filepath.Join(dir, "labels.jsonl"))
	var r result
	for b.Loop() {
		r = measureAll(b, labels, filepath.Join(dir, "reports"))
	}
	b.ReportMetric(float64(r.facts.f1()), "facts‰")
	b.ReportMetric(float64(r.claims.f1()), "claims‰")
	b.ReportMetric(float64(r.alarms), "alarms")
}

// TestWritePredictions writes the predictions for a corpus to the file that
// PREDICTIONS names, for the corpus's own score.py.
func TestWritePredictions(t *testing.T) {
	target := os.Getenv("PREDICTIONS")
	if target == "" {
		t.Skip("PREDICTIONS names no file")
	}
	files, err := filepath.Glob(filepath.Join(corpusFolder(t), "reports", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no texts in the corpus: %v", err)
	}
	var out strings.Builder
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		line, err := json.Marshal(predict(t, strings.TrimSuffix(filepath.Base(f), ".txt"), data))
		if err != nil {
			t.Fatal(err)
		}
		out.Write(line)
		out.WriteByte('\n')
	}
	if err := os.WriteFile(target, []byte(out.String()), 0o600); err != nil {
		t.Fatal(err)
	}
}

// BenchmarkRead reads a report of some 10 kB: lines, facts and claims.
func BenchmarkRead(b *testing.B) {
	var data []byte
	for _, l := range readLabels(b, "testdata/corpus/labels.jsonl") {
		one, err := os.ReadFile("testdata/corpus/" + l.ID + ".txt")
		if err != nil {
			b.Fatal(err)
		}
		data = append(append(data, one...), '\n')
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		d, err := text.Read("a.txt", data)
		if err != nil {
			b.Fatal(err)
		}
		l := extract.Lines(d)
		extract.Claims(l, extract.Facts(l))
	}
}
