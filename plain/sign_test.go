package plain_test

import (
	"strings"
	"testing"

	"jiheng/num"
	"jiheng/plain"
)

// The sign of a number is read as the tables that people know spell it.
func TestSignsAreReadAlike(t *testing.T) {
	for _, c := range []struct {
		text string
		unit num.Unit
		want string
	}{
		{"△5", num.Unit{}, "-5"}, {"△ 1,234.50", num.Wan, "-1234.50"}, {"负3.2", num.Wan, "-3.2"}, {"−7", num.Unit{}, "-7"}, {"—8.0", num.Unit{}, "-8.0"},
		{"–0.5", num.Wan, "-0.5"}, {"△.5", num.Unit{}, "-0.5"}, {"（5）", num.Unit{}, "-5"}, {"△2%", num.Pct, "-2"}, {"负12.50万元", num.Wan, "-12.50"},
	} {
		if d, err := plain.ReadDecimal(c.text, c.unit); err != nil || d.String() != c.want {
			t.Errorf("%s: %s, %v, want %s", c.text, d, err, c.want)
		}
	}
	for _, text := range []string{"△", "△△5", "△-5", "负", "负负5", "5△", "—", "△五", "△5-10"} {
		if d, err := plain.ReadDecimal(text, num.Unit{}); err == nil {
			t.Errorf("%s is read as %s", text, d)
		}
	}
	for _, text := range []string{"1/0", "6/0", "2/0.0", "-1/00"} {
		if _, err := plain.ReadDecimal(text, num.Unit{}); err == nil || !strings.Contains(err.Error(), "分母是0") {
			t.Errorf("%s: %v", text, err)
		}
		if _, err := plain.ReadFigure(text, num.Pct); err == nil || !strings.Contains(err.Error(), "分母是0") {
			t.Errorf("%s of a share: %v", text, err)
		}
	}
}
