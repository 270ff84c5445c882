package plain

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"jiheng/fault"
	"jiheng/hostile"
)

// recordsOf reads a CSV text whole: its records as lines of line number and
// cells, their cells, and what is wrong with it as places and codes.
func recordsOf(file string, data []byte) (shown string, cells [][]string, faults fault.List) {
	text, err := Decode(file, data)
	if err != nil {
		return "", nil, fault.All(err)
	}
	var lines []string
	err = EachRecord(file, text, func(line int, c []string) error {
		lines = append(lines, strconv.Itoa(line)+" "+strings.Join(c, "|"))
		cells = append(cells, slices.Clone(c))
		return nil
	})
	return strings.Join(lines, "\n"), cells, fault.All(err)
}

func TestEachRecord(t *testing.T) {
	ledger := "日期,金额,事由\n2024-03-28,-74.32,\"菜场,改造\"\n"
	want := "1 日期|金额|事由\n2 2024-03-28|-74.32|菜场,改造"
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"逗号", []byte(ledger), want},
		{"Excel 的 GBK", gb(t, strings.ReplaceAll(ledger, "\n", "\r\n")), want},
		{"Excel 的 UTF-8", []byte(bomUTF8 + strings.ReplaceAll(ledger, "\n", "\r\n")), want},
		{"Excel 的 Unicode 文本", append([]byte(bomLE), wide("日期\t金额\t事由\r\n2024-03-28\t-74.32\t菜场,改造\r\n", binary.LittleEndian)...), want},
		{"分号", []byte("日期;金额;事由\n2024-03-28;-74.32;菜场,改造"), want},
		{"sep 行", []byte("sep=;\n日期;金额;事由\n2024-03-28;-74.32;菜场,改造"), "2 日期|金额|事由\n3 2024-03-28|-74.32|菜场,改造"},
		{"空行", []byte("\n\n甲,乙\n\n1,2\n ,\n\n3,4\n\n"), "3 甲|乙\n5 1|2\n8 3|4"},
		{"格内换行", []byte("甲,乙\n\"一\n二\",2\n3,4\n"), "1 甲|乙\n2 一\n二|2\n4 3|4"},
		{"格内双引号", []byte("甲,乙\n\"\"\"一\"\"二\",\"\"\n"), "1 甲|乙\n2 \"一\"二|"},
		{"格中的双引号", []byte("甲,乙\n5\"屏,2\n"), "1 甲|乙\n2 5\"屏|2"},
		{"短行补齐", []byte("甲,乙,丙\n1\n"), "1 甲|乙|丙\n2 1"},
		{"行尾多余的空格", []byte("甲,乙,,\n1,2,,,\n"), "1 甲|乙||\n2 1|2|||"},
		{"前后空白", []byte(" 甲 ,\u3000乙\n 1 , \" 2 \" \n"), "1 甲|乙\n2 1| 2 "},
		{"一列", []byte("甲\n1\n2\n"), "1 甲\n2 1\n3 2"},
		{"表头带引号和逗号", []byte("\"甲,;;;\",乙\n1,2\n"), "1 甲,;;;|乙\n2 1|2"},
		{"公式前的撇号", []byte("甲,乙\n'=1+1,'甲\n''-x,'-1\n"), "1 甲|乙\n2 =1+1|'甲\n3 '-x|'-1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, _, list := recordsOf("台账.csv", c.data); got != c.want || len(list) > 0 {
				t.Errorf("got\n%s\nwant\n%s\n%v", got, c.want, list)
			}
		})
	}
}

func TestEachRecordRefuses(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"引号没有配对", "甲,乙\n1,2\n3,\"四\n5,6\n7,8\n", "甲:3:3 csv-quote"},
		{"引号后有文字", "甲,乙\n\"一\"二,3\n\"四\"五,6\n", "甲:2:4 csv-quote|甲:3:4 csv-quote"},
		{"换行后引号有误", "甲,乙\n\"一\n二\"三,3\n", "甲:3:3 csv-quote"},
		{"格太长", "甲\n" + strings.Repeat("长", MaxCellBytes/3+1) + "\n", "甲:2 csv-cell"},
		{"一行里格太多", "甲,乙\n" + strings.Repeat("1,", 1_000_000), "甲:2 csv-columns"},
		{"编码混用", string(gb(t, "名称,金额\n菜场改造,1\n")) + "加装电梯补贴,2\n", "甲:3:1 text-mixed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, list := recordsOf("甲", []byte(c.text))
			var got []string
			for _, e := range list {
				got = append(got, e.Place.String()+" "+e.Code)
			}
			if s := strings.Join(got, "|"); s != c.want {
				t.Errorf("got %s\nwant %s\n%v", s, c.want, list)
			}
		})
	}
}

