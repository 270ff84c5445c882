package dossier

import (
	"strings"

	"jiheng/budget"
	"jiheng/fact"
	"jiheng/fault"
	"jiheng/num"
	"jiheng/plain"
	"jiheng/table"
)

func (l *loader) unit() {
	n, ok := l.yaml(FileUnit, true)
	if !ok {
		return
	}
	n.Only("名称", "简称", "编码", "主管部门", "地区", "职能", "内设机构", "机构说明", "资产", "资产截至")
	u := &l.year.Unit
	u.Name, u.Short, u.Code = n.Need("名称"), n.Text("简称"), n.Text("编码")
	u.Competent, u.Region, u.Duties, u.Note = n.Text("主管部门"), n.Text("地区"), n.Text("职能"), n.Text("机构说明")
	u.AssetsAsOf, _ = n.Day("资产截至")
	seen := map[string]bool{}
	for _, o := range n.List("内设机构") {
		o = o.Named(o.Text("名称"))
		o.Only(recordKeys(FileUnit, "内设机构")...)
		posts, postsKnown := o.Int("编制", 0, 100000, "人", "名")
		staff, staffKnown := o.Int("在职", 0, 100000, "人", "名")
		name := o.Need("名称")
		if o.Has("在职") && o.Get("在职").Blank() {
			l.notice(o.Get("在职").Place(), "value-open", "内设机构“%s”还没有在职人数", name)
		}
		if table.NamesTotal(name) {
			o.Get("名称").Bad("total-row", "内设机构“%s”是合计，由程序算出；请删去这一行", name)
		}
		if seen[name] {
			o.Bad("duplicate", "内设机构“%s”写了两次", name)
		}
		seen[name] = true
		u.Offices = append(u.Offices, budget.InternalOffice{Name: name, ApprovedPost: posts, StaffInPost: staff,
			PostsOpen: !postsKnown, StaffOpen: !staffKnown, Sample: l.year.Sample})
	}
	for _, a := range n.List("资产") {
		a = a.Named(a.Text("名称"))
		a.Only(recordKeys(FileUnit, "资产")...)
		l.asset(u, a)
	}
	l.done(n)
	l.staffFacts(n.Get("内设机构").Place())
}

func (l *loader) asset(u *budget.Unit, a plain.Node) {
	if name := a.Text("名称"); table.OnlyTotal(name) {
		a.Get("名称").Bad("total-row", "资产“%s”看不出是什么的合计；请写全名称，如“资产总额”，不要的请删去", name)
	}
	f := l.stated(a.Place(), "资产-"+a.Need("名称"), a.Need("名称"), FileUnit, "资产")
	if a.Get("金额").Blank() && a.Get("比例").Blank() {
		if a.Has("比例") {
			f.ID = f.Name
		}
		l.notice(a.Place(), "value-open", "资产“%s”还没有数", f.Name)
		u.Assets = append(u.Assets, budget.Asset{Name: f.Name, Rate: a.Has("比例"), Sample: l.year.Sample})
		l.add(l.blank(f, f.Account))
		return
	}
	if d, ok := a.DecimalOf("金额", num.Wan); ok {
		f.Value, f.Display = fact.Number(d.Ratio(), num.Wan), fact.Places(2)
		u.Assets = append(u.Assets, budget.Asset{Name: f.Name, Amount: d, Sample: l.year.Sample})
	} else if r, ok := shareOf(a); ok {
		f.ID = f.Name
		f.Value, f.Display = fact.Number(r.Mul(num.Hundred), num.Pct), fact.Places(2)
		u.Assets = append(u.Assets, budget.Asset{Name: f.Name, Amount: r.Percent(2), Rate: true, Sample: l.year.Sample})
	} else { // it cannot be read, which has been said
		if a.Has("比例") {
			f.ID = f.Name
		}
		u.Assets = append(u.Assets, budget.Asset{Name: f.Name, Rate: a.Has("比例"), Sample: l.year.Sample})
		f = l.blank(f, f.Account)
	}
	f.Period = u.AssetsAsOf
	l.add(f)
}

// shareOf reads the rate of an asset. Of a number above 1 without its sign nobody knows
// what it is, which is a fault.
func shareOf(a plain.Node) (num.Ratio, bool) {
	r, ok := a.Ratio("比例")
	if text := a.Text("比例"); ok && r.Cmp(num.One) > 0 && !strings.ContainsAny(text, "%％/／") {
		a.Get("比例").Bad("ratio", "%s写的“%s”看不出是不是百分数；请写成%s%%，或0到1之间的小数", a.Get("比例").Name(), fault.Clip(text), fault.Clip(text))
		return num.Ratio{}, false
	}
	if ok && r.Sign() < 0 {
		a.Get("比例").Bad("ratio", "%s写的“%s”是负数；比例没有负数", a.Get("比例").Name(), fault.Clip(a.Text("比例")))
		return num.Ratio{}, false
	}
	return r, ok
}

// stated returns a fact whose ground is a file of the dossier.
func (l *loader) stated(at fault.Place, id, name, file, where string) fact.Fact {
	return fact.Fact{ID: id, Name: name, Sample: l.year.Sample,
		Account: fact.Account{Kind: fact.Stated, Place: at, Grade: "本单位陈述", Text: "本单位填报：" + file + "“" + where + "”"}}
}

// staffFacts adds up the offices; what one of them does not tell has no sum.
func (l *loader) staffFacts(at fault.Place) {
	u := l.year.Unit
	posts, staff := 0, 0
	postsOpen, staffOpen := false, false
	for _, o := range u.Offices {
		posts, staff = posts+o.ApprovedPost, staff+o.StaffInPost
		postsOpen, staffOpen = postsOpen || o.PostsOpen, staffOpen || o.StaffOpen
	}
	if len(u.Offices) == 0 || l.draft && l.broken([]string{FileUnit}, ofUnit...) {
		return
	}
	count := func(id string, n int, unit string) {
		f := l.stated(at, id, id, FileUnit, "内设机构")
		f.Value = fact.Number(num.Int(int64(n)).Ratio(), num.MustUnit(unit))
		l.add(f)
	}
	count("内设机构数", len(u.Offices), "个")
	if !postsOpen {
		count("编制数", posts, "人")
	}
	if !staffOpen {
		count("在职人数", staff, "人")
	}
	if !postsOpen && !staffOpen && posts > 0 {
		l.derives(percentOf("在职人员控制率", "在职人员控制率", "在职人数 / 编制数", at))
	}
}

// percentOf defines a derived percentage with two decimals.
func percentOf(id, name, formula string, at fault.Place) fact.Derived {
	return fact.Derived{Fact: fact.Fact{ID: id, Name: name, Display: fact.Places(2), Account: fact.Account{Place: at}}, Formula: formula, Unit: num.Pct}
}
