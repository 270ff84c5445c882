package web

import (
	"testing"

	"jiheng/fault"
)

// TestValuesThatWereTyped are told without the words of the file.
func TestValuesThatWereTyped(t *testing.T) {
	for says, want := range map[string]string{
		"“陈述”第14项的“值”不是数字：“两三所”；只能填数字，如 1234.50":      "填的“两三所”不是数；只填数字，如 2，单位后面写着",
		"“陈述”第3项的“值”不是数字加单位：“约十”；请写成 42.00万元 或 15个":   "填的“约十”不是数；只填数字，如 2，单位后面写着",
		"“陈述”第2项的“值”：“18个”的单位是“个”，这里的单位是“家”，换算不了；请核对": "“18个”的单位是“个”，这里的单位是“家”，换算不了；按这里的单位填，或不写单位",
		"“陈述”第9项的“值”没有数时请留空，不要写“无”；只能填数字，如 1234.50":   "没有数时请留空，不要写“无”；只能填数字，如 1234.50",
		"“P01”的决算数空着": "“P01”的决算数空着",
	} {
		if got := told(fault.Bad(fault.Place{}, "x", "%s", says)); got != want {
			t.Errorf("%s: %s", says, got)
		}
	}
}
