package web

import (
	"testing"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/workbench"
)

// TestRecordWidths finds by what stands in a column whether it stands as figures do, and
// how wide it is.
func TestRecordWidths(t *testing.T) {
	y := &workbench.Year{Dossier: &dossier.Dossier{Year: &budget.Year{}}}
	for _, c := range []struct {
		name  string
		texts []string
		want  recordWidth
		boxed bool // as figures are typed
	}{
		{"在职", []string{"4", "12", ""}, recordWidth{true, "short"}, true},
		{"决算数", []string{"5.60", "-0.40"}, recordWidth{true, "short"}, true},
		{"完成", []string{"566次", "31台", "38.20%", "未竣工"}, recordWidth{true, "short"}, false},
		{"预计", []string{"1520万美元", "2024-11-30"}, recordWidth{false, "short"}, false},
		{"项目编码", []string{"310112", "310113"}, recordWidth{false, "short"}, false},
		{"依据", []string{"里程碑：七月末完工三十台"}, recordWidth{false, "middle"}, false},
		{"原因", []string{"区级专项下达，用于居村反诈心防宣传室建设，年内完成"}, recordWidth{false, ""}, false},
		{"名称", nil, recordWidth{false, "short"}, false},
	} {
		l := recordList{view: view{Year: y}, Fields: []string{c.name}}
		for _, text := range c.texts {
			l.Rows = append(l.Rows, recordRow{Cells: []cell{{Text: text, Wide: true}}})
		}
		l.measure()
		if l.Widths[0] != c.want {
			t.Errorf("%s %v: %v, want %v", c.name, c.texts, l.Widths[0], c.want)
		}
		if len(l.Rows) > 0 && l.Rows[0].Cells[0].Wide == c.boxed {
			t.Errorf("%s %v is typed otherwise", c.name, c.texts)
		}
	}
}

// TestFolded says once what is said of several places, and loses no place.
func TestFolded(t *testing.T) {
	list := []openPoint{{Says: "还没有年初预算数", Where: "P01", Path: "/1"}, {Says: "没有定指标值", Where: "SL01", Path: "/2"}, {Says: "还没有年初预算数", Where: "P02", Path: "/3"},
		{Says: "还没有年初预算数", Where: "P02", Path: "/3"}, {Says: "还没有年初预算数", Where: "P01", Path: "/1"}}
	out := folded(list)
	if len(out) != 2 || len(out[0].Same) != 1 || out[0].Same[0].Where != "P02" || out[1].Same != nil {
		t.Errorf("%v", out)
	}
}
