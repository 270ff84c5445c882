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

// Hostile amounts of a column of money have a verdict each: read exactly, or
// refused; none becomes zero, another number, or no number at all in silence.
func TestHostileAmounts(t *testing.T) {
	read := map[string]string{"+30": "30", "-0": "0", "-0.00": "0", "(0)": "0", "12￥": "12元", "12，345.00": "12345", "１２，３４５．６７": "12345.67", "12.345678901234567890": "12.34567890123456789", "99999999999999999999999999.99": "99999999999999999999999999.99", "-99999999999999999999": "-99999999999999999999"}
	refused := []string{
		"NaN", "nan", "Inf", "-Inf", "+Infinity", "#DIV/0!", "#N/A", "1e400", "1E+309", "0x1F", "1_000", "1/0", "1/2", "1,2,3",
		"1,,000", ",123", "123,", "1.2.3", "1..2", "12.", ".", "-", "—", "－", "+", "++30", "+-30", "-+30",
		"30+", "()", "（）", "（30", "30）", "((30))", "（30）-", "△△30", "△-30", "▲30", "负负30", "负", "零", "〇",
		"壹佰万元", "壹佰贰拾叁元整", "二十三万元", "十二", "1万2", "1万2千元", "12万3千4百元", "1亿2000万元", "3.5万元/月", "12元/人", "￥", "¥￥12", "1 2", "1 2345",
		"12 345 67", "12'345.00", "12。5", "12·5", "1,234.56.78", "1234,56", "12 万 元", "万元", "元12", "12元13元", "1e5", "1E5元", "12*", "12#",
		"12①", "12（暂估）", "≈12", ">12", "≥12", "12左右", "12多", "近12", "无", "/", "--", "0.1+0.2", "=1+1", "@12",
		"12;13", "12\t13", "O12", "l2", "1O0", "12\u200b3", "\u202e12", "٣", "Ⅻ", "①", "㊀", "½", "1²",
	}
	if len(read)+len(refused) < 96 {
		t.Errorf("only %d amounts", len(read)+len(refused))
	}
	for _, text := range refused {
		read[text] = "?"
	}
	for text, want := range read {
		n, _, ok := parseNumber(text, num.Yuan, true)
		got := "?"
		if ok {
			got = n.value.Canonical() + n.unit.String()
		}
		if got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
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
