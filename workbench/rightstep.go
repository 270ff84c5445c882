package workbench

import (
	"slices"
	"strings"

	"jiheng/budget"
)

// A RightStep (环节里的权限) is a row of the matrix of who takes a step of a chain, signs
// papers or lets an error stand, for people to read: where it is done, where it leads, by
// whom, and what it asks for.
type RightStep struct {
	How   string
	At    []Stage
	To    Stage // empty for what leads nowhere else
	Roles []Role
	Asks  []string
}

// YearSteps lists the steps of the chain of years, then what is done beside them.
func YearSteps() []RightStep {
	return append(stepsOf(moves), RightStep{How: "签发", At: slices.Clone(issueStages), Roles: slices.Clone(issuers), Asks: []string{"没有未办的事", "检查没有错误，或者都放行了"}},
		RightStep{How: "放行", At: slices.Clone(issueStages), Roles: slices.Clone(issuers), Asks: []string{"写明理由"}},
		RightStep{How: "逐项复核", At: judgeStages(), Roles: judgesOf(), Asks: []string{"能退回的人，在他的环节"}},
		RightStep{How: "评价打分", At: slices.Clone(evaluated), Roles: []Role{Evaluator}, Asks: []string{"同意或存疑，记在单位和审核人的旁边，不退回"}},
		RightStep{How: "抽查", At: drawStages(), Roles: append(judgesOf(), Evaluator), Asks: []string{"能逐项复核或评价打分的人，先公布种子"}})
}

// ProjectSteps lists those of the chain of projects.
func ProjectSteps() []RightStep { return stepsOf(projectMoves) }

// stepsOf lists moves; those that differ in nothing but the role are one.
func stepsOf(list []move) []RightStep {
	var out []RightStep
	for _, m := range list {
		asks := m.asks()
		i := slices.IndexFunc(out, func(r RightStep) bool {
			return r.How == m.how && r.At[0] == m.from && r.To == m.to && slices.Equal(r.Asks, asks)
		})
		if i < 0 {
			out = append(out, RightStep{How: m.how, At: []Stage{m.from}, To: m.to, Asks: asks})
			i = len(out) - 1
		}
		out[i].Roles = append(out[i].Roles, m.role)
	}
	return out
}

// asks says what a move asks for, in the words of the page.
func (m move) asks() []string {
	var out []string
	for _, a := range []struct {
		is   bool
		says string
	}{{m.reason, "写明意见"}, {m.whole, "没有未办的事"}, {m.aimed, "目标和预算都定了"}, {m.graded, "在目标审核表上打分"}, {m.checked, "检查没有错误，或者都放行了"},
		{m.issued, "有一稿与现在一致，否则写明理由"}, {m.projects == projectsSent, "报送过的项目都复核通过"}, {m.projects == projectsAll, "自评的项目都复核通过"},
		{m.how == budget.TakenBack, "自己送出、对方还没有办"}, {!m.own, "最后改材料的人不能自己办"}} {
		if a.is {
			out = append(out, a.says)
		}
	}
	return out
}

// judgeStages are where a year is reviewed item by item, and judgesOf by whom: wherever
// somebody may return it.
func judgeStages() []Stage {
	var out []Stage
	for _, m := range moves {
		if m.how == budget.SentBack && !slices.Contains(out, m.from) {
			out = append(out, m.from)
		}
	}
	return out
}

// drawStages are where indicators are drawn: wherever somebody reviews or evaluates.
func drawStages() []Stage {
	out := judgeStages()
	for _, s := range evaluated {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

func judgesOf() []Role {
	var out []Role
	for _, m := range moves {
		if m.how == budget.SentBack && !slices.Contains(out, m.role) {
			out = append(out, m.role)
		}
	}
	return out
}

// Where names where a step is done.
func (r RightStep) Where() string {
	names := make([]string, len(r.At))
	for i, s := range r.At {
		names[i] = string(s)
	}
	return strings.Join(names, "、")
}
