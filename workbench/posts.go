package workbench

import (
	"slices"
	"strings"
	"time"

	"jiheng/fault"
)

// checkPosts refuses posts that a person cannot hold.
func (h *House) checkPosts(m *Member, posts []Post) error {
	for i, q := range posts {
		if err := h.checkPost(q); err != nil {
			return err
		}
		if err := h.checkStandIn(m, q); err != nil {
			return err
		}
		for _, o := range posts[:i] {
			if o.same(q) && o.For == q.For && overlap(o, q) {
				return fault.New(fault.Conflict, fault.Place{}, "post-twice", "“%s”的岗位写了两次，日期重叠；请合成一条", q.Role)
			}
		}
	}
	return apart(posts)
}

// Days between which a post begins and ends.
const firstDay, lastDay = "1990-01-01", "2100-12-31"

// checkPost refuses a post that means nothing.
func (h *House) checkPost(q Post) error {
	bad := func(format string, args ...any) error { return fault.Bad(fault.Place{}, "post", format, args...) }
	if !slices.Contains(Roles, q.Role) {
		return bad("没有“%s”这个角色；应当是：%s", fault.Clip(string(q.Role)), strings.Join(roleNames, "、"))
	}
	for _, d := range []string{q.From, q.Until} {
		if _, err := time.Parse(time.DateOnly, d); d != "" && err != nil {
			return bad("日期“%s”要写成2025-01-06", fault.Clip(d))
		}
		if d != "" && (d < firstDay || d > lastDay) {
			return bad("日期“%s”的年份不对；岗位的起止日在1990年到2100年之间，不限期的留空", fault.Clip(d))
		}
	}
	switch {
	case q.From != "" && q.Until != "" && q.Until < q.From:
		return bad("“%s”的止日%s早于起日%s；请核对", q.Role, q.Until, q.From)
	case q.Role.Administers() && (q.Unit != "" || q.Office != "" || len(q.Years) > 0):
		return bad("“%s”管整个系统，不写单位、科室和年度", q.Role)
	case q.Role.Administers():
		return nil
	case h.units[q.Unit] == nil:
		return bad("“%s”的单位“%s”还没有建；请先建单位", q.Role, fault.Clip(q.Unit))
	case (q.Office != "") != (q.Role == OfficeClerk):
		return bad("科室填报人要写明科室，别的角色不写；请核对“%s”", q.Role)
	case q.Role == OfficeClerk:
		if err := words("科室", q.Office, 40); err != nil {
			return err
		}
	case q.Role.Limited() && (len(q.Years) == 0 || q.Until == ""):
		return bad("“%s”要写明看哪些年度、到哪一天为止", q.Role)
	}
	if !q.Role.Limited() && len(q.Years) > 0 {
		return bad("只有评价人员和审计人员要限定年度；“%s”不写", q.Role)
	}
	for _, y := range q.Years {
		if y < 1978 || y > 2200 {
			return bad("年度“%d”不合用；应当是四位的公历年", y)
		}
	}
	return nil
}

// checkStandIn refuses to stand in for somebody who does not hold the post as
// their own, or without an end.
func (h *House) checkStandIn(m *Member, q Post) error {
	if q.For == "" {
		return nil
	}
	bad := func(format string, args ...any) error {
		return fault.Bad(fault.Place{}, "stand-in", format, args...)
	}
	absent := h.members[q.For]
	switch {
	case absent == nil || q.For == m.ID:
		return bad("代办要写明代谁，不能代自己；请从人员里选")
	case q.From == "" || q.Until == "":
		return bad("代%s办理要写明起止日期", absent.Name)
	}
	holds := slices.ContainsFunc(absent.Posts, func(o Post) bool {
		return o.For == "" && o.same(q) && o.holds(q.From) && o.holds(q.Until)
	})
	if !holds || absent.Closed != "" && absent.Closed <= q.Until {
		return bad("%s在%s到%s之间没有“%s”的岗位，不能代办；请核对日期和单位", absent.Name, q.From, q.Until, q.Role)
	}
	return nil
}

// overlap reports two posts with a day in common.
func overlap(a, b Post) bool {
	return (a.Until == "" || b.From == "" || b.From <= a.Until) && (b.Until == "" || a.From == "" || a.From <= b.Until)
}

// apart refuses posts that may not be those of one person: two of the three
// administrators, or one of them and any business. It does not matter when.
func apart(posts []Post) error {
	var seen []Role
	business := Role("")
	for _, q := range posts {
		if !q.Role.Administers() {
			business = q.Role
		} else if !slices.Contains(seen, q.Role) {
			seen = append(seen, q.Role)
		}
	}
	switch {
	case len(seen) > 1:
		return fault.New(fault.Conflict, fault.Place{}, "three", "%s和%s不能是同一个人；三员要分开，可以请别的部门的人担任", seen[0], seen[1])
	case len(seen) == 1 && business != "":
		return fault.New(fault.Conflict, fault.Place{}, "three", "%s不办业务，不能同时是%s；请另设账号给另一个人", seen[0], business)
	}
	return nil
}
