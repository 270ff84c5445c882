package check

import (
	"slices"
	"testing"
)

func TestLiterals(t *testing.T) {
	for _, c := range []struct {
		expr string
		want []string
	}{
		{`”、“`, []string{"”、“"}},
		{`\p{Han}[,;]\p{Han}`, []string{",", ";"}},
		{`(?:大约|近)[0-9]+余`, []string{"0余", "1余", "2余", "3余", "4余", "5余", "6余", "7余", "8余", "9余"}},
		{`前进[0-9]+个`, []string{"前进0", "前进1", "前进2", "前进3", "前进4", "前进5", "前进6", "前进7", "前进8", "前进9"}},
		{`[0-9]个?百分点`, nil},
		{`\p{Han}+`, nil},
		{`a|\p{Han}`, nil},
		{`(?:甲|乙)?丙`, []string{"丙", "乙丙", "甲丙"}},
		{`[Oo]年`, []string{"O年", "o年"}},
	} {
		got, ok := literals(c.expr)
		want := slices.Clone(c.want)
		slices.Sort(want)
		if c.expr == `[0-9]个?百分点` {
			if !ok || len(got) != 20 || !slices.Contains(got, "7个百分点") || !slices.Contains(got, "0百分点") {
				t.Errorf("%s: %v", c.expr, got)
			}
			continue
		}
		if ok != (want != nil) || !slices.Equal(got, want) {
			t.Errorf("%s: got %v %v, want %v", c.expr, got, ok, want)
		}
	}
}

func TestDigitRun(t *testing.T) {
	for expr, want := range map[string]int{`1[3-9][0-9]{9}`: 11, `(?:^|[^0-9])([1-9][0-9]{15,18})`: 16, `[0-9]+元`: 1, `[0-9]{3}|[0-9]{5}`: 3, `甲`: 0} {
		if got := digitRun(expr); got != want {
			t.Errorf("%s: %d, want %d", expr, got, want)
		}
	}
}

func TestTrie(t *testing.T) {
	tr := newTrie()
	for i, s := range []string{"财政", "财政局", "政", "0个", "“"} {
		if !tr.add(s, i) {
			t.Errorf("%s was not taken", s)
		}
	}
	if tr.add("𠀀", 9) {
		t.Error("a character beyond the basic plane was taken")
	}
	for text, want := range map[string][]int{"": nil, "财政局": {0, 1, 2}, "行政": {2}, "10个“": {3, 4}, "\xff政": {2}, "财": nil} {
		got := tr.find(text)
		var list []int
		for i := range 10 {
			if got.has(i) {
				list = append(list, i)
			}
		}
		if !slices.Equal(list, want) {
			t.Errorf("%q: %v, want %v", text, list, want)
		}
	}
}
