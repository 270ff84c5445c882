package table

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"jiheng/document/xlsx"
	"jiheng/fault"
	"jiheng/plain"
)

var errEnough = errors.New("enough rows")

// A reader reads one table.
type reader struct {
	spec   Spec
	fn     func(Row) error
	out    *Reading
	causes *causes
	src    source
	sums   *sums
	wanted [][]spelling // names of the columns that are looked for

	declared map[int][]declaration // units of columns, as the sheets name them
	long     longKeys
	above    wording // what the lines of all sheets say of units
}

// A sheet is a sheet with what its first rows tell.
type sheet struct {
	tab
	survey *xlsx.Survey
	head   *head // nil where no row names a column
	rows   int   // records
}

// full reports a sheet with every column that the table must have.
func (s sheet) full(columns []Column) bool {
	return s.head != nil && len(s.head.missing(columns)) == 0
}

func (r *reader) read() error {
	r.causes.code = r.spec.Code
	sheets, err := r.sheets()
	if err != nil {
		return err
	}
	chosen, err := r.choose(sheets)
	if err != nil {
		return err
	}
	r.out.Line = chosen[0].head.last()
	r.sums = newSums(r)
	for i, s := range chosen {
		r.out.Sheets = append(r.out.Sheets, s.name)
		for k, col := range s.head.at {
			r.out.At[k] = cmp.Or(r.out.At[k], col)
		}
		before := r.out.Rows
		if err := r.sheet(s, i, len(chosen) > 1); err != nil {
			return err
		}
		chosen[i].rows = r.out.Rows - before
	}
	r.judgeUnits()
	r.sums.end()
	r.long.judge(r)
	r.saySheets(chosen, sheets)
	return nil
}

// sheets looks at the sheets that come into question; blank ones do not.
func (r *reader) sheets() ([]sheet, error) {
	tabs := r.src.tabs()
	names := make([]string, len(tabs))
	for i, t := range tabs {
		names[i] = t.name
	}
	for _, want := range r.spec.Sheets {
		if want != allSheets && !slices.Contains(names, want) {
			return nil, fault.New(fault.NotFound, fault.Place{}, "sheet-missing", "工作簿里没有“%s”这张工作表；有：%s", want, strings.Join(names, "、"))
		}
	}
	held := maxHeld
	if n := len(r.spec.Head); n > 0 {
		held = max(held, r.spec.Head[n-1]+1)
	}
	var out []sheet
	for _, t := range tabs {
		if n := len(r.spec.Sheets); n > 0 && !slices.Contains(r.spec.Sheets, t.name) && !(slices.Contains(r.spec.Sheets, allSheets) && !t.hidden) {
			continue
		}
		s, err := r.src.survey(t.name, held)
		if err != nil {
			return nil, err
		}
		if len(s.First) > 0 {
			out = append(out, sheet{tab: t, survey: s, head: r.findHead(s)})
		}
	}
	return out, nil
}

// allSheets in a definition takes every sheet that is shown.
const allSheets = "全部"

// choose returns the sheets that are read: those that are shown and have the
// columns. Where that leaves a question, it asks.
func (r *reader) choose(sheets []sheet) ([]sheet, error) {
	if len(sheets) == 0 {
		return nil, r.blank()
	}
	var shown, hidden, partly []sheet
	for _, s := range sheets {
		switch named := slices.Contains(r.spec.Sheets, s.name); {
		case s.full(r.spec.Columns) && (!s.hidden || named):
			shown = append(shown, s)
		case s.full(r.spec.Columns):
			hidden = append(hidden, s)
		case named || !s.hidden && r.near(s):
			partly = append(partly, s)
		}
	}
	switch {
	case len(shown) == 0 && len(hidden) > 0:
		return nil, fault.Bad(fault.Place{}, "sheet-hidden", "只有隐藏的工作表“%s”有这些列；请取消隐藏，%s", hidden[0].name, r.or("或在“工作表”里写明读它"))
	case len(shown) == 0:
		return nil, r.noHead(sheets, partly)
	case len(partly) > 0:
		s := partly[0]
		return nil, fault.Bad(fault.Place{Line: r.lineOf(s)}, "sheet-partly", "工作表“%s”像是同一张表，但缺少%s；请补上这些列，%s",
			s.name, r.names(r.lacking(s)), r.or("或在“工作表”里写明只读哪几张"))
	}
	for _, s := range shown {
		if err := r.several(s); err != nil {
			return nil, err
		}
	}
	return shown, r.sumSheet(shown)
}

