package workbench

import (
	"sync"

	"jiheng/check"
	"jiheng/document/page"
	"jiheng/rules"
)

// A lasting thing is made when it is first asked for, and lasts until nobody is at work:
// to make it takes a moment, and to keep it much memory.
type lasting[T any] struct {
	mu   sync.Mutex
	made *T
	make func() (*T, error)
}

func (l *lasting[T]) get() (*T, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.made != nil {
		return l.made, nil
	}
	made, err := l.make()
	if err == nil {
		l.made = made
	}
	return made, err
}

func (l *lasting[T]) drop() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.made = nil
}

// What papers are set in pages with, and what they are checked by.
var (
	lastingFonts = lasting[page.Fonts]{make: page.Embedded}
	lastingRules = lasting[check.Set]{make: func() (*check.Set, error) { return check.NewSet(rules.All(), nil, nil) }}
)

func fonts() (*page.Fonts, error)  { return lastingFonts.get() }
func ruleSet() (*check.Set, error) { return lastingRules.get() }

// restYears is how many years stay in memory while nobody is at work.
const restYears = 4

// Rest gives back most of what is kept to be quick, when nobody is at work: fonts, rules,
// rows of ledgers, and the years that were used longest ago. All of it is made again when
// it is asked for.
func (b *Bench) Rest() {
	lastingFonts.drop()
	lastingRules.drop()
	b.memo.Rest()
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.last) > restYears {
		delete(b.kept, b.last[0])
		b.last = b.last[1:]
	}
}
