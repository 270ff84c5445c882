package dossier

import (
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"jiheng/budget"
	"jiheng/plain"
	"jiheng/table"
)

// keyLine proposes the key: a column that tells all records apart, or the sheet
// and a column that tells those of each sheet apart. Where there is none, it says
// how one is given.
func keyLine(g *table.Guessed) string {
	if key := keyOf(g, func(c table.GuessedColumn) bool { return c.Distinct }); key != "" {
		return "主键: " + plain.Quote(key) + "\n"
	}
	if len(g.Sheets) > 1 {
		if key := keyOf(g, func(c table.GuessedColumn) bool { return c.InSheet }); key != "" {
			return "主键: [" + budget.KeySheet + ", " + plain.Quote(key) + "]  # 各张工作表里“" + key + "”有相同的，合起来才分得清\n"
		}
	}
	return "主键: \"\"              # 没有一列的值各不相同；两列合起来分得清的写 [列名, 列名]，没有编号的写 行号\n"
}

// keyOf is the column that tells the records apart: one whose name says so
// before others; empty where every column repeats a value.
func keyOf(g *table.Guessed, apart func(table.GuessedColumn) bool) string {
	for _, words := range [][]string{{"编号", "单号", "编码", "流水号", "ID", "id"}, {"代码", "证号", "序号", "号"}, {""}} {
		for _, c := range g.Columns {
			named := slices.ContainsFunc(words, func(w string) bool { return strings.Contains(c.Name, w) })
			if named && apart(c) && c.Filled == g.Records && (c.Type == table.Text || c.Type == table.Integer && words[0] != "") {
				return c.Name
			}
		}
	}
	return ""
}

// hinted writes what a person said of the table, for the next reading.
func hinted(h table.Hint) string {
	out := ""
	if len(h.Sheets) > 0 {
		quoted := make([]string, len(h.Sheets))
		for i, s := range h.Sheets {
			quoted[i] = plain.Quote(s)
		}
		out += "工作表: [" + strings.Join(quoted, ", ") + "]\n"
	}
	if len(h.Head) > 0 {
		rows := make([]string, len(h.Head))
		for i, n := range h.Head {
			rows[i] = strconv.Itoa(n)
		}
		out += "表头行: [" + strings.Join(rows, ", ") + "]\n"
	}
	return out
}

// keptParts are what stays of a definition that is made anew.
type keptParts struct{ id, name, office, figures string }

// kept reads them; none where there is no definition.
func (l *loader) kept(file string) (k keptParts) {
	data, err := fs.ReadFile(l.folder, file)
	if err != nil {
		return k
	}
	if n, faults := plain.ParseYAML(file, data); len(*faults) == 0 {
		k = keptParts{id: n.Text("编号"), name: n.Text("名称"), office: n.Text("科室")}
	}
	inside := false
	for line := range strings.Lines(strings.ReplaceAll(string(data), "\r\n", "\n")) {
		if first := line[0]; first != ' ' && first != '-' && first != '#' && first != '\n' {
			inside = strings.HasPrefix(line, "取数:")
		}
		if inside {
			k.figures += line
		}
	}
	return k
}
