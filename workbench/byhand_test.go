package workbench

import (
	"testing"

	"jiheng/budget"
	"jiheng/dossier"
)

// byHand is one sentence about who may do what, as people say it.
type byHand struct {
	says   string
	who    Person
	does   string // 改, 看, 导入, or a step of the cycle
	unit   string
	year   int
	stage  Stage
	class  dossier.Class
	office string
	want   string // as answer prints it
}

// ask asks the rights for the answer.
func (c byHand) ask(h *House) error {
	sc := h.of(c.unit, c.year)
	switch c.does {
	case "改":
		_, err := c.who.mayChange(sc, c.stage, dossier.Change{Class: c.class, Key: "SL01", Field: "值"}, c.office)
		return err
	case "看", "导入":
		_, err := c.who.may(map[string]Deed{"看": See, "导入": Load}[c.does], sc)
		return err
	}
	if _, err := c.who.may(See, sc); err != nil {
		return err
	}
	y := &Year{Dossier: &dossier.Dossier{Year: &budget.Year{Steps: []budget.Step{{To: string(c.stage), Person: c.who.ID}}}}}
	s := &sight{y, Seat{Who: c.who, scope: sc}}
	if c.does == "评" {
		_, err := s.judges()
		return err
	}
	_, _, err := s.moveOf(s.Stage(), s.lastStep(), Step{How: c.does, Reason: "数不对"})
	return err
}

