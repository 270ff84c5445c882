package dossier

import (
	"strings"
	"testing"

	"jiheng/plain"
)

// A statement rests on one paper or several, however they are parted; the strongest
// grade is the value's. One that is not there, or twice, is a fault.
func TestPapersOfAStatement(t *testing.T) {
	for _, c := range []struct{ papers, grade, kind, code string }{
		{"D01", "盖章文件", "文件", ""}, {"D02", OwnWord, "陈述", ""}, {"D02、D01", "盖章文件", "文件", ""}, {"D02，D03", "照片", "文件", ""},
		{"D02, D03,D01", "盖章文件", "文件", ""}, {"D02 D03", "照片", "文件", ""}, {"D02；D03", "照片", "文件", ""},
		{"D02、D09", "", "", "unknown"}, {"D01、D01", "", "", "duplicate"}, {"、", "", "", ""},
	} {
		f := edited(t, FileEvidence, "", "佐证:\n  - {编号: D01, 名称: 通报, 等级: 盖章文件, 位置: 第1页}\n  - {编号: D02, 名称: 说明, 等级: 本单位陈述, 位置: 末段}\n  - {编号: D03, 名称: 现场, 等级: 照片}\n",
			FileFacts, "派生:", "  - {编号: 佐证数, 值: 3, 单位: 份, 佐证: "+plain.Quote(c.papers)+"}\n派生:")
		d, faults := LoadDraft(f, nil)
		got, ok := d.Year.Facts.Get("佐证数")
		if c.grade == "" {
			if ok || c.code != "" && !strings.Contains(told(faults.Err()), c.code) {
				t.Errorf("%s: %v %v", c.papers, ok, faults)
			}
			continue
		}
		if !ok || got.Account.Grade != c.grade || string(got.Account.Kind) != c.kind || len(got.Account.Papers) != len(PaperIDs(c.papers)) {
			t.Errorf("%s: %v %+v %v", c.papers, ok, got.Account, faults)
		}
	}
	d, faults := LoadDraft(edited(t, FileFacts, "派生:", "  - {编号: 佐证数, 值: 3, 单位: 份}\n派生:"), nil)
	if f, ok := d.Year.Facts.Get("佐证数"); !ok || f.Account.Kind != "陈述" || !strings.Contains(told(faults.Err()), "evidence") {
		t.Errorf("a draft without paper: %v %+v %v", ok, f.Account, faults)
	}
}
