package dossier

import (
	"fmt"
	"strconv"
	"strings"

	"jiheng/budget"
	"jiheng/fact"
	"jiheng/num"
)

// lastReport is the id of last year's report among the evidence.
const lastReport = "上年报告"

// facts writes last year's values, the statements that are still named, with
// their values to be filled in, and the formulas.
func (r *roller) facts() {
	old, _ := r.tree(FileFacts)
	derived := old.get("派生")
	derived.is = isList // also where there is none
	for i := range derived.items {
		d := &derived.items[i]
		for _, id := range (fact.Derived{Formula: d.get("公式").text}).Inputs() {
			r.mention("编号", id)
		}
		if d.has("期间") {
			d.set("期间", text(nextYear(d.get("期间").text)))
		}
	}
	bases := r.bases()
	stated, compared := list(), list()
	for _, s := range old.get("陈述").items {
		id := s.get("编号").text
		of, rate := strings.CutSuffix(id, "-同比") // computed from now on, where there is last year's value
		pair, paired := comparedWith(old, id)
		if (r.used[id] || paired) && !r.based[id] && !(rate && r.based[of+"-上年"]) {
			stated.items = append(stated.items, toFill(s))
			if paired {
				compared.items = append(compared.items, pair)
			}
		}
	}
	stated.items = append(stated.items, bases...)
	t := tree{is: isMap}
	t.set("陈述", stated)
	t.set("派生", derived)
	t.set("公布", list())
	if len(compared.items) > 0 {
		t.set("核对", compared)
	}
	r.write(FileFacts, t, "“陈述”先是要填的：补上值（或日期、等次）和依据它的“佐证”；再是上年数，准确值取自上年档案。")
}

// comparedWith returns the entry that sets a stated figure beside a computed one; last
// year's explanation is not this year's.
func comparedWith(facts tree, id string) (pair tree, ok bool) {
	for _, p := range facts.get("核对").items {
		if p.get("事实").text == id {
			p.drop("差异说明")
			return p, true
		}
	}
	return tree{}, false
}

// toFill empties a statement of the old year.
func toFill(s tree) tree {
	for _, key := range []string{"值", "日期", "等次"} {
		if s.has(key) {
			s.set(key, tree{})
		}
	}
	if s.has("期间") {
		s.set("期间", text(nextYear(s.get("期间").text)))
	}
	s.drop("佐证", "位置", "限定")
	return s
}

// bases returns last year's values: of every number that is an indicator's
// actual value, had a year before, or was stated and is still named, and of the
// outturn of lines and funds.
func (r *roller) bases() []tree {
	y := r.old.Year
	r.based = map[string]bool{}
	var out []tree
	for _, f := range y.Facts.All() {
		_, before := y.Facts.Get(f.ID + "-上年")
		_, rate := y.Facts.Get(f.ID + "-同比")
		i, actual := y.IndicatorByCode(f.ID)
		if !f.Value.IsNumber() || !actual && !before && !rate && !r.outturn(f.ID) && !r.stated(f) {
			continue
		}
		where, office := "“"+f.Name+"”", ""
		if actual {
			where, office = "整体支出绩效自评表，指标"+i.Code+"的完成值", i.Office
		}
		if r.based[f.ID+"-上年"] = fact.ValidID(f.ID + "-上年"); r.based[f.ID+"-上年"] {
			out = append(out, r.base(f, where, office))
		}
	}
	return out
}

// stated reports a figure of the closed year that somebody stated and that the
// new files still name: it is filled in anew, and compared with what it was.
// Changes and values of earlier years are not compared once more.
func (r *roller) stated(f fact.Fact) bool {
	ground := f.Account.Kind == fact.Stated || f.Account.Kind == fact.Document
	for _, end := range []string{"-上年", "-上年数", "-同比", "-同比数", "-增幅"} {
		ground = ground && !strings.HasSuffix(f.ID, end)
	}
	return ground && r.used[f.ID] && (f.Period == "" || strings.HasPrefix(f.Period, strconv.Itoa(r.year-1)))
}

// outturn reports the outturn of a line, a fund or everything.
func (r *roller) outturn(id string) bool {
	prefix, ok := strings.CutSuffix(id, "-"+budget.StageOutturn)
	if !ok {
		return false
	}
	_, line := r.old.Year.LineByID(prefix)
	return line || prefix == "合计" || contains(fundNames(), prefix)
}

func fundNames() []string {
	out := make([]string, len(budget.Funds))
	for i, f := range budget.Funds {
		out[i] = string(f)
	}
	return out
}

// base is last year's value as a statement: the exact value, printed as it was.
func (r *roller) base(f fact.Fact, where, office string) tree {
	period := f.Period
	if period == "" {
		period = strconv.Itoa(r.year-1) + "年"
	}
	t := entry("编号", f.ID+"-上年", "名称", "上年"+f.Name, "值", exactly(f))
	put := func(key, s string) {
		if s != "" {
			t.set(key, text(s))
		}
	}
	put("单位", f.Value.Unit.String())
	put("限定", string(f.Qualifier))
	if f.Display.Fixed {
		put("小数", strconv.Itoa(f.Display.Places))
	}
	if f.Display.Mode == num.Down {
		put("舍入", "只舍")
	}
	put("显示单位", f.Display.Unit.String())
	if f.Display.Words {
		put("大写", "是")
	}
	put("期间", period)
	put("佐证", lastReport)
	put("位置", where)
	put("科室", office)
	return t
}

// exactly writes a number so that reading it gives the same: a decimal, with the
// places that it is printed with, or, where it never ends, a fraction; the
// fraction of a percentage is that of the whole.
func exactly(f fact.Fact) string {
	v := f.Value.Number
	if d := v.Round(max(f.Display.Places, 0), num.HalfUp); f.Display.Fixed && d.Ratio().Cmp(v) == 0 {
		return d.String()
	}
	if _, ends := v.Exact(); !ends && f.Value.Unit == num.Pct {
		v, _ = num.Quo(v, num.Hundred)
	}
	return v.String()
}

func (r *roller) evidence() {
	y := r.old.Year
	t := tree{is: isMap}
	t.set("佐证", list(entry("编号", lastReport, "名称", fmt.Sprintf("%s%d年度单位整体支出绩效自评报告", y.Unit.Name, y.FiscalYear), "等级", "本单位陈述")))
	r.write(FileEvidence, t, "上年报告：盖章的扫描件放进“佐证”文件夹后，写上“文件: 佐证/……”，等级改为盖章文件。",
		"本年的佐证逐份加在后面，如 {编号: D01, 名称: 验收报告, 等级: 盖章文件, 文件: 佐证/D01.pdf, 位置: 第2页}")
}
