package workbench_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/workbench"
)

// TestAYearIsBegunOutOfTheLast opens the next year, rolls the sample over into it,
// and takes its goals to their approval.
func TestAYearIsBegunOutOfTheLast(t *testing.T) {
	h := sampleHouse(t)
	h.sampleYear()
	id, err := h.OpenYear(ctx, h.as("xitong"), "hongqiao", 2025)
	if err != nil {
		t.Fatal(err)
	}
	clerk := h.as("caiwu")
	if _, err := h.Begin(ctx, h.as("lingdao"), id, true); codeOf(err) != "right" {
		t.Errorf("the head began a year: %v", err)
	}
	done, err := h.Begin(ctx, clerk, id, true)
	if err != nil || done.Act != 1 {
		t.Fatalf("%+v %v", done, err)
	}
	if _, err := h.Begin(ctx, clerk, id, false); codeOf(err) != "year-used" {
		t.Errorf("begun twice: %v", err)
	}
	y, err := h.Year(ctx, id)
	if err != nil || y.Stage() != workbench.Drafting || len(y.Open) > 0 {
		t.Fatalf("at %s, %v %v", y.Stage(), err, y.Open)
	}
	if y.Eval.PrintTotal() != budget.Unrated {
		t.Errorf("a year in which nothing is known has %s points", y.Eval.PrintTotal())
	}
	for _, o := range y.Later() {
		if strings.Contains(o.Message, "偏差") {
			t.Errorf("a reason is asked for: %s", o.Message)
		}
	}
	if n := len(y.Year.Indicators); n != 69 || y.Year.FiscalYear != 2025 {
		t.Errorf("%d indicators of %d", n, y.Year.FiscalYear)
	}
	if _, err = h.Take(ctx, clerk, workbench.Step{Year: id, How: "报送", Seen: y.Act, Request: "空"}); codeOf(err) != "open-points" || !strings.Contains(err.Error(), "69项指标的指标值还空着：SL01、") {
		t.Errorf("empty goals were sent: %v", err)
	}
	for _, next := range []struct {
		lacks string
		mend  func(*testing.T, *workbench.Year) *workbench.Year
	}{{"69项指标的指标值还空着：SL01、", h.aims}, {"28行的年初预算数还空着：B01、", h.budgeted}, {"项目目标还是上年的话", h.readAgain}} {
		how, open := y.Hinders()
		if how != "报送" || len(open) == 0 || !slices.ContainsFunc(open, func(o *fault.Error) bool { return strings.Contains(o.Message, next.lacks) }) {
			t.Fatalf("%s hindered by %v", how, open)
		}
		if _, err = h.Take(ctx, clerk, workbench.Step{Year: id, How: "报送", Seen: y.Act, Request: next.lacks}); codeOf(err) != "open-points" ||
			!strings.Contains(err.Error(), "还有"+strconv.Itoa(len(open))+"处未办") || !strings.Contains(err.Error(), open[0].Message) {
			t.Errorf("goals were sent, or the refusal counts otherwise than the page: %v", err)
		}
		if len(y.Later()) == 0 {
			t.Error("nothing is left for the rest of the year")
		}
		y = next.mend(t, y)
	}
	if _, open := y.Hinders(); len(open) > 0 {
		t.Fatalf("%d left: %v", len(open), open)
	}
	if y, err = h.Take(ctx, clerk, workbench.Step{Year: id, How: "报送", Seen: y.Act, Request: "报送"}); err != nil || y.Stage() != workbench.GoalReview {
		t.Fatalf("at %s, %v", y.Stage(), err)
	}
	y = h.goalsJudged(t, y)
	// What was approved is frozen, whatever the door.
	e, ok := y.EntryOf("指标.yaml", "SL01")
	if !ok {
		t.Fatal("no SL01")
	}
	_, err = h.SetFields(ctx, clerk, workbench.FieldsEdit{Year: id, Entry: e.ID, Fields: fields("指标值", "≥16个"), Seen: e.Version, Request: "late"})
	if codeOf(err) != "frozen" {
		t.Errorf("an approved target was changed: %v", err)
	}
}

// aims sets every target of a year that was rolled over to what it was the year before.
func (h *house) aims(t *testing.T, y *workbench.Year) *workbench.Year {
	t.Helper()
	last, err := h.Year(ctx, strings.Replace(y.ID, "2025", "2024", 1))
	if err != nil {
		t.Fatal(err)
	}
	var edits []workbench.FieldsEdit
	for _, e := range y.Block(dossier.FileIndicators, dossier.BlockIndicators) {
		was, _ := last.EntryOf(dossier.FileIndicators, e.Key)
		edits = append(edits, workbench.FieldsEdit{Entry: e.ID, Seen: e.Version, Fields: fields("指标值", strings.ReplaceAll(last.TextOf(was)("指标值"), "2024", "2025"))})
	}
	return h.set(t, y, edits, "aims")
}

