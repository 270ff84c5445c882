package web

import (
	"slices"

	"jiheng/budget"
	"jiheng/workbench"
)

// The fields of a project that are chosen from, with the words for none.
var closedFields = map[string]string{"科室": "", "资金": "", "未执行去向": "没有写", "自评": "没有写", "指标借自": "不借"}

// optionsOf are the values that a field of a project is chosen from; none where it is
// typed. What stands there stays one of them.
func optionsOf(y *workbench.Year, l *budget.Line, c cell) []option {
	none, closed := closedFields[c.Field]
	if !closed {
		return nil
	}
	var out []option
	if none != "" || c.Text == "" {
		out = append(out, option{"", none})
	}
	add := func(values ...string) {
		for _, v := range values {
			out = append(out, option{v, v})
		}
	}
	switch c.Field {
	case "科室":
		for _, o := range y.Year.Unit.Offices { // no other is taken
			add(o.Name)
		}
	case "资金":
		out = append(out, fundOptions()[1:]...)
	case "未执行去向":
		add(unspentTo...)
	case "自评":
		add("是", "否")
	case "指标借自":
		out = append(out, lenders(y, l)...)
	}
	if !slices.ContainsFunc(out, func(o option) bool { return o.Value == c.Text }) {
		out = append(out, option{c.Text, c.Text})
	}
	return out
}

// unspentTo are the two ways that money which was not spent can go.
var unspentTo = []string{"结转下年", "财政收回"}

// lenders are the projects and tasks whose indicators a project may borrow: those with
// indicators of their own.
func lenders(y *workbench.Year, l *budget.Line) []option {
	var out []option
	for _, o := range y.Year.Projects() {
		if o.ID != l.ID && len(o.Indicators) > 0 {
			out = append(out, option{o.ID, o.ID + " " + o.Name})
		}
	}
	for _, t := range y.Year.Tasks {
		if len(t.Indicators) > 0 {
			out = append(out, option{t.ID, t.ID + " " + t.Name})
		}
	}
	return out
}

// officesOf are the offices of a unit: those that its description names, then those that
// its projects and indicators name besides.
func officesOf(y *workbench.Year) []string {
	var out []string
	add := func(office string) {
		if office != "" && !slices.Contains(out, office) {
			out = append(out, office)
		}
	}
	for _, o := range y.Year.Unit.Offices {
		add(o.Name)
	}
	for _, l := range y.Year.Lines {
		add(l.Office)
	}
	for _, i := range y.Year.Indicators {
		add(i.Office)
	}
	return out
}

func officeOptions(offices []string) []option {
	out := []option{{"", "选科室"}}
	for _, o := range offices {
		out = append(out, option{o, o})
	}
	return out
}

func fundOptions() []option {
	out := []option{{"", "选一种"}}
	for _, f := range budget.Funds {
		out = append(out, option{string(f), string(f)})
	}
	return out
}
