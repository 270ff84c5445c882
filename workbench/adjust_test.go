package workbench_test

import (
	"strings"
	"testing"

	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/workbench"
)

// reported is the sample while it is reported, its goals being approved.
func reported(t *testing.T) *workbench.Bench {
	t.Helper()
	b, _ := newBench(t)
	if _, err := b.Import(ctx, finance, year, sampleFolder(t)); err != nil {
		t.Fatal(err)
	}
	return b
}

func textOfFact(y *workbench.Year, id string) string {
	f, _, ok := y.Fact(id)
	if !ok {
		return "没有"
	}
	return f.Print().Text + "｜" + f.Account.Text
}

// TestAdjustBudget records what was approved in the year, of a line and of two; each is
// one act under the next number, the approved budget stays, and it is undone as one.
func TestAdjustBudget(t *testing.T) {
	b := reported(t)
	before, _ := b.Year(ctx, year)
	for _, c := range []struct {
		says string
		a    workbench.BudgetAdjustment
		id   string
		want map[string]string
	}{
		{"追加", workbench.BudgetAdjustment{Kind: "追加", Line: "P06", Amount: "12.5", Day: "2024-11-20", Reason: "雨季抢修", Document: "区财政通知第21号"}, "TZ12",
			map[string]string{"P06-调整数": "-17.50万元"}},
		{"追减，写了千分位", workbench.BudgetAdjustment{Kind: "追减", Line: "P09", Amount: "10.00 万元", Day: "2024-12-02", Reason: "招标结余", Document: "会议纪要第3号"}, "TZ13",
			map[string]string{"P09-调整数": "20.00万元"}},
		{"调剂，两头一次办", workbench.BudgetAdjustment{Kind: "调剂", Line: "P12", To: "P13", Amount: "2", Day: "2024-10-08", Reason: "排班", Document: "会议纪要第4号"}, "TZ14",
			map[string]string{"P12-调整数": "-20.00万元", "P13-调整数": "20.00万元"}},
	} {
		was, _ := b.Year(ctx, year)
		c.a.Year, c.a.Request = year, c.says
		y, err := b.AdjustBudget(ctx, finance, c.a)
		if err != nil {
			t.Fatalf("%s: %v", c.says, err)
		}
		if last := y.Year.Adjustments[len(y.Year.Adjustments)-1]; y.Act != was.Act+1 || last.ID != c.id || last.Document != c.a.Document || last.Reason != c.a.Reason {
			t.Errorf("%s: act %d after %d, %+v", c.says, y.Act, was.Act, last)
		}
		for id, want := range c.want {
			if got := textOfFact(y, id); !strings.HasPrefix(got, want+"｜") {
				t.Errorf("%s: %s is %s, want %s", c.says, id, got, want)
			}
		}
		if got, want := textOfFact(y, "合计-年初预算数"), textOfFact(before, "合计-年初预算数"); got != want {
			t.Errorf("%s: the approved budget became %s", c.says, got)
		}
		again, err := b.AdjustBudget(ctx, finance, c.a)
		if err != nil || again.Act != y.Act {
			t.Errorf("%s: the same request again: %v, act %d", c.says, err, again.Act)
		}
		if y, err = b.Undo(ctx, finance, year, y.Act, "undo"+c.says); err != nil || len(y.Year.Adjustments) != len(before.Year.Adjustments) {
			t.Errorf("%s: undone: %v", c.says, err)
		}
	}
}

// TestAdjustTarget sets the target in force of indicators that had none and of one that
// was adjusted before: the approved one stays, points follow the new one, and the account
// tells both.
func TestAdjustTarget(t *testing.T) {
	b := reported(t)
	for _, c := range []struct{ code, target, says string }{
		{"SL01", "≥18个", "≥18个"}, {"SH03", "≥1所", "≥1所"}, {"SL05", "≥900次", "≥900次"},
	} {
		y, _ := b.Year(ctx, year)
		ind, _ := y.Year.IndicatorByCode(c.code)
		approved := ind.Target.String()
		c.target = strings.Replace(c.target, strings.TrimLeft(c.target, "≥0123456789"), ind.Target.Unit.String(), 1)
		e, _ := y.EntryOf("指标.yaml", c.code)
		after, err := b.AdjustTarget(ctx, finance, workbench.TargetAdjustment{Year: year, Code: c.code, Target: c.target, Day: "2024-09-30", Reason: "上级追加任务",
			Document: "会议纪要第7号", Seen: e.Version, Request: c.code})
		if err != nil {
			t.Fatalf("%s: %v", c.code, err)
		}
		ind, _ = after.Year.IndicatorByCode(c.code)
		if ind.Target.String() != approved || ind.InForce().String() != c.target || ind.Adjusted.Approval != "会议纪要第7号：上级追加任务" {
			t.Errorf("%s: %s, in force %s: %+v", c.code, ind.Target, ind.InForce(), ind.Adjusted)
		}
		if got := textOfFact(after, c.code+"-指标值"); !strings.Contains(got, "经批准由"+approved+"调整为"+c.target+"（会议纪要第7号：上级追加任务）") {
			t.Errorf("%s: the account says %s", c.code, got)
		}
		if after, err = b.Undo(ctx, finance, year, after.Act, "undo"+c.code); err != nil {
			t.Fatal(err)
		}
		if again, _ := after.EntryOf("指标.yaml", c.code); again.Text != e.Text {
			t.Errorf("%s: undone it is %s", c.code, again.Text)
		}
	}
}

