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
	folder["放行.yaml"] = &fstest.MapFile{Data: []byte("放行: {句子: \"{SL01}\"}\n")}
	folder["正文/2.md"] = &fstest.MapFile{Data: []byte("{{SL01}}和{SL01}、{SL01}。\n")}
	for _, c := range []struct{ text, places string }{{"{SL01}", "正文/1.md:3:3 正文/2.md:1:10 正文/2.md:1:17"}, {"｛XY｝", "单位.yaml:3:5"}, {"{ZZ}", ""}} {
		var got []string
		for _, at := range dossier.Find(folder, []string{c.text})[0] {
			got = append(got, at.String())
		}
		if strings.Join(got, " ") != c.places {
			t.Errorf("%s stands at %q, want %q", c.text, got, c.places)
		}
	}
}

// Values that are still an example's dots are found where they stand; dots in a
// sentence, and in comments, are none.
func TestFindUnwritten(t *testing.T) {
	folder := fstest.MapFS{
		"公开.yaml":     {Data: []byte("决定会议: ……\n# 位置: ……\n保密审查: {审查人: ..., 日期: 2025-08-22, 结果: \"……\"}\n说明: 道路、管网……等\n")},
		"应用.yaml":     {Data: []byte("应用:\n  - {编号: YY1, 文件: ……}\n  - ……\n  - （填审查人姓名）\n  - （示例）\n  - 见附件（请参阅）\n")},
		"正文/1.md":     {Data: []byte("# ……\n\n……\n\n建设……等项目。\n- 。。。\n")},
		"台账/T01.csv":  {Data: []byte("编号\n……\n")},
		"linked.yaml": {Mode: fs.ModeSymlink},
		"预算/预算.xlsx":  {Data: []byte("……")},
	}
	var got []string
	_, examples := dossier.FindUnwritten(folder, nil)
	for _, o := range examples {
		got = append(got, o.Place.String()+" "+o.Text)
	}
	want := "公开.yaml:1:7 ……|公开.yaml:3:13 ...|公开.yaml:3:39 ……|应用.yaml:2:19 ……|应用.yaml:3:5 ……|应用.yaml:4:5 （填审查人姓名）|正文/1.md:3:1 ……|正文/1.md:6:3 。。。"
	if strings.Join(got, "|") != want {
		t.Errorf("%s\nwant %s", strings.Join(got, "|"), want)
	}
}
