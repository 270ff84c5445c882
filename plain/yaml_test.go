package plain

import (
	"slices"
	"strings"
	"testing"

	"jiheng/fault"
	"jiheng/hostile"
)

// told returns the problems of a list, one a line, without the English cause.
func told(err error) string {
	var out []string
	for _, e := range fault.All(err) {
		out = append(out, e.Place.String()+" "+e.Code+" "+e.Message)
	}
	return strings.Join(out, "\n")
}

func read(t *testing.T, text string) Node {
	t.Helper()
	n, list := ParseYAML("甲", []byte(text))
	if err := list.Err(); err != nil {
		t.Fatal(err)
	}
	return n
}

// Each mistake is one that people make; the place is that of the mistake, not
// that where a parser gives up.
func TestYAMLMistakes(t *testing.T) {
	for _, c := range []struct{ name, text, at, says string }{
		{"缩进用制表符", "单位:\n\t名称: 甲\n", "甲:2:1", "制表符"},
		{"缩进先空格后制表符", "单位:\n  名称: 甲\n \t年度: 2024\n", "甲:3:2", "制表符"},
		{"缩进用全角空格", "单位:\n  名称: 甲\n　　年度2024\n类型: 镇\n", "甲:3:1", "全角空格"},
		{"叹号开头", "备注: !重点\n", "甲:1:5", "加上引号"},
		{"冒号后缺空格", "单位:红桥镇\n年度: 2024\n", "甲:1:4", "冒号后面缺少空格"},
		{"中间冒号后缺空格", "单位: 红桥镇\n年度:2024\n规则: 全国\n", "甲:2:4", "冒号后面缺少空格"},
		{"末行冒号后缺空格", "单位: 红桥镇\n年度:2024\n", "甲:2:4", "冒号后面缺少空格"},
		{"只有一行且缺空格", "单位:红桥镇\n", "甲:1:4", "冒号后面缺少空格"},
		{"冒号后全角空格", "单位:　红桥镇\n年度: 2024\n", "甲:1:4", "全角空格"},
		{"冒号后不间断空格", "单位:\u00a0红桥镇\n年度: 2024\n", "甲:1:4", "不间断空格"},
		{"全角冒号", "单位: 红桥镇\n年度：2024\n规则: 全国\n", "甲:2:3", "全角冒号"},
		{"首行全角冒号", "单位：红桥镇\n年度: 2024\n", "甲:1:3", "全角冒号"},
		{"只有全角冒号", "单位：红桥镇\n年度：2024\n", "甲:1:3", "全角冒号"},
		{"列表项里全角冒号", "指标:\n- 名称：甲\n  分值: 10\n", "甲:2:5", "全角冒号"},
		{"双引号没有配对", "单位: 甲\n名称: \"红桥镇\n年度: 2024\n", "甲:2:5", "没有配对"},
		{"双引号被后面的引号配对", "名称: \"红桥镇\n年度: \"2024\"\n", "甲:1:5", "没有配对"},
		{"单引号没有配对", "单位: 甲\n名称: '红桥镇\n", "甲:2:5", "没有配对"},
		{"引号后有文字", "名称: \"十四五\"规划\n年度: 2024\n", "甲:1:10", "引号后面还有文字"},
		{"文字里有冒号空格", "说明: 其中: 甲\n", "甲:1:7", "文字里有“: ”"},
		{"方括号没有配对", "单位: 甲\n办公室: [党政办, 经发办\n年度: 2024\n", "甲:2:6", "没有配对"},
		{"文号以方括号开头", "文号: [2024]15号\n年度: 2024\n", "甲:1:5", "加上引号"},
		{"百分号开头", "比例: %60\n", "甲:1:5", "加上引号"},
		{"星号开头", "备注: *重点\n", "甲:1:5", "加上引号"},
		{"反引号开头", "备注: `重点\n", "甲:1:5", "加上引号"},
		{"短横后缺空格", "办公室:\n- 党政办\n-经发办\n", "甲:3:2", "短横"},
		{"没有对齐", "单位:\n  名称: 甲\n 年度: 2024\n", "甲:3:1", "对齐"},
		{"缩进过深", "单位:\n  名称: 甲\n    年度: 2024\n", "甲:3:1", "对齐"},
		{"没有冒号", "单位: 甲\n年度 2024\n规则: 全国\n", "甲:2:1", "没有冒号"},
		{"反斜杠", "路径: \"D:\\资料\"\n", "甲:1:1", "反斜杠"},
		{"花括号里全角逗号", "单位: {名称: 甲，年度: 2024}\n", "甲:1:5", "半角逗号"},
		{"竖线后有文字", "说明: |第一段\n  第二段\n", "甲:1:5", "另起一行"},
	} {
		t.Run(c.name, func(t *testing.T) {
			n, list := ParseYAML("甲", []byte(c.text))
			if n.Exists() || len(*list) != 1 {
				t.Fatalf("exists %v: %v", n.Exists(), *list)
			}
			e := (*list)[0]
			if e.Code != "yaml-syntax" || e.Place.String() != c.at || !strings.Contains(e.Message, c.says) {
				t.Errorf("got %v\nwant %s …%s…", e, c.at, c.says)
			}
		})
	}
}

