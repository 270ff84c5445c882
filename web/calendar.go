package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"jiheng/fault"
	"jiheng/reply"
	"jiheng/workbench"
)

// A calendarPage is the deadlines of all years (日历).
type calendarPage struct {
	view
	Rows   []deadlineRow
	Units  []*workbench.Unit
	May    bool
	All    bool // that they set those of all units
	Error  string
	Form   map[string]string
	Stages []workbench.Stage
}

// A deadlineRow is a deadline as it is told.
type deadlineRow struct {
	ID, Year, Stage, Unit, Until, Left string
	May                                bool // that they take it away
}

func (v *visit) calendar() error {
	p, err := v.calendarPage()
	if err != nil {
		return err
	}
	return v.write(http.StatusOK, calendarWhole(p))
}

func (v *visit) calendarPage() (calendarPage, error) {
	p := calendarPage{view: v.adminView("日历", "/calendar"), May: v.who.Can(workbench.SetDeadlines), Form: map[string]string{}, Stages: workbench.Stages}
	h, err := v.bench.House(v.r.Context())
	if err != nil {
		return p, err
	}
	for _, d := range h.Deadlines() {
		row := deadlineRow{ID: d.ID, Year: yearText(d.Year), Stage: string(d.Stage), Unit: "全部单位", Until: d.Until.In(china).Format("2006年1月2日15:04"), Left: leftText(v.now(), d.Until)}
		if u, err := h.Unit(d.Unit); err == nil {
			own := slices.ContainsFunc(v.who.Posts, func(q workbench.Post) bool { return q.Unit == d.Unit })
			if !p.May && !own {
				continue // another unit's day is none of theirs
			}
			row.Unit = u.Name
		}
		row.May = p.May && h.SetsDeadline(v.who, d.Unit, d.Year) == nil
		p.Rows = append(p.Rows, row)
	}
	if p.All = p.May && h.SetsDeadline(v.who, "", 0) == nil; p.May {
		p.Units = slices.DeleteFunc(slices.Clone(h.Units()), func(u *workbench.Unit) bool {
			return !p.All && !slices.ContainsFunc(u.Years, func(y workbench.UnitYear) bool { return h.SetsDeadline(v.who, u.ID, y.Year) == nil })
		})
	}
	return p, nil
}

// leftText says how long there is until a time, in days.
func leftText(now, until time.Time) string {
	y1, m1, d1 := now.In(china).Date()
	y2, m2, d2 := until.In(china).Date()
	days := int(time.Date(y2, m2, d2, 0, 0, 0, 0, time.UTC).Sub(time.Date(y1, m1, d1, 0, 0, 0, 0, time.UTC)).Hours() / 24)
	switch {
	case !now.Before(until.Add(time.Minute)):
		return "已经截止"
	case days == 0:
		return "今天"
	}
	return "还有" + itoa(days) + "天"
}

// calendarTake sets a deadline.
func (v *visit) calendarTake() error {
	if err := v.who.MayHouse(workbench.SetDeadlines); err != nil {
		return err
	}
	f := v.r.PostFormValue
	if id := f("remove"); id != "" {
		return v.calendarTaken(v.bench.RemoveDeadline(v.r.Context(), v.who, id, f("reason")), map[string]string{})
	}
	form := map[string]string{"year": f("year"), "stage": f("stage"), "unit": f("unit"), "until": f("until"), "reason": f("reason")}
	year, errYear := strconv.Atoi(form["year"])
	until, errUntil := time.ParseInLocation("2006-01-02T15:04", strings.Replace(strings.TrimSpace(form["until"]), " ", "T", 1), china)
	err := error(fault.Bad(fault.Place{}, "deadline", "期限要有年度和时间，如2024、2025-02-28 17:00"))
	switch {
	case errYear != nil || errUntil != nil:
	case until.Add(time.Minute).Before(v.now()) && until.Year() >= year-1 && f("past") != "yes":
		form["past"] = "ask"
		err = fault.Bad(fault.Place{}, "deadline", "%s已经过去，定了当场就锁住；确要现在锁住，请勾选“现在就锁住”再定", until.Format("2006年1月2日15:04"))
	default:
		err = v.bench.SetDeadline(v.r.Context(), v.who, workbench.Deadline{Year: year, Stage: workbench.Stage(form["stage"]), Unit: form["unit"], Until: until}, form["reason"])
	}
	return v.calendarTaken(err, form)
}

// calendarTaken answers what became of a form of the calendar.
func (v *visit) calendarTaken(err error, form map[string]string) error {
	if err == nil {
		return v.goTo("/calendar")
	}
	bad := faultOf(err)
	if bad.Kind == fault.Internal || bad.Kind == fault.Forbidden {
		return err
	}
	p, again := v.calendarPage()
	if again != nil {
		return again
	}
	p.Error, p.Form = bad.Message, form
	return v.write(reply.Status(bad.Kind), calendarWhole(p))
}

// dueText says until when the year may be changed as it stands; empty where no day
// is set.
func (v *visit) dueText(y *workbench.Year) string {
	until, ok := v.seat.Deadline(y)
	if !ok {
		return ""
	}
	return dueWords(until) + "截止，" + leftText(v.now(), until)
}

// dueWords is a deadline in a sentence: with its year, and its minutes where it has some.
func dueWords(until time.Time) string {
	if at := until.In(china); at.Minute() > 0 {
		return at.Format("2006年1月2日15时04分")
	}
	return until.In(china).Format("2006年1月2日15时")
}
