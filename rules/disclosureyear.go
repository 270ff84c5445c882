package rules

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"jiheng/budget"
	"jiheng/check"
	"jiheng/paper"
)

// daysToPublish is how many calendar days after the approval of the accounts
// they are to be published.
const daysToPublish = 20

// record returns what the dossier says of publication; done is how a rule ends
// without it.
func record(p *check.Pass) (d *budget.Disclosure, done check.Outcome) {
	switch {
	case p.Dossier == nil:
		return nil, check.NotApplicable("没有档案，没有公开的记录")
	case p.Dossier.Disclosure == nil:
		return nil, check.Undecided("档案里没有公开的记录")
	}
	return p.Dossier.Disclosure, check.Decided
}

// laterBy returns by how many days one day is after another.
func laterBy(day, than string) (days int, ok bool) {
	a, err1 := time.Parse(time.DateOnly, day)
	b, err2 := time.Parse(time.DateOnly, than)
	if err1 != nil || err2 != nil {
		return 0, false
	}
	return int(a.Sub(b).Hours() / 24), true
}

// publishedInTime wants publication within twenty days of the approval.
func publishedInTime(p *check.Pass) check.Outcome {
	d, done := record(p)
	if d == nil {
		return done
	}
	late, ok := laterBy(d.Planned, d.ApprovedOn)
	if !ok {
		return check.Undecided("没有写决算批复日期或公开日期")
	}
	switch {
	case late < 0:
		p.Whole(fmt.Sprintf("公开日期%s早于批复日期%s。", d.Planned, d.ApprovedOn), "核对两个日期")
	case late > daysToPublish:
		p.Whole(fmt.Sprintf("决算%s批复，%s公开，隔了%d天，超过%d天。", d.ApprovedOn, d.Planned, late, daysToPublish), "改在期限内公开；已经过期的尽快公开并说明")
	}
	if n, ok := laterBy(d.Due, d.ApprovedOn); ok && n != daysToPublish {
		p.Whole(fmt.Sprintf("公开期限写的是%s，从%s批复起是%d天，应是%d天。", d.Due, d.ApprovedOn, n, daysToPublish), "公开期限按批复后二十日计算")
	}
	return check.Decided
}

// publishedWhole wants report, overall form and project forms among what is
// published.
func publishedWhole(p *check.Pass) check.Outcome {
	d, done := record(p)
	if d == nil {
		return done
	}
	if len(d.Documents) == 0 {
		return check.Undecided("没有写公开哪些文件")
	}
	all := strings.Join(d.Documents, "、")
	var missing []string
	if !paper.HasAny(all, "自评报告", "绩效报告", "自评结果", "自评情况") {
		missing = append(missing, "整体支出绩效自评报告")
	}
	if !paper.HasAny(all, "整体支出绩效自评表", "整体支出自评表", "部门自评表", "单位自评表", "全部自评表") {
		missing = append(missing, "整体支出绩效自评表")
	}
	if len(p.Dossier.Projects()) > 0 && !paper.HasAny(all, "项目支出绩效自评表", "项目绩效自评表", "项目自评表", "全部自评表") {
		missing = append(missing, "项目支出绩效自评表")
	}
	if len(missing) > 0 {
		p.Whole(fmt.Sprintf("公开的内容是%s，缺%s。", all, strings.Join(missing, "、")), "补上缺的文件，不公开的写明理由")
	}
	return check.Decided
}

// secrecyReviewed wants a named person to have reviewed before publication.
func secrecyReviewed(p *check.Pass) check.Outcome {
	d, done := record(p)
	if d == nil {
		return done
	}
	n, ok := laterBy(d.ReviewedOn, d.Planned)
	switch {
	case d.Reviewer == "" && d.ReviewedOn == "":
		p.Whole("没有公开前的保密审查记录。", "先审查、后公开，由审查机构逐项审查；写明审查人、日期和结果")
	case d.Reviewer == "":
		p.WholeAs(check.Warning, fmt.Sprintf("%s的保密审查没有写审查人。", d.ReviewedOn), "写明保密审查人（写明姓名和日期是本软件的要求）")
	case d.ReviewedOn == "":
		p.WholeAs(check.Warning, fmt.Sprintf("%s的保密审查没有写日期。", d.Reviewer), "写明保密审查的日期（写明姓名和日期是本软件的要求）")
	case ok && n > 0:
		p.Whole(fmt.Sprintf("保密审查在%s，晚于公开日期%s。", d.ReviewedOn, d.Planned), "先审查，后公开")
	case strings.HasPrefix(d.Review, "不同意") || strings.HasPrefix(d.Review, "不予公开") || strings.HasPrefix(d.Review, "暂缓"):
		p.Whole(fmt.Sprintf("保密审查的结果是“%s”，却安排公开。", d.Review), "按审查结果处理后再公开")
	}
	return check.Decided
}

// publishedTogether wants one place for report and forms.
func publishedTogether(p *check.Pass) check.Outcome {
	d, done := record(p)
	if d == nil {
		return done
	}
	if d.Where == "" {
		return check.Undecided("没有写在哪里公开")
	}
	places := strings.FieldsFunc(d.Where, func(r rune) bool { return strings.ContainsRune("；;、和", r) })
	n := 0
	for _, s := range places {
		if paper.HasAny(s, "网站", "公众号", "公示栏", "官网", "门户", "平台", "公开栏", "宣传栏") {
			n++
		}
	}
	if n > 1 && paper.HasAny(d.Where, "分别", "报告在", "表在", "另在") {
		p.Whole(fmt.Sprintf("报告和表分在几处公开：%s。", d.Where), "在同一个网站栏目里集中公开")
	}
	return check.Decided
}

// withholds returns a test whether an item that is not published is of a name.
func withholds(name string) func(budget.Withheld) bool {
	return func(w budget.Withheld) bool {
		return strings.Contains(w.What, name) || paper.HasAny(w.What, "涉密项目") || slices.Contains(strings.Split(w.What, "、"), name)
	}
}
