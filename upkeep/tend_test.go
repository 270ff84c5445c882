package upkeep

import (
	"testing"
	"time"

	"jiheng/store"
)

// There is a backup in each hour that has had an act, and one a day in any case.
func TestTend(t *testing.T) {
	k, c := worked(t)
	for i, step := range []struct {
		after time.Duration
		act   bool
		want  bool
	}{
		{0, false, true}, // there is none yet
		{0, false, false},
		{30 * time.Minute, true, false},
		{30 * time.Minute, false, true},
		{time.Hour, false, false}, // nobody has done anything
		{5 * time.Hour, false, false},
		{time.Minute, true, true},
		{23 * time.Hour, false, false},
		{time.Hour, false, true},
	} {
		c.now = c.now.Add(step.after)
		if step.act {
			act(t, k, "填报")
		}
		b, err := k.Tend(ctx)
		if err != nil || (b != nil) != step.want {
			t.Fatalf("step %d: %+v %v", i, b, err)
		}
	}
}

// Without backups the log has a sign of life a day, so that a silent one was
// stopped.
func TestTendWithoutBackups(t *testing.T) {
	k, c := worked(t)
	k.Set.Backup.Hourly, k.Set.Backup.Daily, k.Set.Backup.Monthly = 0, 0, 0
	for range 72 {
		c.now = c.now.Add(time.Hour)
		if b, err := k.Tend(ctx); b != nil || err != nil {
			t.Fatal(b, err)
		}
	}
	signed(t, k)
	var alive []store.Act
	err := k.Store.View(ctx, func(tx *store.Tx) (err error) { alive, err = house(tx, KindAlive); return err })
	if err != nil || len(alive) != 3 {
		t.Errorf("%d signs of life in three days: %v", len(alive), err)
	}
	if a := audited(t, k, AuditAsk{Live: true}); a.Code != CodeProven {
		t.Errorf("%+v", a)
	}
}
