package dossier

import (
	"regexp"
	"strconv"
	"strings"

	"jiheng/budget"
	"jiheng/fact"
	"jiheng/fault"
)

// inYear compares what the dossier dates with its year. What lies outside is an
// open point at its line: the year is wrong, or the date.
func (l *loader) inYear() {
	if len(l.faults) > 0 {
		return
	}
	l.periodsInYear()
	l.targetsInYear()
	for _, a := range l.year.Adjustments {
		l.dated(a.Place, "调整“"+a.ID+"”的日期", a.Day, 0, 0)
	}
	if u, ok := l.yaml(FileUnit, false); ok {
		l.dated(u.Get("资产截至").Place(), "“资产截至”的日期", l.year.Unit.AssetsAsOf, 0, 0)
	}
	for _, p := range l.year.Problems {
		l.notBefore(p.Place, "问题“"+p.ID+"”的期限", p.Due)
	}
	l.monitoringInYear()
	l.disclosureInOrder()
}

// The days of a year, and of those around it.
func (l *loader) firstDay() string { return strconv.Itoa(l.year.FiscalYear) + "-01-01" }
func (l *loader) lastDay(later int) string {
	return strconv.Itoa(l.year.FiscalYear+later) + "-12-31"
}

// yearOpen records what does not fit the year.
func (l *loader) yearOpen(at fault.Place, format string, args ...any) {
	l.notice(at, "year-open", format, args...)
}

// dated wants a day in the years from the dossier's plus from to plus to; no day
// is not looked at.
func (l *loader) dated(at fault.Place, what, day string, from, to int) {
	year := l.year.FiscalYear
	first := strconv.Itoa(year+from) + "-01-01"
	switch {
	case day == "" || day >= first && day <= l.lastDay(to):
	case from > 0 && day < first:
		l.yearOpen(at, "%s是%s，%d年度还没有结束；请核对这个日期和%s的“年度”", what, fact.HanDay(day), year, FileMain)
	default:
		l.yearOpen(at, "%s是%s，与年度（%d年）对不上；请核对这个日期和%s的“年度”", what, fact.HanDay(day), year, FileMain)
	}
}

// notBefore wants a day that does not lie before the year.
func (l *loader) notBefore(at fault.Place, what, day string) {
	if day != "" && day < l.firstDay() {
		l.yearOpen(at, "%s是%s，在%d年度以前；请核对这个日期和%s的“年度”", what, fact.HanDay(day), l.year.FiscalYear, FileMain)
	}
}

var yearWord = regexp.MustCompile(`\b(?:19|20)\d\d\b`)

// outside returns the years that a text names where all of them lie before, or
// all after, the dossier's: 2022—2026年 holds 2024.
func (l *loader) outside(text string) (years []string, ok bool) {
	years = yearWord.FindAllString(text, -1)
	before, after := len(years) > 0, len(years) > 0
	for _, y := range years {
		n, _ := strconv.Atoi(y)
		before, after = before && n < l.year.FiscalYear, after && n > l.year.FiscalYear
	}
	return years, before || after
}

// otherTimes are the words by which a figure says that it is of another year.
var otherTimes = regexp.MustCompile(`上年|去年|前年|往年|历年|上期|同期|基期|基数|上一年|下年|次年|明年|跨年|结转|累计|以前年度`)

// saysSo reports a figure whose id or name says that it is of another year.
func saysSo(f fact.Fact, years []string) bool {
	words := f.ID + " " + f.Name
	if otherTimes.MatchString(words) {
		return true
	}
	for _, y := range years {
		if strings.Contains(words, y) {
			return true
		}
	}
	return false
}

// periodsInYear looks at the periods of figures, by ledger or stated, and at the
// documents in which they were published.
func (l *loader) periodsInYear() {
	for _, f := range l.year.Facts.All() {
		file := f.Account.Place.File
		if p, ok := l.published[f.ID]; ok {
			l.publishedOf(f, p)
		}
		if file != FileFacts && !strings.HasPrefix(file, DirLedgers+"/") {
			continue
		}
		if years, out := l.outside(f.Period); out && !saysSo(f, years) {
			l.yearOpen(f.Account.Place, "“%s”的期间是%s，与年度（%d年）对不上；请核对“期间”，确是别的年份的数，在编号或名称里写明，如“上年%s”",
				strings.TrimSpace(f.ID+" "+f.Name), f.Period, l.year.FiscalYear, f.Name)
		}
	}
	if n, ok := l.yaml(FileGoals, false); ok {
		if _, out := l.outside(l.year.Overall.Period); out {
			l.yearOpen(n.Get("总体目标").Get("期间").Place(), "总体目标的期间是%s，不含%d年；请核对“期间”和%s的“年度”", l.year.Overall.Period, l.year.FiscalYear, FileMain)
		}
	}
}

