package dossier

import (
	"strconv"
	"strings"
	"testing"

	"jiheng/fault"
	"jiheng/table"
)

// TestImportsReadWorkbooksOfOthers reads tables in other people's words, units and
// shapes: what is no value of its column is a refused row, a total is none, what
// concerns the whole table is an error, and money comes in 万元.
func TestImportsReadWorkbooksOfOthers(t *testing.T) {
	lines, _ := ImportKindOf("预算")
	months, _ := ImportKindOf("分月")
	for _, c := range []struct {
		name    string
		kind    ImportKind
		text    string
		known   Mapping
		rows    string // fields of the rows
		refused string // line and a word of the reason
		asks    bool
		code    string
	}{
		{name: "元，表上写着", kind: lines, text: "预算执行表\n单位：元\n项目名称,预算批复数,支出决算数\n道路修复,500000,\"580,000.00\"\n志愿服务,1,100000\n合计,500001,680000\n",
			rows: "名称=道路修复 年初预算数=50.00 决算数=58.00|名称=志愿服务 年初预算数=0.0001 决算数=10.00"},
		{name: "千元，列上写着", kind: lines, text: "预算项目编码,预算项目,年初预算（千元）,执行数（万元）\n31011224T000000000003,道路修复,500,58\n",
			rows: "项目代码=31011224T000000000003 名称=道路修复 年初预算数=50.00 决算数=58.00"},
		{name: "读不出的和词不对的", kind: lines, text: "编号,名称,资金来源,支出类型,决算数（万元）\nP01,道路修复,财政拨款,项目支出,58\nP02,志愿服务,单位资金,项目支出,待定\nP03,第三,单位资金,项目支出,3\n",
			rows: "编号=P03 名称=第三 资金=单位资金 支出=项目支出 决算数=3.00", refused: "2 应是|3 读不出金额"},
		{name: "没有写单位", kind: lines, text: "名称,决算数\n道路修复,580000\n", rows: "名称=道路修复 决算数=580000.00", asks: true},
		{name: "没有写单位，说了是元", kind: lines, text: "名称,决算数\n道路修复,580000\n", known: Mapping{Unit: "元"}, rows: "名称=道路修复 决算数=58.00"},
		{name: "都是一种资金", kind: lines, text: "名称,决算数（万元）\n道路修复,58\n", known: Mapping{Fixed: map[string]string{"资金": "单位资金"}}, rows: "名称=道路修复 决算数=58.00 资金=单位资金"},
		{name: "月份", kind: months, text: "支付进度\n项目名称,1月份（元）,二月（元）,03月（元）\n道路修复,10000,,0\n", rows: "名称=道路修复 1月=1.00 3月=0.00"},
		{name: "不知道是哪个项目", kind: months, text: "内容,1月（元）\n道路修复,10000\n", code: "import-who"},
		{name: "合计对不上", kind: lines, text: "名称,决算数（万元）\n道路修复,58\n志愿服务,10\n合计,70\n", code: "total-differs"},
	} {
		t.Run(c.name, func(t *testing.T) {
			g, err := ImportHeads("表.csv", []byte(c.text))
			if err != nil {
				t.Fatal(err)
			}
			m := c.kind.Propose(headsIn(g), c.known)
			read, err := ReadImport(c.kind, "表.csv", []byte(c.text), m)
			if c.code != "" {
				if list := fault.All(err); len(list) == 0 || list[0].Code != c.code {
					t.Fatalf("%v", err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			var rows, refused []string
			for _, r := range read.Rows {
				var fields []string
				for _, f := range r.Fields {
					fields = append(fields, f.Name+"="+f.Value)
				}
				rows = append(rows, strings.Join(fields, " "))
			}
			if got := strings.Join(rows, "|"); got != c.rows || read.Asks != c.asks {
				t.Errorf("rows %q, asks %v; mapping %v", got, read.Asks, m)
			}
			for i, want := range strings.Split(c.refused, "|") {
				line, word, _ := strings.Cut(want, " ")
				if want == "" {
					continue
				}
				if i >= len(read.Refused) {
					t.Fatalf("refused %+v", read.Refused)
				}
				r := read.Refused[i]
				refused = append(refused, r.Reason)
				if itoaOf(r.Line) != line || !strings.Contains(r.Reason, word) {
					t.Errorf("refused %+v, want %s", r, want)
				}
			}
			if len(read.Refused) != len(refused) {
				t.Errorf("refused %+v", read.Refused)
			}
			if back, err := ParseMapping(m.Text()); err != nil || back.Text() != m.Text() {
				t.Errorf("the mapping comes back as another: %v %s", err, back.Text())
			}
		})
	}
}

func headsIn(g *table.Guessed) []string {
	var out []string
	for _, c := range g.Columns {
		out = append(out, c.Name)
	}
	return out
}

func itoaOf(n int) string { return strconv.Itoa(n) }

// Kinds of funds and of expenditure are taken by what they are called for short, and
// nothing else is.
func TestShortWordsOfFunds(t *testing.T) {
	column := func(name string) ImportColumn {
		for _, c := range ImportKinds[0].Columns {
			if c.Name == name {
				return c
			}
		}
		return ImportColumn{}
	}
	for text, want := range map[string]string{
		"一般公共预算": "一般公共预算", "一般公共预算财政拨款": "一般公共预算", "一般公共预算资金": "一般公共预算", "公共预算": "一般公共预算", "公共财政预算拨款": "一般公共预算", "一般预算": "一般公共预算",
		"政府性基金": "政府性基金预算", "政府性基金预算拨款": "政府性基金预算", "基金预算": "政府性基金预算", "国有资本经营预算财政拨款": "国有资本经营预算", "国资预算": "国有资本经营预算",
		"财政专户资金": "财政专户管理资金", "财政专户": "财政专户管理资金", "专户资金": "财政专户管理资金", "单位资金收入": "单位资金",
		"自有资金": "", "上级补助": "", "预算": "", "资金": "", "项目支出": "",
	} {
		if got, ok := column("资金").wordOf(text); ok != (want != "") || ok && got != want {
			t.Errorf("%s: %s %v", text, got, ok)
		}
	}
	for text, want := range map[string]string{"基本": "基本支出", "项目": "项目支出", "基本支出预算": "基本支出", "一般公共预算": "", "其他": ""} {
		if got, ok := column("支出").wordOf(text); ok != (want != "") || ok && got != want {
			t.Errorf("%s: %s %v", text, got, ok)
		}
	}
}
