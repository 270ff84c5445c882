package store

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"jiheng/proof"
)

// BenchmarkActs is one act on one entry with its request key and its leaf, fifty
// people at once, each on an entry of their own, in 290 years.
func BenchmarkActs(b *testing.B) {
	s, err := Open(ctx, "sqlite:"+filepath.Join(b.TempDir(), "b.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	const people, years = 50, 290
	ids := make([][]Entry, years)
	for y := range years {
		tree := fmt.Sprintf("u%d-2024", y)
		err := s.Update(ctx, func(tx *Tx) error {
			if err := tx.CreateUnit(fmt.Sprintf("u%d", y)); err != nil {
				return err
			}
			if err := tx.CreateYear(Year{ID: tree, Unit: fmt.Sprintf("u%d", y), Year: 2024}); err != nil {
				return err
			}
			var edits []Edit
			for i := range 69 {
				edits = append(edits, insert("指标.yaml", fmt.Sprint(i), "- 编号: SL01\n  完成值: 12\n  说明: 按季度统计，数据来自业务台账\n", ""))
			}
			_, err := tx.Append(Act{Tree: tree, Person: "p", Kind: "导入", Time: noon}, edits)
			if err == nil {
				ids[y], err = tx.Entries(tree, Newest)
			}
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	var next atomic.Int64
	var all sync.WaitGroup
	b.ResetTimer()
	for p := range people {
		all.Go(func() {
			for {
				n := next.Add(1)
				if n > int64(b.N) {
					return
				}
				y := (int(n)*people + p) % years
				tree, e := fmt.Sprintf("u%d-2024", y), ids[y][int(n/7)%69]
				_, _, err := s.Once(context.Background(), Request{Person: "p", Key: fmt.Sprint(n), Digest: proof.Hash{}, Time: noon}, func(tx *Tx) ([]byte, error) {
					now, err := tx.Entry(tree, e.ID, Newest)
					if err != nil {
						return nil, err
					}
					_, err = tx.Append(Act{Tree: tree, Person: "p", Kind: "填报", Time: noon}, []Edit{change(now, fmt.Sprintf("- 编号: SL01\n  完成值: %d\n  说明: 按季度统计，数据来自业务台账\n", n))})
					return nil, err
				})
				if err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	all.Wait()
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "acts/s")
}

// BenchmarkFolder reads the sample's year as a folder.
func BenchmarkFolder(b *testing.B) {
	s, err := Open(ctx, "sqlite:"+filepath.Join(b.TempDir(), "b.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	withYear(b, s)
	a := imported(b, s, house(b, sample))
	b.ReportMetric(float64(len(a.Changes)), "entries")
	for b.Loop() {
		if _, err := s.Folder(ctx, y24, Newest); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkVerify verifies a tree of many acts, VERIFY_ACTS of them.
func BenchmarkVerify(b *testing.B) {
	s, err := Open(ctx, "sqlite:"+filepath.Join(b.TempDir(), "b.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	acts := times(b, "VERIFY_ACTS", 20_000)
	for n := 0; n < acts; n += 1000 {
		update(b, s, func(tx *Tx) error {
			for range 1000 {
				if _, err := tx.Append(Act{Tree: House, Person: "p", Kind: "查看", Time: noon, Detail: "会话"}, nil); err != nil {
					return err
				}
			}
			return nil
		})
	}
	b.ReportMetric(float64(acts), "acts")
	for b.Loop() {
		r, err := s.Verify(ctx, Trust{})
		if err != nil || r.Acts != int64(acts) || !r.Sound() {
			b.Fatal(r, err)
		}
	}
}
