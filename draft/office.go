package draft

import (
	"slices"
	"strconv"
	"strings"

	"jiheng/extract"
	"jiheng/num"
)

// A staffTable is a table that lists offices with their people.
type staffTable struct {
	rows               [][]cell // below the head
	name, posts, staff int      // columns; -1 for none
}

// The words of a staff table's head.
var (
	officeWords = []string{"内设机构", "机构名称", "部门名称", "科室名称", "内设科室", "内设部门", "机构", "科室", "部门", "股室", "处室", "名称"}
	postWords   = []string{"编制"}
	staffWords  = []string{"在职", "实有", "现有", "在编", "在岗"}
)

// staffTables returns the tables of posts and staff by office. The head is one
// of the first rows: a title or the unit may stand above it.
func (w *writer) staffTables() []staffTable {
	const deepest = 3
	var out []staffTable
	for _, g := range w.grids {
		for r := range g[:min(len(g), deepest)] {
			t := staffTable{rows: g[r+1:], name: column(g[r], officeWords, []string{"编制", "责任"}),
				posts: column(g[r], postWords, nil), staff: column(g[r], staffWords, []string{"编制"})}
			if t.name >= 0 && (t.posts >= 0 || t.staff >= 0) {
				out = append(out, t)
				break
			}
		}
	}
	return out
}

// names lists the offices of a staff table: rows that count people and are no
// sum.
func (t staffTable) names() []string {
	var out []string
	for _, row := range t.rows {
		name := at(row, t.name)
		if name.blank() || isSum(name.text) || count(at(row, t.posts)) == "" && count(at(row, t.staff)) == "" {
			continue
		}
		out = append(out, name.text)
	}
	return out
}

// isSum reports whether a row's name is that of a sum: 合计, 总 计, 小计：.
func isSum(name string) bool {
	name = strings.TrimRight(strings.Join(strings.Fields(name), ""), "：:")
	return slices.Contains([]string{"合计", "总计", "小计", "共计", "总数"}, name)
}

// tabledOffices returns the offices of the first staff table that lists several,
// and the index of the figure that counts them; -1 for none.
func (w *writer) tabledOffices() (names []string, of int) {
	for _, t := range w.staffTables() {
		if names = t.names(); len(names) < 2 {
			continue
		}
		n := num.Int(int64(len(names))).Ratio()
		of = slices.IndexFunc(w.facts, func(f extract.Found) bool {
			return f.Kind == extract.OfficeCount && f.Fact().Value.IsNumber() && f.Fact().Value.Number.Cmp(n) == 0
		})
		return names, of
	}
	return nil, -1
}

// people returns the posts and the staff of an office as a table lists them;
// empty where none does.
func (w *writer) people(office string) (posts, staff string) {
	for _, t := range w.staffTables() {
		for _, row := range t.rows {
			if oneLine(at(row, t.name).text) != office {
				continue
			}
			if posts, staff = count(at(row, t.posts)), count(at(row, t.staff)); posts != "" || staff != "" {
				return posts, staff
			}
		}
	}
	return "", ""
}

// count is a cell's whole number; empty where it holds none.
func count(c cell) string {
	if n, err := strconv.Atoi(strings.TrimSuffix(c.text, "人")); err == nil && n >= 0 {
		return strconv.Itoa(n)
	}
	return ""
}
