package xlsx

import (
	"strings"
	"testing"

	"jiheng/document"
	"jiheng/hostile"
)

func FuzzOpen(f *testing.F) {
	f.Add(pack(f, plainParts(`<sheetData><row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" s="1"><v>45379.5</v></c></row></sheetData>`)))
	f.Add(mustWrite(f, bookOf(oneTable())))
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > hostile.MostFuzzed {
			return
		}
		hostile.Bounded(t, func() { openAll(t, data) })
	})
}

func openAll(t *testing.T, data []byte) {
	file, err := Open(data)
	if err != nil {
		return
	}
	for _, s := range file.Sheets() {
		last := 0
		err := file.Rows(s, func(r Row) error {
			if r.Number <= last || len(r.Cells) == 0 {
				t.Errorf("row %d after %d, %d cells", r.Number, last, len(r.Cells))
			}
			last = r.Number
			return nil
		})
		if err != nil {
			return
		}
	}
	if doc, err := Document(data); err == nil {
		whole(t, doc)
	}
}

// whole checks that every table of a document fills its grid.
func whole(t *testing.T, d *document.Document) {
	for _, b := range d.Blocks {
		if tab, ok := b.(*document.Table); ok && tab.Check() != 0 {
			t.Errorf("row %d does not fill its table:\n%s", tab.Check(), d.Dump())
		}
	}
}

// FuzzSheet puts the bytes where archives can't hide them from the scanner.
func FuzzSheet(f *testing.F) {
	f.Add(`<sheetData><row r="1"><c r="A1" t="str"><f>x</f><v>甲&amp;</v></c><c r="B1" s="2"><v>1E-3</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>`)
	f.Add(`<sheetData><row><c t="inlineStr"><is><r><rPr><color rgb="FF000001"/></rPr><t>a</t></r></is></c></row></sheetData><!-- x --><?y?>`)
	f.Fuzz(func(t *testing.T, sheet string) {
		if len(sheet) > hostile.MostFuzzed {
			return
		}
		hostile.Bounded(t, func() {
			if doc, err := Document(pack(t, plainParts(sheet))); err == nil {
				whole(t, doc)
			}
		})
	})
}

func FuzzNumber(f *testing.F) {
	for _, s := range []string{"0.30000000000000004", "1E-3", "-1.5E+17", "48.80"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, err := cleanNumber(s)
		if err != nil {
			return
		}
		again, err := cleanNumber(got)
		if err != nil || again != got {
			t.Errorf("%q: %q becomes %q, %v", s, got, again, err)
		}
	})
}
