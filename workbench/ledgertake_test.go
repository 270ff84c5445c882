package workbench_test

import (
	"io/fs"
	"path"
	"strings"
	"testing"

	"jiheng/dossier"
	"jiheng/plain"
	"jiheng/store"
	"jiheng/table"
	"jiheng/workbench"
)

// rowsOf are the head and the rows of a ledger's file as the year has it.
func rowsOf(t *testing.T, s *store.Store, file string) (head []string, rows [][]string) {
	t.Helper()
	folder, err := s.Folder(ctx, year, store.Newest)
	if err != nil {
		t.Fatal(err)
	}
	data, err := fs.ReadFile(folder, file)
	if err != nil {
		t.Fatal(err)
	}
	err = plain.EachRecord(file, strings.TrimPrefix(string(data), "\ufeff"), func(_ int, cells []string) error {
		rows = append(rows, append([]string{}, cells...))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return rows[0], rows[1:]
}

func asCSV(head []string, rows [][]string) []byte { return plain.FormatCSV(head, rows) }

// asBook writes a workbook of texts.
func asBook(t *testing.T, head []string, rows [][]string) []byte {
	t.Helper()
	data, err := table.WriteRows("台账", "Sheet1", head, rows)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestALedgerGetsAnotherFile sends files of ledgers that differ in keys and kinds: the
// rows and figures that would become others are told first, the file is one act of who
// may enter values of the office, and undone the folder is what it was.
func TestALedgerGetsAnotherFile(t *testing.T) {
	for _, c := range []struct {
		name, id, file, as                   string
		change                               func(rows [][]string) [][]string
		added, removed, changed              int
		figure, was, now, definition, absent string
	}{
		{"一行加一行少", "T03", "T03.csv", "招商.csv", func(r [][]string) [][]string {
			r = append(r, []string{"ZS2024-99", "示例新项目", "区级重点", "2024-06-30", "1.00", "人工智能", "已认定"}, []string{"ZS2024-98", "示例又一项目", "区级重点", "2024-07-01", "2.00", "人工智能", "已认定"})
			return r[1:]
		}, 2, 1, 0, "SL01", "17个", "18个", "", ""},
		{"换成工作簿", "T03", "T03.csv", "招商.xlsx", func(r [][]string) [][]string { r[0][6] = "终止"; return r }, 0, 0, 1, "SL01", "17个", "16个", "T03.xlsx", "台账/T03.csv"},
		{"行的次序不算", "T11", "T11.csv", "换次序.csv", func(r [][]string) [][]string { r[0], r[1] = r[1], r[0]; return r }, 0, 0, 0, "", "", "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			b, s := withSample(t)
			start, err := b.Year(ctx, year)
			if err != nil {
				t.Fatal(err)
			}
			before := bytesOf(t, s, start)
			head, rows := rowsOf(t, s, path.Join(dossier.DirLedgers, c.file))
			rows = c.change(rows)
			data := asCSV(head, rows)
			if path.Ext(c.as) == ".xlsx" {
				data = asBook(t, head, rows)
			}
			if err := b.TakeLedger(ctx, finance, year, c.id, c.as, data); err != nil {
				t.Fatal(err)
			}
			p, err := b.PlanLedger(ctx, finance, year, c.id)
			if err != nil || len(p.Why) > 0 {
				t.Fatal(err, p.Why)
			}
			if a, r, x := len(p.Changes.Added), len(p.Changes.Removed), len(p.Changes.Changed); a != c.added || r != c.removed || x != c.changed {
				t.Errorf("%d added, %d removed, %d changed", a, r, x)
			}
			for _, f := range p.Figures {
				if f.ID == c.figure && (f.Was != c.was || f.Now != c.now) {
					t.Errorf("%s: %s → %s", f.ID, f.Was, f.Now)
				}
			}
			y, err := b.GiveLedger(ctx, finance, year, c.id, p.Act, "g1")
			if c.figure == "" {
				if codeOf(err) != "import-same" {
					t.Errorf("a file that says the same: %v", err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			f, _ := y.Year.Facts.Get(c.figure)
			if f.Print().Text != c.now || y.Act != start.Act+1 {
				t.Errorf("%s after %d acts", f.Print().Text, y.Act-start.Act)
			}
			if again, err := b.GiveLedger(ctx, finance, year, c.id, p.Act, "g1"); err != nil || again.Act != y.Act {
				t.Errorf("the same request again: %v", err)
			}
			if folder, err := s.Folder(ctx, year, store.Newest); err != nil {
				t.Fatal(err)
			} else if c.definition != "" {
				text, _ := fs.ReadFile(folder, path.Join(dossier.DirLedgers, c.id+".yaml"))
				if _, err := fs.Stat(folder, c.absent); err == nil || !strings.Contains(string(text), "数据: "+c.definition+"\n") {
					t.Errorf("the file of the other kind: %v %s", err, text)
				}
			}
			back, err := b.Undo(ctx, finance, year, y.Act, "u1")
			if err != nil || bytesOf(t, s, back) != before {
				t.Errorf("undone: %v", err)
			}
		})
	}
}

// TestWhoGivesALedgerAFile asks for it as others, and with files that cannot be taken.
func TestWhoGivesALedgerAFile(t *testing.T) {
	b, s := withSample(t)
	head0, rows := rowsOf(t, s, "台账/T03.csv")
	good := asCSV(head0, rows[1:])
	for _, c := range []struct {
		who  workbench.Person
		id   string
		name string
		data []byte
		code string
	}{
		{social, "T03", "招商.csv", good, "other-office"}, {head, "T03", "招商.csv", good, "right"}, {bureau, "T03", "招商.csv", good, "right"},
		{stranger, "T03", "招商.csv", good, "store-absent"}, {finance, "T99", "招商.csv", good, "ledger-unknown"}, {finance, "T03", "招商.pdf", good, "import-format"},
		{finance, "T03", "", nil, "import-file"}, {finance, "T03", "招商.csv", []byte("机密★1年\n项目编号\n"), workbench.CodeMarked},
	} {
		if err := b.TakeLedger(ctx, c.who, year, c.id, c.name, c.data); codeOf(err) != c.code {
			t.Errorf("%s %s %s: %v", c.who.Name, c.id, c.name, err)
		}
	}
	for name, data := range map[string][]byte{
		"缺列.csv": asCSV(head0[:6], cut(rows, 6)), "日期.csv": asCSV(head0, put(rows, 3, "去年夏天")), "投资额.csv": asCSV(head0, put(rows, 4, "若干")),
	} {
		if err := b.TakeLedger(ctx, office, year, "T03", name, data); err != nil {
			t.Fatal(name, err)
		}
		p, err := b.PlanLedger(ctx, office, year, "T03")
		if err != nil || len(p.Why) == 0 && len(p.Open) == 0 && len(p.Said) == 0 {
			t.Errorf("%s is taken without a word: %v", name, err)
		}
		if _, err := b.GiveLedger(ctx, office, year, "T03", p.Act, "no "+name); len(p.Why) > 0 && err == nil {
			t.Errorf("%s was given", name)
		}
	}
	if err := b.TakeLedger(ctx, office, year, "T03", "招商.csv", good); err != nil {
		t.Fatal(err)
	}
	p, err := b.PlanLedger(ctx, office, year, "T03")
	if err != nil {
		t.Fatal(err)
	}
	y, err := b.GiveLedger(ctx, office, year, "T03", p.Act, "own")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Undo(ctx, office, year, y.Act, "back"); err != nil {
		t.Errorf("the clerk of the office undoes it: %v", err)
	}
}

func cut(rows [][]string, n int) (out [][]string) {
	for _, r := range rows {
		out = append(out, r[:n])
	}
	return out
}

// put writes a text into a column of the first row.
func put(rows [][]string, column int, text string) (out [][]string) {
	for i, r := range rows {
		r = append([]string{}, r...)
		if i == 0 {
			r[column] = text
		}
		out = append(out, r)
	}
	return out
}
