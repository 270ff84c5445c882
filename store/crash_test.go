package store

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"
)

// crashChild writes acts as fast as it can and says each that it was promised.
func crashChild(dsn string) {
	ctx := context.Background()
	s, err := Open(ctx, dsn)
	if err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
	var says sync.Mutex
	var all sync.WaitGroup
	for w := range 8 {
		all.Go(func() {
			for n := 0; ; n++ {
				key := fmt.Sprintf("%s-%d-%d", os.Getenv("STORE_CRASH_ROUND"), w, n)
				err := s.Update(ctx, func(tx *Tx) error {
					_, err := tx.Append(Act{Tree: y24, Person: "p", Kind: "k", Time: time.Unix(1736164800, 0)}, []Edit{insert("a.md", key, strings.Repeat("文", 300), "")})
					return err
				})
				says.Lock()
				if err != nil {
					fmt.Println("error", err)
				} else {
					fmt.Println("saved", key)
				}
				says.Unlock()
			}
		})
	}
	all.Wait()
}

// A process that is killed while it writes loses nothing that it has promised, on
// the same database again and again.
func TestKilledWhileWriting(t *testing.T) {
	at := sqliteDB(t)
	s := newStore(t, at)
	withYear(t, s)
	closed(t, s)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	saved := map[string]bool{}
	for round := range times(t, "CRASHES", 10) {
		cmd := exec.Command(self)
		cmd.Env = append(os.Environ(), "STORE_CRASH_CHILD="+at, fmt.Sprintf("STORE_CRASH_ROUND=%d", round))
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for n := 0; lines.Scan(); n++ {
			key, ok := strings.CutPrefix(lines.Text(), "saved ")
			if !ok {
				t.Fatalf("round %d: %s", round, lines.Text())
			}
			saved[key] = true
			if n == 50+37*(round%7) {
				if err := cmd.Process.Kill(); err != nil {
					t.Fatal(err)
				}
			}
		}
		_ = cmd.Wait()
		s := newStore(t, at)
		has := map[string]bool{}
		for _, e := range entries(t, s, Newest) {
			has[e.Key] = true
		}
		for key := range saved {
			if !has[key] {
				t.Errorf("round %d: %s was promised and is gone", round, key)
			}
		}
		r := verify(t, s, Trust{})
		if len(r.Findings) > 0 {
			t.Errorf("round %d: %+v", round, r.Findings)
		}
		if err := sound(ctx, strings.TrimPrefix(at, "sqlite:")); err != nil {
			t.Errorf("round %d: %v", round, err)
		}
		closed(t, s)
	}
	t.Logf("%d acts were promised, none lost", len(saved))
}