// An error of the caller ends the reading and comes back as it is.
func TestEachRecordStops(t *testing.T) {
	enough, seen := errors.New("enough"), 0
	err := EachRecord("甲", "甲\n1\n2\n\"\n", func(int, []string) error {
		if seen++; seen == 2 {
			return enough
		}
		return nil
	})
	if !errors.Is(err, enough) || seen != 2 {
		t.Errorf("%v after %d records", err, seen)
	}
}

func TestCSVMessage(t *testing.T) {
	_, _, list := recordsOf("台账.csv", []byte("甲,乙\n1,\"二\"号线\n"))
	want := "台账.csv:2:6 csv-quote 双引号后面还有文字，请把整个单元格放进双引号，里面的双引号写两遍（\"\"）"
	if got := told(list.Err()); got != want {
		t.Error(got)
	}
}

func TestCSVHostile(t *testing.T) {
	for _, c := range []struct {
		name, text, code string
		mib              uint64
	}{
		{"许多短行", strings.Repeat("1\n", 100_000), "", 300},
		{"许多空行", "甲\n" + strings.Repeat("\n", 5_000_000), "", 300},
		{"许多引号", "甲\n" + strings.Repeat("\"", 5_000_001), "csv-quote", 500},
		{"许多错行", "甲,乙\n" + strings.Repeat("1,\"2\"3\n", 300_000), "csv-quote", 900},
	} {
		t.Run(c.name, func(t *testing.T) {
			within(t, 10*time.Second, c.mib, func() {
				list := fault.All(EachRecord("甲", c.text, func(int, []string) error { return nil }))
				code := ""
				if len(list) > 0 {
					code = list[0].Code
				}
				if code != c.code || len(list) > maxFaults+1 {
					t.Errorf("%d faults, first %q", len(list), code)
				}
			})
		})
	}
}

func TestFormatCSV(t *testing.T) {
	got := FormatCSV([]string{"事由", "金额,万元"}, [][]string{
		{"菜场\n改造", "-74.32"}, {"=cmd|' /C calc'!A0", "+5%"}, {"-", "——"}, {"@甲", "-74.32万元"}, {"＝1", "'=1"}, {"'甲", " 乙 "}, {"\"丙\"", "－3"},
	})
	want := bomUTF8 + "事由,\"金额,万元\"\r\n\"菜场\n改造\",-74.32\r\n'=cmd|' /C calc'!A0,+5%\r\n-,——\r\n'@甲,'-74.32万元\r\n'＝1,''=1\r\n'甲,\" 乙 \"\r\n\"\"\"丙\"\"\",－3\r\n"
	if string(got) != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func FuzzCSV(f *testing.F) {
	for _, s := range []string{"甲,乙\n1,2\n", "甲;乙\n\"1\n2\";'=3\n", "sep=\t\n甲\t乙\n", "\"", "甲\n\"\"\"\"\n", ",,\n甲\n", "甲，乙\n", "'''=a,'+\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > hostile.MostFuzzed {
			return
		}
		var read [][]string
		var list fault.List
		hostile.Bounded(t, func() { _, read, list = recordsOf("甲", data) })
		if len(list) > 0 {
			for _, e := range list {
				if e.Place.File != "甲" || e.Kind != fault.Invalid || e.Message == "" {
					t.Fatalf("incomplete: %+v", e)
				}
			}
			return
		}
		if len(read) == 0 {
			return
		}
		written := FormatCSV(read[0], read[1:])
		shown, again, list := recordsOf("乙", written)
		if len(list) > 0 || !slices.EqualFunc(again, read, slices.Equal) {
			t.Fatalf("%q is written %q and read %q: %v", data, written, shown, list)
		}
		if !bytes.Equal(written, FormatCSV(read[0], read[1:])) {
			t.Fatal("two runs differ")
		}
	})
}
