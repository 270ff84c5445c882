package fault_test

import (
	"errors"
	"fmt"
	"testing"

	"jiheng/fault"
)

func TestShown(t *testing.T) {
	for text, want := range map[string]string{
		"":                     "",
		"自评报告（定稿）.docx":        "自评报告（定稿）.docx",
		"a\tb":                 "a\tb",
		"\x1b[31m红":            `\u001b[31m红`,
		"第一行\n错误：没有":           `第一行\n错误：没有`,
		"回车\r盖住":               `回车\u000d盖住`,
		"报告\u202exslx.docx":    `报告\u202exslx.docx`,
		"\u2066甲\u2069\u200f":  `\u2066甲\u2069\u200f`,
		"\u061c甲\u2028乙":       `\u061c甲\u2028乙`,
		"\u009b31m甲\u007f":     `\u009b31m甲\u007f`,
		"\xb1\xa8\xb8\xe6.txt": `\xb1\xa8\xb8\xe6.txt`,
		"👩‍👧 家庭":               "👩‍👧 家庭",
	} {
		if got := fault.Shown(text); got != want {
			t.Errorf("%q is shown as %q, want %q", text, got, want)
		}
	}
	got := fmt.Sprintf("%s %d %s %s", fault.Args("甲\n", 3, errors.New("乙\r"), fault.Place{File: "丙\x00", Line: 2})...)
	if want := `甲\n 3 乙\u000d 丙\u0000:2`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
