package dossier

import (
	"strings"
	"testing"
)

// TestALineThatIsCalledLikeATotal: a line with a number of its own, its fund and its part
// is read whatever it is called; one that may be a part of another is asked about.
func TestALineThatIsCalledLikeATotal(t *testing.T) {
	for called, want := range map[string]bool{"设备购置合计": true, "小计": true, "年末余额": true, "其中：绿化": false} {
		d, faults := LoadDraft(edited(t, FileLines, "P02,志愿服务,", "P02,"+called+","), nil)
		if l, ok := d.Year.LineByID("P02"); ok != want || ok && l.Name != called {
			t.Errorf("%s: read %t, %v", called, ok, faults)
		}
		if asked := strings.Contains(told(faults.Err()), "total-unsure"); asked == want {
			t.Errorf("%s is asked about: %t", called, asked)
		}
	}
}
