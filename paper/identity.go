package paper

import (
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A Genre (文种) is what a document is among those of one unit and year. It is finer
// than the kinds by which the other rules choose.
type Genre string

// The genres.
const (
	ReportGenre     Genre = "自评报告"
	SelfFormGenre   Genre = "自评表"
	GoalFormGenre   Genre = "目标申报表"
	MonitoringGenre Genre = "监控表"
	AccountsGenre   Genre = "决算"
	BudgetGenre     Genre = "预算"
	DisclosureGenre Genre = "公开清单"
	SummaryGenre    Genre = "工作总结"
	AuditGenre      Genre = "审计意见"
	OtherGenre      Genre = "其他文件"
)

// Genre tells by its title what a document is.
func (t *Text) Genre() Genre {
	switch s := t.Title; {
	case HasAny(s, "审计报告", "审计决定", "审计结果", "审计查出", "审计意见", "审计整改"):
		return AuditGenre
	case HasAny(s, "监控") && !HasAny(s, "办法", "方案", "通知"):
		return MonitoringGenre
	case HasAny(s, "工作总结", "政府工作报告", "年度总结", "工作情况报告", "工作报告") && !HasAny(s, "绩效"):
		return SummaryGenre
	case HasAny(s, "公开清单", "公开目录", "公开情况表"):
		return DisclosureGenre
	case t.Kind == Report:
		return ReportGenre
	case t.Kind == SelfForm:
		return SelfFormGenre
	case t.Kind == GoalForm:
		return GoalFormGenre
	case t.Kind == Accounts:
		return AccountsGenre
	case t.Kind == Plan:
		return BudgetGenre
	}
	return OtherGenre
}

var (
	unitFields    = []string{"单位名称", "部门名称", "预算单位", "填报单位", "申请单位", "申报单位", "项目单位", "部门(单位)名称", "预算部门", "部门(单位)", "实施单位", "单位(部门)名称", "部门单位名称"}
	projectFields = []string{"项目名称", "政策名称", "项目(政策)名称"}
	yearFields    = []string{"年度", "评价年度", "自评年度", "预算年度", "申报年度", "填报年度", "年份", "所属年度", "决算年度", "报表年度", "会计年度", "编报年度", "编制年度"}
	yearAnywhere  = regexp.MustCompile(`(?:^|[^0-9])(20[0-9]{2})(?:年|[^0-9]|$)`)
	unitCode      = regexp.MustCompile(`^[\[【(（]?[0-9]{3,}[\]】)）]?[-_ ]?`)
)

// A labelledValue is a field: its label, without blanks and in marks of one
// width, and its value.
type labelledValue struct{ name, bare, value string }

// longestLabel is the most characters of a field's label.
const longestLabel = 30

// labelled returns the fields of the document in reading order, those of tables
// first: a cell with the one behind it, or a line with a colon. A label that ends
// in a colon may have its value in the next cell.
func (t *Text) labelled() []labelledValue { return t.kept.fields.get(t.readLabelled) }

func (t *Text) readLabelled() []labelledValue {
	var out []labelledValue
	add := func(name, value string) {
		if fields := headFields(name + "：" + value); fields != nil {
			out = append(out, fields...)
			return
		}
		if name = Squeeze(name); name != "" && !NoValue(value) {
			out = append(out, labelledValue{name, BareLabel(name), strings.TrimSpace(value)})
		}
	}
	for _, g := range t.Tables {
		for r := range g.Cells {
			if r == g.headRow() {
				continue
			}
			for c, l := range g.Cells[r] {
				if l == nil || c > 0 && g.Cells[r][c-1] == l || r > 0 && g.Cells[r-1][c] == l {
					continue
				}
				name, value, _ := strings.Cut(strings.ReplaceAll(l.Text, ":", "："), "：")
				if len(name) > 4*longestLabel || IsNumber(name) {
					continue
				}
				for k := c + 1; value == "" && k < len(g.Cells[r]); k++ {
					if x := g.At(r, k); x != nil && x != l {
						value = x.Text
						break
					}
				}
				add(name, value)
			}
		}
	}
	for _, l := range t.Lines {
		if l.Kind == CellLine {
			continue
		}
		name, value, ok := strings.Cut(strings.ReplaceAll(Clip(l.Text, 400), ":", "："), "：")
		if fields := headFields(l.Text); fields != nil {
			out = append(out, fields...)
		} else if ok && len(name) <= 4*14 && Runes(name) <= 14 {
			add(name, value)
		}
	}
	return out
}

// valuesOf returns the values of the fields that bear one of the names.
func (t *Text) valuesOf(names []string) []string {
	var out []string
	for _, f := range t.labelled() {
		if slices.Contains(names, f.bare) || slices.Contains(names, f.name) {
			out = append(out, f.value)
		}
	}
	return out
}

// firstField returns the value of the first field that bears one of the names,
// the names in the order of their weight.
func (t *Text) firstField(names []string) string {
	for _, n := range names {
		if all := t.valuesOf([]string{n}); len(all) > 0 {
			return all[0]
		}
	}
	return ""
}

// SeveralProjects stands for the project of a file that holds the forms of
// several: it is compared with none.
const SeveralProjects = "多个项目"

// Identity reads unit, year and project of a document: from its title, then the
// fields of a form, the signature, and for the year the name of the file. What
// it does not say stays empty.
func (t *Text) Identity(file string) (unit, project string, year int) {
	unit, year = t.Unit, t.Year
	if form := t.Genre(); form != ReportGenre && form != AccountsGenre {
		if s := t.firstField(unitFields); s != "" {
			unit = s
		}
		if !strings.Contains(t.Title, "整体") {
			project = t.firstField(projectFields)
			all := t.valuesOf(projectFields)
			for _, f := range t.ColumnFields(func(name string) bool { return slices.Contains(projectFields, name) }) {
				all = append(all, f.Value)
			}
			if project == "" && len(all) > 0 {
				project = all[0]
			}
			if len(all) > 1 && slices.ContainsFunc(all, func(s string) bool { return Fold(s) != Fold(project) }) {
				project = SeveralProjects
			}
		}
	}
	if project == "" {
		project = projectIn(t.Title)
	}
	if unit == "" {
		for i := len(t.Lines) - 1; i >= 0 && unit == ""; i-- {
			if l := t.Lines[i]; l.Kind == SignatureLine && Runes(l.Text) <= 30 {
				unit = l.Text
			}
		}
	}
	if year == 0 {
		year = YearIn(t.firstField(yearFields))
	}
	if year == 0 {
		year = YearIn(filepath.Base(file))
	}
	return plainUnit(unit), strings.TrimSpace(project), year
}

var projectTitle = regexp.MustCompile(`[“《]?([^“”《》]{3,40}项目)[”》]?(?:支出)?(?:资金)?绩效`)

// projectIn returns the project that a title names: 社区养老项目绩效自评报告.
func projectIn(title string) string {
	if strings.Contains(title, "整体") {
		return ""
	}
	m := projectTitle.FindStringSubmatch(YearInTitle.ReplaceAllString(ArabicYears(title), ""))
	if m == nil {
		return ""
	}
	name := strings.TrimPrefix(strings.TrimLeft(m[1], "度 "), "的")
	if HasAny(name, "单位项目", "部门项目", "财政项目", "二级项目", "一级项目") || Runes(name) < 5 {
		return ""
	}
	return name
}

// YearIn returns the first year of this century that a text names, 年 behind it or
// not; 0 where it names none.
func YearIn(s string) int {
	m := yearAnywhere.FindStringSubmatch(ArabicYears(s))
	if m == nil {
		return 0
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		return 0
	}
	return n
}

// plainUnit is a unit's name without code, seal and what stands in brackets.
func plainUnit(s string) string {
	s = unitCode.ReplaceAllString(strings.TrimSpace(s), "")
	if i := strings.IndexAny(s, "（("); i > 0 {
		s = s[:i]
	}
	s = strings.NewReplacer(" ", "", "　", "", "(盖章)", "", "（盖章）", "", "“", "", "”", "").Replace(s)
	s = strings.TrimSuffix(strings.TrimSuffix(s, "本级"), "机关")
	if Runes(s) < 3 || strings.ContainsAny(s, "0123456789：:，。") {
		return ""
	}
	return s
}

// FullNames maps the names of units to the fullest name of each among them:
// 虹桥镇人民政府 to 上海市闵行区虹桥镇人民政府. A bare 教育局 could be any county's: where
// several full names end in it, it stays what it is.
func FullNames(all []string) map[string]string {
	byTail := map[string][]string{}
	for _, name := range all {
		for i := range name {
			if i > 0 && TailOfUnit(name, name[i:]) {
				byTail[name[i:]] = append(byTail[name[i:]], name)
			}
		}
	}
	out := map[string]string{}
	for _, name := range all {
		full := name
		for _, x := range byTail[name] {
			if len(x) > len(full) {
				full = x
			}
		}
		for _, x := range byTail[name] {
			if !TailOfUnit(full, x) {
				full = name
			}
		}
		out[name] = full
	}
	return out
}

// TailOfUnit reports a short name that is a long one without the places above
// it: 虹桥镇人民政府 of 上海市闵行区虹桥镇人民政府.
func TailOfUnit(long, short string) bool {
	if Runes(short) < 4 || !strings.HasSuffix(long, short) {
		return false
	}
	head := strings.TrimSuffix(long, short)
	return head == "" || strings.ContainsRune("省市区县州旗镇乡盟", LastRune(head))
}

var indicatorCode = regexp.MustCompile(`^[A-Za-z]{1,4}[-0-9]{1,6}`)

// IndicatorKey is an indicator's name as it is compared, without its code.
func IndicatorKey(name string) string { return indicatorCode.ReplaceAllString(Fold(name), "") }

// ObjectOf is a project's name as it is compared: without its code, and without
// the words that forms add to it.
func ObjectOf(project string) string {
	s := IndicatorKey(project)
	for _, tail := range []string{"项目支出", "项目"} {
		if t := strings.TrimSuffix(s, tail); t != s && Runes(t) >= 3 {
			return t
		}
	}
	return s
}

// Fold is a name or a phrase as it is compared: without blanks, marks and the
// words in brackets.
func Fold(s string) string {
	s = Squeeze(s)
	return strings.Map(func(r rune) rune {
		switch r {
		case '、', '，', ',', '。', '；', ';', '：', ':', '“', '”', '"', '《', '》', '(', ')', '.', '．', '\n', '*', '★':
			return -1
		}
		return r
	}, s)
}
