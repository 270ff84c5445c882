package dossier

import (
	"slices"

	"jiheng/budget"
	"jiheng/num"
)

// BlockTasks is the list of tasks in FileGoals.
const BlockTasks = "任务"

func (l *loader) goals() {
	n, ok := l.yaml(FileGoals, false)
	if !ok {
		return
	}
	n.Only("总体目标", "工作领域", "年度目标", "任务")
	o := n.Get("总体目标")
	o.Only("文字", "期间")
	l.year.Overall = budget.OverallGoal{Text: o.Text("文字"), Period: o.Text("期间"), Sample: l.year.Sample}
	for _, f := range n.List("工作领域") {
		f.Only("名称", "主题")
		l.year.Fields = append(l.year.Fields, budget.Field{Name: f.Need("名称"), Topics: f.Texts("主题")})
	}
	tasks := map[string]bool{}
	for _, t := range n.List(BlockTasks) {
		t.Only("编号", "名称", "内容", "领域", "科室", "指标")
		task := budget.AnnualTask{ID: t.Need("编号"), Name: t.Need("名称"), Content: t.Text("内容"), Field: t.Text("领域"), Office: t.Text("科室"),
			Indicators: t.Texts("指标"), Sample: l.year.Sample, Place: t.Place()}
		if tasks[task.ID] {
			t.Bad("duplicate", "任务编号“%s”重复", task.ID)
		}
		tasks[task.ID] = true
		l.year.Tasks = append(l.year.Tasks, task)
	}
	for _, g := range n.List("年度目标") {
		g = g.Named(g.Text("编号"))
		g.Only("编号", "领域", "权重", "文字", "完成", "任务")
		share := ofWhole(g, "权重", num.Pct)
		goal := budget.AnnualGoal{ID: g.Need("编号"), Field: g.Text("领域"), Share: share, Text: g.Need("文字"), Achieved: g.Text("完成"),
			Tasks: g.Texts("任务"), Sample: l.year.Sample, Place: g.Place()}
		if other := slices.IndexFunc(l.year.Goals, func(o budget.AnnualGoal) bool { return o.ID == goal.ID }); other >= 0 && goal.ID != "" {
			g.Bad("duplicate", "年度目标编号“%s”重复，第%d行已经用了；改成没有用过的编号，重复录的删去一条", goal.ID, l.year.Goals[other].Place.Line)
		}
		for _, t := range goal.Tasks {
			if !tasks[t] {
				g.Get("任务").Bad("unknown", "年度目标“%s”的任务“%s”没有定义", goal.ID, t)
			}
		}
		if goal.Achieved == "" {
			l.notice(g.Place(), "goal-open", "年度目标“%s”的“完成”还没有写，自评表的实际完成情况是空的", goal.ID)
		}
		l.year.Goals = append(l.year.Goals, goal)
	}
	l.done(n)
}
