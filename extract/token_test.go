package extract_test

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"jiheng/extract"
	"jiheng/hostile"
)

// The 68 examples of the number grammar.
func TestExamples(t *testing.T) {
	f, err := os.Open("testdata/number-examples.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	seen := 0
	for sc := bufio.NewScanner(f); sc.Scan(); seen++ {
		var c struct {
			N      int
			Text   string
			Tokens []struct{ Cls, Text, Number, Scale, Unit, Approx string }
		}
		if err := json.Unmarshal(sc.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		var got []extract.Token
		for _, k := range extract.Tokens(c.Text) {
			if k.Class != extract.HanApprox && k.Class != extract.Multiple {
				got = append(got, k)
			}
		}
		if len(got) != len(c.Tokens) {
			t.Errorf("%d %s: %d tokens, want %d: %+v", c.N, c.Text, len(got), len(c.Tokens), got)
			continue
		}
		for i, w := range c.Tokens {
			g := got[i]
			if string(g.Class) != w.Cls || g.Text != w.Text || g.Written != w.Number || g.Scale != w.Scale || g.Unit != w.Unit || g.Approx != w.Approx {
				t.Errorf("%d %s: got %+v, want %+v", c.N, c.Text, g, w)
			}
		}
	}
	if seen != 68 {
		t.Errorf("%d examples, want 68", seen)
	}
}

// show prints tokens as class, text and value.
func show(text string) string {
	var out []string
	for _, k := range extract.Tokens(text) {
		s := string(k.Class) + " " + k.Text
		if k.Counts() || k.Class == extract.Bare {
			s += "=" + k.Number.String() + k.Measured()
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"招标价参照7.55万元/人/年*49人=369.95万元", "quantity 7.55万元/人/年=7.55万元/人/年; quantity 49人=49人; quantity 369.95万元=369.95万元"},
		{"走访企业超千次", "hanapprox 超千次=1000次"},
		{"产值翻一番", "multiple 翻一番"},
		{"编制19,实有19", "bare 19=19; bare 19=19"},
		{"增加1，250.60万元，减少5，共120万元", "quantity 1，250.60万元=1250.60万元; bare 5=5; quantity 120万元=120万元"},
		{"供养9,244人", "quantity 9,244人=9244人"},
		{"总额1.2E+7元", "quantity 1.2E+7元=12000000元"},
		{"优良(80分以上)4个,中(70-80分)3个", "quantity 80分以上=80分; quantity 4个=4个; range 70-80分=70分; quantity 3个=3个"},
		{"至2022年12月8日，7月25日至26日，6-11月，2021—2023年，2024.12.31", "date 2022年12月8日; date 7月25日至26日; date 6-11月; date 2021—2023年; date 2024.12.31"},
		{"1. 3个月内办结", "list 1.; quantity 3个月=3个月"},
		{"一是5个工作日，二是5个百分点", "quantity 5个工作日=5个工作日; quantity 5个百分点=5个百分点"},
		{"推进“三公”经费和1+39+X体系、15+20=35个", "name “三公”; name 1+39+X; bare 15=15; bare 20=20; quantity 35个=35个"},
		{"PM2.5浓度下降，A4纸3包，5G基站", "name 2.5; name 4; quantity 3包=3包; name 5G"},
		{"逾20多万人次、近400人、附近3家、节约2吨", "quantity 逾20多万人次=20万人次; quantity 近400人=400人; quantity 3家=3家; quantity 2吨=2吨"},
		{"增长-5.2%", "quantity -5.2%=-5.2%"},
		{"每天24小时，7*24小时", "quantity 24小时=24小时; name 7*24小时"},
		{"3年级5个班、12类别", "bare 3=3; quantity 5个班=5个班; quantity 12类=12类"},
		{"小学生410余人，百余家，三十五个，十分", "quantity 410余人=410人; hanqty 百余家=100家; hanqty 三十五个=35个"},
		{"合格率≥100百分比，≧50个", "quantity ≥100百分比=100百分比; quantity ≧50个=50个"},
		{"百分之三点五", "quantity 百分之三点五=3.5%"},
		{"12345热线、（2021）2号、第3号公告、第一季度、第三产业", "name 12345; docno （2021）2号; docno 第3号; ordinal 第一季"},
		{"设备2台（套）、440306231391500000156", "quantity 2台=2台; bare 440306231391500000156=440306231391500000156"},
		{"3千余户、1千瓦时、20千克", "quantity 3千余户=3千户; quantity 1千瓦时=1千瓦时; quantity 20千克=20千克"},
	} {
		if got := show(c.in); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

func FuzzTokens(f *testing.F) {
	for _, s := range []string{"1,250.60万元", "“3+4+5”", "二十届三中全会", "百分之三点五", "3~5天", "〔2020〕10号", "7×24小时", "1E+99", "2024年1-6月", "（一）", "零点五", strings.Repeat("一", 40), strings.Repeat("9", 80)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > hostile.MostFuzzed {
			return
		}
		var tokens []extract.Token
		hostile.Bounded(t, func() { tokens = extract.Tokens(s) })
		end := 0
		for _, k := range tokens {
			if k.Start < end || k.End <= k.Start || k.End > len(s) || s[k.Start:k.End] != k.Text {
				t.Fatalf("token %+v of %q", k, s)
			}
			end = k.End
		}
	})
}
