package workbench_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"jiheng/dossier"
	"jiheng/store"
	"jiheng/workbench"
)

// BenchmarkWho is what a request costs before it does anything.
func BenchmarkWho(b *testing.B) {
	h := sampleHouse(b)
	token := h.must("caiwu").Token
	for b.Loop() {
		if _, err := h.Who(ctx, token); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSignIn compares an account that is there with one that is not.
func BenchmarkSignIn(b *testing.B) {
	for _, account := range []string{"caiwu", "nobody"} {
		b.Run(account, func(b *testing.B) {
			h := sampleHouse(b)
			var took []time.Duration
			for b.Loop() {
				h.now = h.now.Add(time.Hour)
				from := time.Now()
				_ = h.from("10.0.0.9", account, "falsch")
				took = append(took, time.Since(from))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "median-ms")
		})
	}
}

// BenchmarkHouse reads a house of a province's size, and takes one on by an act.
func BenchmarkHouse(b *testing.B) {
	h := newHouse(b)
	const units = 20_000
	var edits []store.Edit
	put := func(file, block, key, text string) {
		kind := dossier.EntryItem
		if key == "" {
			kind = dossier.EntryHead
		}
		edits = append(edits, store.Edit{Op: store.Insert, Entry: store.Entry{File: file, Kind: int(kind), Block: block, Key: key, Text: text}})
	}
	put(workbench.FileUnits, "单位", "", "单位:\n")
	for i := range units {
		put(workbench.FileUnits, "单位", fmt.Sprint("u", i), fmt.Sprintf("  - 编号: u%d\n    各年:\n      - {年: 2024, 名称: 第%[1]d单位, 级次: 乡级, 主管部门: u%d, 财政部门: u%[2]d}\n", i, i/20))
	}
	put(workbench.FilePeople, "人员", "", "人员:\n")
	for i := range units {
		put(workbench.FilePeople, "人员", fmt.Sprint("p", i), fmt.Sprintf("  - 编号: p%d\n    账号: a%[1]d\n    姓名: 第%[1]d人\n    岗位:\n      - {角色: 财务经办人, 单位: u%[1]d}\n", i))
	}
	if err := h.store.Update(ctx, func(tx *store.Tx) error {
		_, err := tx.Append(store.Act{Tree: store.House, Person: "x", Kind: "x", Time: monday}, edits)
		return err
	}); err != nil {
		b.Fatal(err)
	}
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			org, err := workbench.New(h.store, func() time.Time { return h.now }).House(ctx)
			if err != nil || len(org.Units()) != units || len(org.Open) > 0 {
				b.Fatal(err)
			}
		}
	})
	b.Run("one act", func(b *testing.B) {
		system := person("x", workbench.SystemAdmin, "", "")
		i := 0
		for b.Loop() {
			i++
			if _, err := h.AddPerson(ctx, system, workbench.NewPerson{Account: fmt.Sprint("neu", i), Name: "新"}); err != nil {
				b.Fatal(err)
			}
			if _, err := h.House(ctx); err != nil {
				b.Fatal(err)
			}
		}
	})
}
