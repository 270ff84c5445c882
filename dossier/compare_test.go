package dossier

import (
	"strings"
	"testing"
	"testing/fstest"

	"jiheng/fact"
)

// twoGrounds is the small dossier with a statement and what its 核对 says.
func twoGrounds(t testing.TB, statement, compared string) fstest.MapFS {
	t.Helper()
	f := changed(t, FileFacts, "陈述:\n", "陈述:\n  - {"+statement+", 佐证: D01}\n")
	if compared != "" {
		f[FileFacts].Data = append(f[FileFacts].Data, "核对:\n  - {"+compared+"}\n"...)
	}
	return f
}

// A figure that is stated and derived stands from both grounds, side by side; the
// one that counts keeps the id, the difference is open until it is explained.
func TestTwoGrounds(t *testing.T) {
	for _, c := range []struct {
		name, statement, compared string
		id                        string
		counts, beside, off       string // as printed; the difference, empty where they agree
		open                      bool
	}{
		{"台账为准，相同", "编号: 主干道数, 值: 1, 单位: 条", "事实: 主干道数, 为准: 台账", "主干道数", "1条", "1条", "", false},
		{"台账为准，不同", "编号: 主干道数, 值: 4, 单位: 条", "事实: 主干道数, 为准: 取数", "主干道数", "1条", "4条", "相差3条", true},
		{"说明了", "编号: 主干道数, 值: 4, 单位: 条", "事实: 主干道数, 为准: 计算, 差异说明: 含上年的三条", "主干道数", "1条", "4条", "相差3条", false},
		{"陈述为准", "编号: 主干道数, 值: 4, 单位: 条", "事实: 主干道数, 为准: 陈述", "主干道数", "4条", "1条", "相差3条", true},
		{"预算表为准", "编号: 合计-决算数, 值: 168.10, 单位: 万元", "事实: 合计-决算数, 为准: 预算表", "合计-决算数", "168.00万元", "168.10万元", "相差0.1万元", true},
		{"预算表，单位不同而相等", "编号: 合计-决算数, 值: 1680000, 单位: 元", "事实: 合计-决算数, 为准: 预决算", "合计-决算数", "168.00万元", "1680000元", "", false},
		{"公式为准，四舍五入之内", "编号: 单条投入, 值: 19.33, 单位: 万元/条", "事实: 单条投入, 为准: 公式", "单条投入", "19.33万元/条", "19.33万元/条", "", false},
		{"公式为准，超出舍入", "编号: 单条投入, 值: 19.35, 单位: 万元/条", "事实: 单条投入, 为准: 派生", "单条投入", "19.33万元/条", "19.35万元/条", "相差0.02万元/条", true},
		{"陈述为准，公式在旁", "编号: 单条投入, 值: 20, 单位: 万元/条", "事实: 单条投入, 为准: 文件", "单条投入", "20万元/条", "19.33万元/条", "相差0.67万元/条", true},
		{"百分数差百分点", "编号: ZL01, 值: 99%", "事实: ZL01, 为准: 台账", "ZL01", "100.00%", "99%", "相差1个百分点", true},
		{"限定语", "编号: 道路长度, 值: 1000, 单位: 米, 限定: 超", "事实: 道路长度, 为准: 台账", "道路长度", "1.60千米", "超1000米", "", false},
		{"限定语也盖不住", "编号: 道路长度, 值: 1200, 单位: 米, 限定: 超", "事实: 道路长度, 为准: 台账", "道路长度", "1.60千米", "超1200米", "相差0.4005千米", true},
		{"增速", "编号: JJ01-同比, 值: 20%", "事实: JJ01-同比, 为准: 公式", "JJ01-同比", "21.0%", "20%", "相差1.00个百分点", true},
		{"陈述还空着", `编号: 主干道数, 值: "", 单位: 条`, "事实: 主干道数, 为准: 台账", "主干道数", "1条", "—", "", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := Load(twoGrounds(t, c.statement, c.compared))
			if err != nil {
				t.Fatal(err)
			}
			f, _ := d.Year.Facts.Get(c.id)
			g, _ := d.Year.Facts.Get(c.id + "-核对")
			if f.Print().Text != c.counts || g.Print().Text != c.beside {
				t.Errorf("%s counts, %s beside it; want %s and %s", f.Print().Text, g.Print().Text, c.counts, c.beside)
			}
			cmp := f.Account.Compared
			if cmp == nil || !strings.HasPrefix(cmp.Difference, c.off) || (c.off == "") != (cmp.Difference == "") {
				t.Fatalf("comparison %+v, want a difference of %q", cmp, c.off)
			}
			open := strings.Contains(told(d.Notices), "compare-open")
			if open != c.open || !Opens("compare-open") {
				t.Errorf("open is %v, want %v: %v", open, c.open, d.Notices)
			}
			tree, err := d.Year.Facts.Explain(c.id)
			if err != nil || !hasChild(tree, c.id+"-核对") {
				t.Errorf("the other figure is not in the account: %v", err)
			}
		})
	}
}

