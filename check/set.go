package check

import (
	"io/fs"
	"slices"

	"jiheng/fault"
	"jiheng/paper"
)

// A Set is rules with their data, ready to run on many documents, by several
// goroutines at once.
type Set struct {
	rules   []*Rule
	byID    map[string]*Rule
	texts   []*pattern // all text rules, functions too
	regexes []*pattern // those that are regular expressions, by their number
	lines   filter
	raw     filter
	limits  map[string]int
	lexicon *Lexicon
	phrases *Phrases
	profile *Profile
	titles  map[string]string // of rules by id, those of the catalogue without a function too

	catalogue []Missing // all entries of the catalogue's data file
}

// A Suite is what a set is made of: rules, and the data that they and the text
// rules need.
type Suite struct {
	Rules     []*Rule                        // those that are functions, in their order
	Functions map[string]func(*Pass) Outcome // of the text rules that no expression describes, by id
	Data      fs.FS                          // lexicon.yaml, phrases.yaml, limits.yaml, catalogue.yaml, text/*.yaml
}

// NewSet makes a set. own is a folder with the user's data files, which replace
// those of the suite by name; nil for none. A nil profile changes nothing.
func NewSet(suite Suite, own fs.FS, profile *Profile) (*Set, error) {
	s := &Set{rules: slices.Clone(suite.Rules), limits: map[string]int{}, byID: map[string]*Rule{}, profile: profile}
	files := dataFiles{suite.Data, own}
	if s.profile == nil {
		s.profile = &Profile{}
	}
	var list fault.List
	var err error
	s.texts, err = readPatterns(files)
	list.Add(err)
	s.lexicon, err = readLexicon(files)
	list.Add(err)
	s.phrases, err = readPhrases(files)
	list.Add(err)
	limits, err := readLimits(files)
	list.Add(err)
	for _, l := range limits {
		s.limits[l.name] = l.value
	}
	if err := list.Err(); err != nil {
		return nil, err
	}
	if err := s.build(suite.Functions); err != nil {
		return nil, err
	}
	s.catalogue, err = readCatalogue(dataFiles{builtin: suite.Data})
	if err != nil {
		return nil, err
	}
	s.entitle()
	return s, s.profile.apply(s)
}

// build lists the rules and indexes the literals of the regular expressions.
func (s *Set) build(functions map[string]func(*Pass) Outcome) error {
	for _, p := range s.texts {
		switch run, ok := functions[p.id]; {
		case p.re != nil:
			p.n = len(s.regexes)
			s.regexes = append(s.regexes, p)
			s.rules = append(s.rules, p.rule())
		case ok:
			r := p.rule()
			r.Run = run
			s.rules = append(s.rules, r)
		default:
			return fault.Bad(fault.Place{File: "text/"}, "check-function", "规则“%s”写着“算法: 是”，但程序里没有这个算法；请改写成正则或删去", p.id)
		}
	}
	for _, r := range s.rules {
		s.byID[r.ID] = r
	}
	s.lines, s.raw = newFilter(), newFilter()
	for _, p := range s.regexes {
		if p.raw {
			s.raw.add(p)
		} else {
			s.lines.add(p)
		}
	}
	return nil
}

// entitle keeps the titles of all rules.
func (s *Set) entitle() {
	s.titles = map[string]string{}
	for _, m := range s.catalogue {
		s.titles[m.ID] = m.Title
	}
	for _, r := range s.rules {
		s.titles[r.ID] = r.Title
	}
}

// Rules returns the rules in their order: the catalogue's families, then the
// text rules.
func (s *Set) Rules() []*Rule { return s.rules }

// Rule returns a rule by its id; ok is false where there is none.
func (s *Set) Rule(id string) (r *Rule, ok bool) {
	r, ok = s.byID[id]
	return r, ok
}

// Title returns what a rule requires, in one line; empty for an unknown id.
func (s *Set) Title(id string) string { return s.titles[id] }

// A filter says which regular expressions may match a text, in one pass over it.
type filter struct {
	trie   *trie
	always patternSet // those that have no literal to look for
	runs   []run      // those that need digits side by side
}

// shortRun is the number of digits from which a need is worth looking at.
const shortRun = 5

// A run says that an expression needs so many digits side by side.
type run struct{ pattern, digits int }

func newFilter() filter { return filter{trie: newTrie()} }

func (f *filter) add(p *pattern) {
	if n := digitRun(p.expr); n >= shortRun {
		f.runs = append(f.runs, run{p.n, n})
	}
	set, ok := literals(p.expr)
	for _, s := range set {
		ok = ok && f.trie.add(s, p.n)
	}
	if !ok {
		f.always.set(p.n)
	}
}

// may returns the expressions that may match.
func (f *filter) may(text string) patternSet {
	out := f.trie.find(text)
	out.join(f.always)
	if len(f.runs) == 0 {
		return out
	}
	longest := paper.LongestRun(text)
	for _, r := range f.runs {
		if longest < r.digits {
			out.clear(r.pattern)
		}
	}
	return out
}
