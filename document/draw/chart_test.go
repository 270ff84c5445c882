package draw

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"jiheng/document"
	"jiheng/num"
)

var update = flag.Bool("update", false, "write the golden files")

// row makes a series; - is a blank, and a value with @ shows a fact.
func row(name string, values ...string) document.Series {
	s := document.Series{Name: name}
	for i, v := range values {
		if v == "-" {
			s.Points = append(s.Points, document.Point{Blank: true})
			continue
		}
		p := document.Point{Value: num.MustDecimal(v)}
		if i == 0 {
			p.Fact = "决算数"
		}
		s.Points = append(s.Points, p)
	}
	return s
}

var charts = map[string]document.Chart{
	"columns": {Kind: document.Columns, Unit: "万元", Places: 2,
		Categories: []string{"年初预算数", "全年预算数", "决算数", "结转"},
		Series:     []document.Series{row("金额", "16523.40", "17636.00", "17432.55", "-203.45")}},
	"columns-two": {Kind: document.Columns, Unit: "万元", Places: 1,
		Categories: []string{"一般公共预算", "政府性基金", "国有资本经营", "财政专户", "单位资金"},
		Series:     []document.Series{row("预算", "812.5", "300", "0", "-", "44.2"), row("决算", "803.1", "288.8", "0", "-", "41")}},
	"bars": {Kind: document.Bars, Unit: "%", Places: 2,
		Categories: []string{"一般公共服务支出", "城乡社区公共设施维护与老旧小区综合整治改造项目（二期）", "农林水支出", "亏损"},
		Series:     []document.Series{row("执行率", "98.85", "87.1", "100", "-12.5")}},
	"lines": {Kind: document.Lines, Unit: "%", Places: 1,
		Categories: []string{"2019年", "2020年", "2021年", "2022年", "2023年", "2024年"},
		Series:     []document.Series{row("满意度", "91.2", "92.5", "-", "95.1", "94.9", "97"), row("执行率", "95", "-", "93.3", "96.6", "-", "98.9")}},
	"stacked": {Kind: document.Stacked, Unit: "万元", Places: 0,
		Categories: []string{"2022年", "2023年", "2024年"},
		Series:     []document.Series{row("基本支出", "5000", "5200", "5100"), row("项目支出", "7000", "8100", "9200"), row("调减", "-800", "-", "-20")}},
	"blank":  {Kind: document.Columns, Categories: []string{"甲", "乙"}, Series: []document.Series{row("无", "-", "-")}},
	"zero":   {Kind: document.Columns, Unit: "个", Categories: []string{"甲", "乙"}, Series: []document.Series{row("零", "0", "0")}},
	"single": {Kind: document.Lines, Unit: "户", Categories: []string{"2024年"}, Series: []document.Series{row("户数", "235")}},
}

func TestChartGolden(t *testing.T) {
	for name, c := range charts {
		t.Run(name, func(t *testing.T) {
			got := Chart(c, 156000).Dump()
			file := filepath.Join("testdata", name+".txt")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s differs; run with -update and look at the change:\n%s", file, got)
			}
		})
	}
}

func TestValuesKeepTheirFact(t *testing.T) {
	for name, c := range charts {
		if name == "blank" {
			continue
		}
		found := false
		for _, s := range Chart(c, 156000).Shapes {
			found = found || (s.Kind == Text && s.Fact == "决算数")
		}
		if !found {
			t.Errorf("%s: 决算数 has no label with its fact", name)
		}
	}
}

func TestBlankSaysSo(t *testing.T) {
	d := Chart(charts["blank"], 156000)
	if last := d.Shapes[len(d.Shapes)-1]; last.Text != "无数据" {
		t.Errorf("got %q, want 无数据", last.Text)
	}
}

func TestInksDifferInGrey(t *testing.T) {
	for i, a := range series {
		for _, b := range series[:i] {
			if d := a.grey() - b.grey(); d > -15 && d < 15 {
				t.Errorf("%s and %s print as nearly the same grey", a, b)
			}
		}
	}
}

func TestNiceSteps(t *testing.T) {
	for _, c := range []struct {
		low, high string
		places    int
		want      []string
	}{
		{"0", "17636", 2, []string{"0", "5000", "10000", "15000", "20000"}},
		{"0", "3", 0, []string{"0", "1", "2", "3"}},
		{"0", "0", 0, []string{"0", "1"}},
		{"0", "1.2", 1, []string{"0.0", "0.5", "1.0", "1.5"}},
		{"0", "1.2", 2, []string{"0.00", "0.25", "0.50", "0.75", "1.00", "1.25"}},
		{"-12.5", "100", 2, []string{"-25", "0", "25", "50", "75", "100"}},
		{"97.1", "98.9", 1, []string{"97.0", "97.5", "98.0", "98.5", "99.0"}},
		{"0", "0.03", 2, []string{"0.00", "0.01", "0.02", "0.03"}},
	} {
		got := axisOf(num.MustDecimal(c.low).Ratio(), num.MustDecimal(c.high).Ratio(), c.places).names()
		if len(got) != len(c.want) {
			t.Errorf("%s to %s: %v, want %v", c.low, c.high, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s to %s: %v, want %v", c.low, c.high, got, c.want)
				break
			}
		}
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text string
		ems  int
		most int
		want []string
	}{
		{"一般公共预算", 3, 3, []string{"一般公", "共预算"}},
		{"项目（二期）", 3, 3, []string{"项目", "（二", "期）"}},
		{"2024年决算", 4, 3, []string{"2024年", "决算"}},
		{"一二三四五六七", 3, 2, []string{"一二三", "四五…"}},
		{"", 3, 2, []string{""}},
	} {
		got := wrap(c.text, 1000, c.ems*1000, c.most)
		if len(got) != len(c.want) {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: %q, want %q", c.text, got, c.want)
			}
		}
	}
}