func (h *house) set(t *testing.T, y *workbench.Year, edits []workbench.FieldsEdit, request string) *workbench.Year {
	t.Helper()
	now, err := h.SetAll(ctx, h.as("caiwu"), y.ID, edits, "", request)
	if err != nil {
		t.Fatal(err)
	}
	return now
}

// budgeted gives every line and expense a budget.
func (h *house) budgeted(t *testing.T, y *workbench.Year) *workbench.Year {
	t.Helper()
	var edits []workbench.FieldsEdit
	for _, e := range y.Entries {
		line := e.File == dossier.FileLines && dossier.EntryKind(e.Kind) == dossier.EntryLine
		if line || e.File == dossier.FileMoney && e.Block == "三公经费" && dossier.EntryKind(e.Kind) == dossier.EntryItem {
			edits = append(edits, workbench.FieldsEdit{Entry: e.ID, Seen: e.Version, Fields: fields("年初预算数", "120.50")})
		}
	}
	return h.set(t, y, edits, "budget")
}

// readAgain takes the marks of last year's words away from goals and budget.
func (h *house) readAgain(t *testing.T, y *workbench.Year) *workbench.Year {
	t.Helper()
	var edits []workbench.FieldsEdit
	for _, e := range y.Entries {
		if e.File != dossier.FileLines && e.File != dossier.FileGoals && e.File != dossier.FileIndicators {
			continue
		}
		for _, name := range []string{"项目目标", "文字", "口径", "内容"} {
			if s := y.TextOf(e)(name); strings.HasPrefix(s, dossier.CarriedWords) {
				edits = append(edits, workbench.FieldsEdit{Entry: e.ID, Seen: e.Version, Fields: fields(name, strings.TrimPrefix(s, dossier.CarriedWords))})
			}
		}
	}
	return h.set(t, y, edits, "words")
}

func fields(name, value string) []dossier.Field { return []dossier.Field{{Name: name, Value: value}} }

// goalsJudged reviews the goals of a year: only on the form, by what its grade allows,
// and back to be amended before they pass.
func (h *house) goalsJudged(t *testing.T, y *workbench.Year) *workbench.Year {
	t.Helper()
	bureau, clerk := h.as("caizheng"), h.as("caiwu")
	if _, err := h.Take(ctx, bureau, workbench.Step{Year: y.ID, How: "批复", Seen: y.Act, Request: "批复"}); codeOf(err) != "not-graded" {
		t.Errorf("goals are approved without the form: %v", err)
	}
	full := []string{"10", "10", "15", "15", "15", "15", "10", "10"}
	for i, c := range []struct {
		who      workbench.Person
		worst    string // points of the first question
		decision string
		text     string
		code     string
		at       workbench.Stage
	}{
		{clerk, "10", budget.GoalsPass, "", "right", workbench.GoalReview},
		{bureau, "11", budget.GoalsPass, "", "goal-points", workbench.GoalReview},
		{bureau, "", budget.GoalsPass, "", "goal-points", workbench.GoalReview},
		{bureau, "8.5", "再议", "", "goal-decision", workbench.GoalReview},
		{bureau, "-", budget.GoalsAmend, "只有七十分", "goal-decision", workbench.GoalReview}, // which must go back
		{bureau, "8.5", budget.GoalsAmend, "", "reason", workbench.GoalReview},
		{bureau, "8.5", budget.GoalsAmend, "就业人数请写上年数", "", workbench.Drafting},
		{clerk, "", "", "", "", workbench.GoalReview}, // sent again
		{bureau, "9", budget.GoalsPass, "", "", workbench.Reporting},
	} {
		var err error
		var now *workbench.Year
		req := "goals" + strconv.Itoa(i)
		if c.decision == "" {
			now, err = h.Take(ctx, c.who, workbench.Step{Year: y.ID, How: "报送", Seen: y.Act, Request: req})
		} else {
			points := append([]string{c.worst}, full[1:]...)
			if c.worst == "-" {
				points = []string{"0", "0", "5", "15", "15", "15", "10", "10"}
			}
			now, err = h.JudgeGoals(ctx, c.who, workbench.GoalJudgement{Year: y.ID, Points: points, Decision: c.decision, Text: c.text, Seen: y.Act, Request: req})
		}
		if err == nil && c.code != "" || err != nil && codeOf(err) != c.code {
			t.Fatalf("%d: %v, want %q", i, err, c.code)
		}
		if err == nil {
			y = now
		}
		if y.Stage() != c.at {
			t.Fatalf("%d: at %s, want %s", i, y.Stage(), c.at)
		}
	}
	said := y.Year.GoalOpinions
	if len(said) != 2 || said[0].Total.String() != "98.5" || said[0].Grade != "优" || said[1].Points[0].Points.String() != "9" || len(y.Open) > 0 {
		t.Errorf("%+v, %v", said, y.Open)
	}
	return y
}
