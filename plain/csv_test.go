package plain

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"testing"
	"time"

	"jiheng/fault"
	"jiheng/hostile"
)

// show prints a table as lines of line number and cells.
func show(t *Table) string {
	var b strings.Builder
	b.WriteString(strings.Join(t.Head, "|"))
	for _, r := range t.Rows {
		b.WriteString("\n" + strings.TrimPrefix(t.Place(r).String(), t.File+":") + " " + strings.Join(r.Cells, "|"))
	}
	return b.String()
}

func TestParseCSV(t *testing.T) {
	ledger := "日期,金额,事由\n2024-03-28,-74.32,\"菜场,改造\"\n"
	want := "日期|金额|事由\n2 2024-03-28|-74.32|菜场,改造"
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
		{"sep 行", []byte("sep=;\n日期;金额;事由\n2024-03-28;-74.32;菜场,改造"), "日期|金额|事由\n3 2024-03-28|-74.32|菜场,改造"},
		{"空行", []byte("\n\n甲,乙\n\n1,2\n ,\n\n3,4\n\n"), "甲|乙\n5 1|2\n8 3|4"},
		{"格内换行", []byte("甲,乙\n\"一\n二\",2\n3,4\n"), "甲|乙\n2 一\n二|2\n4 3|4"},
		{"格内双引号", []byte("甲,乙\n\"\"\"一\"\"二\",\"\"\n"), "甲|乙\n2 \"一\"二|"},
		{"格中的双引号", []byte("甲,乙\n5\"屏,2\n"), "甲|乙\n2 5\"屏|2"},
		{"短行补齐", []byte("甲,乙,丙\n1\n"), "甲|乙|丙\n2 1||"},
		{"行尾多余的空格", []byte("甲,乙,,\n1,2,,,\n"), "甲|乙\n2 1|2"},
		{"前后空白", []byte(" 甲 ,\u3000乙\n 1 , \" 2 \" \n"), "甲|乙\n2 1| 2 "},
		{"一列", []byte("甲\n1\n2\n"), "甲\n2 1\n3 2"},
		{"表头带引号和逗号", []byte("\"甲,;;;\",乙\n1,2\n"), "甲,;;;|乙\n2 1|2"},
		{"公式前的撇号", []byte("甲,乙\n'=1+1,'甲\n''-x,'-1\n"), "甲|乙\n2 =1+1|'甲\n3 '-x|'-1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			table, list := ParseCSV("台账.csv", c.data)
			if got := show(table); got != c.want || len(*list) > 0 {
				t.Errorf("got\n%s\nwant\n%s\n%v", got, c.want, *list)
			}
		})
	}
}

func TestParseCSVRefuses(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"空文件", "", "甲:1 csv-empty"},
		{"只有空行", "\n,,\n", "甲:1 csv-empty"},
		{"多出的格", "甲,乙\n1,2\n1,2,三,,五\n", "甲:3 csv-extra|甲:3 csv-extra"},
		{"列名重复", "甲,金额（元）,金额(元) \n", "甲:1 csv-head"},
		{"列名空缺", "甲,,乙\n1,2,3\n", "甲:1 csv-head"},
		{"全角逗号", "日期，金额，事由\n", "甲:1 csv-head"},
		{"引号没有配对", "甲,乙\n1,2\n3,\"四\n5,6\n7,8\n", "甲:3:3 csv-quote"},
		{"引号后有文字", "甲,乙\n\"一\"二,3\n\"四\"五,6\n", "甲:2:4 csv-quote|甲:3:4 csv-quote"},
		{"换行后引号有误", "甲,乙\n\"一\n二\"三,3\n", "甲:3:3 csv-quote"},
		{"格太长", "甲\n" + strings.Repeat("长", MaxCellBytes/3+1) + "\n", "甲:2 csv-cell"},
		{"列太多", strings.Repeat("甲,", MaxColumns) + "乙\n", "甲:1 csv-columns"},
		{"一行里格太多", "甲,乙\n" + strings.Repeat("1,", 1_000_000), "甲:2 csv-columns"},
		{"编码混用", string(gb(t, "名称,金额\n菜场改造,1\n")) + "加装电梯补贴,2\n", "甲:3:1 text-mixed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, list := ParseCSV("甲", []byte(c.text))
			var got []string
			for _, e := range *list {
				got = append(got, e.Place.String()+" "+e.Code)
			}
			if s := strings.Join(got, "|"); s != c.want {
				t.Errorf("got %s\nwant %s\n%v", s, c.want, *list)
			}
		})
	}
}

