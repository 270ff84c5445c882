package workbench

import (
	"context"
	"fmt"
	"strings"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/plain"
)

// A NewGoal is an annual goal (年度目标) that a person adds behind the others.
type NewGoal struct {
	Year    string
	Text    string // what is to be reached
	Request string
}

// BlockGoals is the list of annual goals in its file.
const BlockGoals = "年度目标"

// mostGoal is how long the text of a goal may be, in characters.
const mostGoal = 1000

// AddGoal adds an annual goal as one act, with the next free number; field and weight
// are to be filled in.
func (b *Bench) AddGoal(ctx context.Context, who Person, n NewGoal) (*Year, error) {
	return b.do(ctx, who, n.Year, asks(n.Request, "goal", n.Year, n.Text), func(s *sight) (*deed, error) {
		text := strings.TrimSpace(n.Text)
		if err := words("年度目标", text, mostGoal); err != nil {
			return nil, err
		}
		id := s.freeGoal()
		item := dossier.Entry{File: dossier.FileGoals, Kind: dossier.EntryItem, Block: BlockGoals, Key: id,
			Text: "  - 编号: " + plain.Quote(id) + "\n    领域: \n    权重: \n    文字: " + plain.Quote(text) + "\n    完成: \n"}
		for _, e := range s.Entries {
			if e.File == dossier.FileGoals && !strings.HasSuffix(e.Text, "\n") {
				return nil, fault.New(fault.Conflict, fault.Place{File: e.File}, "entry-end", "%s的最后一行没有换行，加不上新的一条；请先改一下最后一条", e.File)
			}
		}
		d := s.deed("加年度目标")
		d.touch(dossier.Entry{}, item, "", "")
		d.edits = s.behindIn(dossier.FileGoals, BlockGoals, item)
		return d, nil
	})
}

// freeGoal is the next number of an annual goal: MB6 after MB5.
func (y *Year) freeGoal() string {
	letters := "MB"
	for _, g := range y.Year.Goals {
		letters = strings.TrimRight(g.ID, "0123456789")
	}
	for n := len(y.Year.Goals) + 1; ; n++ {
		id := fmt.Sprint(letters, n)
		if _, ok := y.EntryOf(dossier.FileGoals, id); !ok {
			return id
		}
	}
}

// unaimed are what goals lack before they can be reviewed: targets, weights, and
// weights that add up to what the pack asks. Each names the indicators.
func (y *Year) unaimed() fault.List {
	at := fault.Place{File: dossier.FileIndicators}
	if y.Eval == nil || len(y.Year.Indicators) == 0 {
		return fault.List{fault.Bad(at, "goal-none", "还没有指标，或者没有能用的规则包；先把目标和指标写好")}
	}
	var targets, weights []string
	for _, ind := range y.Year.Indicators {
		if ind.NotApply != "" {
			continue
		}
		if ind.InForce().IsZero() {
			targets = append(targets, ind.Code)
		}
		if s, ok := y.Eval.ScoreOf(ind.Code); ok && s.State == budget.NoWeight {
			weights = append(weights, ind.Code)
		}
	}
	var out fault.List
	for _, x := range []struct {
		what  string
		codes []string
	}{{"指标值", targets}, {"分值", weights}} {
		if n := len(x.codes); n > 0 {
			out.Add(fault.Bad(at, "goal-empty", "%d项指标的%s还空着：%s；在“目标指标”页填上", n, x.what, fault.Clip(strings.Join(x.codes, "、"))))
		}
	}
	for _, g := range y.Eval.Gaps {
		if len(weights) == 0 {
			out.Add(fault.Bad(at, "goal-weights", "“%s”的分值合计是%s，规则包要%s；在“目标指标”页改", g.Group.Name, g.Sum, g.Asked))
		}
	}
	for _, g := range y.Year.Goals {
		if strings.TrimSpace(g.Text) == "" {
			out.Add(fault.Bad(g.Place, "goal-empty", "年度目标“%s”还没有写", g.ID))
		}
	}
	return out
}
