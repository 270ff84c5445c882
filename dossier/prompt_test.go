package dossier_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"jiheng/dossier"
)

// Every text in round brackets that a new dossier holds in the place of a value
// or a paragraph is a prompt that the gate knows.
func TestPromptsOfTemplate(t *testing.T) {
	files, err := dossier.Template(dossier.UnitPrompt, 2025)
	if err != nil {
		t.Fatal(err)
	}
	prompts := dossier.Prompts()
	found := 0
	for _, f := range files {
		for line := range strings.Lines(string(f.Data)) {
			line = strings.TrimSpace(line)
			if strings.HasPrefix(line, "#") || !strings.Contains(line, "（") {
				continue
			}
			text := strings.Trim(line[strings.Index(line, "（"):], `"' `)
			if !strings.HasSuffix(text, "）") || strings.HasPrefix(line, "- {") {
				continue
			}
			found++
			if !slices.Contains(prompts, text) {
				t.Errorf("%s: the prompt %q is not known: %q", f.Name, text, prompts)
			}
		}
	}
	if found < 8 {
		t.Errorf("only %d prompts in the template", found)
	}
}

func TestFind(t *testing.T) {
	folder := fstest.MapFS{
		"正文/1.md":     {Data: []byte("# 概况\n\n走访{SL01}次。\n")},
		"目标.yaml":     {Data: []byte("# {SL01} in a comment\n文字: x\n")},
		"单位.yaml":     {Data: []byte("职能: |\r\n  服务企业\r\n  管理｛XY｝\r\n")},
		"台账/T01.xlsx": {Data: []byte("{SL01}")},
		"linked.yaml": {Mode: fs.ModeSymlink},
	}
	for _, c := range []struct{ text, file string }{{"{SL01}", "正文/1.md:3:3"}, {"｛XY｝", "单位.yaml:3:5"}, {"{ZZ}", ""}} {
		at, ok := dossier.Find(folder, c.text)
		if ok != (c.file != "") || at.String() != c.file {
			t.Errorf("%s stands at %q (%v), want %q", c.text, at, ok, c.file)
		}
	}
}
