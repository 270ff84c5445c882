// Command reports writes random reports for readers to open: a dossier whose
// figures, words, rows and files were changed at random, scored under a random
// pack, as docx, xlsx and pdf. The same seed writes the same files.
package main

import (
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"jiheng/budget"
	"jiheng/document/page"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/press"
	"jiheng/regs"
	"jiheng/report"
)

const (
	tries    = 500 // packs that do not fit, after which none is looked for any more
	mostRows = 150 // of a table, from which on it grows no more
)

func main() {
	n := flag.Int("n", 1000, "reports")
	seed := flag.Uint64("seed", 1, "of the random changes")
	from := flag.String("dossier", "cmd/jiheng/testdata/tiny.txtar", "dossier as a txtar archive")
	out := flag.String("o", "", "folder to write into")
	every := flag.Bool("all", false, "write all papers of a set, not one a format")
	flag.Parse()
	if err := write(*out, *from, *n, *seed, *every); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func write(out, from string, n int, seed uint64, every bool) error {
	if out == "" {
		return errors.New("-o: a folder to write into")
	}
	archive, err := txtar.ParseFile(from)
	if err != nil {
		return err
	}
	for i := range n {
		set, err := makeOne(archive, rand.New(rand.NewPCG(seed, uint64(i))))
		if err != nil {
			return fmt.Errorf("report %d of seed %d: %w", i, seed, err)
		}
		if !every {
			set = onePerFormat(set, i)
		}
		for j, f := range set {
			name := filepath.Join(out, fmt.Sprintf("%04d-%d%s", i, j, filepath.Ext(f.Name)))
			if err := os.WriteFile(name, f.Data, 0o644); err != nil {
				return err
			}
		}
	}
	fmt.Printf("%d random reports of seed %d\n", n, seed)
	return nil
}

// makeOne changes the dossier at random and returns its files. A file that cannot
// be written is an error: what is accepted must be written.
func makeOne(archive *txtar.Archive, r *rand.Rand) ([]press.File, error) {
	folder := fstest.MapFS{}
	for _, f := range archive.Files {
		folder[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	pack, rescored, err := fitting(folder, r)
	if err != nil {
		return nil, err
	}
	m, papers, err := made(folder, pack, rescored)
	if err != nil {
		return nil, err
	}
	beyond := r.IntN(4) == 0
	for range []int{20, 80, 250}[r.IntN(3)] {
		name := archive.Files[r.IntN(len(archive.Files))].Name
		was, there := folder[name]
		if !there {
			continue
		}
		change(folder, name, beyond, r)
		if m2, papers2, err := made(folder, pack, rescored); err == nil {
			m, papers = m2, papers2
		} else {
			folder[name] = was
		}
	}
	files, err := pressed(m, papers, "docx,xlsx,pdf")
	if lacksFont(err) {
		files, err = pressed(m, papers, "docx,xlsx")
	}
	return files, err
}

// fitting is a random pack that fits the dossier.
func fitting(folder fstest.MapFS, r *rand.Rand) (*regs.Pack, bool, error) {
	packs, err := regs.Packs()
	if err != nil {
		return nil, false, err
	}
	for range tries {
		pack, rescored := packs[r.IntN(len(packs))], r.IntN(2) == 0
		if _, _, err = made(folder, pack, rescored); err == nil {
			return pack, rescored, nil
		}
	}
	return nil, false, err
}

// made are the papers of a dossier under a pack, where the program accepts it.
func made(folder fstest.MapFS, pack *regs.Pack, rescored bool) (*report.Maker, []report.Paper, error) {
	d, err := dossier.Load(folder)
	if err != nil {
		return nil, nil, err
	}
	in := d.Year.Input()
	in.Rescored = rescored
	e, err := budget.Evaluate(pack, in)
	if err != nil {
		return nil, nil, err
	}
	m, err := report.NewMaker(d.Year, e)
	if err != nil {
		return nil, nil, err
	}
	papers, err := m.Papers(sections(d))
	return m, papers, err
}

// change makes a file of the folder another one, or takes it away.
func change(folder fstest.MapFS, name string, beyond bool, r *rand.Rand) {
	text := string(folder[name].Data)
	switch {
	case mayLack(name) && r.IntN(30) == 0:
		delete(folder, name)
		return
	case strings.HasSuffix(name, ".csv") && r.IntN(6) == 0:
		text = otherRows(text, r)
	default:
		text = otherText(text, beyond, r)
	}
	folder[name] = &fstest.MapFile{Data: []byte(text)}
}

func pressed(m *report.Maker, papers []report.Paper, formats string) ([]press.File, error) {
	want, _ := press.Wanted(formats)
	return press.Run(press.Jobs(m, papers, want, page.Embedded), 1, func(string) {})
}

// lacksFont tells the one error that a pdf may have: a character that no font has.
func lacksFont(err error) bool {
	list := fault.All(err)
	return len(list) > 0 && !slices.ContainsFunc(list, func(e *fault.Error) bool { return e.Code != "font-missing-character" })
}

func sections(d *dossier.Dossier) []report.Section {
	var out []report.Section
	for _, s := range d.Narrative {
		out = append(out, report.Section(s))
	}
	return out
}

// onePerFormat keeps one file of each format, another one in each report.
func onePerFormat(files []press.File, i int) []press.File {
	by := map[string][]press.File{}
	for _, f := range files {
		by[filepath.Ext(f.Name)] = append(by[filepath.Ext(f.Name)], f)
	}
	var out []press.File
	for _, ext := range []string{".docx", ".xlsx", ".pdf"} {
		if list := by[ext]; len(list) > 0 {
			out = append(out, list[i%len(list)])
		}
	}
	return out
}

// mayLack tells a file that a dossier may be without.
func mayLack(name string) bool {
	for _, s := range []string{"监控", "问题", "应用", "公开", "佐证/", "三公", "调整"} {
		if strings.Contains(name, s) {
			return true
		}
	}
	return false
}

// otherRows takes rows of a table away, and repeats others while it is short.
func otherRows(text string, r *rand.Rand) string {
	head, rest, _ := strings.Cut(text, "\n")
	out, short := []string{head}, strings.Count(rest, "\n") < mostRows
	for row := range strings.Lines(rest) {
		row = strings.TrimSuffix(row, "\n")
		if r.IntN(12) == 0 {
			continue
		}
		out = append(out, row)
		if short && r.IntN(6) == 0 {
			id, tail, _ := strings.Cut(row, ",")
			for range 1 + r.IntN(20) { // a new row needs a key of its own
				out = append(out, fmt.Sprintf("%s%d,%s", id, len(out), tail))
			}
		}
	}
	return strings.Join(out, "\n") + "\n"
}
