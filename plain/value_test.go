package plain

import (
	"slices"
	"strings"
	"testing"
)

func TestString(t *testing.T) {
	for in, want := range map[string]string{
		"1.50": "1.50", "是": "是", "2024-03-28": "2024-03-28", "true": "true", "0x1F": "0x1F", "1e3": "1e3", "007": "007", "12:30:45": "12:30:45",
		"null": "", "~": "", "": "", `"null"`: "null", `"~"`: "~", `""`: "", "' 甲 '": " 甲 ", "|\n  甲\n  乙\n\n": "甲\n乙", "|\n  　　甲\n": "　　甲",
		">\n  甲\n  乙\n": "甲 乙", `"甲\n"`: "甲\n", "．5": "．5", "甲 # 注": "甲", "甲#乙": "甲#乙", "NULL": "",
	} {
		if got := read(t, "k: "+in+"\n").Text("k"); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}

// A reader is one way of reading the key k, giving what it read as text.
type reader func(n Node) (string, bool)

func TestValues(t *testing.T) {
	decimal := func(n Node) (string, bool) { d, ok := n.Decimal("k"); return d.String(), ok }
	ratio := func(n Node) (string, bool) { r, ok := n.Ratio("k"); return r.String(), ok }
	whole := func(n Node) (string, bool) {
		i, ok := n.Int("k", -5, 2024)
		return strings.Repeat("-", max(0, -i)) + strings.Repeat("+", max(0, min(i, 30))), ok
	}
	yes := func(n Node) (string, bool) {
		if n.Bool("k") {
			return "是", true
		}
		return "", true
	}
	date := func(n Node) (string, bool) { return n.Day("k") }
	quantity := func(n Node) (string, bool) {
		d, u, ok := n.Quantity("k")
		return d.String() + u.String(), ok
	}
	unit := func(n Node) (string, bool) { u, ok := n.Unit("k"); return u.String(), ok }
	word := func(n Node) (string, bool) { return n.OneOf("k", "定量（数值）", "定性"), true }
	for _, c := range []struct {
		name string
		read reader
		in   string
		want string // empty where not ok
		says string // of the fault; empty for none
	}{
		{"小数", decimal, "1.50", "1.50", ""},
		{"小数 负", decimal, "-74.32", "-74.32", ""},
		{"小数 千分位", decimal, "17,636.00", "17636.00", ""},
		{"小数 全角", decimal, "１２．５０", "12.50", ""},
		{"小数 引号", decimal, `" 12.50 "`, "12.50", ""},
		{"小数 零", decimal, "0", "0", ""},
		{"小数 空", decimal, "", "", ""},
		{"小数 null", decimal, "null", "", ""},
		{"小数 空白", decimal, `"　 "`, "", ""},
		{"小数 单位", decimal, "42.00万元", "", "“42.00万元”带着单位，这里不要带；写成“42.00”"},
		{"小数 百分号", decimal, "60%", "", "这里不要带"},
		{"小数 科学计数", decimal, "1.5e3", "", "“1.5e3”是科学记数法；写出全部数字"},
		{"小数 NaN", decimal, ".nan", "", "“.nan”不是数"},
		{"小数 无穷", decimal, ".inf", "", "不是数"},
		{"小数 横线", decimal, "'-'", "", "留空"},
		{"小数 无", decimal, "无", "", "留空"},
		{"小数 十六进制", decimal, "0x10", "", "yaml-number"},
		{"小数 分组不对", decimal, "'1,23'", "", "yaml-number"},
		{"小数 太长", decimal, strings.Repeat("9", 61), "", "位数太多"},
		{"小数 列表", decimal, "[1]", "", "不能是列表"},
		{"比率 小数", ratio, "0.6", "0.6", ""},
		{"比率 分数", ratio, "235/289", "235/289", ""},
		{"比率 百分数", ratio, "60.5%", "0.605", ""},
		{"比率 全角", ratio, "６０％", "0.6", ""},
		{"比率 全角斜线", ratio, "1／4", "0.25", ""},
		{"比率 除以零", ratio, "1/0", "", "是分数"},
		{"比率 混合", ratio, "1/2%", "", "不是数"},
		{"比率 字", ratio, "六成", "", "写成小数0.6、分数3/5或百分数60%"},
		{"整数", whole, "3", "+++", ""},
		{"整数 负", whole, "-2", "--", ""},
		{"整数 千分位", whole, "'2,024'", strings.Repeat("+", 30), ""},
		{"整数 零", whole, "0", "", ""},
		{"整数 过大", whole, "2025", "", "应是-5到2024之间的整数"},
		{"整数 溢出", whole, "99999999999999999999", "", "之间的整数"},
		{"整数 小数", whole, "3.0", "", "之间的整数"},
		{"是", yes, "是", "是", ""}, {"TRUE", yes, "TRUE", "是", ""}, {"yes", yes, "yes", "是", ""},
		{"否", yes, "否", "", ""}, {"false", yes, "false", "", ""}, {"No", yes, "No", "", ""}, {"是否 空", yes, "", "", ""},
		{"是否 其他", yes, "有", "", "只能填“是”或“否”"},
		{"日", date, "2024-03-28", "2024-03-28", ""},
		{"日 汉字", date, "2024年3月28日", "2024-03-28", ""},
		{"日 斜线", date, "2024/3/28", "2024-03-28", ""},
		{"日 点", date, "2024.3.28", "2024-03-28", ""},
		{"日 全角", date, "２０２４年３月２８日", "2024-03-28", ""},
		{"日 空白", date, "2024 年 3 月 28 日", "2024-03-28", ""},
		{"日 闰", date, "2024-2-29", "2024-02-29", ""},
		{"日 非闰", date, "2023-02-29", "", "没有这一天"},
		{"日 六月三十一", date, "2024年6月31日", "", "没有这一天"},
		{"日 十三月", date, "2024-13-01", "", "请写成 2024-03-28"},
		{"日 混写", date, "2024-3/28", "", "不是日期"},
		{"日 太早", date, "0024-03-28", "", "不是日期"},
		{"日 只有月", date, "2024-03", "", "不是日期"},
		{"量", quantity, "42.00 万元", "42.00万元", ""},
		{"量 无单位", quantity, "15", "15", ""},
		{"量 复合", quantity, "1.5万元/台", "1.5万元/台", ""},
		{"量 字", quantity, "若干", "", "不是数字加单位"},
		{"单位", unit, "万元", "万元", ""},
		{"单位 数", unit, "3", "", "不是计量单位"},
		{"词", word, "定性", "定性", ""},
		{"词 半角括号", word, "定量(数值)", "定量（数值）", ""},
		{"词 空", word, "", "", ""},
		{"词 其他", word, "定姓", "", "（是不是“定性”？），只能是：定量（数值）、定性"},
	} {
		t.Run(c.name, func(t *testing.T) {
			n, list := ParseYAML("甲", []byte("k: "+c.in+"\n"))
			got, ok := c.read(n)
			if !ok {
				got = ""
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			said := told(n.Err())
			if (said == "") != (c.says == "") || !strings.Contains(said, c.says) {
				t.Errorf("says %q, want %q", said, c.says)
			}
			if said != "" && !strings.HasPrefix(said, "甲:1:4 ") && c.in != "[1]" {
				t.Errorf("at %s", (*list)[0].Place)
			}
			if _, ok := c.read(n.Get("没有")); ok && len(*list) != strings.Count(said, "\n")+min(1, len(said)) {
				t.Error("an absent key is a fault")
			}
		})
	}
}

func TestAbsentValues(t *testing.T) {
	n := read(t, "a: 1\n")
	_, d := n.Decimal("k")
	_, r := n.Ratio("k")
	_, i := n.Int("k", 1, 2)
	_, day := n.Day("k")
	_, _, q := n.Quantity("k")
	_, u := n.Unit("k")
	if d || r || i || day || q || u || n.Bool("k") || n.OneOf("k", "甲") != "" || n.Text("k") != "" || n.Texts("k") != nil || n.Err() != nil {
		t.Errorf("an absent key reads as something: %v", n.Err())
	}
}

func TestTexts(t *testing.T) {
	n := read(t, "一: 甲\n多: [甲, 1.50, ~]\n空: []\n")
	if got := n.Texts("一"); !slices.Equal(got, []string{"甲"}) {
		t.Error(got)
	}
	if got := n.Texts("多"); !slices.Equal(got, []string{"甲", "1.50"}) {
		t.Error(got)
	}
	if got := n.Texts("空"); got != nil {
		t.Error(got)
	}
	if got := told(n.Err()); got != "甲:2:14 yaml-missing “多”第3项是空的，请填写或删去" {
		t.Error(got)
	}
}

func TestNearest(t *testing.T) {
	words := []string{"年初预算", "调整预算", "决算", "单位名称", "公务接待费（万元）", "office"}
	for s, want := range map[string]string{
		"年初予算": "年初预算", "初年预算": "年初预算", "年初预算数": "年初预算", "公务接待费(万元)": "公务接待费（万元）", "单位 名称": "单位名称", "Office": "office", "ofice": "office",
		"结算": "决算", "指标": "", "": "", "联系电话": "", strings.Repeat("长", 100): "",
	} {
		if got := Nearest(s, words); got != want {
			t.Errorf("%s is like %q, want %q", s, got, want)
		}
	}
}
