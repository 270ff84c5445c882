package workbench

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"jiheng/dossier"
	"jiheng/fault"
)

var update = flag.Bool("update", false, "write the golden files anew")

// answers of a right, as the matrix prints them.
func answer(err error) string {
	var f *fault.Error
	switch {
	case err == nil:
		return "可"
	case !errors.As(err, &f):
		return err.Error()
	case f.Kind == fault.NotFound:
		return "无"
	case f.Code == "frozen":
		return "锁"
	case f.Code == "other-office":
		return "别"
	}
	return "否"
}

// TestTheMatrixOfRights asks for every role, stage and class of field, of one's own
// year and office, of another office and of another unit, and compares with the
// matrix that was read by people.
func TestTheMatrixOfRights(t *testing.T) {
	var b strings.Builder
	b.WriteString("可：可以改 否：没有权限（403，写明由谁办） 锁：这一环节谁也不能改（403） 别：别的科室的（403） 无：与不存在的一样（404）\n")
	n := 0
	for _, where := range []struct{ name, year, office string }{{"本单位本科室", "y", "甲"}, {"本单位别的科室", "y", "乙"}, {"本单位不属科室", "y", ""}, {"别的单位", "z", "甲"}} {
		for _, stage := range Stages {
			fmt.Fprintf(&b, "\n%s %s\n", where.name, stage)
			for _, role := range Roles {
				p := Person{ID: "p", Posts: []Post{{Role: role, Year: "y", Office: "甲"}}}
				var row []string
				for _, class := range dossier.Classes {
					n++
					err := p.mayChange(where.year, stage, dossier.Change{Class: class, Key: "SL01", Field: "值"}, where.office)
					row = append(row, class.String()+answer(err))
				}
				fmt.Fprintf(&b, "%s：%s\n", role, strings.Join(row, " "))
			}
		}
	}
	if want := 4 * len(Stages) * len(Roles) * len(dossier.Classes); n != want {
		t.Fatalf("%d answers, want %d", n, want)
	}
	const file = "testdata/rights.txt"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil || string(want) != b.String() {
		t.Errorf("the matrix of rights is another (%v); read it, then run with -update:\n%s", err, b.String())
	}
}

// TestRightsByHand holds what people said, not what the matrix says.
func TestRightsByHand(t *testing.T) {
	post := func(role Role, office string) Person {
		return Person{ID: "p", Posts: []Post{{Role: role, Year: "y", Office: office}}}
	}
	for _, c := range []struct {
		says   string
		who    Person
		year   string
		stage  Stage
		class  dossier.Class
		office string
		want   string
	}{
		{"科室填报人填本科室的完成值", post(OfficeClerk, "经发办"), "y", Reporting, dossier.Result, "经发办", "可"},
		{"科室填报人不填别的科室的完成值", post(OfficeClerk, "经发办"), "y", Reporting, dossier.Result, "社事办", "别"},
		{"没有写科室的不归科室填报人", post(OfficeClerk, "经发办"), "y", Reporting, dossier.Result, "", "别"},
		{"没有科室的科室填报人什么也不能填", post(OfficeClerk, ""), "y", Reporting, dossier.Result, "", "别"},
		{"科室填报人不改决算数", post(OfficeClerk, "经发办"), "y", Reporting, dossier.Execution, "经发办", "否"},
		{"目标批复后填报时锁住，财务经办人也不能改", post(FinanceClerk, ""), "y", Reporting, dossier.Goal, "经发办", "锁"},
		{"年初预算数在填报时锁住", post(FinanceClerk, ""), "y", Reporting, dossier.Budget, "", "锁"},
		{"财务经办人填决算数", post(FinanceClerk, ""), "y", Reporting, dossier.Execution, "", "可"},
		{"草拟时科室填报人写目标", post(OfficeClerk, "经发办"), "y", Drafting, dossier.Goal, "经发办", "可"},
		{"草拟时科室填报人不写预算", post(OfficeClerk, "经发办"), "y", Drafting, dossier.Budget, "经发办", "否"},
		{"报送以后谁也不改完成值", post(FinanceClerk, ""), "y", UnitReview, dossier.Result, "", "锁"},
		{"负责人不填完成值", post(Head, ""), "y", Reporting, dossier.Result, "", "否"},
		{"财政审核人不改单位的文字", post(BureauReviewer, ""), "y", BureauReview, dossier.Text, "", "锁"},
		{"批复以后谁也不改", post(FinanceClerk, ""), "y", Approved, dossier.Text, "", "锁"},
		{"审核的记录谁也不手写", post(BureauReviewer, ""), "y", BureauReview, dossier.Decision, "", "锁"},
		{"别的单位的年度看不到", post(FinanceClerk, ""), "z", Reporting, dossier.Result, "", "无"},
		{"系统管理员看不到业务", post(SystemAdmin, ""), "y", Reporting, dossier.Result, "", "无"},
		{"安全管理员看不到业务", post(SecurityAdmin, ""), "y", Reporting, dossier.Text, "", "无"},
		{"审计管理员看不到业务", post(AuditAdmin, ""), "y", Approved, dossier.Text, "", "无"},
		{"审计人员看得到，不能改", post(Auditor, ""), "y", Reporting, dossier.Result, "", "否"},
		{"没有岗位的人什么也看不到", Person{ID: "p"}, "y", Reporting, dossier.Result, "", "无"},
	} {
		t.Run(c.says, func(t *testing.T) {
			err := c.who.mayChange(c.year, c.stage, dossier.Change{Class: c.class, Key: "SL01", Field: "值"}, c.office)
			if got := answer(err); got != c.want {
				t.Errorf("got %s (%v), want %s", got, err, c.want)
			}
		})
	}
}

// TestAnUnknownYearIsAsOneThatMayNotBeSeen compares the refusals byte for byte.
func TestAnUnknownYearIsAsOneThatMayNotBeSeen(t *testing.T) {
	p := Person{ID: "p", Posts: []Post{{Role: Head, Year: "mine"}}}
	a, b := p.may(See, "theirs"), unknownYear("theirs")
	if a == nil || a.Error() != b.Error() {
		t.Errorf("%v, %v", a, b)
	}
}
