package final

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/report"
)

// Points returns every hindrance that lies in the dossier and its texts: open
// points, figures typed by hand, leaves that are not scored, references and
// prompts that are left, default names, a missing day of the report. None of
// them can be released. folder is the dossier's, to say where a text was
// written. They are ordered by office, file and line.
func Points(folder fs.FS, d *dossier.Dossier, m *report.Maker, papers []report.Paper) []Hindrance {
	var out []Hindrance
	add := func(e *fault.Error) { out = append(out, Hindrance{Error: e}) }
	for _, e := range Open(d, m) {
		add(e)
	}
	for _, e := range defaults(d) {
		add(e)
	}
	said := slices.Clone(out)
	for _, h := range leftIn(papers, m.Facts, folder) {
		if (h.Code != "figure-missing" || !awaited(m.Open, h.Message)) && !marked(said, h) {
			out = append(out, h)
		}
	}
	who := officesOf(d.Year)
	for i, h := range out {
		out[i].Office = who.at(h.Place)
	}
	return sorted(out)
}

// Open returns the open points (未办事项) of a dossier: what is still to be
// filled in, explained or bound. A draft may have any number of them.
func Open(d *dossier.Dossier, m *report.Maker) fault.List {
	var out fault.List
	for _, e := range d.Notices {
		if dossier.Opens(e.Code) {
			out.Add(e)
		}
	}
	out = append(out, m.Open...)
	for _, t := range m.Typed {
		out.Add(fault.Bad(t.Place, "figure-typed", "手写的数“%s”没有来由；请绑定成{{编号}}；不是绩效数据的，声明为普通数字，写成{{~%s}}", t.Text, t.Text))
	}
	for _, p := range m.Eval.Problems {
		if !strings.HasSuffix(p, string(budget.NoTarget)) { // the indicator says so itself
			out.Add(fault.Bad(placeOf(d.Year, p), "score-open", "没有评分：%s", p))
		}
	}
	out.Add(withoutProblems(d.Year, m.Eval))
	for _, duty := range m.Eval.Duties {
		out.Add(fault.Bad(placeOf(d.Year, duty), "explain", "须说明：%s", duty))
	}
	return out
}

// withoutProblems reports a year whose indicators missed their targets and that
// tells of no problem.
func withoutProblems(y *budget.Year, e *budget.Evaluation) error {
	var missed []string
	for _, s := range e.Scores {
		i, ok := y.IndicatorByCode(s.Code)
		if !ok {
			continue
		}
		if s.Below() {
			missed = append(missed, i.Code+" "+i.Name)
		}
	}
	if len(missed) == 0 || len(y.Problems) > 0 {
		return nil
	}
	names := strings.Join(missed[:min(len(missed), 3)], "、")
	if len(missed) > 3 {
		names += "等"
	}
	return fault.Bad(fault.Place{File: dossier.FileProblems}, "problems-open", "有%d个指标没有达到指标值（%s），却一个问题也没有写；请在%s里逐条写问题、原因、措施、责任和期限",
		len(missed), names, dossier.FileProblems)
}

// placeOf is where the indicator stands that a sentence of the evaluation
// begins with.
func placeOf(y *budget.Year, sentence string) fault.Place {
	code, _, _ := strings.Cut(sentence, " ")
	if i, ok := y.IndicatorByCode(code); ok {
		return i.Place
	}
	return fault.Place{}
}

// awaited reports whether a figure that a paper lacks is among the bindings
// without value: the binding says where it was written.
func awaited(open fault.List, missing string) bool {
	m := missingFigure.FindStringSubmatch(missing)
	return m != nil && slices.ContainsFunc(open, func(e *fault.Error) bool {
		return strings.HasPrefix(e.Message, "“"+m[1]+"”") || strings.HasPrefix(e.Message, "“"+m[1]+" ")
	})
}

// marked reports the mark of last year's words that the dossier has named
// already, file by file.
func marked(said []Hindrance, h Hindrance) bool {
	mark := strings.Contains(h.Message, dossier.CarriedText) || strings.Contains(h.Message, dossier.CarriedWords)
	return mark && slices.ContainsFunc(said, func(o Hindrance) bool { return o.Code == "carried-open" && o.Place.File == h.Place.File })
}

// standIn is a name that stands for one still to be written.
var standIn = regexp.MustCompile(`某|[×＊*○△□◇…]|[XxＸ]{2}|_{2}|＿|？|\?|^[（(]|待[定填补]|单位(?:全称|名称)|未定|TBD|TODO`)

// latin is in no name of a public unit.
var latin = regexp.MustCompile(`[A-Za-zＡ-Ｚａ-ｚ]`)

// defaults finds names that nobody has written yet, and a report without a day.
func defaults(d *dossier.Dossier) fault.List {
	var out fault.List
	if u := d.Year.Unit; (standIn.MatchString(u.Name) || latin.MatchString(u.Name)) && u.Name != dossier.UnitPrompt { // a prompt is found in the papers
		out.Add(fault.Bad(fault.Place{File: dossier.FileUnit}, "name-default", "单位名称“%s”不是全称；请写印章上的名称", u.Name))
	}
	if c := d.Year.Unit.Competent; c != "" && standIn.MatchString(c) {
		out.Add(fault.Bad(fault.Place{File: dossier.FileUnit}, "name-default", "主管部门“%s”还没有写实；请写全称", c))
	}
	for _, o := range d.Year.Unit.Offices {
		if standIn.MatchString(o.Name) {
			out.Add(fault.Bad(fault.Place{File: dossier.FileUnit}, "name-default", "内设机构名称“%s”还没有写实；请写全称", o.Name))
		}
	}
	for _, l := range d.Year.Lines {
		if standIn.MatchString(l.Name) {
			out.Add(fault.Bad(l.Place, "name-default", "预算行“%s”的名称“%s”还没有写实；请写全称", l.ID, l.Name))
		}
	}
	said := slices.ContainsFunc(d.Notices, func(e *fault.Error) bool {
		return e.Place.File == dossier.FileDisclosure && strings.HasPrefix(e.Message, "“报告日期”")
	})
	if p := d.Year.Disclosure; !said && (p == nil || p.ReportDay == "") {
		like := ""
		if d.Year.FiscalYear > 0 { // a year that is not begun has none
			like = fmt.Sprintf("，如 %d-03-28", d.Year.FiscalYear+1)
		}
		out.Add(fault.Bad(fault.Place{File: dossier.FileDisclosure}, "report-day", "没有写“报告日期”，报告印不出成文日期；请写上%s", like))
	}
	return out
}