// reportYear is the year of a yearly document: 2024年度……, 2024年……自评报告.
var reportYear = regexp.MustCompile(`\b(20\d\d)\s*(?:年度|年[^0-9]*(?:自评|决算|绩效报告))`)

// publishedOf looks at the year of the document in which a figure was published.
func (l *loader) publishedOf(f fact.Fact, p published) {
	m := reportYear.FindStringSubmatch(p.statement.Document)
	if m == nil || saysSo(f, m[1:]) {
		return
	}
	if _, out := l.outside(m[1]); out {
		l.yearOpen(p.at, "“%s”公布在《%s》，那是%s年度的文件，本档案的年度是%d年；请核对“文件”和%s的“年度”", f.ID, p.statement.Document, m[1], l.year.FiscalYear, FileMain)
	}
}

// targetsInYear looks at the days of indicators: targets, their adjustments, what
// was reached, and by when a deviation is to be made good.
func (l *loader) targetsInYear() {
	for _, i := range l.year.Indicators {
		name := "指标“" + i.Code + " " + i.Name + "”"
		if t := i.Target; t.Operator == budget.NotAfter {
			l.dated(i.Place, name+"的指标值", t.Day, 0, 1)
		}
		if a := i.Adjusted; a != nil {
			l.dated(i.Place, name+"调整指标值的日期", a.Day, 0, 0)
			if a.Target.Operator == budget.NotAfter {
				l.dated(i.Place, name+"调整后的指标值", a.Target.Day, 0, 1)
			}
		}
		if f, ok := l.year.Facts.Get(i.Code); ok && f.Value.IsDay() && !saysSo(f, []string{f.Value.Day[:4]}) {
			l.dated(f.Account.Place, name+"的完成日期", f.Value.Day, 0, 1)
		}
		if i.Deviation != nil {
			l.notBefore(i.Place, name+"的措施期限", i.Deviation.Due)
		}
	}
}

// monitoringInYear looks at the round of monitoring; that of December is made in
// January.
func (l *loader) monitoringInYear() {
	m := l.year.Monitoring
	n, ok := l.yaml(FileMonitoring, false)
	if m == nil || !ok {
		return
	}
	if _, out := l.outside(m.Round); out {
		l.yearOpen(n.Get("期间").Place(), "监控的期间是%s，与年度（%d年）对不上；请核对“期间”", m.Round, l.year.FiscalYear)
	}
	later := 0
	if m.Months >= 11 {
		later = 1
	}
	l.dated(n.Get("日期").Place(), "监控的日期", m.Day, 0, later)
	for _, a := range m.Alerts {
		l.dated(a.Place, "预警“"+a.ID+"”的答复期限", a.RespondBy, 0, 1)
		l.dated(a.Place, "预警“"+a.ID+"”的答复日期", a.Responded, 0, 1)
	}
}

// disclosureInOrder looks at the days on which the report is decided, made and
// published: after the year, in the next one, in this order.
func (l *loader) disclosureInOrder() {
	d := l.year.Disclosure
	n, ok := l.yaml(FileDisclosure, false)
	if d == nil || !ok {
		return
	}
	at := func(key string) fault.Place { return n.Get(key).Place() }
	for _, x := range []struct{ key, day string }{{"决定日期", d.DecidedOn}, {"报告日期", d.ReportDay}, {"决算批复", d.ApprovedOn}, {"公开期限", d.Due}, {"计划公开", d.Planned}} {
		l.dated(at(x.key), "“"+x.key+"”", x.day, 1, 1)
	}
	l.dated(n.Get("保密审查").Get("日期").Place(), "保密审查的日期", d.ReviewedOn, 1, 1)
	if d.ReportDay == "" {
		return
	}
	if d.DecidedOn > d.ReportDay {
		l.yearOpen(at("报告日期"), "“报告日期”是%s，早于审定它的会议（“决定日期”%s）；报告在审定以后成文，请核对两个日期", fact.HanDay(d.ReportDay), fact.HanDay(d.DecidedOn))
	}
	if d.Planned != "" && d.Planned < d.ReportDay {
		l.yearOpen(at("计划公开"), "“计划公开”是%s，早于“报告日期”%s；报告成文以后才能公开，请核对两个日期", fact.HanDay(d.Planned), fact.HanDay(d.ReportDay))
	}
}
