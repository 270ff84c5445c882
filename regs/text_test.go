package regs_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"jiheng/fault"
	"jiheng/num"
	"jiheng/regs"
)

// What packs show prints of a pack, with everything written out, reads as the
// same pack.
func TestPackTextReadsBack(t *testing.T) {
	packs, err := regs.Packs()
	if err != nil {
		t.Fatal(err)
	}
	same := cmp.Options{
		cmp.Comparer(func(a, b num.Ratio) bool { return a.Cmp(b) == 0 }),
		cmp.Comparer(func(a, b num.Decimal) bool { return a.String() == b.String() }),
		cmpopts.IgnoreTypes(fault.Place{}),
		cmpopts.IgnoreFields(regs.Pack{}, "Extends"),
		cmpopts.EquateEmpty(),
	}
	for _, p := range packs {
		again, err := regs.ReadPack(p.ID+".yaml", []byte(p.Text()))
		if err != nil {
			t.Errorf("%s: %v\n%s", p.ID, err, p.Text())
			continue
		}
		if d := cmp.Diff(p, again, same); d != "" {
			t.Errorf("%s differs:\n%s", p.ID, d)
		}
	}
}
