package dossier

import (
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/fact"
	"jiheng/plain"
)

// Blocks of entries that a brief look at a year goes by.
const (
	BlockIndicators = "指标" // of FileIndicators
	BlockStated     = "陈述" // of FileFacts
	blockDerived    = "派生"
	blockCompared   = "核对"
	blockTaken      = "取数" // of a ledger
	BlockSteps      = "办理" // of FileReview
)

// itemsOf returns the items that an entry of a list holds: one, or those of a
// whole block; none where it cannot be read.
func itemsOf(e Entry) []plain.Node {
	root, faults := plain.ParseYAML(e.File, []byte(e.Text))
	if len(*faults) > 0 {
		return nil
	}
	if e.Kind == EntryBlock {
		return root.Get(e.Block).Items()
	}
	return root.Items()
}

// IndicatorsIn returns the indicators that one entry of FileIndicators holds, as
// Load reads them, but for what other files say about them. What cannot name a
// fact is no indicator.
func IndicatorsIn(e Entry) []*budget.Indicator {
	if e.File != FileIndicators || e.Block != BlockIndicators || e.Kind != EntryItem && e.Kind != EntryBlock {
		return nil
	}
	l := newLoader(nil)
	for _, x := range itemsOf(e) {
		l.indicator(x)
	}
	return l.year.Indicators
}

// A Source (取数来源) is an entry's word that a fact is computed, or, where it is
// compared with the same figure from elsewhere, which of them counts.
type Source struct {
	Fact   string
	Kind   fact.Kind // Ledger or Formula; empty of a comparison
	Counts string    // of a comparison: 陈述, 台账, 公式, 预决算, 计算
}

// SourcesIn returns the sources of facts that one entry names: what a ledger
// gives, what is derived, and what is compared. What cannot be read names none. An
// item is known by its key: only with NeedsText its text is looked at.
func SourcesIn(e Entry) []Source {
	kind, ok := sourceKind(e)
	switch {
	case !ok:
		return nil
	case !NeedsText(e) && e.Key == "":
		return nil
	case !NeedsText(e):
		return []Source{{Fact: e.Key, Kind: kind}}
	}
	var out []Source
	for _, x := range itemsOf(e) {
		s := Source{Fact: nameOf(x), Kind: kind}
		for _, g := range grounds {
			if kind == "" && x.Text("为准") == g.word {
				s.Counts = g.means
			}
		}
		if s.Fact != "" {
			out = append(out, s)
		}
	}
	return out
}

// sourceKind is the ground of the facts that an entry names; empty of a comparison.
func sourceKind(e Entry) (kind fact.Kind, ok bool) {
	switch {
	case e.Kind != EntryItem && e.Kind != EntryBlock:
		return "", false
	case strings.HasPrefix(e.File, DirLedgers+"/") && isYAML(e.File) && e.Block == blockTaken:
		return fact.Ledger, true
	case e.File == FileFacts && e.Block == blockDerived:
		return fact.Formula, true
	}
	return "", e.File == FileFacts && e.Block == blockCompared
}

// NeedsText reports an entry of which a brief look needs more than its key: steps,
// comparisons, and lists that are not cut into items.
func NeedsText(e Entry) bool {
	kind, source := sourceKind(e)
	switch {
	case source:
		return kind == "" || e.Kind == EntryBlock
	case e.File == FileReview:
		return e.Block == BlockSteps && (e.Kind == EntryItem || e.Kind == EntryBlock)
	}
	return e.File == FileIndicators && e.Kind == EntryBlock
}

// StepsIn returns the steps of the cycle that one entry of FileReview tells; those
// that lead to no stage are none.
func StepsIn(e Entry) []budget.Step {
	if e.File != FileReview || e.Block != BlockSteps || e.Kind != EntryItem && e.Kind != EntryBlock {
		return nil
	}
	var out []budget.Step
	for _, x := range itemsOf(e) {
		if s := (budget.Step{How: x.Text("做法"), To: x.Text("到"), Person: x.Text("人")}); slices.Contains(phases, s.To) {
			out = append(out, s)
		}
	}
	return out
}
