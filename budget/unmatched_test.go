package budget

import (
	"fmt"
	"strings"
	"testing"
)

func TestUnmatched(t *testing.T) {
	l := &Ledger{Columns: []Column{{Name: "状态", Type: TextColumn}, {Name: "等次", Type: CodeColumn, Codes: []string{"优", "差"}}, {Name: "次数", Type: IntegerColumn}, {Name: "企业", Type: TextColumn}}}
	rows := NewRows(4)
	for i := range 6000 { // so many different names are kept one after another
		rows.Add([]string{[]string{"已办结", "办理中", ""}[i%3], "优", "1", fmt.Sprintf("企业%d", i)}, i+2, 0)
	}
	for text, want := range map[string]string{
		"状态=己办结": "己办结:已办结、办理中",
		"状态=已办结": "",
		"状态≠办结":  "办结:已办结、办理中",
		"状态 属于 已办结、已解决、办理中": "已解决:已办结、办理中",
		"等次=差":                "",
		"次数=5 且 状态 不为空":       "",
		"企业=企业5999":           "",
		"企业=企业6001 且 状态=办理 中": "企业6001:… 办理 中:已办结、办理中",
		"状态 为空":               "",
		"":                    "",
	} {
		f, err := ParseFilter(l, text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		var got []string
		for _, u := range f.Unmatched(l, rows) {
			values := strings.Join(u.Values, "、")
			if len(u.Values) > 3 {
				values = "…"
			}
			got = append(got, u.Value+":"+values)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", text, got, want)
		}
	}
	f, _ := ParseFilter(l, "状态=己办结")
	if got := f.Unmatched(l, NewRows(4)); len(got) != 0 {
		t.Errorf("a ledger without rows: %v", got)
	}
}
