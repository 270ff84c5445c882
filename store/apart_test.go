package store

import (
	"testing"
)

// TestApart writes people past every rule of the program: whoever would be two of the
// three administrators, or one of them and something else, is refused by the database.
func TestApart(t *testing.T) {
	onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
		s := newStore(t, dsn(t))
		person := func(roles ...string) string {
			text := "  - 编号: p1\n    账号: a\n    姓名: '- {角色: 系统管理员'\n    岗位:\n"
			for _, r := range roles {
				text += "      - {角色: " + r + "}\n"
			}
			return text
		}
		for _, c := range []struct {
			file  string
			roles []string
			ok    bool
		}{
			{"人员.yaml", nil, true},
			{"人员.yaml", []string{"系统管理员"}, true},
			{"人员.yaml", []string{"安全管理员", "安全管理员"}, true},
			{"人员.yaml", []string{"审计人员, 单位: u, 起: 2024-01-01", "评价人员"}, true},
			{"人员.yaml", []string{"财务经办人, 单位: u", "单位负责人, 单位: u"}, true},
			{"人员.yaml", []string{"系统管理员", "安全管理员"}, false},
			{"人员.yaml", []string{"审计管理员", "系统管理员"}, false},
			{"人员.yaml", []string{"安全管理员", "财务经办人, 单位: u"}, false},
			{"人员.yaml", []string{"审计人员, 单位: u", "审计管理员"}, false},
			{"设置.yaml", []string{"系统管理员", "安全管理员"}, true},
		} {
			a := Act{Tree: House, Person: "p", Kind: "授岗位", Time: noon}
			err := s.Update(ctx, func(tx *Tx) error {
				_, err := tx.Append(a, []Edit{{Op: Insert, Entry: Entry{File: c.file, Kind: 2, Block: "人员", Text: person(c.roles...)}}})
				return err
			})
			if (err == nil) != c.ok {
				t.Errorf("%s %q: %v", c.file, c.roles, err)
			}
		}
		if r := verify(t, s, Trust{}); !r.Sound() {
			t.Errorf("%+v", r.Findings)
		}
	})
}
