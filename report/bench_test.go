package report_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"jiheng/budget"
	"jiheng/document/docx"
	"jiheng/document/html"
	"jiheng/document/page"
	"jiheng/document/pdf"
	"jiheng/document/xlsx"
	"jiheng/fact"
	"jiheng/num"
	"jiheng/regs"
	"jiheng/report"
)

// The sample's report in each format, from the tree to the bytes.
func BenchmarkSample(b *testing.B) {
	doc, m := selfEvaluation(b)
	fonts, err := page.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	form := m.OverallForm()
	for _, f := range []struct {
		name string
		make func() ([]byte, error)
	}{
		{"docx", func() ([]byte, error) { return docx.Write(doc) }},
		{"pdf", func() ([]byte, error) { return pdf.Write(doc, fonts) }},
		{"html", func() ([]byte, error) { return html.Write(doc) }},
		{"xlsx", func() ([]byte, error) {
			return xlsx.Write(&xlsx.Book{Title: form.Title, Sheets: []xlsx.Sheet{{Name: "自评表", Doc: form.Blocks, Landscape: true}}})
		}},
		{"json", m.FactsJSON},
	} {
		b.Run(f.name, func(b *testing.B) {
			size := 0
			for b.Loop() {
				data, err := f.make()
				if err != nil {
					b.Fatal(err)
				}
				size = len(data)
			}
			b.ReportMetric(float64(size), "bytes/file")
		})
	}
}

// Scoring and explaining many dossiers: the cost of one stays the same.
func BenchmarkDossiers(b *testing.B) {
	packs, err := regs.Packs()
	if err != nil {
		b.Fatal(err)
	}
	for _, n := range []int{1, 100, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				for i := range n {
					y := randomYear(uint64(i))
					explainYear(b, y, packs[i%len(packs)])
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/dossier")
		})
	}
}

// explainYear scores a year and unfolds every account of it.
func explainYear(b *testing.B, y *budget.Year, p *regs.Pack) {
	e, err := budget.Evaluate(p, y.Input())
	if err != nil {
		b.Fatal(err)
	}
	m, err := report.NewMaker(y, e)
	if err != nil {
		b.Fatal(err)
	}
	for _, f := range m.Facts.All() {
		if _, err := m.Facts.Explain(f.ID); err != nil {
			b.Fatal(err)
		}
		report.AccountLines(f)
	}
}

// randomYear draws a year from a seed: size, funds, operators and texts differ.
func randomYear(seed uint64) *budget.Year {
	r := rand.New(rand.NewPCG(seed, 2024))
	y := &budget.Year{FiscalYear: 2000 + r.IntN(30), Unit: budget.Unit{Name: fmt.Sprintf("示例单位%04d", seed)}, Facts: fact.NewSet()}
	funds := 1 + r.IntN(len(budget.Funds))
	for i := range 5 + r.IntN(40) {
		original := num.Fen(1_000_00 + r.Int64N(9_000_000_00))
		outturn := num.Fen(someOf(r, int64(original)))
		y.Lines = append(y.Lines, budget.Line{ID: fmt.Sprintf("P%02d", i), Name: fmt.Sprintf("示例项目%d", i), Fund: budget.Funds[r.IntN(funds)],
			Part: []budget.Part{budget.BasicExpenditure, budget.ProjectExpenditure}[r.IntN(2)], Original: budget.Money(original), Outturn: budget.Money(outturn)})
	}
	classes := []struct {
		level1, level2 string
		total          int64
	}{{"产出指标", "数量指标", 3000}, {"产出指标", "成本指标", 2000}, {"效益指标", "社会效益指标", 3000}, {"满意度指标", "服务对象满意度指标", 1000}}
	for c, class := range classes {
		n := 2 + r.IntN(20)
		left := class.total
		for i := range n {
			w := class.total / int64(n)
			if i == n-1 {
				w = left
			}
			left -= w
			addIndicator(r, y, fmt.Sprintf("I%d%02d", c, i), class.level1, class.level2, w)
		}
	}
	for _, f := range budget.MoneyFacts(y) {
		if err := y.Facts.Add(f); err != nil {
			panic(err)
		}
	}
	return y
}

// someOf draws an outturn between half the budget and all of it.
func someOf(r *rand.Rand, of int64) int64 { return of/2 + r.Int64N(of/2) }

func addIndicator(r *rand.Rand, y *budget.Year, code, level1, level2 string, hundredths int64) {
	op := []string{"≥", "≤", "="}[r.IntN(3)]
	goal := 1 + r.IntN(5000)
	target, err := budget.ParseTarget(fmt.Sprintf("%s%d件", op, goal))
	if err != nil {
		panic(err)
	}
	weight := num.MustDecimal(fmt.Sprintf("%d.%02d", hundredths/100, hundredths%100))
	y.Indicators = append(y.Indicators, &budget.Indicator{Code: code, Name: "示例指标" + code, Level1: level1, Level2: level2, Target: target, Weight: weight})
	add := func(id string, n int) {
		f := fact.Fact{ID: id, Name: id, Value: fact.Number(num.Int(int64(n)).Ratio(), num.MustUnit("件")), Account: fact.Account{Kind: fact.Stated, Text: "示例陈述"}}
		if err := y.Facts.Add(f); err != nil {
			panic(err)
		}
	}
	add(code, goal/2+r.IntN(goal+1))
	add(code+"-指标值", goal)
}