// or returns a remedy that a definition offers.
func (r *reader) or(remedy string) string {
	if r.spec.How == "" {
		return "或删去不要的工作表"
	}
	return remedy
}

func (r *reader) blank() error {
	tabs := r.src.tabs()
	if len(tabs) == 1 && tabs[0].name != "" || len(r.spec.Sheets) == 1 {
		return fault.Bad(fault.Place{}, "csv-empty", "工作表“%s”是空的，要有写着各列名称的表头", tabs[0].name)
	}
	if tabs[0].name != "" {
		return fault.Bad(fault.Place{}, "csv-empty", "%d张工作表都是空的，要有写着各列名称的表头", len(tabs))
	}
	return fault.Bad(fault.Place{Line: 1}, "csv-empty", "文件是空的，要有写着各列名称的表头")
}

// near reports a sheet whose head has at least half of the columns.
func (r *reader) near(s sheet) bool {
	must := 0
	for _, c := range r.spec.Columns {
		if !c.Optional {
			must++
		}
	}
	return s.head != nil && s.head.score >= 2 && 2*(must-len(s.head.missing(r.spec.Columns))) >= must
}

func (r *reader) lacking(s sheet) []int {
	if s.head == nil {
		var all []int
		for i, c := range r.spec.Columns {
			if !c.Optional {
				all = append(all, i)
			}
		}
		return all
	}
	return s.head.missing(r.spec.Columns)
}

func (r *reader) lineOf(s sheet) int {
	if s.head != nil {
		return s.head.last()
	}
	return s.survey.First[0].Number
}

func (r *reader) names(columns []int) string {
	out := make([]string, len(columns))
	for i, c := range columns {
		out[i] = r.spec.Columns[c].Name
	}
	return quoted(out)
}

// noHead says what keeps every sheet from being the table.
func (r *reader) noHead(sheets, partly []sheet) error {
	best := sheets[0]
	for _, s := range append(partly, sheets...) {
		if s.head != nil && (best.head == nil || s.head.score > best.head.score) {
			best = s
		}
	}
	of := ""
	if len(sheets) > 1 {
		of = "工作表“" + best.name + "”"
	}
	if n := r.spec.Head; len(n) > 0 && best.head == nil {
		return fault.Bad(fault.Place{Line: n[0]}, "head-blank", "%s“表头行”写的第%d行是空的", of, n[0])
	}
	if best.head == nil || best.head.score == 0 || !r.near(best) && best.head.first() > best.survey.First[0].Number {
		first := best.survey.First[0]
		at := fault.Place{Line: first.Number}
		labels := wordsOf(first)
		return fault.Bad(at, "column-missing", "%s没有找到表头：应有%s各列，这一行写的是%s；%s", of, r.names(r.lacking(sheet{})), quoted(labels),
			r.or("列名不同的，请在“列”里用“表头”写明；表头靠后的，请写“表头行”"))
	}
	msg := fmt.Sprintf("%s表头缺少%s", of, r.names(best.head.missing(r.spec.Columns)))
	if unused := best.head.unused(); len(unused) > 0 {
		msg += "；没有用到的列有" + quoted(clipped(unused)) + r.alike(best.head, unused)
		if r.spec.How != "" {
			msg += "，若是同一列，请在“列”里用“表头”写明它在表里叫什么"
		}
	}
	return fault.Bad(fault.Place{Line: best.head.last()}, "column-missing", "%s", msg)
}

// alike asks whether an unused column is one that lacks.
func (r *reader) alike(h *head, unused []string) string {
	for _, i := range h.missing(r.spec.Columns) {
		if near := plain.Nearest(r.spec.Columns[i].Name, unused); near != "" {
			return "（“" + near + "”是不是“" + r.spec.Columns[i].Name + "”？）"
		}
	}
	return ""
}

func wordsOf(row xlsx.Row) []string {
	var out []string
	for _, c := range row.Cells {
		out = append(out, fault.Clip(strings.TrimSpace(c.Text)))
	}
	return clipped(out)
}

const mostNames = 8