func TestCSVMessage(t *testing.T) {
	_, list := ParseCSV("台账.csv", []byte("甲,乙\n1,2,三号线\n"))
	want := "台账.csv:2 csv-extra 这一行比第一行多出单元格“三号线”（第3格）；若文字里有逗号，请给它整个加上英文双引号"
	if got := told(list.Err()); got != want {
		t.Error(got)
	}
}

func TestCol(t *testing.T) {
	table, _ := ParseCSV("甲", []byte("名称,金额（万元）,Code\n一,2,3\n"))
	for name, want := range map[string]int{"名称": 0, " 名 称 ": 0, "金额(万元)": 1, "金额（万元）": 1, "code": 2, "ＣＯＤＥ": 2, "没有": -1, "": -1} {
		if got := table.Col(name); got != want {
			t.Errorf("%s is column %d, want %d", name, got, want)
		}
	}
	if table.Cell(table.Rows[0], "金额(万元)") != "2" || table.Cell(table.Rows[0], "没有") != "" {
		t.Error("wrong cell")
	}
}

func TestCSVHostile(t *testing.T) {
	wideHead := strings.TrimSuffix(columns(MaxColumns), ",") + "\n"
	for _, c := range []struct {
		name, text, code string
		mib              uint64
	}{
		{"许多短行", wideHead + strings.Repeat("1\n", 100_000), "csv-too-many", 700},
		{"行太多", "甲\n" + strings.Repeat("1\n", MaxRows+1), "csv-too-many", 700},
		{"许多空行", "甲\n" + strings.Repeat("\n", 5_000_000), "", 300},
		{"许多引号", "甲\n" + strings.Repeat("\"", 5_000_001), "csv-quote", 500},
		{"许多错行", "甲,乙\n" + strings.Repeat("1,2,3\n", 300_000), "csv-extra", 900},
	} {
		t.Run(c.name, func(t *testing.T) {
			within(t, 10*time.Second, c.mib, func() {
				_, list := ParseCSV("甲", []byte(c.text))
				code := ""
				if len(*list) > 0 {
					code = (*list)[0].Code
				}
				if code != c.code || len(*list) > maxFaults+1 {
					t.Errorf("%d faults, first %q", len(*list), code)
				}
			})
		})
	}
}

// columns returns n different names, each with a comma behind it.
func columns(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(string(rune(0x4e00+i)) + ",")
	}
	return b.String()
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
		var table *Table
		var list *fault.List
		hostile.Bounded(t, func() { table, list = ParseCSV("甲", data) })
		if len(*list) > 0 {
			for _, e := range *list {
				if e.Place.File != "甲" || e.Kind != fault.Invalid || e.Message == "" {
					t.Fatalf("incomplete: %+v", e)
				}
			}
			return
		}
		rows := make([][]string, len(table.Rows))
		for i, r := range table.Rows {
			rows[i] = r.Cells
			if len(r.Cells) != len(table.Head) || r.Line <= table.HeadLine {
				t.Fatalf("line %d: %d cells of %d", r.Line, len(r.Cells), len(table.Head))
			}
		}
		written := FormatCSV(table.Head, rows)
		again, list := ParseCSV("乙", written)
		if len(*list) > 0 || !slices.Equal(again.Head, table.Head) || len(again.Rows) != len(rows) {
			t.Fatalf("%q is written %q and read %q: %v", data, written, show(again), *list)
		}
		for i, r := range again.Rows {
			if !slices.Equal(r.Cells, rows[i]) {
				t.Fatalf("%q is read %q", rows[i], r.Cells)
			}
		}
		if !bytes.Equal(written, FormatCSV(table.Head, rows)) {
			t.Fatal("two runs differ")
		}
	})
}
