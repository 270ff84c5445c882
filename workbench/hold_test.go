package workbench_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"math/big"
	"math/rand/v2"
	"os"
	"strconv"
	"sync"
	"testing"
	"testing/fstest"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/num"
	"jiheng/store"
	"jiheng/workbench"
)

// rounds is how often something is tried: a few times at each commit, as often as the
// goal says by night.
func rounds(few, many int) int {
	if os.Getenv("NIGHTLY") != "" {
		return many
	}
	return few
}

// TestOneOutcome has goals approved, returned and taken back at once: one of the three
// is done, the others are told, and the year's steps are those that were done.
func TestOneOutcome(t *testing.T) {
	h := sampleHouse(t)
	points := []string{"10", "10", "15", "15", "15", "15", "10", "10"}
	won := map[string]int{}
	drafted := fstest.MapFS{dossier.FileMain: {Data: []byte("格式: 1\n年度: 2024\n")},
		dossier.FileIndicators: {Data: []byte("指标:\n  - {编号: A1, 名称: 走访企业, 一级: 产出指标, 二级: 数量指标, 指标值: ≥1家, 分值: 50}\n" +
			"  - {编号: A2, 名称: 带动就业, 一级: 效益指标, 二级: 社会效益指标, 指标值: ≥1人, 分值: 30}\n  - {编号: A3, 名称: 群众满意度, 一级: 满意度指标, 二级: 服务对象满意度指标, 指标值: ≥90%, 分值: 10}\n")},
		dossier.FileGoals:  {Data: []byte("总体目标:\n  期间: 2024—2026年\n  文字: 企业走访成为常态\n")},
		dossier.FileLines:  {Data: []byte("编号,名称,资金,支出,类别,科室,年初预算数（万元）,决算数（万元）\nB01,人员经费,一般公共预算,基本支出,人员类,党政办,100.00,\n")},
		dossier.FileReview: {Data: []byte("办理:\n  - {做法: 起草, 从: 草拟, 到: 草拟, 人: clerk, 时间: 2025-01-06T02:00:00Z}\n")}}
	for i := range rounds(25, 1000) {
		unit := "u" + strconv.Itoa(i)
		if _, err := h.AddUnit(ctx, h.as("xitong"), workbench.NewUnit{ID: unit, UnitYear: workbench.UnitYear{Year: 2024, Name: "单位" + strconv.Itoa(i), Level: "乡级", Bureau: "minhang-caizheng"}}); err != nil {
			t.Fatal(err)
		}
		id, err := h.OpenYear(ctx, h.as("xitong"), unit, 2024)
		if err != nil {
			t.Fatal(err)
		}
		clerk := workbench.Person{ID: "clerk", Posts: []workbench.Post{{Role: workbench.FinanceClerk, Unit: unit}}}
		if _, err := h.Import(ctx, clerk, id, drafted); err != nil {
			t.Fatal(err)
		}
		y, err := h.Take(ctx, clerk, workbench.Step{Year: id, How: budget.Sent, Request: id + "send"})
		if err != nil {
			t.Fatal(err)
		}
		deeds := []struct {
			how string
			do  func() error
		}{
			{budget.Confirmed, func() error {
				_, err := h.JudgeGoals(ctx, h.as("caizheng"), workbench.GoalJudgement{Year: id, Points: points, Decision: budget.GoalsPass, Seen: y.Act, Request: id + "a"})
				return err
			}},
			{budget.SentBack, func() error {
				_, err := h.Take(ctx, h.as("caizheng"), workbench.Step{Year: id, How: budget.SentBack, Reason: "指标值偏低", Seen: y.Act, Request: id + "b"})
				return err
			}},
			{budget.TakenBack, func() error {
				_, err := h.Take(ctx, clerk, workbench.Step{Year: id, How: budget.TakenBack, Seen: y.Act, Request: id + "c"})
				return err
			}},
		}
		errs := make([]error, len(deeds))
		var all sync.WaitGroup
		for k := range deeds {
			all.Go(func() { errs[k] = deeds[k].do() })
		}
		all.Wait()
		done := ""
		for k, err := range errs {
			switch {
			case err == nil && done != "":
				t.Fatalf("%d: %s and %s were both done", i, done, deeds[k].how)
			case err == nil:
				done = deeds[k].how
			case fault.KindOf(err) != fault.Conflict:
				t.Errorf("%d: %s: %v", i, deeds[k].how, err)
			}
		}
		if y, err = h.Year(ctx, id); err != nil {
			t.Fatal(err)
		}
		steps := y.Year.Steps
		if last := steps[len(steps)-1]; done == "" || last.How != done || string(y.Stage()) != last.To || steps[len(steps)-2].How != budget.Sent {
			t.Errorf("%d: %q was done, the steps are %+v", i, done, steps)
		}
		won[done]++
	}
	t.Log(won)
}

