package personal

import (
	"strings"
	"testing"
	"unicode/utf8"

	"jiheng/hostile"
)

func TestMask(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"身份证号310112199001011234，已核实", "身份证号310*************34，已核实"},
		{"证号 310112199001011234，已登记", "证号 310*************34，已登记"},
		{"残疾人证号310112199001011234", "残疾人证号310*************34"},
		{"不动产权证号310112199001011234", "不动产权证号310112199001011234"},
		{"身份证号 310112 19900101 123X。", "身份证号 310*** ******** **3X。"},
		{"身份证号３１０１１２１９９００１０１１２３Ｘ", "身份证号３１０*************３Ｘ"},
		{"证件号310112900101123", "证件号310**********23"},
		{"手机+86 139-1234-5678", "手机+86 1**-****-**78"},
		{"户主电话：(021)64021234", "户主电话：(021)640***34"},
		{"卡号6228 4800 3000 0000 001", "卡号622* **** **** **** *01"},
		{"手机13912345678、13812345679", "手机139******78、138******79"},
		{"手机：１３９　１２３４　５６７８。", "手机：１３９　****　**７８。"},
		{"身份证号 310112199001011234 13812345678", "身份证号 310*************34 138******78"},
		{"支出13812345678元", "支出13812345678元"},
		{"项目编号310112199001011233", "项目编号310112199001011233"},
		{"统一社会信用代码113101120024200833", "统一社会信用代码113101120024200833"},
		{"办公电话021-64021234", "办公电话021-64021234"},
		{"闵府发〔2024〕13812345号", "闵府发〔2024〕13812345号"},
		{"2024-01-01至2024-12-31，310112 199001 011", "2024-01-01至2024-12-31，310112 199001 011"},
		{"“310*************34”是身份证号", "“310*************34”是身份证号"},
	} {
		got := Mask(c.text, Question{})
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.text, got, c.want)
		}
		if utf8.RuneCountInString(got) != utf8.RuneCountInString(c.text) || Mask(got, Question{}) != got {
			t.Errorf("%s: characters moved, or masked twice: %s", c.text, got)
		}
	}
}

// The head of a column says what a bare number is.
func TestCalled(t *testing.T) {
	for head, want := range map[string]Class{"联系电话": Mobile, "": Mobile, "决算数（元）": "", "项目编号": ""} {
		found := Find("13812345678", Question{Called: func(int) string { return head }})
		got := Class("")
		if len(found) > 0 {
			got = found[0].Class
		}
		if got != want {
			t.Errorf("under %q: %q, want %q", head, got, want)
		}
	}
}

// What was judged before is not judged again.
func TestKnown(t *testing.T) {
	q := Question{Known: map[string]bool{"13812345678": false, "64021234": true}}
	if got := Mask("13812345678 或 64021234", q); got != "13812345678 或 640***34" {
		t.Error(got)
	}
}

// A line of bare figures, however long, takes time in proportion.
func TestLinear(t *testing.T) {
	for _, text := range []string{"310112 ", "1 ", "1-", "13812345678、", "6228 4800 3000 ", "号１"} {
		hostile.Linear(t, 2000, func(n int) { Find(strings.Repeat(text, n), Question{}) })
	}
}
