package server

import (
	"context"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"jiheng/settings"
	"jiheng/store"
	"jiheng/upkeep"
)

// An act is under a signed head a minute later at the latest, whenever it is done,
// and without news nothing is signed.
func TestHeadsAreSignedEveryMinute(t *testing.T) {
	set := settings.Default(filepath.Join(t.TempDir(), "数据"))
	set.Backup.Hourly, set.Backup.Daily, set.Backup.Monthly = 0, 0, 0 // a backup is an act too
	synctest.Test(t, func(t *testing.T) {
		db, err := store.Open(ctx, set.Database)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		log := &journal{}
		k := &upkeep.Keeper{Store: db, Set: set, Now: time.Now, Version: "试"}
		s := New(Options{Keeper: k, Log: slog.New(slog.NewJSONHandler(log, nil)), Token: "令牌令牌令牌令牌"})
		work, cancel := context.WithCancel(ctx)
		ended := make(chan struct{})
		go func() { defer close(ended); s.byTheClock(work) }()
		notes := map[string]bool{}
		for n, wait := range []time.Duration{time.Second, 59 * time.Second, 61 * time.Second, 10 * time.Minute, 3 * time.Second} {
			time.Sleep(wait)
			if err := db.Update(ctx, func(tx *store.Tx) error {
				_, err := tx.Append(store.Act{Tree: store.House, Person: "p", Kind: "试", Time: time.Now()},
					[]store.Edit{{Op: store.Insert, Entry: store.Entry{File: "人员", Key: string(rune('a' + n)), Text: "{}"}}})
				return err
			}); err != nil {
				t.Fatal(err)
			}
			time.Sleep(signEvery + time.Second)
			synctest.Wait()
			w, err := k.Watch(ctx)
			if err != nil || w.Unsigned {
				t.Errorf("after act %d: unsigned %v, %v", n, w.Unsigned, err)
			}
			if age := time.Since(w.LastCheckpoint); age > time.Minute+time.Second {
				t.Errorf("after act %d the last head was signed %v ago", n, age)
			}
			notes[string(lastNote(t, db))] = true
		}
		before := lastNote(t, db)
		time.Sleep(time.Hour)
		if string(lastNote(t, db)) != string(before) {
			t.Error("signed without news")
		}
		if len(notes) != 5 {
			t.Errorf("%d checkpoints for 5 acts", len(notes))
		}
		cancel()
		<-ended
		if strings.Contains(log.String(), `"level":"ERROR"`) {
			t.Error(log.String())
		}
	})
}

// lastNote is the newest checkpoint.
func lastNote(t *testing.T, db *store.Store) (note []byte) {
	t.Helper()
	if err := db.View(ctx, func(tx *store.Tx) error {
		c, err := tx.LastCheckpoint()
		note = c.Note
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return note
}
