package rules

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/check"
	"jiheng/num"
	"jiheng/paper"
	"jiheng/plain"
)

// A formOf is one project's form, or the unit's, with its indicators.
type formOf struct {
	paper.ProjectForm
	rows []paper.Indicator
}

// formsWithClasses returns the forms with enough indicators and with classes;
// done is how a rule ends without one.
func formsWithClasses(p *check.Pass) (out []formOf, done check.Outcome, ok bool) {
	if _, done, ok = projectIndicators(p); !ok {
		return nil, done, false
	}
	for _, f := range p.ProjectForms() {
		rows := f.Rows()
		if len(rows) >= fewestRows && slices.ContainsFunc(rows, func(r paper.Indicator) bool { return r.Class1 != "" || r.Class2 != "" }) {
			out = append(out, formOf{f, rows})
		}
	}
	if len(out) == 0 {
		return nil, check.Undecided("没有一个项目读出三个以上带类别的指标"), false
	}
	return out, check.Decided, true
}

// has reports an indicator of a class, or one whose name says so.
func (f *formOf) has(classes, names []string) bool {
	return slices.ContainsFunc(f.rows, func(r paper.Indicator) bool { return r.In(classes...) || paper.HasAny(r.Name, names...) })
}

// headCell is the cell that heads the names of a form's indicators.
func (f *formOf) headCell() *paper.Line {
	it := f.Tables[0]
	return it.Grid.At(it.Head, it.Name)
}

// offered returns the row of a class that the form shows, whether or not there is
// an indicator in it; nil where it shows none.
func (f *formOf) offered(word string) (class, name *paper.Line) {
	for _, it := range f.Tables {
		for r := it.Head + 1; r < len(it.Grid.Cells) && !paper.TotalRow(it.Grid, r); r++ {
			for _, c := range []int{it.Class2, it.Class1} {
				if l := it.Grid.At(r, c); l != nil && strings.Contains(l.Text, word) && l != it.Grid.At(r, it.Name) {
					return l, it.Grid.At(r, it.Name)
				}
			}
		}
	}
	return nil, nil
}

// projectOnly reports a document of projects, not of a unit as a whole.
func projectOnly(p *check.Pass) bool {
	return strings.Contains(p.Title, "项目") && !strings.Contains(p.Title, "整体")
}

var (
	worksName   = plain.NewExpr(`工程|修缮|改造|维修|大修|新建|扩建|改建|购置|采购|装修|翻建|加固|加装|(?:基础设施|道路|管网|校舍|场馆|公园|泵站|厂房|用房|中心|站点|广场)建设`)
	notWorks    = plain.NewExpr(`采购服务|服务采购|购买服务|政府采购管理|管理|补贴|补助|能力建设|队伍建设|奖励|监理|审计|宣传|培训`)
	deadline    = plain.NewExpr(`(?:[0-9]{1,2}月(?:[0-9]{1,2}日|底|末)?|年底|年末|汛期|季度末?)(?:之前|以前|前)(?:全部|全面|按期)?(?:[\p{Han}]{0,6})(?:完成|完工|竣工|建成|交付|投用|发放|拨付|开工|验收|通车|投入)`)
	timeNames   = []string{"及时", "按期", "按时", "准时", "日期", "时间", "时限", "工期", "期限", "进度", "时长", "竣工", "完工"}
	costNames   = []string{"成本", "造价", "单价", "费用", "平均投入", "单位投入", "补贴标准", "控制数", "节约", "价格", "概算", "投资额"}
	satisfyName = []string{"满意"}
)

// works reports a project that builds, repairs or buys.
func works(f *paper.ProjectForm) bool {
	return worksName.MatchString(f.Name) && !notWorks.MatchString(f.Name)
}

// timelinessPresent wants an indicator of time where the form has the class and
// leaves it blank, where the goal names a day, and for works and purchases.
func timelinessPresent(p *check.Pass) check.Outcome {
	forms, done, ok := formsWithClasses(p)
	if !ok {
		return done
	}
	if !projectOnly(p) {
		return check.NotApplicable("不是项目的表")
	}
	judged := false
	for _, f := range forms {
		if f.has([]string{"时效"}, timeNames) {
			judged = true
			continue
		}
		class, name := f.offered("时效")
		goal, _ := f.Annual()
		said := deadline.FindString(goal)
		switch {
		case class != nil && (name == nil || paper.NoValue(name.Text)):
			judged = true
			p.Line(class, f.Title()+"的时效指标是空的。", "写明时效指标，如“完工日期”“按期完成率”")
		case class != nil:
		case said != "":
			judged = true
			p.Line(f.headCell(), fmt.Sprintf("%s的目标写了“%s”，%d个指标里没有时效指标。", f.Title(), said, len(f.rows)), "补设时效指标，指标值写目标里的时间")
		case works(&f.ProjectForm):
			judged = true
			p.Line(f.headCell(), fmt.Sprintf("%s是工程、修缮或采购，%d个指标里没有时效指标。", f.Title(), len(f.rows)), "补设时效指标，如“竣工日期”“按期交付率”")
		}
	}
	if !judged {
		return check.Undecided("看不出当地是否要求设时效指标")
	}
	return check.Decided
}

