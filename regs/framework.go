package regs

import (
	"embed"
	"path"
	"slices"
	"strings"
	"sync"

	"jiheng/fault"
	"jiheng/num"
	"jiheng/plain"
)

// A Framework is an indicator framework from which evaluations choose
// (指标体系框架). All its wording is our own summary.
type Framework struct {
	ID         string
	Name       string
	Document   string
	Article    string
	Issued     string // day
	URL        string
	Certainty  Certainty
	Use        string // for which evaluation, and how far it binds
	Note       string
	Inputs     []Input // figures that the formulas need
	Indicators []FrameworkIndicator
}

// An Input is a figure that formulas of a framework need.
type Input struct{ Name, Meaning string }

// A Nature says how an indicator of a framework is judged.
type Nature string

// The natures: a rate by formula, checkpoints that a person ticks, and a heading
// under which the unit sets its own indicators.
const (
	ByRate        Nature = "比率"
	ByCheckpoints Nature = "要点"
	ByOwn         Nature = "自设"
)

// A FrameworkIndicator is a third-level indicator of a framework.
type FrameworkIndicator struct {
	Name, Level1, Level2 string
	Nature               Nature
	Meaning              string
	Formula              string   // of the rate, over names of inputs: 在职人员数 ÷ 编制数
	Inputs               []string // names in the formula, in its order
	Direction            string   // 越高越好, 越低越好, 接近100%; empty where there is none
	Standard             string   // 不超过100%
	Undefined            string   // when there is no rate
	Checkpoints          []string
	Practices            []Practice
	Note                 string
}

// A Practice is how one place scores the indicator.
type Practice struct {
	Where     string
	Weight    num.Decimal
	Rule      string
	Certainty Certainty
}

//go:embed frameworks/*.yaml
var frameworkFiles embed.FS

var frameworkIDs = []string{"department-common-2013", "project-common-2013", "project-evaluation-2020"}

var loadFrameworks = sync.OnceValues(func() ([]*Framework, error) {
	var out []*Framework
	for _, id := range frameworkIDs {
		file := path.Join("frameworks", id+".yaml")
		data, err := frameworkFiles.ReadFile(file)
		if err != nil {
			return nil, fault.New(fault.Internal, fault.Place{File: file}, "internal", "程序里缺少指标体系框架").Because(err)
		}
		f, err := parseFramework(file, data)
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, nil
})

// Frameworks returns the frameworks: departments first, then projects by year.
func Frameworks() ([]*Framework, error) { return loadFrameworks() }

// FrameworkByID returns a framework; ok is false where there is none.
func FrameworkByID(id string) (f *Framework, ok bool) {
	all, err := loadFrameworks()
	if err != nil {
		return nil, false
	}
	for _, f := range all {
		if f.ID == id {
			return f, true
		}
	}
	return nil, false
}

func parseFramework(file string, data []byte) (*Framework, error) {
	n, _ := plain.ParseYAML(file, data)
	n.Only("编号", "名称", "文件", "条", "发布", "网址", "核实", "用途", "说明", "数据", "体系")
	f := &Framework{ID: n.Need("编号"), Name: n.Need("名称"), Document: n.Need("文件"), Article: n.Text("条"), URL: n.Text("网址"),
		Certainty: certaintyOf(n), Use: n.Need("用途"), Note: n.Text("说明")}
	f.Issued, _ = n.Day("发布")
	for _, d := range n.List("数据") {
		d.Only("名称", "含义")
		f.Inputs = append(f.Inputs, Input{d.Need("名称"), d.Need("含义")})
	}
	for _, one := range n.List("体系") {
		one.Only("一级", "二级")
		for _, two := range one.List("二级") {
			two.Only("名称", "指标")
			for _, i := range two.List("指标") {
				f.Indicators = append(f.Indicators, f.readIndicator(i, one.Need("一级"), two.Need("名称")))
			}
		}
	}
	if err := n.Err(); err != nil {
		return nil, err
	}
	return f, nil
}

func (f *Framework) readIndicator(n plain.Node, level1, level2 string) FrameworkIndicator {
	n.Only("名称", "性质", "含义", "公式", "方向", "标准", "没有比率", "要点", "做法", "说明")
	n.Need("性质")
	i := FrameworkIndicator{Name: n.Need("名称"), Level1: level1, Level2: level2, Meaning: n.Need("含义"),
		Nature:  Nature(n.OneOf("性质", string(ByRate), string(ByCheckpoints), string(ByOwn))),
		Formula: n.Text("公式"), Direction: n.OneOf("方向", "越高越好", "越低越好", "接近100%"), Standard: n.Text("标准"),
		Undefined: n.Text("没有比率"), Checkpoints: n.Texts("要点"), Note: n.Text("说明")}
	i.Inputs = f.inputsOf(i.Formula, n)
	switch {
	case i.Nature == ByRate && (i.Formula == "" || i.Direction == ""):
		n.Bad("framework-rate", "比率指标“%s”要写“公式”和“方向”", i.Name)
	case i.Nature == ByCheckpoints && len(i.Checkpoints) == 0:
		n.Bad("framework-points", "指标“%s”要写“要点”", i.Name)
	}
	for _, p := range n.List("做法") {
		p.Only("地方", "分值", "规则", "核实")
		i.Practices = append(i.Practices, Practice{p.Need("地方"), needDecimal(p, "分值"), p.Need("规则"), certaintyOf(p)})
	}
	return i
}

// inputsOf lists the names in a formula; each must be one of the framework's
// inputs.
func (f *Framework) inputsOf(formula string, n plain.Node) []string {
	var out []string
	for _, word := range strings.Fields(strings.NewReplacer("（", " ", "）", " ", "÷", " ", "－", " ").Replace(formula)) {
		if !slices.ContainsFunc(f.Inputs, func(in Input) bool { return in.Name == word }) {
			n.Get("公式").Bad("framework-input", "公式里的“%s”不在“数据”里", word)
		}
		if !slices.Contains(out, word) {
			out = append(out, word)
		}
	}
	return out
}
