package store

import (
	"path/filepath"
	"testing"
	"time"
)

// TestBatchesAwaitWhatComes take in what was told of, and wait for nothing where nothing
// was told of or a commit is quick.
func TestBatchesAwaitWhatComes(t *testing.T) {
	for _, c := range []struct {
		name            string
		commit          time.Duration
		coming, waiting int
		want            int
	}{
		{"a quick commit", 0, 3, 2, 1},
		{"nobody else", time.Hour, 1, 2, 1},
		{"two that come", time.Hour, 3, 2, 3},
		{"more than come", time.Hour, 2, 5, 2},
	} {
		s := &Store{jobs: make(chan *job, 8), committing: c.commit}
		var came []func()
		for range c.coming {
			came = append(came, s.Coming())
		}
		for range c.waiting {
			s.jobs <- &job{}
		}
		if got := s.awaited([]*job{{}}); len(got) != c.want {
			t.Errorf("%s: %d together instead of %d", c.name, len(got), c.want)
		}
		for _, f := range came {
			f()
			f()
		}
		if n := s.coming.Load(); n != 0 {
			t.Errorf("%s: %d are still coming", c.name, n)
		}
	}
}

// TestWhoNeverComes keeps nobody else from being written.
func TestWhoNeverComes(t *testing.T) {
	s, err := Open(ctx, "sqlite:"+filepath.Join(t.TempDir(), "j.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for range 5 {
		s.Coming()
	}
	withYear(t, s)
	act(t, s, Act{}, insert("指标.yaml", "A", "- 编号: A\n", ""))
	if n := len(entries(t, s, Newest)); n != 1 {
		t.Errorf("%d entries", n)
	}
}
