package xlsx

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"

	"jiheng/document"
)

// oneTable is a sheet whose tree comes back as it was.
func oneTable() *document.Document {
	para := &document.Paragraph{Style: document.Body, Runs: []document.Run{{Text: "收到"},
		fact("诉求-总量", "1,234件", "1234", "件"), {Text: "，办结"}, fact("办结", "1,220件", "1220", "件"), {Text: "。"}}}
	wide := cell(fact("总分", "96.37", "96.37", "分"))
	wide.ColSpan = 2
	tall := words("产出")
	tall.RowSpan = 2
	return &document.Document{Title: "自评表", Author: "红桥镇", Blocks: []document.Block{para,
		&document.Table{Header: 1, Columns: []document.Column{{Width: 1}, {Width: 3}, {Width: 2}}, Rows: []document.Row{
			cells(words("一级"), words("指标\n名称"), words("完成值")),
			cells(tall, words("=采集 <条数>"), cell(fact("采集", "48.8万余条", "48.8", "万条"), document.Run{Text: "样", Super: true})),
			cells(words("执行率"), cell(fact("执行率", "98.50%", "98.50", "%"), sampleMark)),
			cells(words("支出"), words(""), cell(fact("支出", "预计1,234,567.10", "1234567.10", "元"))),
			cells(words("差额"), cell(fact("差额", "-3.50", "-3.50", "万元")), cell(fact("降幅", "下降3.10%", "-3.10", "%"))),
			cells(words("混合"), cell(document.Run{Text: "新建"}, fact("办结", "1,220件", "1220", "件"), document.Run{Text: "和"},
				fact("GDP", "六千余", "", ""), document.Run{Text: "项"}), cell(fact("长", "1234567890.1234567", "1234567890.1234567", "元"))),
			cells(words("总分"), wide),
		}}}}
}

func bookOf(d *document.Document) *Book {
	return &Book{Title: d.Title, Author: d.Author, Sheets: []Sheet{{Name: "自评表", Doc: d.Blocks}}}
}

func mustWrite(t testing.TB, b *Book) []byte {
	t.Helper()
	data, err := Write(b)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestReadingWhatWasWritten(t *testing.T) {
	doc := oneTable()
	back, err := Document(mustWrite(t, bookOf(doc)))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := back.Dump(), doc.Dump(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if back.Title != doc.Title || back.Author != doc.Author {
		t.Errorf("title %q, author %q", back.Title, back.Author)
	}
	checkValues(t, doc, back)
}

// checkValues compares the printed numbers, digit for digit.
func checkValues(t *testing.T, doc, back *document.Document) {
	t.Helper()
	want := map[string]string{}
	doc.AllRuns(func(r document.Run) {
		if r.Fact != "" && !strings.Contains(r.Text, "余") {
			want[r.Fact] = r.Value
		}
	})
	back.AllRuns(func(r document.Run) {
		if w, ok := want[r.Fact]; ok && r.Value != w {
			t.Errorf("%s = %q, want %q", r.Fact, r.Value, w)
		}
	})
	if got := slices.Sorted(slices.Values(back.Facts())); !slices.Equal(got, slices.Sorted(slices.Values(doc.Facts()))) {
		t.Errorf("facts %q", got)
	}
}

func TestReadingWhatLibreOfficeSaved(t *testing.T) {
	doc := oneTable()
	data := mustWrite(t, bookOf(doc))
	again := resaved(t, data)
	back, err := Document(again)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := back.Dump(), doc.Dump(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	checkValues(t, doc, back)
	f1, f2 := mustOpen(t, data), mustOpen(t, again)
	for name, refers := range f1.Names() {
		other := f2.Names()[name]
		if strings.ReplaceAll(other, "'", "") != strings.ReplaceAll(refers, "'", "") {
			t.Errorf("%s refers to %q, was %q", name, other, refers)
		}
	}
	m1, err1 := f1.Merges("自评表")
	m2, err2 := f2.Merges("自评表")
	order := func(a, b Range) int { return strings.Compare(a.String(), b.String()) }
	slices.SortFunc(m1, order)
	slices.SortFunc(m2, order)
	if err1 != nil || err2 != nil || !slices.Equal(m1, m2) {
		t.Errorf("merges %v %v, %v %v", m1, err1, m2, err2)
	}
}

func mustOpen(t testing.TB, data []byte) *File {
	t.Helper()
	f, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestSampleBookComesBack(t *testing.T) {
	book := sampleBook()
	data := mustWrite(t, book)
	f := mustOpen(t, data)
	want := []string{"整体支出绩效自评表", "说明", "图表：2024／2023"}
	if !slices.Equal(f.Sheets(), want) || len(f.Hidden()) != 0 {
		t.Errorf("sheets %q, hidden %q", f.Sheets(), f.Hidden())
	}
	for name, doc := range map[string]func() ([]byte, error){
		"as written": func() ([]byte, error) { return data, nil },
		"resaved":    func() ([]byte, error) { return resaved(t, data), nil },
	} {
		t.Run(name, func(t *testing.T) {
			data, err := doc()
			if err != nil {
				t.Fatal(err)
			}
			back, err := Document(data)
			if err != nil {
				t.Fatal(err)
			}
			facts := slices.Sorted(slices.Values(back.Facts()))
			all := map[string]bool{}
			for _, id := range allFacts(book) {
				all[id] = id != ""
			}
			delete(all, "")
			if !slices.Equal(facts, slices.Sorted(maps.Keys(all))) {
				t.Errorf("%d facts, want %d", len(facts), len(all))
			}
			for i, b := range back.Blocks {
				if table, ok := b.(*document.Table); ok && (table.Check() != 0 || len(table.Rows) == 0) {
					t.Errorf("block %d: row %d does not fill the grid", i, table.Check())
				}
			}
		})
	}
}

func TestSameBookSameBytes(t *testing.T) {
	first := mustWrite(t, sampleBook())
	for range 3 {
		if !bytes.Equal(first, mustWrite(t, sampleBook())) {
			t.Fatal("two runs differ")
		}
	}
}

// What looks like an escape of the format stays text.
func TestTextComesBackAsItWas(t *testing.T) {
	for _, s := range []string{"_x000D_", "a\nb\tc", " 前后有空格 ", "<&>\"'", "＝1", "\t=1", "𠮷", "1e5", "2024-03-28", "100%", "TRUE", "'=1"} {
		doc := &document.Document{Blocks: []document.Block{&document.Table{Columns: []document.Column{{}, {}},
			Rows: []document.Row{cells(words(s), words("旁"))}}}}
		back, err := Document(mustWrite(t, bookOf(doc)))
		if err != nil || back.Dump() != doc.Dump() {
			t.Errorf("%q: got %s %v", s, back.Dump(), err)
		}
	}
}
