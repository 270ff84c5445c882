package plain

import (
	"strings"
	"testing"
)

func TestQuote(t *testing.T) {
	for in, want := range map[string]string{
		"虹桥镇": "虹桥镇", "1.50": "1.50", "-74.32": "-74.32", "2024-03-28": "2024-03-28", "60%": "60%", "2024年 决算": "2024年 决算", "（示例）": "（示例）", "上海市：虹桥": "上海市：虹桥",
		"": `""`, "null": `"null"`, "~": `"~"`, "Yes": `"Yes"`, "其中: 甲": `"其中: 甲"`, "甲 #1": `"甲 #1"`, "- 甲": `"- 甲"`, "[2024]15号": `"[2024]15号"`, "甲,乙": `"甲,乙"`,
		" 甲": `" 甲"`, "甲\n乙": `"甲\n乙"`, "甲\t乙": `"甲\t乙"`, `他说"好"`: `"他说\"好\""`, `D:\资料`: `"D:\\资料"`, "*重点": `"*重点"`, "甲\u3000": "\"甲\u3000\"",
		"---": `"---"`, "...": `"..."`, "-": `"-"`, "“十四五”规划": "“十四五”规划", "甲\u202e": `"甲\u202e"`, "甲\U0001fffe": `"甲\U0001fffe"`, "\x00": `"\u0000"`,
	} {
		if got := Quote(in); got != want {
			t.Errorf("%q is written %s, want %s", in, got, want)
		}
	}
}

// Text comes back as it was, as a value, as a key, in brackets and in a list.
func TestQuoteRoundTrip(t *testing.T) {
	for _, s := range []string{"甲", "1.50", "null", "~", "是", "a: b", "a:", ":a", "# a", "a #b", "-", "- a", "--- a", "? a", "|", "> a", "%a", "@a", "`a", "'a'", `"a"`, "{a}", "[a]", "a, b",
		"<<", "=", "!a", "&a", "*a", "a\nb\n", "\n", " ", "\t", "　甲　", `\`, "true", "12:30", "1e5", "0x1", "甲\u00a0", "+", "+-", ".", "..", "...", "😀", "a\\nb", "２０２４", "“”", "-1", "+5%", "50%甲", "％", "甲%乙"} {
		q := Quote(s)
		key := q
		if strings.TrimSpace(s) != s {
			key = "键" // keys have no blanks around them
		}
		n := read(t, "k: "+q+"\n"+key+": 1\n列表: ["+q+", "+q+"]\n项:\n- "+q+"\n")
		if n.Text("k") != s || n.List("列表")[1].String() != s || n.List("项")[0].String() != s || (key == q && !n.Has(s)) {
			t.Errorf("%q is written %s and read %q", s, q, n.Text("k"))
		}
	}
}

func TestBlock(t *testing.T) {
	for _, s := range []string{"一行", "第一段\n第二段", "第一段\n\n　　第二段: 甲\n- 乙", "第一段\n  缩进\n", "  先缩进\n再", "一\n   \n二", "一\n\n", "", "\n甲", "一\n# 二", "一\n---\n二", "一\n\t二"} {
		text := "单位:\n  说明: " + Block(s, 4) + "\n  年度: 2024\n"
		n := read(t, text)
		if got := n.Get("单位").Text("说明"); got != s || n.Get("单位").Text("年度") != "2024" {
			t.Errorf("%q is written\n%s\nand read %q", s, text, got)
		}
	}
	if got := Block("甲\n\n乙", 2); got != "|-\n  甲\n\n  乙" {
		t.Errorf("got %q", got)
	}
}