func hasChild(n fact.Node, id string) bool {
	for _, c := range n.Children {
		if c.Fact.ID == id {
			return true
		}
	}
	return false
}

// What the figure that counts carries is what everything else is made of.
func TestTheFigureThatCountsIsUsed(t *testing.T) {
	d, err := Load(twoGrounds(t, "编号: P01-决算数, 值: 61, 单位: 万元", "事实: P01-决算数, 为准: 预算表, 差异说明: 含质保金"))
	if err != nil {
		t.Fatal(err)
	}
	f, _ := d.Year.Facts.Get("单条投入")
	if f.Print().Text != "19.33万元/条" {
		t.Errorf("made of %v: %s", f.Account.Inputs, f.Print().Text)
	}
	p, _ := d.Year.Facts.Get("P01-决算数")
	want := "以预决算为准：预决算58万元；陈述61万元，相差3万元；差异说明：含质保金"
	if p.Account.Compared.Text != want {
		t.Errorf("got  %s\nwant %s", p.Account.Compared.Text, want)
	}
}

func TestTwoGroundsRefused(t *testing.T) {
	for _, c := range []struct{ name, statement, compared, code, says string }{
		{"没有写核对", "编号: 主干道数, 值: 4, 单位: 条", "", "fact-duplicate", "“主干道数”既有台账（台账/T01.yaml:15:5）又有陈述；两个都要留的，在事实.yaml里写“核对: [{事实: 主干道数, 为准: 台账}]”"},
		{"没有写核对，公式", "编号: 单条投入, 值: 4, 单位: 万元/条", "", "fact-duplicate", "既有陈述（事实.yaml:2:5）又有公式"},
		{"没有写核对，预算", "编号: 合计-决算数, 值: 4, 单位: 万元", "", "fact-duplicate", "既有陈述（事实.yaml:2:5）又有"},
		{"编号没有", "编号: 试, 值: 4, 单位: 条", "事实: 没有的, 为准: 陈述", "compare", "“核对”的“没有的”在档案里没有"},
		{"只有一个来处", "编号: 试, 值: 4, 单位: 条", "事实: 试, 为准: 陈述", "compare", "“试”只有一个来处"},
		{"没有那个来处", "编号: 试, 值: 4, 单位: 条", "事实: 试, 为准: 台账", "compare", "写明以台账为准，档案里却没有台账的数"},
		{"单位不同", "编号: 主干道数, 值: 4, 单位: 人", "事实: 主干道数, 为准: 台账", "compare", "不能比较"},
		{"一个是日期", "编号: 主干道数, 日期: 2024-05-01", "事实: 主干道数, 为准: 台账", "compare", "“主干道数”的台账是1条，陈述是2024年5月1日，不能比较"},
		{"为准写错", "编号: 主干道数, 值: 4, 单位: 条", "事实: 主干道数, 为准: 领导", "yaml-word", "只能是：陈述、文件、台账"},
		{"没有为准", "编号: 主干道数, 值: 4, 单位: 条", "事实: 主干道数", "yaml-missing", "为准"},
		{"写了两次", "编号: 主干道数, 值: 4, 单位: 条", "事实: 主干道数, 为准: 台账}\n  - {事实: 主干道数, 为准: 陈述", "duplicate", "写了两次"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Load(twoGrounds(t, c.statement, c.compared))
			if err == nil || !strings.Contains(err.Error(), c.says) || !strings.Contains(told(err), c.code) {
				t.Errorf("got %v, want %s: %s", err, c.code, c.says)
			}
		})
	}
}

// Next year both grounds are asked for again, and the difference is to be explained
// anew.
func TestComparisonRollsOver(t *testing.T) {
	f := twoGrounds(t, "编号: 主干道数, 值: 4, 单位: 条", "事实: 主干道数, 为准: 台账, 差异说明: 含上年的三条")
	old, err := Load(f)
	if err != nil {
		t.Fatal(err)
	}
	files, err := Rollover(f, old, verbatim)
	if err != nil {
		t.Fatal(err)
	}
	next := asFolder(files)
	d, err := Load(next)
	if err != nil {
		t.Fatal(err)
	}
	text := string(next[FileFacts].Data)
	if !strings.Contains(text, "为准: 台账") || strings.Contains(text, "含上年的三条") {
		t.Errorf("事实.yaml:\n%s", text)
	}
	if g, ok := d.Year.Facts.Get("主干道数-核对"); !ok || !g.Value.IsBlank() {
		t.Errorf("the statement is %v", g)
	}
}
