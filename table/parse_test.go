package table

import (
	"testing"

	"jiheng/num"
)

func TestParseNumber(t *testing.T) {
	wan := num.Wan
	for _, c := range []struct {
		text   string
		column num.Unit
		money  bool
		want   string // with its own unit; ? for none
	}{
		{"￥1,234.00", num.Yuan, true, "1234"},
		{"¥ 1234.5", num.Yuan, true, "1234.5"},
		{"人民币12万元", num.Yuan, true, "12万元"},
		{"1234元", num.Yuan, true, "1234元"},
		{"1,234元整", num.Yuan, true, "1234元"},
		{"12万", num.Yuan, true, "12万元"},
		{"1.2亿", wan, true, "1.2亿元"},
		{"3千元", wan, true, "3千元"},
		{"（30.00）", num.Yuan, true, "-30"},
		{"(1,030.5)", num.Yuan, true, "-1030.5"},
		{"△30.00", num.Yuan, true, "-30"},
		{"－30", num.Yuan, true, "-30"},
		{"−30.5", num.Yuan, true, "-30.5"},
		{"—30", num.Yuan, true, "-30"},
		{"负30万元", num.Yuan, true, "-30万元"},
		{"30.00-", num.Yuan, true, "-30"},
		{"-￥30", num.Yuan, true, "-30"},
		{"￥-30", num.Yuan, true, "-30"},
		{"１２３４．５０", num.Yuan, true, "1234.5"},
		{"1 234.50", num.Yuan, true, "1234.5"},
		{".5", num.Yuan, true, "0.5"},
		{"18家", num.MustUnit("家"), false, "18家"},
		{"1.2万条", num.MustUnit("条"), false, "1.2万条"},
		{"48万", num.MustUnit("条"), false, "48万条"},
		{"12万", num.Unit{}, false, "12万倍"},
		{"(-30)", num.Yuan, true, "?"},
		{"--30", num.Yuan, true, "?"},
		{"18家", num.Yuan, true, "?"},
		{"18家", num.Unit{}, false, "?"},
		{"约30", num.Yuan, true, "?"},
		{"12-15", num.Yuan, true, "?"},
		{"3.5E+5", num.Yuan, true, "?"},
		{"$30", num.Yuan, true, "?"},
		{"1,23", num.Yuan, true, "?"},
		{"3个百分点", num.Unit{}, false, "?"},
	} {
		n, _, ok := parseNumber(c.text, c.column, c.money)
		got := "?"
		if ok {
			got = n.value.Canonical() + n.unit.String()
		}
		if got != c.want {
			t.Errorf("%s: got %s, want %s", c.text, got, c.want)
		}
	}
}

func TestPlainDecimal(t *testing.T) {
	for text, want := range map[string]string{"12": "12", "-12.50": "-12.5", "0.0": "0", "-0.00": "0", "0": "0", "100": "100", "007": "?", "": "?", "-": "?", "1.": "?", ".5": "?", "1,000": "?", "1e5": "?", "12345678901234567890": "?"} {
		got, ok := plainDecimal(text)
		if !ok {
			got = "?"
		}
		if got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}

func TestParseDay(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"2024-03-28", "2024-03-28"}, {"2024/3/8", "2024-03-08"}, {"2024.5.31", "2024-05-31"}, {"2024年3月5日", "2024-03-05"},
		{"20240312", "2024-03-12"}, {"20240312102200", "2024-03-12+"}, {"2024-03-10 10:22:00", "2024-03-10+"}, {"2024/1/2 9:05", "2024-01-02+"},
		{"2024-03-10T10:22:00.000+08:00", "2024-03-10+"}, {"2024-03-10 00:00:00.0", "2024-03-10+"}, {"2024年3月5日 上午9:05", "2024-03-05+"},
		{"2024年3月5日9时30分", "2024-03-05+"}, {"２０２４－０３－０５", "2024-03-05"}, {"2024-03-05 星期二", "2024-03-05"}, {"2024年3月5日（周二）", "2024-03-05"},
		{"45675", "2025-01-18#"}, {"45675.4375", "2025-01-18+#"}, {"2024/3/5 3:20 PM", "2024-03-05+"},
		{"2024-03-10T16:00:00Z", otherClock}, {"24-3-5", yearShort}, {"3/5/2024", dayBehind}, {"2024年3月", noDay}, {"202403", noDay}, {"2024-3", noDay},
		{"2024-02-30", notADay}, {"三月五日", notADay}, {"12", notADay}, {"99999", notADay}, {"20241345", notADay}, {"2024-02-30 10:00:00", notADay},
	} {
		d, reason, ok := parseDay(c.text, false)
		got := reason
		if ok {
			if got = d.iso; d.timed {
				got += "+"
			}
			if d.serial {
				got += "#"
			}
		}
		if got != c.want {
			t.Errorf("%s: got %s, want %s", c.text, got, c.want)
		}
	}
	if d, _, _ := parseDay("44213", true); d.iso != "2025-01-18" {
		t.Errorf("a count from 1904: %s", d.iso)
	}
}
