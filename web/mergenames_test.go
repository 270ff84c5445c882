package web

import (
	"archive/zip"
	"strings"
	"testing"
)

// Names that lead out of an archive, and such as two files bear, are refused by name.
func TestNamesOfAnArchive(t *testing.T) {
	for _, c := range []struct {
		names []string
		says  string
	}{
		{[]string{"来处.yaml", "预算/", "预算/预算.csv", "佐证/D01.pdf"}, ""}, {[]string{"a/", "a/", "a/b"}, ""},
		{[]string{"../../evil.txt"}, "../../evil.txt"}, {[]string{"/etc/evil"}, "/etc/evil"}, {[]string{"预算/../../x.csv"}, "预算/../../x.csv"}, {[]string{"C:/x.csv"}, "C:/x.csv"},
		{[]string{"指标.yaml", "指标.yaml"}, "“指标.yaml”这个名字有两份"}, {[]string{"预算", "预算/预算.csv"}, "“预算”又是文件又是文件夹"}, {[]string{"预算/", "预算"}, "“预算”"},
	} {
		var files []*zip.File
		for _, n := range c.names {
			files = append(files, &zip.File{FileHeader: zip.FileHeader{Name: n}})
		}
		err := namesFit(files)
		if (err == nil) != (c.says == "") || err != nil && !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q: %v", c.names, err)
		}
	}
}
