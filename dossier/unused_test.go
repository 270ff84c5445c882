package dossier_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"jiheng/dossier"
)

// No file is ignored in silence: each that nothing uses is named once, with
// what it might be.
func TestUnusedFiles(t *testing.T) {
	files, err := dossier.Template("东风镇人民政府", 2025)
	if err != nil {
		t.Fatal(err)
	}
	folder := fstest.MapFS{}
	for _, f := range files {
		folder[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	for name, want := range map[string]string{
		"台账/2025年走访台账.xlsx": "没有对应的“2025年走访台账.yaml”，这些行没有算进任何数；起草一份：jiheng ledger define 台账/2025年走访台账.xlsx",
		"台账/T01.xlsx":       "《企业走访台账》的“数据”写的是别的文件；要用这个文件，把台账/T01.yaml里的“数据”改成“T01.xlsx”",
		"台账/T02.yml":        "请改名为“T02.yaml”",
		"指标(1).yaml":        "是不是“指标.yaml”？",
		"预算/预算表.csv":        "只用“预算”“调整”“分月”三张表；是不是“预算/预算.csv”？",
		"正文/6-其他.docx":      "改名为“6-其他.md”",
		"说明.txt":            "正文要放在“正文”文件夹里",
		"走访台账.csv":          "台账要放在“台账”文件夹里",
	} {
		folder[name] = &fstest.MapFile{Data: []byte("x")}
		d, err := dossier.Load(folder)
		delete(folder, name)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, n := range d.Notices {
			if n.Code == "file-unused" {
				got = append(got, n.Error())
			}
		}
		if len(got) != 1 || !strings.HasPrefix(got[0], name) || !strings.Contains(got[0], want) {
			t.Errorf("%s: %q, want one that says %q", name, got, want)
		}
	}
}

// Scans are told by folder with their number; what systems leave behind is not.
func TestUnusedScans(t *testing.T) {
	files, err := dossier.Template("东风镇人民政府", 2025)
	if err != nil {
		t.Fatal(err)
	}
	folder := fstest.MapFS{}
	for _, f := range files {
		folder[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	for _, name := range []string{"佐证/1.jpg", "佐证/2.jpg", "佐证/3.png", "佐证/4.pdf", "佐证/5.pdf", "佐证/6.ofd", "佐证/合同/甲.pdf", "封面.docx",
		".DS_Store", "Thumbs.db", "台账/~$T01.xlsx", "._指标.yaml", "__MACOSX/指标.yaml", ".git/config"} {
		folder[name] = &fstest.MapFile{Data: []byte("x")}
	}
	d, err := dossier.Load(folder)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, n := range d.Notices {
		if n.Code == "file-unused" {
			got = append(got, n.Error())
		}
	}
	want := []string{"有1个文件没有用上：封面.docx；是佐证的，请写进佐证.yaml", "佐证：有6个文件没有用上：1.jpg、2.jpg、3.png、4.pdf、5.pdf等；是佐证的，请写进佐证.yaml", "佐证/合同：有1个文件没有用上：甲.pdf；是佐证的，请写进佐证.yaml"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
