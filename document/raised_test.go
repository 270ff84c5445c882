package document

import "testing"

func TestSettleRaised(t *testing.T) {
	for _, c := range []struct{ before, raised, want string }{
		{"面积1200m", "2", "m²"}, {"1.2亿m", "3", "³"}, {"9平方千米", "2", "米²"}, {"3.5×10", "4", "10⁴"}, {"10", "−6", "10⁻⁶"}, {"投资10", "4", "10⁴"},
	} {
		got := SettleRaised([]Run{{Text: c.before}, {Text: c.raised, Super: true}, {Text: "元"}})
		if len(got) != 1 || got[0].Super {
			t.Errorf("%s^%s: %+v, want one run with %s", c.before, c.raised, got, c.want)
		}
	}
	for _, c := range []struct{ before, raised, want string }{{"12.5", "3", "³"}, {"2010", "4", "⁴"}, {"执行率", "12", "¹²"}, {"1,210", "2", "²"}, {"（万元）", "1", "¹"}} {
		got := SettleRaised([]Run{{Text: c.before}, {Text: c.raised, Super: true}})
		if len(got) != 2 || !got[1].Super || got[1].Text != c.want {
			t.Errorf("%s^%s: %+v, want a mark %s", c.before, c.raised, got, c.want)
		}
	}
	kept := []Run{{Text: "106亿元"}, {Text: "样", Super: true}, {Text: "m"}, {Text: "2", Super: true, Fact: "SL1"}}
	if got := SettleRaised(kept); len(got) != 4 || got[1].Text != "样" || got[3].Text != "2" {
		t.Errorf("marks and figures are kept: %+v", got)
	}
}

func TestLowered(t *testing.T) {
	for text, want := range map[string]string{"2": "₂", "2.5": "2.5", "10": "₁₀", "甲": "甲", "": ""} {
		if got := Lowered(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