// A mistake in a long file is found as in a short one.
func TestYAMLMistakeFarDown(t *testing.T) {
	row := "- 名称: |\n    第一段\n    第二段: 甲\n  备注: \"两行的\n    文字\"\n"
	text := "指标:\n" + strings.Repeat(row, 50) + "- 名称:甲\n  分值: 3\n" + strings.Repeat(row, 50)
	_, list := ParseYAML("甲", []byte(text))
	if got := told(list.Err()); !strings.HasPrefix(got, "甲:252:6 yaml-syntax 冒号后面缺少空格") {
		t.Error(got)
	}
}

func TestYAMLRefuses(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"锚点", "a: &x 1\nb: 2\n", "甲:1:4 yaml-anchor"},
		{"别名", "a: &x 1\nb: *x\n", "甲:1:4 yaml-anchor|甲:2:4 yaml-alias"},
		{"合并", "a: {b: 1}\nc:\n  <<: {d: 1}\n", "甲:3:3 yaml-merge"},
		{"自定标签", "a: !town 甲\n", "甲:1:4 yaml-tag"},
		{"标准标签", "a: !!str 1\n", "甲:1:4 yaml-tag"},
		{"两份内容", "a: 1\n---\nb: 2\n", "甲:2:1 yaml-documents"},
		{"三份内容", "a: 1\n---\n---\nb: 2\n", "甲:2:1 yaml-documents"},
		{"键重复", "甲: 1\n乙:\n  丙: 1\n  丁: 2\n  丙: 3\n甲: 2\n", "甲:5:3 yaml-duplicate|甲:6:1 yaml-duplicate"},
		{"引号里外的键重复", "甲: 1\n\"甲\": 2\n", "甲:2:1 yaml-duplicate"},
		{"键是列表", "? [a, b]\n: 1\n", "甲:1:3 yaml-key"},
		{"键是空的", "a: 1\n\"\": 2\n", "甲:2:1 yaml-key"},
		{"键前全角空格", "单位:\n  名称: 甲\n　　年度: 2024\n", "甲:3:1 yaml-key"},
		{"占位的花括号", "a: {{名称}}\n", "甲:1:5 yaml-key"},
		{"转义出控制字符", "a: \"x\\u202ey\\0\"\n", "甲:1:4 text-character|甲:1:4 text-character"},
		{"文件里有控制字符", "a: x\u202ey\nb: \x07\n", "甲:1:5 text-character|甲:2:4 text-character"},
		{"并入上一行的项", "单位: 甲\n  年度：2024\n规则: 全国\n", "甲:2:3 yaml-folded"},
		{"并入上一行的列表", "单位: 甲\n  - 乙\n", "甲:2:3 yaml-folded"},
		{"并入文字第三行", "说明: 第一行\n  第二行\n\n  其中：甲\n", "甲:4:3 yaml-folded"},
		{"没有键", "红桥镇人民政府\n", "甲:1:1 yaml-syntax"},
		{"编码混用", "a: 甲乙\n" + string([]byte{'b', ':', ' ', 0xd4, 0xa4, '\n'}), "甲:2:4 text-mixed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			n, list := ParseYAML("甲", []byte(c.text))
			var got []string
			for _, e := range fault.All(n.Err()) {
				got = append(got, e.Place.String()+" "+e.Code)
			}
			if s := strings.Join(got, "|"); s != c.want {
				t.Errorf("got %s\nwant %s\n%v", s, c.want, *list)
			}
		})
	}
}

