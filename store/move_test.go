package store

import (
	"slices"
	"strings"
	"testing"
)

// Every entry of a file is moved behind every other, up and down, one act each: it stands
// there then, and the others as they stood.
func TestMoves(t *testing.T) {
	onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
		s := newStore(t, dsn(t))
		withYear(t, s)
		const file = "指标.yaml"
		act(t, s, Act{}, insert(file, "头", "指标:\n", ""), insert(file, "A", "- A\n", ""), insert(file, "B", "- B\n", ""), insert(file, "C", "- C\n", ""), insert(file, "D", "- D\n", ""))
		for i := 1; i < 5; i++ {
			for j := range 5 {
				now := entries(t, s, Newest)
				if i == j {
					continue
				}
				var want []string
				for k, e := range now {
					if k != i {
						want = append(want, e.Key)
					}
					if k == j {
						want = append(want, now[i].Key)
					}
				}
				act(t, s, Act{Kind: "排序"}, Edit{Op: Move, ID: now[i].ID, Seen: now[i].Version, After: now[j].ID, Entry: Entry{File: file}})
				var got []string
				for _, e := range entries(t, s, Newest) {
					got = append(got, e.Key)
				}
				if !slices.Equal(got, want) {
					t.Errorf("%s behind %s: %s, want %s", now[i].Key, now[j].Key, strings.Join(got, " "), strings.Join(want, " "))
				}
			}
		}
	})
}
