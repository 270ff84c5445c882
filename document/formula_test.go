package document

import (
	"testing"

	"jiheng/num"
)

func TestFormulaResult(t *testing.T) {
	cells := map[string]string{"年初": "1200.50", "追加": "30", "追减": "-12.25", "决算": "1100", "零": "0"}
	value := func(name string) (num.Ratio, bool) {
		s, ok := cells[name]
		if !ok {
			return num.Ratio{}, false
		}
		return num.MustDecimal(s).Ratio(), true
	}
	for name, c := range map[string]struct {
		f    Formula
		want string // empty where there is no result
	}{
		"合计":      {*SumOf("年初", "追加", "追减"), "1218.25"},
		"空白不是零":   {*SumOf("没有", "也没有"), ""},
		"空白不加":    {*SumOf("年初", "没有"), "1200.5"},
		"差额":      {Formula{Plus: []string{"年初"}, Minus: []string{"决算"}}, "100.5"},
		"比率":      {*ShareOf("决算", "年初"), "2200/2401"},
		"除以零":     {*ShareOf("决算", "零"), ""},
		"除以空白":    {*ShareOf("决算", "没有"), ""},
		"没有被除数":   {*ShareOf("没有", "决算"), ""},
		"折算":      {Formula{Plus: []string{"追加"}, Over: []string{"年初", "追减", "决算"}, Times: num.Int(100)}, "4000/3051"},
		"只有减数的差额": {Formula{Plus: []string{"没有"}, Minus: []string{"决算"}}, ""},
	} {
		got, ok := c.f.Result(value)
		if ok != (c.want != "") || ok && got.String() != c.want {
			t.Errorf("%s: %s %t, want %q", name, got, ok, c.want)
		}
	}
}
