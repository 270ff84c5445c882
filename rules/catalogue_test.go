package rules

import (
	"testing"

	"jiheng/check"
)

// least is the number of wrong and of right examples that a rule of the
// catalogue needs.
const least = 3

// Every rule of the catalogue has a title, a known source and examples of both
// kinds, each of which does what it says.
func TestCatalogue(t *testing.T) {
	set := builtinSet(t)
	seen := map[string]bool{}
	for _, r := range set.Rules() {
		if r.ID == "" || r.Title == "" || r.Run == nil || seen[r.ID] {
			t.Errorf("rule %q: no id, title or run, or twice", r.ID)
		}
		seen[r.ID] = true
		if _, ok := check.SourceText(r.Source); !ok {
			t.Errorf("rule %s: unknown source %q", r.ID, r.Source)
		}
	}
	for _, r := range All().Rules {
		t.Run(r.ID, func(t *testing.T) {
			wrong, right := 0, 0
			for _, e := range readExamples(t, r.ID) {
				if e.wrong {
					wrong++
					if len(e.wants) == 0 {
						t.Errorf("%s:%d: wrong, but no want", e.file, e.line)
					}
				} else {
					right++
				}
				e.check(t, set, r.ID)
			}
			if wrong < least || right < least {
				t.Errorf("%d wrong and %d right examples, want %d of each", wrong, right, least)
			}
		})
	}
}
