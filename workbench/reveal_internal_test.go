package workbench

import "testing"

// TestMaskedCells shows the last four digits of numbers, however they are written, and
// nothing of what is none, or too short to hide anything.
func TestMaskedCells(t *testing.T) {
	for text, want := range map[string]string{
		"310112196001011234": "遮蔽1234", "31011219600101123X": "遮蔽123X", "6222 0212 3456 7890 123": "遮蔽0123", "138-0000-1234": "遮蔽1234",
		"１３８００００１２３４": "遮蔽1234", "12345678": "遮蔽5678", "1234567": "遮蔽", "张三": "遮蔽", "示例路1号": "遮蔽", "中山路1234弄5678号90室": "遮蔽",
		"0xFFFFFFFF12": "遮蔽", "12345678XX": "遮蔽", "-": "遮蔽", "高血压": "遮蔽", "13800001234 张三": "遮蔽",
	} {
		if got := maskedCell(text); got != want {
			t.Errorf("%s is shown as %s, want %s", text, got, want)
		}
	}
}