// TestRightsByHand holds what people said of the job, not what the matrix says.
func TestRightsByHand(t *testing.T) {
	post := func(role Role, unit, office string) Person {
		return Person{ID: "p", Posts: []Post{{Role: role, Unit: unit, Office: office}}}
	}
	only := func(role Role, unit string, years ...int) Person {
		return Person{ID: "p", Posts: []Post{{Role: role, Unit: unit, Years: years, Until: "2025-12-31"}}}
	}
	clerk, town := post(OfficeClerk, "镇", "经发办"), post(FinanceClerk, "镇", "")
	head, school := post(Head, "镇", ""), post(FinanceClerk, "校", "")
	dept, bureau := post(DepartmentReviewer, "镇", ""), post(BureauReviewer, "区", "")
	both := Person{ID: "p", Posts: []Post{{Role: FinanceClerk, Unit: "镇"}, {Role: Head, Unit: "校"}}}
	stand := Person{ID: "p", Posts: []Post{{Role: Head, Unit: "镇", For: "q"}}}
	const none = dossier.Administration
	cases := []byHand{
		// Offices: their own indicators, values and reasons, before the deadline.
		{"科室填报人填本科室的完成值", clerk, "改", "镇", 2024, Reporting, dossier.Result, "经发办", "可"},
		{"科室填报人写本科室的偏差原因", clerk, "改", "镇", 2024, Reporting, dossier.Text, "经发办", "可"},
		{"科室填报人不填别的科室的完成值", clerk, "改", "镇", 2024, Reporting, dossier.Result, "社事办", "别"},
		{"没有写科室的不归科室填报人", clerk, "改", "镇", 2024, Reporting, dossier.Result, "", "别"},
		{"没有科室的科室填报人什么也不能填", post(OfficeClerk, "镇", ""), "改", "镇", 2024, Reporting, dossier.Result, "", "别"},
		{"别的单位的同名科室不能替本单位填", post(OfficeClerk, "邻镇", "经发办"), "改", "镇", 2024, Reporting, dossier.Result, "经发办", "无"},
		{"科室填报人不改决算数", clerk, "改", "镇", 2024, Reporting, dossier.Execution, "经发办", "否"},
		{"科室填报人不改单位情况", clerk, "改", "镇", 2024, Reporting, dossier.Administration, "经发办", "否"},
		{"草拟时科室填报人写目标", clerk, "改", "镇", 2025, Drafting, dossier.Goal, "经发办", "可"},
		{"草拟时科室填报人不写预算", clerk, "改", "镇", 2025, Drafting, dossier.Budget, "经发办", "否"},
		{"科室填报人不报送", clerk, "报送", "镇", 2024, Reporting, none, "", "否"},
		{"科室填报人不导入整个档案", clerk, "导入", "镇", 2024, Reporting, none, "", "否"},
		{"两个科室的填报人两处都能填", Person{ID: "p", Posts: []Post{{Role: OfficeClerk, Unit: "镇", Office: "经发办"}, {Role: OfficeClerk, Unit: "镇", Office: "社事办"}}},
			"改", "镇", 2024, Reporting, dossier.Result, "社事办", "可"},
		// The finance clerk: budget and outturn, scoring, narrative.
		{"财务经办人填决算数", town, "改", "镇", 2024, Reporting, dossier.Execution, "", "可"},
		{"财务经办人填各科室的完成值", town, "改", "镇", 2024, Reporting, dossier.Result, "社事办", "可"},
		{"财务经办人写正文", town, "改", "镇", 2024, Reporting, dossier.Text, "", "可"},
		{"财务经办人写机构人员", town, "改", "镇", 2024, Reporting, dossier.Administration, "", "可"},
		{"目标批复后填报时锁住，财务经办人也不能改", town, "改", "镇", 2024, Reporting, dossier.Goal, "经发办", "锁"},
		{"年初预算数在填报时锁住", town, "改", "镇", 2024, Reporting, dossier.Budget, "", "锁"},
		{"批复以后的调整由财务经办人记", town, "改", "镇", 2024, Reporting, dossier.Adjustment, "", "可"},
		{"科室填报人不记调整", clerk, "改", "镇", 2024, Reporting, dossier.Adjustment, "", "否"},
		{"审核中不记调整", town, "改", "镇", 2024, BureauReview, dossier.Adjustment, "", "锁"},
		{"草拟明年时财务经办人写预算", town, "改", "镇", 2025, Drafting, dossier.Budget, "", "可"},
		{"报送以后谁也不改完成值", town, "改", "镇", 2024, UnitReview, dossier.Result, "", "锁"},
		{"主管部门审核时单位不改正文", town, "改", "镇", 2024, DepartmentReview, dossier.Text, "", "锁"},
		{"财政审核时单位不改决算数", town, "改", "镇", 2024, BureauReview, dossier.Execution, "", "锁"},
		{"批复以后谁也不改", town, "改", "镇", 2024, Approved, dossier.Text, "", "锁"},
		{"公开以后谁也不改", town, "改", "镇", 2024, Published, dossier.Result, "", "锁"},
		{"财务经办人导入整个档案", town, "导入", "镇", 2024, Reporting, none, "", "可"},
		{"财务经办人报送", town, "报送", "镇", 2024, Reporting, none, "", "可"},
		{"报送以后在单位审核时收回", town, "收回", "镇", 2024, UnitReview, none, "", "可"},
		{"财务经办人不替负责人通过", town, "通过", "镇", 2024, UnitReview, none, "", "否"},
		{"镇的财务经办人看不到学校的", town, "看", "校", 2024, Reporting, none, "", "无"},
		{"学校的财务经办人看不到镇的", school, "看", "镇", 2024, Reporting, none, "", "无"},
		{"学校的财务经办人填自己的", school, "改", "校", 2024, Reporting, dossier.Result, "", "可"},
		{"看不到邻镇的", town, "看", "邻镇", 2024, Reporting, none, "", "无"},
		{"看不到区里的", town, "看", "区", 2024, Reporting, none, "", "无"},
		// The head: reads, approves, signs.
		{"负责人看本单位的", head, "看", "镇", 2024, UnitReview, none, "", "可"},
		{"负责人不填完成值", head, "改", "镇", 2024, Reporting, dossier.Result, "", "否"},
		{"负责人通过", head, "通过", "镇", 2024, UnitReview, none, "", "可"},
		{"负责人退回", head, "退回", "镇", 2024, UnitReview, none, "", "可"},
		{"负责人不能在主管部门审核时通过", head, "通过", "镇", 2024, DepartmentReview, none, "", "否"},
		{"负责人不批复", head, "批复", "镇", 2024, BureauReview, none, "", "否"},
		{"代办的人替负责人通过", stand, "通过", "镇", 2024, UnitReview, none, "", "可"},
		{"代办只代一处，不代学校的", stand, "看", "校", 2024, UnitReview, none, "", "无"},
		{"一人两处：在镇里是经办人", both, "报送", "镇", 2024, Reporting, none, "", "可"},
		{"一人两处：在学校是负责人", both, "通过", "校", 2024, UnitReview, none, "", "可"},
		{"一人两处：在镇里不是负责人", both, "通过", "镇", 2024, UnitReview, none, "", "否"},
		{"一人两处：在学校不是经办人", both, "改", "校", 2024, Reporting, dossier.Result, "", "否"},
		// The department and the bureau: links of their own, by year.
		{"主管部门审核下属学校的", dept, "通过", "校", 2024, DepartmentReview, none, "", "可"},
		{"主管部门退回", dept, "退回", "校", 2024, DepartmentReview, none, "", "可"},
		{"主管部门不审核邻镇的", dept, "看", "邻镇", 2024, DepartmentReview, none, "", "无"},
		{"主管部门不改学校的数", dept, "改", "校", 2024, DepartmentReview, dossier.Result, "", "锁"},
		{"区财政批复镇的", bureau, "批复", "镇", 2024, BureauReview, none, "", "可"},
		{"区财政批复邻镇的", bureau, "批复", "邻镇", 2024, BureauReview, none, "", "可"},
		{"学校的财政是镇，不是区", bureau, "看", "校", 2024, BureauReview, none, "", "无"},
		{"镇批复学校的", post(BureauReviewer, "镇", ""), "批复", "校", 2024, BureauReview, none, "", "可"},
		{"区财政不批复外镇的", bureau, "看", "外镇", 2024, BureauReview, none, "", "无"},
		{"区财政重开批复过的", bureau, "重开", "镇", 2024, Approved, none, "", "可"},
		{"财政审核人不改单位的文字", bureau, "改", "镇", 2024, BureauReview, dossier.Text, "", "锁"},
		{"审核的记录谁也不手写", bureau, "改", "镇", 2024, BureauReview, dossier.Decision, "", "锁"},
		{"街道没有自己的预算，由区审核", post(DepartmentReviewer, "区", ""), "看", "街道", 2023, Reporting, none, "", "可"},
		{"街道划走以后归外区", post(DepartmentReviewer, "外区", ""), "看", "街道", 2024, Reporting, none, "", "可"},
		{"街道划走以后，划走前的年度外区看不到", post(DepartmentReviewer, "外区", ""), "看", "街道", 2023, Reporting, none, "", "无"},
		{"街道划走以后的年度，原来的区看不到", bureau, "看", "街道", 2025, Reporting, none, "", "无"},
		{"上级不因为是上级就看得到", post(Head, "区", ""), "看", "镇", 2024, Reporting, none, "", "无"},
		// Evaluators and auditors: units and years given to them.
		{"评价人员看给定的年度", only(Evaluator, "镇", 2024), "看", "镇", 2024, Approved, none, "", "可"},
		{"评价人员看下属单位的", only(Evaluator, "镇", 2024), "看", "校", 2024, Approved, none, "", "可"},
		{"评价人员看不到别的年度", only(Evaluator, "镇", 2024), "看", "镇", 2023, Approved, none, "", "无"},
		{"评价人员不改单位的数", only(Evaluator, "镇", 2024), "改", "镇", 2024, Reporting, dossier.Result, "", "否"},
		{"评价人员在主管部门审核时打分", only(Evaluator, "镇", 2024), "评", "镇", 2024, DepartmentReview, none, "", "可"},
		{"评价人员给批复过的打分", only(Evaluator, "镇", 2024), "评", "校", 2024, Approved, none, "", "可"},
		{"评价人员给公开了的打分", only(Evaluator, "镇", 2024), "评", "镇", 2024, Published, none, "", "可"},
		{"单位还在填报，评价人员不打分", only(Evaluator, "镇", 2024), "评", "镇", 2024, Reporting, none, "", "否"},
		{"单位自己审核时评价人员不打分", only(Evaluator, "镇", 2024), "评", "镇", 2024, UnitReview, none, "", "否"},
		{"评价人员不退回", only(Evaluator, "镇", 2024), "退回", "镇", 2024, BureauReview, none, "", "否"},
		{"评价人员不批复", only(Evaluator, "镇", 2024), "批复", "镇", 2024, BureauReview, none, "", "否"},
		{"评价人员不给别的年度打分", only(Evaluator, "镇", 2024), "评", "镇", 2023, Approved, none, "", "无"},
		{"批复以后负责人不再打分", head, "评", "镇", 2024, Approved, none, "", "否"},
		{"审计人员不打分", only(Auditor, "镇", 2024), "评", "镇", 2024, Approved, none, "", "否"},
		{"审计人员看得到，不能改", only(Auditor, "镇", 2023, 2024), "改", "镇", 2024, Reporting, dossier.Result, "", "否"},
		{"审计人员看得到两年", only(Auditor, "镇", 2023, 2024), "看", "镇", 2023, Approved, none, "", "可"},
		{"审计人员看不到上级的", only(Auditor, "镇", 2024), "看", "区", 2024, Approved, none, "", "无"},
		{"审计人员不退回", only(Auditor, "镇", 2024), "退回", "镇", 2024, UnitReview, none, "", "否"},
		{"没有限定年度的审计人员什么也看不到", only(Auditor, "镇"), "看", "镇", 2024, Approved, none, "", "无"},
		{"审计署的人派到市，看得到镇的", only(Auditor, "市", 2024), "看", "镇", 2024, Approved, none, "", "可"},
		// The three administrators see no business.
		{"系统管理员看不到业务", post(SystemAdmin, "", ""), "看", "镇", 2024, Reporting, none, "", "无"},
		{"写了单位的系统管理员也看不到", post(SystemAdmin, "镇", ""), "看", "镇", 2024, Reporting, none, "", "无"},
		{"安全管理员看不到业务", post(SecurityAdmin, "镇", ""), "改", "镇", 2024, Reporting, dossier.Text, "", "无"},
		{"审计管理员看不到业务", post(AuditAdmin, "镇", ""), "导入", "镇", 2024, Reporting, none, "", "无"},
		{"没有岗位的人什么也看不到", Person{ID: "p"}, "看", "镇", 2024, Reporting, none, "", "无"},
		{"没有单位的岗位什么也看不到", post(Head, "", ""), "看", "", 2024, Reporting, none, "", "无"},
	}
	if len(cases) < 60 {
		t.Fatalf("only %d cases", len(cases))
	}
	h := district(t)
	for _, c := range cases {
		t.Run(c.says, func(t *testing.T) {
			err := c.ask(h)
			if got := answer(err); got != c.want {
				t.Errorf("got %s (%v), want %s", got, err, c.want)
			}
		})
	}
}

// TestTheHouseIsDividedAmongThree asks for every deed at the house of every role.
func TestTheHouseIsDividedAmongThree(t *testing.T) {
	want := map[Role]string{
		SystemAdmin:   "看人员 建账号 建单位 开年度 停用账号 看运行情况 备份 定期限",
		SecurityAdmin: "看人员 授岗位 发一次性口令 结束会话 改设置 清除文件",
		AuditAdmin:    "看人员 看日志",
		// Who does not see the whole row of a ledger with personal data says why they must.
		OfficeClerk: "看个人信息", FinanceClerk: "看个人信息", Auditor: "看个人信息",
		// Days are set by who approves, for the units linked to it or for all.
		BureauReviewer: "定期限",
	}
	for _, r := range Roles {
		p, got := Person{ID: "p", Posts: []Post{{Role: r, Unit: "镇", Office: "甲", Years: []int{2024}}}}, ""
		for _, d := range Deeds {
			if p.Can(d) && d != See && d != Load {
				got += " " + string(d)
			}
		}
		if got != "" {
			got = got[1:]
		}
		if got != want[r] {
			t.Errorf("%s: %q, want %q", r, got, want[r])
		}
	}
}
