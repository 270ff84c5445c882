package plain

import (
	"strings"
	"testing"
)

// Numbers as people write them into YAML, beside what YAML makes of them.
func TestNumbersInYAML(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"大于等于", "k: >=30次\n", ">=30次"},
		{"大于", "k: >30次\n", ">30次"},
		{"大于一位数", "k: >5\nz: 1\n", ">5"},
		{"大于两位数", "k: >15\nz: 1\n", ">15"},
		{"空格", "k: >= 30 次\n", ">= 30 次"},
		{"千分位", "k: >=1,046次\n", ">=1,046次"},
		{"后面有注释", "k: >=30次   # 上年28次\n", ">=30次"},
		{"花括号里", "a: {k: >=30次, z: 10}\n", ">=30次"},
		{"花括号里千分位", "a: {编号: 甲, k: >=1,046次, z: 10}\n", ">=1,046次"},
		{"花括号里百分数", "- {k: >95%}\n", ">95%"},
		{"列表里", "- k: >=30次\n  z: >=20家\n", ">=30次"},
		{"小于等于", "k: <=5%\n", "<=5%"},
		{"不少于", "k: ≥1,046\n", "≥1,046"},
		{"金额千分位", "{名称: 固定资产原值, k: 9,876.40}\n", "9,876.40"},
		{"三组", "{k: 1,234,567.00, z: 2}\n", "1,234,567.00"},
		{"负数", "{k: -1,234, z: 2}\n", "-1,234"},
		{"带单位", "{k: 1,046次}\n", "1,046次"},
		{"金额符号", "{k: ￥12,345.60}\n", "￥12,345.60"},
		{"全角", "{k: １，０４６, z: 1}\n", "１，０４６"},
		{"全角数字半角逗号", "{k: １,０４６, z: 1}\n", "１,０４６"},
		{"引号", `{k: "9,876.40"}` + "\n", "9,876.40"},
		{"块文字不动", "k: >\n  走访 >=30次\n", "走访 >=30次"},
		{"字面文字不动", "k: |\n  目标: >=30次\nz: >=1\n", "目标: >=30次"},
	} {
		t.Run(c.name, func(t *testing.T) {
			n, faults := ParseYAML("甲.yaml", []byte(c.text))
			if n.Has("a") {
				n = n.Get("a")
			}
			if n.IsList() {
				n = n.Items()[0]
			}
			n.Only("k", "z", "名称", "编号")
			if got := n.Text("k"); got != c.want || len(*faults) > 0 {
				t.Errorf("got %q, want %q: %v", got, c.want, faults.Err())
			}
		})
	}
}

// What could be two things is refused, and says how to write it.
func TestNumbersCutUp(t *testing.T) {
	for _, c := range []struct{ name, text, says string }{
		{"逗号后有空格", "{k: 9, 876.40}\n", "甲.yaml:1:8：逗号在{}里是分隔符，“876.40”被当成了另一项；请写成9876.40，或整个加上引号"},
		{"不是三位", "{k: 98,76.40}\n", "请写成9876.40，或整个加上引号"},
		{"四位", "{z: 1, k: 1,0460}\n", "请写成10460，或整个加上引号"},
		{"不是数的键", "{k: 9, 甲乙}\n", "不认识的键“甲乙”"},
		{"别的错在别处", "k: >=30次\nz：1\n", "甲.yaml:2:2：键后面用了全角冒号"},
	} {
		t.Run(c.name, func(t *testing.T) {
			n, faults := ParseYAML("甲.yaml", []byte(c.text))
			n.Only("k", "z")
			if err := faults.Err(); err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want %s", err, c.says)
			}
		})
	}
}
