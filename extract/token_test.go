package extract

import (
	"bufio"
	"encoding/json"
	"os"
	"slices"
	"testing"
	"unicode/utf8"
)

// A numberExample is a text with the tokens that stand in it.
type numberExample struct {
	N      int    `json:"n"`
	Text   string `json:"text"`
	Tokens []struct {
		Class  string `json:"cls"`
		Text   string `json:"text"`
		Number string `json:"number"`
		Scale  string `json:"scale"`
		Unit   string `json:"unit"`
		Approx string `json:"approx"`
	} `json:"tokens"`
}

// 数字语法的六十八个例子；近千次、翻一番一类另有自己的类。
func TestNumberGrammar(t *testing.T) {
	f, err := os.Open("testdata/number-examples.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	n := 0
	for in := bufio.NewScanner(f); in.Scan(); n++ {
		var e numberExample
		if err := json.Unmarshal(in.Bytes(), &e); err != nil {
			t.Fatal(err)
		}
		var want, got [][6]string
		for _, x := range e.Tokens {
			want = append(want, [6]string{x.Class, x.Text, x.Number, x.Scale, x.Unit, x.Approx})
		}
		for _, x := range Tokens(e.Text) {
			if x.Class == HanApprox || x.Class == Multiple {
				continue
			}
			got = append(got, [6]string{string(x.Class), x.Text, x.Written, x.Scale, x.Unit, x.Approx})
		}
		if !slices.Equal(got, want) {
			t.Errorf("%d %s\n got %q\nwant %q", e.N, e.Text, got, want)
		}
	}
	if n != 68 {
		t.Errorf("%d examples, want 68", n)
	}
}

func FuzzTokens(f *testing.F) {
	for _, s := range []string{"完成12亿元", "（一）3.5万元", "“3+4+5”", "二十届三中全会", "1,234.50万元", "百分之八十", "3~5天", "2024年3月5日", "1.\n2、"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		last := 0
		for _, x := range Tokens(s) {
			if x.Start < last || x.End <= x.Start || x.End > len(s) || s[x.Start:x.End] != x.Text {
				t.Fatalf("token %+v of %q", x, s)
			}
			last = x.End
		}
	})
}
