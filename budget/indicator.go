package budget

import (
	"jiheng/fault"
	"jiheng/num"
	"jiheng/regs"
)

// An Indicator is a third-level indicator (三级指标).
type Indicator struct {
	Code         string // SL01; the id of its actual value's fact
	Name         string
	Level1       string // 产出指标
	Level2       string // 数量指标
	Field        string
	Topic        string
	Office       string // owner
	Target       Target
	PlannedStart string // day, of a date indicator
	Adjusted     *TargetAdjustment
	Weight       num.Decimal
	WeightOpen   bool // the weight is still to be filled in
	Core         bool
	Definition   string
	Basis        string // 计划标准, 行业标准, 历史标准
	Collection   string
	Source       string
	Contribution string // note where the unit does not control the figure alone
	Share        num.Ratio
	HasShare     bool   // of the weight, chosen for a qualitative indicator
	NotApply     string // why it does not apply this year; empty where it does
	Parts        []string
	Deviation    *Deviation
	Sample       bool // target, weight and definition are sample data
	Place        fault.Place
	WeightPlace  fault.Place // where the weight is written
}

// A TargetAdjustment is an approved change of the target in the year.
type TargetAdjustment struct {
	Target   Target
	Day      string
	Approval string
	Sample   bool
}

// A Deviation explains why an indicator missed its target or went far above it
// (偏差原因).
type Deviation struct {
	Cause   string // code: 未达标, 目标偏低, 外部因素 …
	Reason  string
	Measure string
	Owner   string
	Due     string
	Sample  bool
}

// Causes lists the cause codes of a deviation: those that packs know.
var Causes = regs.Causes

// InForce returns the target to score against: the adjusted one where there is
// one.
//
// Clause: self-evaluation/adjusted-target
func (i *Indicator) InForce() Target {
	if i.Adjusted != nil {
		return i.Adjusted.Target
	}
	return i.Target
}

// Satisfaction reports whether it measures the satisfaction of those served.
func (i *Indicator) Satisfaction() bool {
	return i.Level1 == "满意度指标" || i.Level2 == "服务对象满意度指标"
}

// TargetID is the id of the fact that holds the target in force.
func (i *Indicator) TargetID() string { return i.Code + "-指标值" }

// ScoreID is the id of the fact that holds the points.
func (i *Indicator) ScoreID() string { return i.Code + "-得分" }