// TestSumsOfMoneyAreExact takes random amounts into the store and out again: the sum
// of a ledger is that of big integers, and every row comes back as it went in.
func TestSumsOfMoneyAreExact(t *testing.T) {
	h := sampleHouse(t)
	random := rand.New(rand.NewPCG(20, 24))
	n := rounds(20_000, 1_000_000)
	var rows bytes.Buffer
	rows.WriteString("编号,金额\n")
	sum := new(big.Int)
	for i := range n {
		cents := random.Int64N(1 << (1 + random.IntN(40)))
		if random.IntN(9) == 0 {
			cents = -cents
		}
		sum.Add(sum, big.NewInt(cents))
		fmt.Fprintf(&rows, "R%07d,%s\n", i, num.Fen(cents).Yuan())
	}
	folder := fstest.MapFS{dossier.FileMain: {Data: []byte("格式: 1\n年度: 2024\n")},
		dossier.FileIndicators: {Data: []byte("指标:\n  - {编号: A1, 名称: 发放金额, 一级: 产出, 指标值: ≥1元, 分值: 1}\n")},
		"台账/T1.yaml":           {Data: []byte("编号: T1\n名称: 发放\n数据: T1.csv\n主键: 编号\n列:\n  - {名称: 编号, 类型: 文本, 必填: 是}\n  - {名称: 金额, 类型: 金额, 必填: 是, 单位: 元}\n取数:\n  - {事实: A1, 方法: 求和, 列: 金额, 单位: 元, 小数: 2}\n")},
		"台账/T1.csv":            {Data: rows.Bytes()}}
	if _, err := h.Import(ctx, h.as("caiwu"), "hongqiao-2024", folder); err != nil {
		t.Fatal(err)
	}
	y, err := h.Year(ctx, "hongqiao-2024")
	if err != nil {
		t.Fatal(err)
	}
	f, ok := y.Year.Facts.Get("A1")
	if !ok {
		t.Fatal(y.Open)
	}
	if want := num.Fen(sum.Int64()).Yuan(); f.Value.Number.Cmp(want.Ratio()) != 0 {
		t.Errorf("the sum is %s, want %s", f.Print().Text, want)
	}
	at, err := h.store.Folder(ctx, "hongqiao-2024", store.Newest)
	if err != nil {
		t.Fatal(err)
	}
	data, err := fs.ReadFile(at, "台账/T1.csv")
	if err != nil || !bytes.Equal(data, rows.Bytes()) {
		t.Errorf("%d bytes went in, %d came out, %v", rows.Len(), len(data), err)
	}
}

// TestWhatWasIssuedStays issues the sample, returns it, does this and that at random,
// and demands after each act that the issued files are what they were, and that every
// total is the sum of its parts.
func TestWhatWasIssuedStays(t *testing.T) {
	h := sampleHouse(t)
	id := h.sampleYear()
	h.wants("", nilOr(h.step(h.as("caiwu"), "报送", "")))
	y, err := h.Year(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	if y, err = h.Issue(ctx, h.as("lingdao"), workbench.Issuing{Unnumbered: true, Year: id, Seen: y.Act, Request: "issue"}); err != nil {
		t.Fatal(err)
	}
	issued := func() string {
		sum := sha256.New()
		for _, name := range y.IssuedNames(1) {
			data, err := h.Issued(ctx, h.as("caiwu"), id, 1, name)
			if err != nil || len(data) == 0 {
				t.Fatalf("%s: %d bytes, %v", name, len(data), err)
			}
			fmt.Fprintf(sum, "%s %x\n", name, sha256.Sum256(data))
		}
		return fmt.Sprintf("%x", sum.Sum(nil))
	}
	names, before, from := len(y.IssuedNames(1)), issued(), y.Act
	h.wants("", nilOr(h.step(h.as("lingdao"), "退回", "补附件")))
	random := rand.New(rand.NewPCG(3, 9))
	for i := range rounds(25, 1000) {
		y, err = h.Year(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		ind := y.Year.Indicators[random.IntN(len(y.Year.Indicators))]
		text := []string{"1", "98.06%", "2个", "达成", "2024-10-18", ""}[random.IntN(6)]
		e, _ := y.EntryOf(dossier.FileFacts, ind.Code)
		_ = h.SaveValues(ctx, h.as("caiwu"), id, []workbench.Value{{Code: ind.Code, Text: text, Seen: e.Version}}, "v"+strconv.Itoa(i)) // refused or not
		if y, err = h.Year(ctx, id); err != nil {
			t.Fatal(err)
		}
		if len(y.IssuedNames(1)) != names {
			t.Fatalf("%d: %d files were issued, now %d", i, names, len(y.IssuedNames(1)))
		}
		addsUp(t, i, y)
	}
	if y.Act < from+5 {
		t.Errorf("hardly anything was done: %d acts", y.Act-from)
	}
	if issued() != before {
		t.Error("what was issued has become something else")
	}
}

// addsUp demands that points of groups and of the whole are sums, and shares of the
// weights the whole.
func addsUp(t *testing.T, i int, y *workbench.Year) {
	t.Helper()
	if y.Eval == nil {
		return
	}
	var points, weights num.Decimal
	groups := map[string]num.Decimal{}
	for _, s := range y.Eval.Scores {
		points = points.Add(s.Points)
		weights = weights.Add(s.Weight)
		groups[s.Group] = groups[s.Group].Add(s.Points)
	}
	if points.Cmp(y.Eval.Points) != 0 {
		t.Errorf("%d: the points add up to %s, the total says %s", i, points, y.Eval.Points)
	}
	for _, g := range y.Eval.Groups {
		if groups[g.Name].Cmp(g.Points) != 0 {
			t.Errorf("%d: %s adds up to %s, it says %s", i, g.Name, groups[g.Name], g.Points)
		}
	}
	if len(y.Eval.Gaps) == 0 && weights.Cmp(num.MustDecimal("100")) != 0 {
		t.Errorf("%d: the weights add up to %s", i, weights)
	}
}
