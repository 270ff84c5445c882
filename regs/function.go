package regs

import "strings"

// A Use is what a scoring function can score.
type Use string

// The uses.
const (
	ForExecution    Use = "执行率"
	ForQuantity     Use = "定量"
	ForQuality      Use = "定性"
	ForSatisfaction Use = "满意度"
	ForDate         Use = "日期"
	ForItem         Use = "指标表"
)

// A Function is a named way to give points (评分函数). Its numbers come from the
// pack; what it does is written once, in the code and here in words.
type Function struct {
	Name   string
	Title  string   // 中文, what it does
	Uses   []Use    // what it can score
	Params []string // keys that it needs
	May    []string // keys that it can do without
}

// Functions lists every scoring function there is.
var Functions = []Function{
	{"linear_capped", "得分=分值×min(执行率÷目标, 1)", []Use{ForExecution, ForItem}, nil, []string{"目标"}},
	{"steps", "按档给分：达到哪一档的下限（或不超过哪一档的上限）就得哪一档的分，写了“满分按”的再按分值折算", []Use{ForExecution, ForQuantity, ForSatisfaction, ForItem}, []string{"档"},
		[]string{"满分按", "按期完成且不超预算"}},
	{"zone_linear", "达到满分线得满分，低于零分线不得分，中间按比率", []Use{ForExecution, ForQuantity, ForItem}, []string{"满分线", "零分线"}, nil},
	{"ratio", "得分=分值×min(完成率, 1)", []Use{ForQuantity, ForSatisfaction, ForDate, ForItem}, nil, nil},
	{"ratio_pass_mark", "完成率低于及格线不得分，以上按（完成率－及格线）÷（1－及格线）", []Use{ForQuantity, ForSatisfaction, ForDate, ForItem}, []string{"及格线"}, nil},
	{"ratio_window", "完成率在区间外不得分，区间内按完成率，封顶", []Use{ForQuantity, ForDate, ForItem}, []string{"下限", "上限"}, nil},
	{"step_deduction", "每偏离基准（不写为100%）一个幅度扣若干分，扣完为止", []Use{ForExecution, ForQuantity, ForItem}, []string{"每", "扣"}, []string{"基准", "免扣", "方向", "不足一档按一档"}},
	{"direct", "达到得满分，否则不得分", []Use{ForExecution, ForQuantity, ForSatisfaction, ForDate, ForItem}, nil, nil},
	{"bands", "先定等次，再在该等次的比例区间内给分", []Use{ForQuality, ForItem}, []string{"等次"}, nil},
	{"judged", "由评分人按检查要点给分，软件只读取档案里记下的得分", []Use{ForItem}, nil, nil},
}

// FunctionByName returns a function; ok is false where there is none.
func FunctionByName(name string) (f Function, ok bool) {
	for _, f := range Functions {
		if f.Name == name {
			return f, true
		}
	}
	return Function{}, false
}

// Can reports whether the function can score that.
func (f Function) Can(u Use) bool {
	for _, x := range f.Uses {
		if x == u {
			return true
		}
	}
	return false
}

// namesFor lists the functions for a use, for error messages.
func namesFor(u Use) string {
	var names []string
	for _, f := range Functions {
		if f.Can(u) {
			names = append(names, f.Name)
		}
	}
	return strings.Join(names, "、")
}
