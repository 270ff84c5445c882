package workbench_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"jiheng/store"
	"jiheng/workbench"
)

// The house that was taken on act by act is the one that is read anew, and what
// cannot be read gives nobody a right and keeps nobody else out.
func TestTheHouseReadAnewIsTheSame(t *testing.T) {
	h := sampleHouse(t)
	h.wants("", nilOr(h.give("jingfa", workbench.Post{Role: workbench.Evaluator, Unit: "hongqiao", Years: []int{2023, 2024}, Until: "2025-06-30"})))
	if _, err := h.AddUnit(ctx, h.as("xitong"), workbench.NewUnit{UnitYear: workbench.UnitYear{Year: 2024, Code: "1e3", Name: "是", Level: "乡级"}}); err != nil {
		t.Fatal(err)
	}
	if _, err := h.AddPerson(ctx, h.as("xitong"), workbench.NewPerson{Account: "007", Name: "\"引号\"：{1, 2}"}); err != nil {
		t.Fatal(err)
	}
	taken, err := h.House(ctx)
	if err != nil {
		t.Fatal(err)
	}
	anew, err := workbench.New(h.store, func() time.Time { return h.now }).House(ctx)
	if err != nil || anew.Act != taken.Act || len(anew.Open) > 0 {
		t.Fatal(anew, err)
	}
	hidden := cmpopts.IgnoreUnexported(workbench.Person{}, workbench.Member{}, workbench.Unit{})
	if diff := cmp.Diff(taken.Members(), anew.Members(), hidden); diff != "" {
		t.Errorf("people:\n%s", diff)
	}
	if diff := cmp.Diff(taken.Units(), anew.Units(), hidden); diff != "" {
		t.Errorf("units:\n%s", diff)
	}
	m := h.member("lingdao")
	err = h.store.Update(ctx, func(tx *store.Tx) error {
		entries, err := tx.FileEntries(store.House, store.Newest, workbench.FilePeople)
		for _, e := range entries {
			if e.Key == m.ID {
				e.Text = "  - {编号: [\n"
				_, err = tx.Append(store.Act{Tree: store.House, Person: "x", Kind: "x", Time: monday}, []store.Edit{{Op: store.Write, ID: e.ID, Seen: e.Version, Entry: e}})
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	_, err = h.in("lingdao", password, "")
	h.wants("sign-in", err)
	h.must("caiwu")
	if org, err := h.House(ctx); err != nil || len(org.Open) != 1 {
		t.Errorf("%v %v", org.Open, err)
	}
}

// Whose entry was erased is nobody here any more, also in a house that is taken on.
func TestAnErasedPersonIsGone(t *testing.T) {
	h := sampleHouse(t)
	s := h.must("shenji")
	m := h.member("shenji")
	err := h.store.Update(ctx, func(tx *store.Tx) error {
		entries, err := tx.FileEntries(store.House, store.Newest, workbench.FilePeople)
		for _, e := range entries {
			if e.Key == m.ID {
				_, err = tx.Append(store.Act{Tree: store.House, Person: "x", Kind: "删除文字", Reason: "依本人申请", Time: monday}, []store.Edit{{Op: store.Erase, ID: e.ID, Seen: e.Version}})
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	_, err = h.Who(ctx, s.Token)
	h.wants("session", err)
	_, err = h.in("shenji", password, "")
	h.wants("sign-in", err)
	for _, b := range []*workbench.Bench{h.Bench, workbench.New(h.store, func() time.Time { return h.now })} {
		org, err := b.House(ctx)
		if err != nil || len(org.Members()) != 10 || len(org.Open) > 0 {
			t.Errorf("%d people, %v %v", len(org.Members()), org.Open, err)
		}
	}
}
