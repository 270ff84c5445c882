package extract

import (
	"regexp"
	"slices"
	"strings"
)

// sumCompared matches words that compare a sum of figures before them with an earlier
// time: ，两项合计比上年的, 。上半年较上年同期. The groups are the sum, how many it is of, and the
// word of its kind.
var sumCompared = regexp.MustCompile(`(?:^|[，,。；;、：:）)])((?:以上|上述|这|前|其中|其)?(?:([两二三四五六七八九])(?:项|类|个|者|块|部分|村|种|区|县|镇|笔|方面|期|批|家|所|校|馆|院|站|中心|单位|部门))?` +
	`(?:[^，。；：、0-9比较与同公]{0,6}?(合计|共计|总计|总共|合并|之和|总和|相加|加起来|合起来)(?:支出|经费|费用|资金|金额|人数|户数|件数|次数|面积|投入|收入|总额)?|[^，。；：、0-9比较与同公]{0,4}(共)|(上半年|下半年|全年|前[两二三]季度|一至[二三四]季度)))` +
	`[，,]?(?:同口径|均|总体)?(?:比|较|与|同)`)

// A summed is a sum that words compare, and that is not printed.
type summed struct {
	name  string // 两项合计
	many  int    // so many figures it is of; 0 where nothing says
	plain bool   // it is of the figures before it and of nothing that has a name of its own
}

// summedBy reads such words at the end of the text before a figure.
func summedBy(text string) (s summed, ok bool) {
	if !hasAny(text, "比", "较", "与", "同") || !hasAny(text, "合", "共", "总", "和", "加", "年", "季") {
		return s, false
	}
	all := sumCompared.FindAllStringSubmatchIndex(text, -1)
	if len(all) == 0 {
		return s, false
	}
	m := all[len(all)-1]
	rest := text[m[1]:]
	if times.at(rest) == "" && !(run(rest, 0) == 4 && strings.HasPrefix(rest[4:], "年")) {
		return s, false
	}
	s.name = text[m[2]:m[3]]
	if m[4] >= 0 {
		s.many = int(hanValue[[]rune(text[m[4]:m[5]])[0]])
	}
	s.plain = s.many > 0 || m[6] >= 0 && strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(s.name, "以上"), "上述"), "其中") == text[m[6]:m[3]]
	return s, true
}

// sumsCompared gives changes and amounts of an earlier year that are of a sum which is not
// printed that sum, where they would be of the last of its parts.
func (f *finder) sumsCompared() {
	was := 0 // level of the last of them, before
	for i := 1; i < len(f.out); i++ {
		x := &f.out[i]
		if x.is != prior && x.is != change && x.is != growth {
			continue
		}
		if p := &f.out[i-1]; p.ofSum != nil && (x.base == was || x.base == p.base || x.base == i-1) && summedWith(f.line.Text[min(p.End, x.Start):x.Start]) {
			x.ofSum, x.base = p.ofSum, p.base
			x.Subject = x.ofSum.name + changeWord(x.label)
			continue
		}
		s, ok := summedBy(f.line.Text[min(f.out[i-1].End, x.Start):x.Start])
		last := f.level(i-1, false)
		if !ok || last < 0 || last != i-1 && f.out[last].Unit != x.Unit || isTotal(&f.out[last]) {
			continue
		}
		name, _, _ := strings.Cut(s.name, "合计")
		if !s.plain && f.calledLike(name, "") >= 0 {
			continue
		}
		was, x.base, x.ofSum = x.base, last, &s
		if x.is == prior {
			x.Subject = s.name
		} else {
			x.Subject = s.name + changeWord(x.label)
		}
	}
}

// summedWith reports words between two figures that say both of one sum.
func summedWith(gap string) bool {
	return len(gap) < 40 && !strings.ContainsAny(gap, "。；;：:") && !hasAny(gap, "其中", "比", "较")
}

// ofSum recomputes a change of a sum that is not printed. It is right where any sum of the
// figures before it, or any of them, makes it so; wrong only where the words say of which
// figures it is.
func (c *claimer) ofSum(v view, i int) {
	f := &v.found[i]
	parts, all := v.summands(f)
	if len(parts) < 2 {
		return
	}
	if c.copyOf != v.piece {
		c.copyOf, c.copied = v.piece, slices.Clone(v.found)
	}
	with := *v.piece // in which the sum stands for the last of its parts
	with.found = c.copied
	defer func() { c.copied[f.base] = v.found[f.base] }()
	tries := [][]int{parts}
	for k := 1; k < len(parts); k++ {
		tries = append(tries, parts[k:])
	}
	for _, j := range parts {
		tries = append(tries, []int{j})
	}
	want, sure := parts, f.ofSum.plain && all
	if n := f.ofSum.many; n > 0 {
		if sure = len(parts) >= n; sure {
			want = parts[len(parts)-n:]
		}
	}
	for _, try := range tries {
		if out := c.asSum(v, with, i, try); len(out) == 1 && out[0].Consistent {
			c.out = append(c.out, out...)
			return
		}
	}
	if sure {
		c.out = append(c.out, c.asSum(v, with, i, want)...)
	}
}

// mostSummands is of how many figures a sum that is not printed may be.
const mostSummands = 24

// summands are the figures before a change of a sum that the sum may be of, in reading
// order: of its unit, in the sentence of the last of them; all is false where there are
// more of them than anybody would sum without a word.
func (v view) summands(f *Found) (parts []int, all bool) {
	last, all := &v.found[f.base], true
	for j := f.base; j >= 0 && all; j-- {
		x := &v.found[j]
		if j < f.base && strings.ContainsAny(v.between(x.End, v.found[j+1].Start), "。；;") {
			break
		}
		if x.is == level && exact(x) && unitRoot(x.Unit) == unitRoot(last.Unit) && x.scope == last.scope {
			parts = append(parts, j)
			all = len(parts) <= mostSummands
		}
	}
	parts = parts[:min(len(parts), mostSummands)]
	slices.Reverse(parts)
	return parts, all
}

// asSum recomputes change i as that of the sum of parts.
func (c *claimer) asSum(v view, with piece, i int, parts []int) []Claim {
	sum := v.found[v.found[i].base]
	sum.number = v.found[parts[0]].number
	var words []string
	for k, j := range parts {
		x := &v.found[j]
		if k > 0 {
			sum.number = sum.number.Add(x.number)
		}
		sum.places = max(sum.places, x.places)
		words = append(words, saidBeside(x, &sum))
	}
	if len(parts) > 1 {
		sum.Subject, sum.Value = v.found[i].ofSum.name, "("+strings.Join(words, "+")+")"
	}
	with.found[v.found[i].base] = sum
	t := claimer{lines: c.lines}
	if v.found[i].is == change {
		t.difference(view{&with, v.line}, i)
	} else {
		t.growth(view{&with, v.line}, i)
	}
	for k := range t.out {
		cl := &t.out[k]
		for p := range cl.Parts {
			if cl.Parts[p].Start == sum.Start {
				cl.Parts[p] = v.found[v.found[i].base].place()
			}
		}
		for _, j := range parts {
			cl.Start = min(cl.Start, v.found[j].Start)
		}
		cl.At = c.lines[cl.Line].Place(cl.Start)
	}
	return t.out
}