// clipped keeps the first few of many names.
func clipped(names []string) []string {
	if len(names) > mostNames {
		return append(slices.Clone(names[:mostNames]), "……")
	}
	return names
}

// several asks which of several columns is meant.
func (r *reader) several(s sheet) error {
	var list fault.List
	for i, cols := range s.head.several {
		if len(cols) == 0 {
			continue
		}
		parts := make([]string, len(cols))
		for k, col := range cols {
			parts[k] = xlsx.ColumnName(col) + "列“" + s.head.labels[col] + "”"
			if s.survey.HiddenColumn(col) {
				parts[k] += "（隐藏）"
			}
		}
		remedy := "请改名或删去不要的一列"
		if r.spec.How != "" {
			remedy = "请在“列”里用“表头”写明是哪一列，或改名"
		}
		list.Add(fault.Bad(fault.Place{Line: s.head.last()}, "column-twice", "“%s”有%d列：%s；%s", r.spec.Columns[i].Name, len(cols),
			strings.Join(parts, "、"), remedy))
	}
	if len(list) == 0 && r.spec.Strict {
		list = r.strangers(s)
	}
	return list.Err()
}

// strangers refuses columns that nobody asked for, where the table knows which
// ones it may have.
func (r *reader) strangers(s sheet) (list fault.List) {
	names := make([]string, len(r.spec.Columns))
	for i, c := range r.spec.Columns {
		names[i] = c.Name
	}
	for _, u := range s.head.unused() {
		if harmless[flat(u)] {
			continue
		}
		hint := ""
		if near := plain.Nearest(u, names); near != "" {
			hint = "；是不是“" + near + "”？"
		}
		list.Add(fault.Bad(fault.Place{Line: s.head.last()}, "column-unknown", "表头有不认识的列“%s”%s", u, hint))
	}
	return list
}

// harmless are columns that no table needs and many have.
var harmless = map[string]bool{"序号": true, "备注": true, "说明": true}

// saySheets says which sheets were read, where there was a choice.
func (r *reader) saySheets(chosen, looked []sheet) {
	var read, left, hidden []string
	for _, s := range chosen {
		read = append(read, "“"+s.name+"”（"+strconv.Itoa(s.rows)+"行）")
	}
	for _, s := range looked {
		switch {
		case slices.ContainsFunc(chosen, func(c sheet) bool { return c.name == s.name }):
		case s.hidden && s.full(r.spec.Columns):
			hidden = append(hidden, s.name)
		default:
			left = append(left, s.name)
		}
	}
	var parts []string
	if len(chosen) > 1 || len(chosen) == 1 && len(left)+len(hidden) > 0 {
		parts = append(parts, "读了工作表"+strings.Join(read, "、"))
	}
	if len(left) > 0 {
		parts = append(parts, quoted(clipped(left))+"没有这些列，没有读")
	}
	if len(hidden) > 0 {
		parts = append(parts, "隐藏的"+quoted(hidden)+"也有这些列，没有计入；"+r.or("要计入请在“工作表”里写明"))
	}
	if len(parts) > 0 {
		r.causes.add(sheetsSaid, -1, strings.Join(parts, "；"), spot{})
	}
}

// sayHead says where the head is and what stands above it, unless it is in the
// first row or the definition says it.
func (r *reader) sayHead(s sheet, at spot) {
	h := s.head
	var above []string
	unit := false
	for _, row := range s.survey.First {
		if row.Number < h.first() {
			above = append(above, strconv.Itoa(row.Number))
			w, _ := unitOf(row)
			unit = unit || w.says()
		}
	}
	if len(r.spec.Head) > 0 || len(above) == 0 && len(h.rows) == 1 {
		return
	}
	where := "第" + strconv.Itoa(h.last()) + "行"
	if len(h.rows) > 1 {
		where = "第" + strconv.Itoa(h.first()) + "、" + strconv.Itoa(h.last()) + "行"
	}
	text := "表头在" + where
	if len(above) > 0 {
		what := "标题"
		if unit {
			what += "和单位"
		}
		text += "，第" + strings.Join(clipped(above), "、") + "行是" + what
	}
	if at.line = h.last(); at.sheet != "" {
		text = "工作表“" + at.sheet + "”" + text
	}
	r.causes.add(headSaid, -1, text, at)
}
