package web

import (
	"testing"

	"jiheng/fault"
)

// TestValuesThatWereTyped are told without the words of the file.
func TestValuesThatWereTyped(t *testing.T) {
	for says, want := range map[string]string{
		"“SH03 学校”的“值”写的“两三所”不是数；只填数字，如1234.50":                    "填的“两三所”不是数；只填数字，如2，单位后面写着",
		"“SH03 学校”的“值”写的“5-10”是两个数；写成一个数":                          "填的“5-10”是两个数；写成一个数",
		"“SL02 企业”的“值”写的“18个”的单位是“个”，这里的单位是“家”，换算不了；按这里的单位填，或不写单位": "填的“18个”的单位是“个”，这里的单位是“家”，换算不了；按这里的单位填，或不写单位",
		"“SL02 企业”填的“60%”是百分数，单位却是家；按家填":                           "填的“60%”是百分数，单位却是家；按家填",
		"“SH03 学校”的“值”写的“无”不是数；没有发生的写0，还不知道的留空":                    "填的“无”不是数；没有发生的写0，还不知道的留空",
		"“P01”的决算数空着": "“P01”的决算数空着",
	} {
		if got := told(fault.Bad(fault.Place{}, "x", "%s", says)); got != want {
			t.Errorf("%s: %s", says, got)
		}
	}
}
