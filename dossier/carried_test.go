package dossier

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
)

// What a new year takes over in words is open until somebody has read it: the
// narrative file by file, the goals, and what names the closed year.
func TestCarriedWordsAreOpen(t *testing.T) {
	old := edited(t, FileLines, "修好道路。,", "2024年修好道路。,", FileUnit, "资产截至", "机构说明: 2024年6月合并了两个科室\n资产截至",
		FileIndicators, "名称: 验收合格率,", "名称: 验收合格率, 口径: 2024年验收的道路,")
	d := load(t, old)
	if got := opened(d, "carried-open"); got != "" {
		t.Errorf("before: %s", got)
	}
	for range 2 { // marked once, however often it rolls over
		files, err := Rollover(old, d, verbatim)
		if err != nil {
			t.Fatal(err)
		}
		old = asFolder(files)
		d = load(t, old)
		var at []string
		for _, n := range d.Notices {
			if n.Code == "carried-open" {
				at = append(at, n.Place.File)
			}
		}
		slices.Sort(at)
		want := []string{FileUnit, FileIndicators, "正文/1-概况.md", "正文/10-其他.md", "正文/2-执行.md", FileGoals, FileLines}
		slices.Sort(want)
		if !slices.Equal(at, want) {
			t.Errorf("got %s, want %s", at, want)
		}
		for _, mark := range []string{CarriedText, CarriedWords} {
			if !slices.Contains(Prompts(), mark) {
				t.Errorf("%s is no prompt", mark)
			}
			_ = fs.WalkDir(old, ".", func(name string, e fs.DirEntry, err error) error {
				if f := old[name]; f != nil && strings.Contains(string(f.Data), mark+mark) {
					t.Errorf("%s is marked twice", name)
				}
				return err
			})
		}
	}
	for _, name := range []string{"正文/1-概况.md", "正文/10-其他.md", "正文/2-执行.md"} {
		old[name].Data = []byte(strings.Replace(string(old[name].Data), CarriedText+"\n\n", "", 1))
	}
	for _, name := range []string{FileUnit, FileIndicators, FileGoals, FileLines} {
		old[name].Data = []byte(strings.ReplaceAll(string(old[name].Data), CarriedWords, ""))
	}
	if got := opened(load(t, old), "carried-open"); got != "" {
		t.Errorf("read again: %s", got)
	}
}
