package workbench_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"jiheng/dossier"
	"jiheng/workbench"
)

// TestMergeUnreadable: a file that nobody could read afterwards is refused with its line
// and what to do, and nothing of it is written.
func TestMergeUnreadable(t *testing.T) {
	b, s := withSample(t)
	whole := taken(t, s)
	for _, c := range []struct {
		name, file string
		spoil      func(text string) string
		why        []string
	}{
		{"半截的列表", dossier.FileIndicators, func(text string) string { return text + "  - : [\n" }, []string{"读不懂", "第", "行", "请"}},
		{"用Tab缩进", dossier.FileFacts, func(text string) string { return strings.Replace(text, "陈述:\n", "陈述:\n\t- {编号: A}\n", 1) }, []string{"读不懂", "行"}},
		{"引号没有配对", dossier.FileGoals, func(text string) string { return text + "备注: \"没有关上\n" }, []string{"读不懂", "行"}},
		{"空的", dossier.FileIndicators, func(string) string { return "" }, []string{"是空的", "放回"}},
		{"只有空行", dossier.FileLines, func(string) string { return "\ufeff\n \n" }, []string{"是空的"}},
		{"表没有表头", dossier.FileLines, func(text string) string { _, rest, _ := strings.Cut(text, "\n"); return rest }, []string{"表头"}},
		{"表里引号没有配对", dossier.FileMonthly, func(text string) string { return text + "\"P99,1,2\n" }, []string{"读不懂", "行"}},
		{"空的台账", "台账/T01.csv", func(string) string { return "" }, []string{"是空的"}},
		{"看不见的字", dossier.FileUnit, func(text string) string { return "\u200b" + text }, []string{"第1行", "零宽"}},
	} {
		folder := fstest.MapFS{}
		for name, f := range whole {
			folder[name] = f
		}
		folder[c.file] = &fstest.MapFile{Data: []byte(c.spoil(string(whole[c.file].Data)))}
		p := planned(t, b, folder)
		if len(p.Files) != 1 || p.Files[0].Why == "" || p.Clashes != 0 {
			t.Errorf("%s: %+v", c.name, p.Files)
			continue
		}
		for _, w := range c.why {
			if !strings.Contains(p.Files[0].Why, w) {
				t.Errorf("%s: %q is not in %s", c.name, w, p.Files[0].Why)
			}
		}
		if out := merged(t, b, folder, "bad-"+c.name, true); len(out) != 1 || out[0].Err == nil || out[0].Act != 0 {
			t.Errorf("%s: %+v", c.name, out)
		}
	}
}

// TestMergeEmptied: who deletes all entries of a list says so; else they stay.
func TestMergeEmptied(t *testing.T) {
	for _, c := range []struct{ file, key, now string }{
		{dossier.FileEvidence, "D10", "佐证: []\n"},
		{dossier.FileFacts, "SH03", ""},
		{dossier.FileMonthly, "P01", ""},
	} {
		b, s := withSample(t)
		folder := taken(t, s)
		text := string(folder[c.file].Data)
		switch c.file {
		case dossier.FileFacts:
			_, rest, _ := strings.Cut(text, "\n派生:")
			text = "陈述: []\n派生:" + rest
		case dossier.FileMonthly:
			text = text[:strings.Index(text, "\n")+1]
		default:
			text = c.now
		}
		folder[c.file] = &fstest.MapFile{Data: []byte(text)}
		p := planned(t, b, folder)
		if len(p.Files) != 1 || p.Files[0].Emptied < 2 || p.Clashes != 1 || p.Files[0].Why != "" {
			t.Errorf("%s: %d %d %s", c.file, p.Files[0].Emptied, p.Clashes, p.Files[0].Why)
		}
		if _, err := b.Merge(ctx, finance, workbench.Merge{Year: year, Folder: folder, Request: "silent"}); err == nil || !strings.Contains(err.Error(), "整类删空") {
			t.Errorf("%s: %v", c.file, err)
		}
		if out := merged(t, b, folder, "kept", false); out[0].Err != nil || out[0].Act != 0 {
			t.Errorf("%s: %+v", c.file, out)
		}
		y, _ := b.Year(ctx, year)
		if _, ok := y.EntryOf(c.file, c.key); !ok {
			t.Errorf("%s: %s is gone", c.file, c.key)
		}
		if out := merged(t, b, folder, "meant", true); out[0].Err != nil || out[0].Act == 0 {
			t.Errorf("%s: %+v", c.file, out)
		}
		y, _ = b.Year(ctx, year)
		if _, ok := y.EntryOf(c.file, c.key); ok {
			t.Errorf("%s: %s is still there", c.file, c.key)
		}
	}
}
