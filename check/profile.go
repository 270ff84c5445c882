package check

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"jiheng/fault"
	"jiheng/plain"
)

// A Profile is how a house wants the rules: which are off, which thresholds
// differ, which findings are let pass and why.
type Profile struct {
	Name string

	off      map[string]bool
	severity map[string]Severity
	limits   map[string]int
	passes   []pass
	places   map[string]fault.Place // of the ids and names that it uses
}

// A pass lets one finding be.
type pass struct {
	rule, quote, file, reason string
	line                      int
}

// ReadProfile reads a profile:
//
//	名称: 区财政局
//	关闭: [D05, P25]
//	程度: {W02: 提示}
//	阈值: {长句字数: 150}
//	放过:
//	  - {规则: GEN-09, 引文: 城市功能, 理由: 已与单位核对}
//
// A pass needs a rule and a reason; it is narrowed by 引文 (words in the quote or
// its line), 文件 and 行.
func ReadProfile(file string, data []byte) (*Profile, error) {
	n, _ := plain.ParseYAML(file, data)
	n.Only("名称", "关闭", "程度", "阈值", "放过")
	p := &Profile{Name: n.Text("名称"), off: map[string]bool{}, severity: map[string]Severity{}, limits: map[string]int{}, places: map[string]fault.Place{}}
	for _, id := range n.Texts("关闭") {
		p.off[id] = true
		p.places[id] = n.Get("关闭").Place()
	}
	for _, id := range n.Get("程度").Keys() {
		p.severity[id] = Severity(n.Get("程度").OneOf(id, string(Error), string(Warning), string(Notice)))
		p.places[id] = n.Get("程度").Get(id).Place()
	}
	for _, name := range n.Get("阈值").Keys() {
		if v, ok := n.Get("阈值").Int(name, 0, 1_000_000); ok {
			p.limits[name] = v
		}
		p.places[name] = n.Get("阈值").Get(name).Place()
	}
	for _, item := range n.List("放过") {
		item.Only("规则", "引文", "文件", "行", "理由")
		line, _ := item.Int("行", 1, 1_000_000)
		p.passes = append(p.passes, pass{rule: item.Need("规则"), quote: item.Text("引文"), file: item.Text("文件"), reason: item.Need("理由"), line: line})
		p.places[item.Text("规则")] = item.Place()
	}
	return p, n.Err()
}

// apply puts the thresholds into a set, and finds ids and names that there are
// not.
func (p *Profile) apply(s *Set) error {
	var list fault.List
	known := func(id string) bool {
		if _, ok := s.byID[id]; ok {
			return true
		}
		for _, r := range s.rules {
			if r.As == id {
				return true
			}
		}
		return false
	}
	unknown := func(id string) {
		list.Add(fault.Bad(p.places[id], "profile-rule", "没有编号为“%s”的规则；jiheng rules list 列出所有规则", id))
	}
	for id := range p.off {
		if !known(id) {
			unknown(id)
		}
	}
	for id := range p.severity {
		if !known(id) {
			unknown(id)
		}
	}
	for _, x := range p.passes {
		if !known(x.rule) {
			unknown(x.rule)
		}
	}
	for name, v := range p.limits {
		if _, ok := s.limits[name]; !ok {
			list.Add(fault.Bad(p.places[name], "profile-limit", "没有叫“%s”的阈值；可用的有：%s", name, strings.Join(slices.Sorted(maps.Keys(s.limits)), "、")))
			continue
		}
		s.limits[name] = v
	}
	slices.SortFunc(list, func(a, b *fault.Error) int {
		return cmp.Or(cmp.Compare(a.Place.Line, b.Place.Line), cmp.Compare(a.Message, b.Message))
	})
	return list.Err()
}

// lets reports whether the profile lets a finding pass, and the reason.
func (p *Profile) lets(file string, f *Finding) (reason string, ok bool) {
	for _, x := range p.passes {
		if x.rule != f.Rule && !slices.Contains(f.Also, x.rule) {
			continue
		}
		if x.quote != "" && !strings.Contains(f.Quote, x.quote) && !strings.Contains(f.Line, x.quote) {
			continue
		}
		if x.file != "" && !strings.HasSuffix(file, x.file) || x.line > 0 && x.line != f.Place.Line {
			continue
		}
		return x.reason, true
	}
	return "", false
}