// TestAdjustRefused: without ground, amount or line, by who may not, and another kind of target.
func TestAdjustRefused(t *testing.T) {
	b := reported(t)
	good := workbench.BudgetAdjustment{Year: year, Kind: "追加", Line: "P06", Amount: "1", Day: "2024-11-20", Reason: "抢修", Document: "通知第1号"}
	for i, c := range []struct {
		change func(*workbench.BudgetAdjustment)
		who    workbench.Person
		want   string
	}{
		{func(a *workbench.BudgetAdjustment) { a.Reason = " " }, finance, "adjust-reason"},
		{func(a *workbench.BudgetAdjustment) { a.Document = "" }, finance, "adjust-document"},
		{func(a *workbench.BudgetAdjustment) { a.Amount = "" }, finance, "adjust-amount"},
		{func(a *workbench.BudgetAdjustment) { a.Amount = "-3" }, finance, "adjust-amount"},
		{func(a *workbench.BudgetAdjustment) { a.Amount = "0.0000001" }, finance, "adjust-amount"},
		{func(a *workbench.BudgetAdjustment) { a.Kind, a.Amount = "追减", "99999" }, finance, "adjust-amount"},
		{func(a *workbench.BudgetAdjustment) { a.Line = "P99" }, finance, "adjust-line"},
		{func(a *workbench.BudgetAdjustment) { a.Kind, a.To = "调剂", "P06" }, finance, "adjust-line"},
		{func(a *workbench.BudgetAdjustment) { a.To = "P03" }, finance, "adjust-line"},
		{func(a *workbench.BudgetAdjustment) { a.Kind, a.To = "追减", "P03" }, finance, "adjust-line"},
		{func(a *workbench.BudgetAdjustment) { a.Kind = "增加" }, finance, "adjust-kind"},
		{func(a *workbench.BudgetAdjustment) { a.Day = "2024年9月" }, finance, "adjust-day"},
		{func(a *workbench.BudgetAdjustment) { a.Day = "2025-01-09" }, finance, "adjust-day"},
		{func(*workbench.BudgetAdjustment) {}, social, "right"},
	} {
		a := good
		c.change(&a)
		a.Request = "refused" + string(rune('a'+i))
		if _, err := b.AdjustBudget(ctx, c.who, a); err == nil || fault.All(err)[0].Code != c.want {
			t.Errorf("%d: %v, want %s", i, err, c.want)
		}
	}
	for i, target := range []string{"", "18", "≥18%", "定性：完成", "2024-10-31前"} {
		_, err := b.AdjustTarget(ctx, finance, workbench.TargetAdjustment{Year: year, Code: "SL01", Target: target, Day: "2024-09-30", Reason: "追加", Document: "纪要", Request: "t" + string(rune('a'+i))})
		if fault.KindOf(err) != fault.Invalid {
			t.Errorf("%q: %v", target, err)
		}
	}
}

// TestAdjustmentsStand: what was recorded of adjustments is neither changed nor taken
// away after the goals were approved, and nothing is added without its ground, from
// whatever door; adjustments that were typed while the year was drafted are not undone.
func TestAdjustmentsStand(t *testing.T) {
	b := reported(t)
	y, _ := b.Year(ctx, year)
	adjusted, _ := y.EntryOf("指标.yaml", "SL20")
	line, _ := y.EntryOf("预算/调整.csv", "TZ07")
	set := func(e string, seen int64, fields ...string) error {
		var list []dossier.Field
		for i := 0; i < len(fields); i += 2 {
			list = append(list, dossier.Field{Name: fields[i], Value: fields[i+1]})
		}
		_, err := b.SetFields(ctx, finance, workbench.FieldsEdit{Year: year, Entry: e, Fields: list, Seen: seen, Request: "set" + strings.Join(fields, "|")})
		return err
	}
	record := func(fields ...string) error {
		n := workbench.NewRecord{Year: year, File: "预算/调整.csv", Request: "add" + strings.Join(fields, "|")}
		for i := 0; i < len(fields); i += 2 {
			n.Fields = append(n.Fields, dossier.Field{Name: fields[i], Value: fields[i+1]})
		}
		_, err := b.AddRecord(ctx, finance, n)
		return err
	}
	_, gone := b.Remove(ctx, finance, workbench.EntryDeed{Year: year, File: line.File, Entry: line.ID, Seen: line.Version, Request: "gone"})
	for says, c := range map[string]struct {
		err  error
		want string
	}{
		"改金额":    {set(line.ID, line.Version, "金额", "-1.00"), "adjust-kept"},
		"改原因":    {set(line.ID, line.Version, "原因", "另一个原因"), "adjust-kept"},
		"删一笔":    {gone, "adjust-kept"},
		"没有文件":   {record("编号", "TZ90", "日期", "2024-11-01", "种类", "追加", "行", "P06", "金额", "1.00", "原因", "抢修"), "adjust-ground"},
		"没有原因":   {record("编号", "TZ91", "日期", "2024-11-01", "种类", "追加", "行", "P06", "金额", "1.00", "文件", "通知"), "adjust-ground"},
		"只改指标值":  {set(adjusted.ID, adjusted.Version, "调整·指标值", "≥100台"), "adjust-ground"},
		"只改批准":   {set(adjusted.ID, adjusted.Version, "调整·批准", "另一个文件"), "adjust-ground"},
		"改批复的目标": {set(adjusted.ID, adjusted.Version, "指标值", "≥100台"), "frozen"},
	} {
		if c.err == nil || fault.All(c.err)[0].Code != c.want {
			t.Errorf("%s: %v, want %s", says, c.err, c.want)
		}
	}
	if err := record("编号", "TZ92", "日期", "2024-11-01", "种类", "追加", "行", "P06", "金额", "1.00", "原因", "抢修", "文件", "通知"); err != nil {
		t.Errorf("with its ground: %v", err)
	}
}
