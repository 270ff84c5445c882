package workbench

import "testing"

// TestNumbersAtTheBeginOfValues tells numbers with their units from days and words.
func TestNumbersAtTheBeginOfValues(t *testing.T) {
	for value, want := range map[string]string{"39个": "39", "3954万美元": "3954", "81.3%": "81.3", "1,046次": "1046", "-2.5个百分点": "-2.5", "100123": "100123",
		"2024年12月20日": "", "2024-12-20": "", "部分达成": "", "": "", "预计1132亿元": ""} {
		n, isText := numberIn(value)
		if got := n.String(); isText != (want == "") || !isText && got != want {
			t.Errorf("%s: %s, text %v; want %q", value, got, isText, want)
		}
	}
}
