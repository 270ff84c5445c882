package document_test

import (
	"testing"
	"unicode"

	"jiheng/document"
)

// Radicals and compatibility ideographs become the characters that people type,
// everything else stays.
func TestIdeograph(t *testing.T) {
	for in, want := range map[rune]rune{'⼾': '户', '⼈': '人', '⾦': '金', '⻚': '页', '⽤': '用', '⻔': '门', '⻋': '车', '⾭': '青', '⻅': '见', '\uf9f4': '林', '\uf96e': '葉', '户': '户', '戶': '戶', 'a': 'a', '1': '1', '，': '，'} {
		if got := document.Ideograph(in); got != want {
			t.Errorf("%c (%U) is %c, want %c", in, in, got, want)
		}
	}
	for r := rune(0x2f00); r <= 0x2fd5; r++ {
		if got := document.Ideograph(r); got == r || !unicode.Is(unicode.Han, got) {
			t.Errorf("%U stays %c", r, got)
		}
	}
}