// costPresent wants an indicator of cost for works, repairs and purchases.
func costPresent(p *check.Pass) check.Outcome {
	forms, done, ok := formsWithClasses(p)
	if !ok {
		return done
	}
	judged := false
	for _, f := range forms {
		if !works(&f.ProjectForm) {
			continue
		}
		judged = true
		if !f.has([]string{"成本"}, costNames) {
			p.Line(f.headCell(), fmt.Sprintf("%s是工程、修缮或采购，%d个指标里没有成本指标。", f.Title(), len(f.rows)), "补设成本指标，如“单位造价”“工程投资不超过概算”")
		}
	}
	if !judged {
		return check.NotApplicable("没有工程、修缮或采购的项目")
	}
	return check.Decided
}

// satisfactionPresent wants an indicator of satisfaction, or the reason why there
// is none. That its points went to the benefits is such a reason.
func satisfactionPresent(p *check.Pass) check.Outcome {
	forms, done, ok := formsWithClasses(p)
	if !ok {
		return done
	}
	for _, f := range forms {
		if f.has([]string{"满意"}, satisfyName) || f.pointsMoved() || notNeeded(p, &f) {
			continue
		}
		class, name := f.offered("满意")
		switch {
		case class == nil:
			p.Line(f.headCell(), fmt.Sprintf("%s的%d个指标里没有满意度指标，也没有写明不需要的原因。", f.Title(), len(f.rows)), "补设服务对象满意度；没有直接服务对象的写明原因，并把分值并入效益指标")
		case name == nil || paper.NoValue(name.Text):
			p.Line(class, f.Title()+"的满意度指标是空的。", "填写满意度指标；没有直接服务对象的写明原因")
		case !f.saysWhy(name):
			report(p, check.Notice, name, f.Title()+"的满意度指标写“"+paper.CellText(name)+"”，没有写原因。", "写明为什么没有服务对象，如“设备自用，没有直接服务对象”")
		}
	}
	return check.Decided
}

// notNeeded reports a sentence of the form that says why there is no indicator
// of satisfaction.
func notNeeded(p *check.Pass, f *formOf) bool {
	for _, l := range p.Lines[f.From:f.To] {
		if l.Has("满意度") && l.Has("不设", "未设", "未单设", "不单设", "没有单设", "不单独", "不需要", "无需", "无直接服务对象", "没有直接服务对象") {
			return true
		}
	}
	return false
}

// saysWhy reports a reason in the row of a class that does not apply.
func (f *formOf) saysWhy(name *paper.Line) bool {
	if paper.Runes(paper.CellText(name)) > 8 {
		return true
	}
	for _, it := range f.Tables {
		for r := range it.Grid.Cells {
			if it.Grid.At(r, it.Name) != name {
				continue
			}
			for c := it.Name + 1; c < len(it.Grid.Cells[r]); c++ {
				if s := paper.CellText(it.Grid.At(r, c)); paper.Runes(s) >= 6 && !paper.NotApplied[s] {
					return true
				}
			}
		}
	}
	return false
}

// movedPoints is the points of the benefits from which those of satisfaction are
// among them: 30 and 10.
const movedPoints = 40

// pointsMoved reports a form whose benefits carry the points of satisfaction.
func (f *formOf) pointsMoved() bool {
	var sum num.Decimal
	last := map[*paper.Line]bool{}
	for _, r := range f.rows {
		if w, ok := paper.CellNumber(r.Weight); ok && r.In("效益", "效果", "影响") && !last[r.Weight] {
			sum, last[r.Weight] = sum.Add(w), true
		}
	}
	return sum.Cmp(num.Int(movedPoints)) >= 0
}

// indicatorCount finds projects with too few or too many indicators. A project of
// which one indicator carries everything is another rule's.
func indicatorCount(p *check.Pass) check.Outcome {
	if !p.IsForm() || !projectOnly(p) {
		return check.NotApplicable("不是项目的自评表或目标表")
	}
	least, most := p.Limit("指标最少"), p.Limit("指标最多")
	judged := false
	for _, f := range p.ProjectForms() {
		form := formOf{f, f.Rows()}
		if len(form.rows) == 0 || f.Name == "" {
			continue
		}
		judged = true
		switch n := len(form.rows); {
		case n < least && !slices.ContainsFunc(form.rows, func(r paper.Indicator) bool { return carries(&r) }):
			p.Report(check.Finding{Message: fmt.Sprintf("%s只有%d个三级指标，反映不了产出和效益。", f.Title(), n),
				Suggestion: fmt.Sprintf("每个项目至少设%d个指标，有数量、质量和效益", least),
				Site:       form.headCell().Site(form.headCell().All()), Line: form.headCell().Text, Alike: "指标太少"})
		case n > most:
			p.Line(form.headCell(), fmt.Sprintf("%s有%d个三级指标，超过%d个，看不出重点。", f.Title(), n, most), "保留能反映项目核心产出和效益的指标")
		}
	}
	if !judged {
		return check.Undecided("没有同时读出项目名称和指标")
	}
	return check.Decided
}

// carries reports an indicator with so much weight that the others do not count.
func carries(r *paper.Indicator) bool {
	w, ok := paper.CellNumber(r.Weight)
	return ok && w.Cmp(num.Int(mostWeight)) >= 0 && w.Cmp(num.Int(100)) <= 0
}
