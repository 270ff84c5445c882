package rules

import (
	"fmt"
	"strings"

	"jiheng/check"
	"jiheng/num"
	"jiheng/paper"
)

// Management indicators (FRM): staff, three public expenses, procurement,
// assets, key tasks.
var management = []*check.Rule{
	{ID: "FRM-01", Title: "在职人数不超过编制", Source: "department-common/management", Severity: check.Warning, Run: staffWithinPosts},
	{ID: "FRM-02", Title: "三公经费加得平", Source: "identity", Severity: check.Error, Run: publicAddsUp},
	{ID: "FRM-03", Title: "三公经费不超过预算", Source: "department-common/management", Severity: check.Warning, Run: publicWithinBudget},
	{ID: "FRM-04", Title: "三公经费高于上年应说明", Source: "department-common/management", Severity: check.Warning, Run: publicNotAboveLastYear},
	{ID: "FRM-05", Title: "公用经费不超过预算", Source: "department-common/management", Severity: check.Warning, Run: officeCostsWithinBudget},
	{ID: "FRM-06", Title: "部分不大于全部", Source: "identity", Severity: check.Error, Run: basicPartWithinWhole},
	{ID: "FRM-07", Title: "政府采购加得平", Source: "identity", Severity: check.Error, Run: procurementAddsUp},
	{ID: "FRM-08", Title: "采购执行率合理", Source: "department-common/management", Severity: check.Warning, Run: procurementRate},
	{ID: "FRM-09", Title: "结转结余率能重算", Source: "department-common/management", Severity: check.Warning, Run: carryRecomputes},
	{ID: "FRM-10", Title: "预算调整率能重算", Source: "department-common/management", Severity: check.Notice, Run: adjustmentRate},
	{ID: "FRM-11", Title: "在用固定资产不大于总数", Source: "department-common/management", Severity: check.Error, Run: assetsInUse},
	{ID: "FRM-12", Title: "重点工作完成数不大于任务数", Source: "department-common/management", Severity: check.Error, Run: tasksDone},
	{ID: "FRM-13", Title: "按时、达标数不大于完成数", Source: "department-common/management", Severity: check.Error, Run: tasksOnTime},
	{ID: "FRM-14", Title: "分母为0没有比率", Source: "own/arithmetic", Severity: check.Error, Run: rateOfZero},
	{ID: "FRM-15", Title: "合规的说法与审计记录相符", Source: "own/consistency", Severity: check.Warning, Run: complianceHolds},
}

// unsettled ends a rule without the figures that it needs: undecided where the
// document speaks of the thing, not applicable where it does not.
func unsettled(p *check.Pass, why string, words ...string) check.Outcome {
	for _, l := range p.Lines {
		if l.Has(words...) {
			return check.Undecided(why)
		}
	}
	return check.NotApplicable("没有写" + words[0])
}

// staffSaid is what one place says of posts and staff.
type staffSaid struct{ posts, staff, off []paper.LabelledAmount }

// offPosts are people who work on no post of the unit.
var offPosts = []string{"编外", "编制外", "临聘", "外聘", "聘用", "劳务派遣", "派遣", "临时", "合同制", "公益性岗位", "辅助人员", "借调", "政府购买服务"}

// onPosts reports that those among the staff who hold posts are no more than the posts:
// 在岗91人，其中在编79人、编外12人.
func (s *staffSaid) onPosts(staff, posts num.Ratio) bool {
	if len(s.off) == 0 {
		return false
	}
	at := s.staff[0].At
	for _, v := range s.off {
		if v.Line != s.staff[0].Line || v.At.From < at.To {
			return false
		}
		staff = staff.Sub(v.Value())
	}
	between := s.off[0].Line.Text[at.To:s.off[0].At.From]
	return staff.Cmp(posts) <= 0 && paper.HasAny(between, "其中", "（", "(", "含", "包括", "分别", "：")
}

func (s *staffSaid) take(v paper.LabelledAmount) {
	lab := v.Label
	switch {
	case paper.HasAny(lab, offPosts...) && v.Shown.Scale() == 0 && (v.Unit == "人" || v.Unit == "名" || v.Unit == ""):
		s.off = append(s.off, v)
	case v.Shown.Scale() > 0 || v.Unit != "" && v.Unit != "人" && v.Unit != "名" && v.Unit != "个":
	case paper.HasAny(lab, "编外", "编制外", "退休", "聘", "上年", "其中", "比", "增加", "减少", "率"):
	case strings.Contains(lab, "编制") && !paper.HasAny(lab[strings.LastIndex(lab, "编制"):], "在职", "实有", "人员数"):
		s.posts = append(s.posts, v)
	case paper.HasAny(lab, "在职", "实有", "在编", "在岗"):
		s.staff = append(s.staff, v)
	}
}

// staffTotal is the number that a list of posts or staff comes to: its first where
// that is called a total, the only one, or the sum of kinds. Of anything else it
// is open what belongs together.
func staffTotal(all []paper.LabelledAmount) (sum num.Ratio, ok bool) {
	if len(all) == 0 {
		return sum, false
	}
	if len(all) == 1 || paper.HasAny(all[0].Label, "总", "核定编制", "人员编制", "编制数") && !paper.HasAny(all[0].Label, "行政", "事业", "工勤") {
		return all[0].Value(), true
	}
	kinds := true
	for _, v := range all {
		kinds = kinds && paper.HasAny(v.Label, "行政", "事业", "工勤", "参公")
		sum = sum.Add(v.Value())
	}
	return sum, kinds
}

// staffWithinPosts wants no more staff than posts, or a reason.
func staffWithinPosts(p *check.Pass) check.Outcome {
	seen := false
	judge := func(s staffSaid, reasoned bool) {
		posts, ok1 := staffTotal(s.posts)
		staff, ok2 := staffTotal(s.staff)
		if !ok1 || !ok2 || posts.Sign() <= 0 {
			return
		}
		if seen = true; staff.Cmp(posts) > 0 && !reasoned && !s.onPosts(staff, posts) {
			at := s.staff[0]
			atCell(p, at.Amount, "", fmt.Sprintf("编制%s人，在职%s人，超出%s人，没有说明原因。", paper.Short(posts), paper.Short(staff),
				paper.Short(staff.Sub(posts))), "核对编制数和在职人数；确有超编的写明原因", s.posts[0].Line.Site(s.posts[0].At))
		}
	}
	p.Bodies(func(l *paper.Line) {
		if !l.Has("编制") || !l.Has("在职", "实有", "在编", "在岗") {
			return
		}
		for _, s := range paper.FullSentences(l) {
			var said staffSaid
			for _, v := range paper.LabelledIn(l, s) {
				said.take(v)
			}
			judge(said, paper.HasAny(l.Text, "原因", "超编", "军转", "过渡", "主要是", "由于"))
		}
	})
	var said staffSaid
	reasoned := false
	for v := range p.BudgetPairs() {
		said.take(v)
	}
	for _, l := range p.Lines {
		reasoned = reasoned || l.Has("超编", "编制") && l.Has("原因", "由于", "主要是", "军转")
	}
	judge(said, reasoned)
	if !seen {
		return unsettled(p, "没有同时写出编制数和在职人数", "编制")
	}
	return check.Decided
}
