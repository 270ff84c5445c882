package dossier

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/xuri/excelize/v2"

	"jiheng/budget"
)

// workbook makes a workbook of one sheet; nil leaves a cell out.
func workbook(t testing.TB, rows [][]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	day, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range rows {
		for j, v := range r {
			if v == nil {
				continue
			}
			ref, _ := excelize.CoordinatesToCellName(j+1, i+1)
			if err := f.SetCellValue("Sheet1", ref, v); err != nil {
				t.Fatal(err)
			}
			if _, ok := v.(time.Time); ok {
				if err := f.SetCellStyle("Sheet1", ref, ref, day); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func inWorkbook(t testing.TB, rows [][]any) fstest.MapFS {
	f := changed(t, "台账/T01.yaml", "T01.csv", "T01.xlsx")
	f["台账/T01.xlsx"] = &fstest.MapFile{Data: workbook(t, rows)}
	return f
}

func day(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// roadRows are the rows of small's ledger as a workbook holds them.
func roadRows() [][]any {
	return [][]any{
		{"编号", "验收日期", "级别", "合格", "长度（米）", "取代"},
		{"L1", day(2024, 3, 28), "主干道", "是", 1200.5},
		nil,
		{"L2", "2024-06-01", " 支路 ", "是", 300},
		{"L3", day(2024, 8, 9), "支路", "否", 80.0},
		{"L2", day(2024, 6, 1), "支路", "是", "300.00"},
		{"L4", day(2024, 8, 10), "支路", "是", "80.00", "L3"},
		{"L5", day(2023, 12, 31), "支路", nil, 20},
	}
}

// A ledger as CSV and as xlsx gives the same facts, row counts and row hashes.
func TestWorkbookLedger(t *testing.T) {
	a, b := load(t, folder(small)), load(t, inWorkbook(t, roadRows()))
	if x, y := a.Year.Facts.Len(), b.Year.Facts.Len(); x != y {
		t.Fatalf("%d facts and %d", x, y)
	}
	ledgers := 0
	for _, f := range a.Year.Facts.All() {
		g, _ := b.Year.Facts.Get(f.ID)
		if !reflect.DeepEqual(f, g) {
			t.Errorf("%s\n%+v %+v\n%+v %+v", f.ID, f, f.Account.Ledger, g, g.Account.Ledger)
		}
		if f.Account.Ledger != nil {
			ledgers++
		}
	}
	if ledgers != 4 {
		t.Errorf("%d facts rest on the ledger", ledgers)
	}
}

// An empty cell does not shift those behind it to the left.
func TestWorkbookKeepsColumns(t *testing.T) {
	rows := roadRows()
	rows[1][3] = nil
	d := load(t, inWorkbook(t, rows))
	if got := print(t, d, "ZL01"); got != "100.00%" {
		t.Errorf("%s", got)
	}
	if got := print(t, d, "道路长度"); got != "1.60千米" {
		t.Errorf("%s", got)
	}
	rows = roadRows()
	for i, r := range rows {
		if r != nil {
			rows[i] = append([]any{nil}, r...)
		}
	}
	if got := print(t, load(t, inWorkbook(t, rows)), "ZL01"); got != "100.00%" {
		t.Errorf("a table that begins in column B: %s", got)
	}
	rows = roadRows()
	rows[1] = append(rows[1], nil, nil, nil, "备注")
	if got := says(load(t, inWorkbook(t, rows)), "table-column"); !strings.HasPrefix(got, "台账/T01.xlsx:2 单元格I2：没有列名") {
		t.Errorf("a cell in a column without a name: %s", got)
	}
}

func TestWorkbookFaults(t *testing.T) {
	for _, c := range []struct {
		name string
		make func([][]any) [][]any
		want string
	}{
		{"空的工作表", func([][]any) [][]any { return nil }, "台账/T01.xlsx csv-empty"},
		{"看不见的字", func(r [][]any) [][]any { r[1][0] = "L1\u200b"; return r }, "台账/T01.xlsx:2 单元格A2 text-character"},
		{"改变方向的字", func(r [][]any) [][]any { r[1][0] = "L\u202e1"; return r }, "台账/T01.xlsx:2 单元格A2 text-character"},
		{"太多列", func(r [][]any) [][]any { r[0] = append(r[0], make([]any, 300)...); r[0][305] = "远"; return r }, "台账/T01.xlsx:1 csv-columns"},
		{"缺一列", func(r [][]any) [][]any { r[0][1] = "日期"; return r }, "台账/T01.xlsx:1 column-missing"},
		{"同名的列", func(r [][]any) [][]any { r[0][5] = "级别"; r[6][5] = nil; return r }, "台账/T01.xlsx:1 column-twice"},
		{"不是日期", func(r [][]any) [][]any { r[1][1] = 3.5; return r }, "台账/T01.xlsx:2 单元格B2 cell"},
		{"是真假不是是否", func(r [][]any) [][]any { r[1][3] = true; return r }, "台账/T01.xlsx:2 单元格D2 cell"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Load(inWorkbook(t, c.make(roadRows())))
			if got := told(err); got != c.want {
				t.Errorf("got  %s\nwant %s\n%v", got, c.want, err)
			}
		})
	}
	f := inWorkbook(t, roadRows())
	f["台账/T01.xlsx"].Data = f["台账/T01.xlsx"].Data[:200]
	if _, err := Load(f); !strings.HasPrefix(told(err), "台账/T01.xlsx ") {
		t.Errorf("half a workbook: %v", err)
	}
	f["台账/T01.xlsx"].Data = folder(small)["台账/T01.csv"].Data
	if _, err := Load(f); !strings.HasPrefix(told(err), "台账/T01.xlsx ") {
		t.Errorf("a CSV file called xlsx: %v", err)
	}
}

func TestFormulaThatFails(t *testing.T) {
	f := excelize.NewFile()
	for ref, v := range map[string]string{"A1": "编号", "B1": "验收日期", "C1": "级别", "D1": "合格", "E1": "长度（米）", "A2": "L1", "C2": "支路"} {
		if err := f.SetCellValue("Sheet1", ref, v); err != nil {
			t.Fatal(err)
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	data := replaceInZip(t, b.Bytes(), "xl/worksheets/sheet1.xml", `<c r="C2"`, `<c r="B2" t="e"><v>#N/A</v></c><c r="C2"`)
	dir := changed(t, "台账/T01.yaml", "T01.csv", "T01.xlsx")
	dir["台账/T01.xlsx"] = &fstest.MapFile{Data: data}
	if _, err = Load(dir); told(err) != "台账/T01.xlsx:2 单元格B2 cell" || !strings.Contains(err.Error(), "#N/A") {
		t.Errorf("%v", err)
	}
}

func notes(d *Dossier) string {
	var out []string
	for _, n := range d.Year.Notes {
		out = append(out, n.Place.String()+" "+n.Text)
	}
	return strings.Join(out, "\n")
}

// Repeated keys are refused and listed; superseded rows no longer count.
func TestRowNotes(t *testing.T) {
	d := load(t, folder(small))
	want := "台账/T01.csv:5 有1行与前面的完全相同（“编号”也相同），没有计入：第5行（同第3行）\n" +
		"台账/T01.csv:6 有1行被后面的行取代，没有计入：第6行（取代第4行）\n" +
		"台账/T01.csv:7 有1行的“验收日期”不在2024年，按期间取的数没有计入：第7行（2023-12-31）；请核对年份有没有写错"
	if got := notes(d); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	f, _ := d.Year.Facts.Get("道路长度")
	if f.Account.Ledger.Rows != 4 || f.Account.Ledger.LeftOut() != "另有1行重复、1行被取代，没有计入" {
		t.Errorf("%d rows count, L1, L2, L4, L5 do; %s", f.Account.Ledger.Rows, f.Account.Ledger.LeftOut())
	}
}

// Keys that are dates or numbers are compared in their canonical form.
func TestSupersedeByCanonicalKey(t *testing.T) {
	for _, c := range []struct{ typ, rows string }{
		{"整数", "编号,验收日期,级别,合格,长度（米）,取代\n\"1,046\",,支路,是,1,\n2,,支路,是,2,1046\n3,,支路,是,4,2.0\n"},
		{"日期", "编号,验收日期,级别,合格,长度（米）,取代\n2024/3/5,,支路,是,1,\n2024-03-06,,支路,是,2,2024年3月5日\n2024-03-07,,支路,是,4,2024.3.6\n"},
	} {
		f := changed(t, "台账/T01.yaml", "名称: 编号, 类型: 文本", "名称: 编号, 类型: "+c.typ)
		f["台账/T01.csv"] = &fstest.MapFile{Data: []byte(c.rows)}
		f[FileFacts] = &fstest.MapFile{Data: []byte("陈述: []\n")}
		d := load(t, f)
		l, _ := d.Year.Facts.Get("道路长度")
		if l.Account.Ledger.Rows != 1 || l.Print().Text != "0.00千米" || len(d.Year.Notes) != 2 || d.Year.Notes[0].Rows != 2 {
			t.Errorf("%s: %d rows, %s, %s", c.typ, l.Account.Ledger.Rows, l.Print().Text, notes(d))
		}
	}
}

// Equal rows hash alike whatever their order and spelling; different content does not.
func TestRowsAreRecognised(t *testing.T) {
	root := func(text string) string {
		f := folder(small)
		f["台账/T01.csv"] = &fstest.MapFile{Data: []byte(text)}
		l, _ := load(t, f).Year.Facts.Get("道路长度")
		return l.Account.Ledger.Root
	}
	a := root("编号,验收日期,级别,合格,长度（米）\nL1,2024-03-28,主干道,是,1200.50\nL2,2024-06-01,支路,是,300\nL4,2024-08-10,支路,是,80\n")
	b := root("长度(米),合格,级别,验收日期,编号\n300.0,是,支路,2024/6/1,L2\n80,是,支路,2024.8.10,L4\n\"1,200.5\",是,主干道,2024年3月28日,L1\n")
	c := root("编号,验收日期,级别,合格,长度（米）\nL1,2024-03-28,主干道,是,1200.51\nL2,2024-06-01,支路,是,300\nL4,2024-08-10,支路,是,80\n")
	if a != b || a == c {
		t.Errorf("%s\n%s\n%s", a, b, c)
	}
}

// A ledger without rows may be used; its figures stay blank.
func TestLedgerWithoutRows(t *testing.T) {
	f := changed(t, "台账/T01.csv", "", "编号,验收日期,级别,合格,长度（米）\n")
	f[FileFacts] = &fstest.MapFile{Data: []byte("陈述: []\n")}
	d := load(t, f)
	if told(d.Notices) != "台账/T01.csv rows-none" {
		t.Errorf("%v", d.Notices)
	}
	for _, id := range []string{"SL01", "ZL01", "道路长度"} {
		if l, ok := d.Year.Facts.Get(id); !ok || !l.Value.IsBlank() {
			t.Errorf("%s is %s without rows", id, l.Print().Text)
		}
	}
}

// A share whose denominator has no rows stays blank and says so.
func TestShareWithoutRows(t *testing.T) {
	f := changed(t, "台账/T01.yaml", "合格 不为空", "合格 为空 且 级别=主干道")
	d := load(t, f)
	if l, ok := d.Year.Facts.Get("ZL01"); !ok || !l.Value.IsBlank() || told(d.Notices) != "台账/T01.yaml:16:5 derivation" {
		t.Errorf("%s, %v", l.Print().Text, d.Notices)
	}
}

// Many faults of one cause are one message, with their number and the first rows.
func TestRowProblems(t *testing.T) {
	var b strings.Builder
	b.WriteString("编号,验收日期,级别,合格,长度（米）\n")
	for i := range 500 {
		fmt.Fprintf(&b, "L%d,,小路,,\n", i)
	}
	_, err := Load(changed(t, "台账/T01.csv", "", b.String()))
	if told(err) != "台账/T01.csv:2 cell" || !strings.Contains(err.Error(), "有500格不在取值里（第2行“小路”") {
		t.Errorf("%v", err)
	}
}

func TestLedgersInTurn(t *testing.T) {
	f := folder(small)
	f["台账/T02.yaml"] = &fstest.MapFile{Data: []byte("编号: T01\n名称: 又一本\n数据: T01.csv\n主键: 编号\n列:\n  - {名称: 编号, 类型: 文本}\n")}
	if _, err := Load(f); told(err) != "台账/T02.yaml:1:5 duplicate" {
		t.Errorf("two ledgers of one id: %v", err)
	}
	f["台账/T02.yaml"] = &fstest.MapFile{Data: []byte("编号: T02\n名称: 又一本\n数据: T02.csv\n主键: 编号\n列:\n  - {名称: 编号, 类型: 文本}\n取数:\n  - {事实: SL01, 方法: 计数}\n")}
	f["台账/T02.csv"] = &fstest.MapFile{Data: []byte("编号\n一\n")}
	if _, err := Load(f); told(err) != "台账/T02.yaml:8:5 fact-duplicate" {
		t.Errorf("one figure from two ledgers: %v", err)
	}
	f["台账/T02.yaml"].Data = []byte(strings.Replace(string(f["台账/T02.yaml"].Data), "SL01", "SL02", 1))
	d := load(t, f)
	var ids []string
	for _, l := range d.Year.Ledgers {
		ids = append(ids, l.ID)
	}
	if strings.Join(ids, " ") != "T01 T02" || d.Year.Ledgers[0].Columns[4].Type != budget.DecimalColumn {
		t.Errorf("%v", ids)
	}
}
