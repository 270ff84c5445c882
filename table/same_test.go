package table

import "testing"

func TestSame(t *testing.T) {
	const was = "\ufeff编号,名称,金额,比例\nA01,甲,2148.20,6%\nA02,乙,0.5,\n"
	for _, c := range []struct {
		name, text string
		same       bool
	}{
		{"the same bytes", was, true},
		{"without the mark", "编号,名称,金额,比例\nA01,甲,2148.20,6%\nA02,乙,0.5,\n", true},
		{"lines of Windows", "编号,名称,金额,比例\r\nA01,甲,2148.20,6%\r\nA02,乙,0.5,\r\n", true},
		{"quotes", "\"编号\",\"名称\",\"金额\",\"比例\"\n\"A01\",\"甲\",\"2148.2\",\"6%\"\n\"A02\",\"乙\",\"0.50\"\n", true},
		{"tabs", "编号\t名称\t金额\t比例\nA01\t甲\t2148.2\t6%\nA02\t乙\t0.5\t\n", true},
		{"GB18030", "\xb1\xe0\xba\xc5,\xc3\xfb\xb3\xc6,\xbd\xf0\xb6\xee,\xb1\xc8\xc0\xfd\nA01,\xbc\xd7,2148.2,6%\nA02,\xd2\xd2,0.5,\n", true},
		{"a blank row more", was + ",,,\n", true},
		{"another amount", "编号,名称,金额,比例\nA01,甲,2148.21,6%\nA02,乙,0.5,\n", false},
		{"a row less", "编号,名称,金额,比例\nA01,甲,2148.20,6%\n", false},
		{"rows in another order", "编号,名称,金额,比例\nA02,乙,0.5,\nA01,甲,2148.20,6%\n", false},
		{"another head", "编号,名称,数额,比例\nA01,甲,2148.20,6%\nA02,乙,0.5,\n", false},
		{"a percentage as a number", "编号,名称,金额,比例\nA01,甲,2148.20,0.06\nA02,乙,0.5,\n", false},
		{"nothing", "", false},
	} {
		if got := Same("预算/预算.csv", []byte(was), []byte(c.text)); got != c.same {
			t.Errorf("%s: %v", c.name, got)
		}
	}
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"0012", "12", false}, {"003101120000000331", "3101120000000331", false}, {"12", "12.00", true}, {"-3.10", "-3.1", true}, {"0", "0.0", true},
		{"1,000", "1000", true}, {"2024-03-01", "2024-3-1", false}, {"", "0", false}, {"12", "１２", true}, {"12", "12万", false},
	} {
		if got := sameCell(c.a, c.b); got != c.same {
			t.Errorf("%q and %q: %v", c.a, c.b, got)
		}
	}
	if Same("佐证/D01.pdf", []byte("%PDF-1"), []byte("%PDF-2")) || Same("a.xlsx", []byte("x"), []byte("y")) {
		t.Error("files that are no tables are the same only byte by byte")
	}
}
