package workbench_test

import (
	"testing"
	"time"

	"jiheng/workbench"
)

// TestADeadlineLocks sets a day for all units, lets it pass, and opens it again for
// one of them.
func TestADeadlineLocks(t *testing.T) {
	h := sampleHouse(t)
	h.sampleYear()
	const id = "hongqiao-2024"
	value := func(text, request string) error {
		y, err := h.Year(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		_, err = h.EnterValue(ctx, h.as("caiwu"), workbench.Value{Year: id, Code: "SH03", Text: text, Seen: y.Entries[indexOfValue(t, y, "SH03")].Version, Request: request})
		return err
	}
	now := h.now
	d := workbench.Deadline{Year: 2024, Stage: workbench.Reporting, Until: now.Add(2 * time.Hour)}
	h.wants("right", h.SetDeadline(ctx, h.as("caiwu"), d, "自己定"))
	if err := h.SetDeadline(ctx, h.as("xitong"), d, "按区里的通知"); err != nil {
		t.Fatal(err)
	}
	if err := value("1", "in time"); err != nil {
		t.Errorf("before the deadline: %v", err)
	}
	_, seat, err := h.Look(ctx, h.as("caiwu"), id, "")
	if err != nil {
		t.Fatal(err)
	}
	y, _ := h.Year(ctx, id)
	if until, ok := seat.Deadline(y); !ok || !until.Equal(d.Until.Truncate(time.Minute)) {
		t.Errorf("the deadline is %v %v", until, ok)
	}
	h.now = now.Add(3 * time.Hour)
	h.wants("deadline", value("2", "late"))
	d.Unit, d.Until = "hongqiao", now.Add(5*time.Hour)
	if err := h.SetDeadline(ctx, h.as("caizheng"), d, "准予补报"); err != nil {
		t.Fatal(err)
	}
	if err := value("2", "opened"); err != nil {
		t.Errorf("opened for one unit: %v", err)
	}
	house, err := h.House(ctx)
	if err != nil || len(house.Deadlines()) != 2 {
		t.Errorf("%v %v", house.Deadlines(), err)
	}
}

// TestABureauSetsItsUnitsDays: a reviewer of another bureau sets, moves and takes away no
// day of a unit that is not theirs, nor anybody of a bureau one of all units.
func TestABureauSetsItsUnitsDays(t *testing.T) {
	h := sampleHouse(t)
	h.sampleYear()
	d := workbench.Deadline{Year: 2024, Stage: workbench.Reporting, Unit: "hongqiao", Until: h.now.Add(2 * time.Hour)}
	other := h.as("caizheng")
	if err := h.SetDeadline(ctx, other, d, "按通知"); err != nil {
		t.Fatal(err)
	}
	all := d
	all.Unit = ""
	h.wants("right", h.SetDeadline(ctx, other, all, "全区"))
	if err := h.SetDeadline(ctx, h.as("xitong"), all, "全区"); err != nil {
		t.Fatal(err)
	}
	d.Unit, d.Year = "hongqiao", 2010 // before the unit had a bureau
	d.Until = time.Date(2011, 1, 5, 0, 0, 0, 0, time.UTC)
	h.wants("right", h.SetDeadline(ctx, other, d, "早年的"))
	house, err := h.House(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range house.Deadlines() {
		if x.Unit == "" {
			h.wants("right", h.RemoveDeadline(ctx, other, x.ID, "不要了"))
		} else if err := h.RemoveDeadline(ctx, other, x.ID, "不要了"); err != nil {
			t.Error(err)
		}
	}
}