func TestYAMLAccepts(t *testing.T) {
	for _, text := range []string{
		"a: 1 # 注\n", "---\na: 1\n", "# 注\na: 1\n...\n", "- a\n-\n- {b: 1}\n", "a: 第一行\n  第二行\n", "a: b # x：y\n",
		"a: {b: 甲乙 丙, c: 1}\nd：e: 1\n", "a: |\n  b: c\n  - d：\n", "a: \"b\n  c：d\"\n", "a: 12:30 开会\n", "a: 60%\nb: -74.32\n", "[a, b]",
	} {
		if n := read(t, text); !n.Exists() {
			t.Errorf("%q has no content", text)
		}
	}
	for _, text := range []string{"", "\n\n", "# 注\n", "---\n", "null\n", "~", bomUTF8} {
		n := read(t, text)
		if n.Exists() || !n.Blank() || n.Keys() != nil || n.Items() != nil {
			t.Errorf("%q has content", text)
		}
	}
}

func TestNode(t *testing.T) {
	n := read(t, string(bomUTF8)+"单位:\r\n  名称: 虹桥镇\r\n  简称: ~\r\n  空:\r\n指标:\r\n- 名称: 甲\r\n- 名称: 乙\r\n办公室: [党政办, 经发办]\r\n")
	if got := n.Keys(); !slices.Equal(got, []string{"单位", "指标", "办公室"}) {
		t.Error(got)
	}
	u := n.Get("单位")
	for _, c := range []struct {
		node         Node
		exists       bool
		text, at, as string
	}{
		{n, true, "", "甲:1:1", ""},
		{u, true, "", "甲:1:1", "“单位”"},
		{u.Get("名称"), true, "虹桥镇", "甲:2:7", "“单位”的“名称”"},
		{u.Get("简称"), true, "", "甲:3:7", "“单位”的“简称”"},
		{u.Get("空"), true, "", "甲:4:3", "“单位”的“空”"},
		{u.Get("没有"), false, "", "甲:1:1", "“单位”的“没有”"},
		{n.Get("没有"), false, "", "甲:1:1", "“没有”"},
		{n.Get("没有").Get("更没有"), false, "", "甲:1:1", "“没有”的“更没有”"},
		{n.List("指标")[1].Get("名称"), true, "乙", "甲:7:7", "“指标”第2项的“名称”"},
		{n.List("指标")[1], true, "", "甲:7:3", "“指标”第2项"},
		{n.List("办公室")[1], true, "经发办", "甲:8:12", "“办公室”第2项"},
		{Node{}, false, "", "", ""},
		{Node{}.Get("甲"), false, "", "", "“甲”"},
	} {
		text := ""
		if !c.node.IsMap() && !c.node.IsList() {
			text = c.node.String()
		}
		if c.node.Exists() != c.exists || text != c.text || c.node.Place().String() != c.at || c.node.Path() != c.as {
			t.Errorf("got %v %q %s %s, want %+v", c.node.Exists(), text, c.node.Place(), c.node.Path(), c)
		}
	}
	if !u.Has("空") || u.Has("没有") || n.Err() != nil {
		t.Error(n.Err())
	}
}

