package num_test

import (
	"testing"

	"jiheng/num"
)

// A single amount is told exactly, however small it is.
func TestFullWan(t *testing.T) {
	for fen, want := range map[num.Fen]string{1000: "0.001", 1: "0.000001", 12_500_000: "12.50", 12_345_600: "12.3456", -1000: "-0.001", 0: "0.00", 10_000: "0.01", 1_000_000: "1.00"} {
		if got := fen.FullWan().String(); got != want {
			t.Errorf("%d fen: %s, want %s", fen, got, want)
		}
	}
}
