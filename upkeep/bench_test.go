package upkeep

import (
	"context"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"jiheng/settings"
	"jiheng/store"
)

// filled is an installation that holds so many MiB of files that nothing makes
// smaller; UPKEEP_MIB says how many, 50 where it does not.
func filled(b *testing.B) *Keeper {
	b.Helper()
	mib := 50
	if n, err := strconv.Atoi(os.Getenv("UPKEEP_MIB")); err == nil {
		mib = n
	}
	set := settings.Default(filepath.Join(b.TempDir(), "数据"))
	s, err := store.Open(ctx, set.Database)
	if err != nil {
		b.Fatal(err)
	}
	k := &Keeper{Store: s, Set: set, Now: time.Now, Version: "试"}
	if _, err := k.Import(ctx, "本机:试", town, folder(2024)); err != nil {
		b.Fatal(err)
	}
	noise := rand.NewChaCha8([32]byte{1})
	for range mib / 5 {
		if _, _, err := s.PutFile(ctx, io.LimitReader(noise, 5<<20)); err != nil {
			b.Fatal(err)
		}
	}
	return k
}

// BenchmarkBackup backs up while others write, and tells the longest that one of
// them has waited.
func BenchmarkBackup(b *testing.B) {
	k := filled(b)
	defer func() { _ = k.Store.Close() }()
	y, err := k.find(ctx, town)
	if err != nil {
		b.Fatal(err)
	}
	work, stop := context.WithCancel(ctx)
	longest, writes, ended := time.Duration(0), 0, make(chan struct{})
	go func() {
		defer close(ended)
		for work.Err() == nil {
			began := time.Now()
			err := k.Store.Update(ctx, func(tx *store.Tx) error {
				_, err := tx.Append(store.Act{Tree: y.ID, Person: "p", Kind: "填报", Time: began}, nil)
				return err
			})
			if err != nil {
				b.Error(err)
				return
			}
			longest = max(longest, time.Since(began))
			writes++
		}
	}()
	b.ResetTimer()
	for i := range b.N {
		if _, err := k.Backup(ctx, "本机:试", filepath.Join(b.TempDir(), strconv.Itoa(i)+".db")); err != nil {
			b.Fatal(err)
		}
	}
	stop()
	<-ended
	b.ReportMetric(longest.Seconds()*1000, "ms-longest-write")
	b.ReportMetric(float64(writes)/float64(b.N), "writes")
}

// BenchmarkOpen opens a database that is there, until it answers.
func BenchmarkOpen(b *testing.B) {
	k := filled(b)
	b.ResetTimer()
	for range b.N {
		b.StopTimer() // closing waits until what was written is on the disk
		if err := k.Store.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		s, err := store.Open(ctx, k.Set.Database)
		if err != nil {
			b.Fatal(err)
		}
		k.Store = s
		if _, err := k.Watch(ctx); err != nil {
			b.Fatal(err)
		}
	}
	if err := k.Store.Close(); err != nil {
		b.Fatal(err)
	}
}