// Every problem of a file is reported at once, each once, in the order of the
// file.
func TestNodeFaults(t *testing.T) {
	n := read(t, "单位:\n  名称:\n  类形: 镇\n指标: 甲\n办公室:\n  党政办: 1\n目标: [1, {a: 1}, ]\n列表:\n- a\n-\n- [b]\n")
	for range 2 {
		u := n.Get("单位")
		u.Only("名称", "类型", "年度")
		u.Need("名称")
		u.Need("年度")
		n.Need("规则包")
		n.Get("指标").Get("甲")
		n.List("指标")
		n.List("办公室")
		n.Texts("列表")
		n.Text("目标")
		n.Get("部门").Need("名称")
		n.List("目标")[0].Need("数")
		n.List("目标")[1].Bad("自定", "第%d处", 1)
	}
	n.Only("单位", "指标", "办公室", "目标", "列表")
	want := `甲:1:1 yaml-missing 缺少“年度”，请在“单位”下面加一行“年度: …”
甲:1:1 yaml-missing 缺少“规则包”，请在文件开头一级加一行“规则包: …”
甲:1:1 yaml-missing 缺少“名称”，请在“部门”下面加一行“名称: …”
甲:2:3 yaml-missing “单位”的“名称”是空的，请填写
甲:3:3 yaml-unknown-key 不认识的键“类形”（是不是“类型”？）；“单位”下面可用的键：名称、类型、年度
甲:4:5 yaml-map “指标”应是一组“键: 值”，不能是一个值；请另起一行、缩进后逐项写
甲:4:5 yaml-list “指标”应是列表，不能是一个值；请每项另起一行，以“- ”开头
甲:5:1 yaml-list “办公室”应是列表，不能是一组“键: 值”；请每项另起一行，以“- ”开头
甲:7:1 yaml-text “目标”应是文字，不能是列表；文字里若有冒号、方括号或花括号，请整个加上引号
甲:7:6 yaml-map “目标”第1项应是一组“键: 值”，不能是一个值；请另起一行、缩进后逐项写
甲:7:6 yaml-missing 缺少“数”，请在“目标”第1项下面加一行“数: …”
甲:7:9 自定 第1处
甲:10:2 yaml-missing “列表”第2项是空的，请填写或删去
甲:11:3 yaml-text “列表”第3项应是文字，不能是列表；文字里若有冒号、方括号或花括号，请整个加上引号`
	if got := told(n.Err()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if len(*n.Faults()) != 14 {
		t.Error(len(*n.Faults()))
	}
}

func TestLargeMap(t *testing.T) {
	var b strings.Builder
	for r := range rune(20_000) {
		b.WriteString(string(0x4e00+r) + ": " + string(0x4e00+r) + "\n")
	}
	n := read(t, b.String())
	for _, k := range n.Keys() {
		if n.Text(k) != k {
			t.Fatal(k)
		}
	}
}

func FuzzYAML(f *testing.F) {
	for _, s := range []string{"a: 1\nb: [c, {d: e}]\n", "单位：甲\n", "a: \"b\n", "- - - a\n", "a: |\n  b\n\n c\n", "? a\n: b\n", "a: &x *x\n", "<<: {}\n", "\t", "%TAG ! x\n---\n", "a: b\n  c：d\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > hostile.MostFuzzed {
			return
		}
		var n Node
		var list *fault.List
		hostile.Bounded(t, func() { n, list = ParseYAML("甲", data) })
		for _, e := range *list {
			if e.Place.File != "甲" || e.Message == "" || e.Kind != fault.Invalid {
				t.Fatalf("incomplete: %+v", e)
			}
		}
		if len(*list) == 0 {
			visit(t, n, 0)
		}
	})
}

// visit reads every node in every way; whatever it says, it says it with a
// place in the file, and text survives Quote.
func visit(t *testing.T, n Node, depth int) {
	if depth > MaxDepth {
		t.Fatal("too deep")
	}
	if p := n.Place(); n.Exists() && (p.Line < 1 || p.Column < 1) {
		t.Fatalf("no place: %+v", p)
	}
	switch {
	case n.IsMap():
		for _, k := range n.Keys() {
			n.Decimal(k)
			n.Ratio(k)
			n.Int(k, 0, 9)
			n.Bool(k)
			n.Day(k)
			n.Quantity(k)
			n.Unit(k)
			n.OneOf(k, "甲", "乙")
			n.Texts(k)
			n.Only("a", k)
			visit(t, n.Get(k), depth+1)
		}
	case n.IsList():
		for _, i := range n.Items() {
			visit(t, i, depth+1)
		}
	default:
		s := n.String()
		again, list := ParseYAML("乙", []byte(bomUTF8+"k: "+Quote(s)+"\n"))
		if got := again.Text("k"); got != s || len(*list) > 0 {
			t.Fatalf("%q is written %s and read %q: %v", s, Quote(s), got, *list)
		}
	}
}
