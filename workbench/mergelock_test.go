package workbench_test

import (
	"strings"
	"testing"

	"jiheng/dossier"
)

// TestLockedCellsOfAFolder merges a folder that changes cells that are locked beside
// others: those are named one by one, and the others are taken.
func TestLockedCellsOfAFolder(t *testing.T) {
	for _, c := range []struct {
		name, file, old, now string
		locked               []string // words of each cell that stays
		key, field, want     string   // a field that is taken; empty where nothing of the file is
	}{
		{"同一行里一格锁住一格不锁", dossier.FileLines, "2004.80,,2004.80", "2999.00,,2001.00", []string{"P01 产业发展与招商服务专项的“年初预算数”：现在存着2004.80，文件夹里是2999.00；现在是“填报”"}, "P01", "决算数", "2001.00"},
		{"指标值锁住，数据来源不锁", dossier.FileIndicators, "", "", nil, "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			b, s := withSample(t)
			folder := taken(t, s)
			if c.old == "" {
				text := string(folder[c.file].Data)
				at := strings.Index(text, "编号: SH03")
				entry := text[at:]
				entry = entry[:strings.Index(entry[1:], "编号: ")]
				instead(t, folder, c.file, entry, strings.Replace(strings.Replace(entry, "名称: ", "名称: 改了", 1), "数据来源: ", "数据来源: 改了", 1))
				c.locked, c.key, c.field, c.want = []string{"SH03 ", "“名称”"}, "SH03", "数据来源", "改了"
			} else {
				line := ""
				for _, l := range lines(folder, c.file) {
					if strings.HasPrefix(l, "P01,") {
						line = l
					}
				}
				instead(t, folder, c.file, line, strings.Replace(line, c.old, c.now, 1))
			}
			p := planned(t, b, folder)
			if len(p.Files) != 1 || p.Files[0].Why != "" {
				t.Fatalf("%+v", p.Files)
			}
			told := strings.Join(p.Files[0].Locked, "\n")
			for _, w := range c.locked {
				if !strings.Contains(told, w) {
					t.Errorf("%q is not told: %s", w, told)
				}
			}
			out := merged(t, b, folder, "m1", true)
			if len(out) != 1 || out[0].Err != nil || out[0].Act == 0 || strings.Join(out[0].Locked, "\n") != told {
				t.Errorf("%+v", out)
			}
			if got := now(t, b, c.file, c.key, c.field); !strings.HasPrefix(got, c.want) {
				t.Errorf("%s of %s is %s", c.field, c.key, got)
			}
		})
	}
	b, s := withSample(t)
	folder := taken(t, s)
	var line string
	for _, l := range lines(folder, dossier.FileLines) {
		if strings.HasPrefix(l, "P02,") {
			line = l
		}
	}
	cells := strings.Split(line, ",")
	instead(t, folder, dossier.FileLines, line, strings.Replace(line, cells[1], "9"+cells[1], 1))
	if p := planned(t, b, folder); len(p.Files) != 1 || p.Files[0].Why == "" || len(p.Files[0].Locked) != 1 {
		t.Errorf("a file of which nothing may be changed: %+v", p.Files)
	}
}
