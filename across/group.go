package across

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"jiheng/paper"
)

// SameObject reports documents about the same project, or both about the unit as
// a whole.
func SameObject(a, b *Digest) bool { return a.Object == b.Object && a.Project != paper.SeveralProjects }

// Related is what belongs to one document among those given together.
type Related struct {
	Others []*Digest // of the same unit and year, itself among them
	Past   []*Digest // of the same unit's year before
}

// Relate says for each of all what belongs to it: documents of the same unit and
// year, and those of the year before, among all and among beside and last, which
// are compared with and not checked. A document that names no unit or no year
// stays alone; one of beside or last that names none is taken for what it was
// given as, if the checked documents are of one unit. Nil documents, those that
// could not be read, have no relations.
func Relate(all, beside, last []*Digest) []Related {
	adopt(all)
	names := paper.FullNames(unitsOf(all, beside, last))
	single := len(distinct(names, all)) <= 1
	type key struct {
		unit string
		year int
	}
	groups := map[key][]*Digest{}
	for _, g := range all {
		if g != nil && g.Unit != "" && g.Year > 0 {
			k := key{names[g.Unit], g.Year}
			groups[k] = append(groups[k], g)
		}
	}
	may := func(own, g *Digest, year int) bool {
		unit := g.Unit == "" && single || own.Unit == "" && single || own.Unit != "" && names[own.Unit] == names[g.Unit]
		return g != nil && unit && (own.Year == 0 || g.Year == 0 || g.Year == year)
	}
	out := make([]Related, len(all))
	for i, own := range all {
		if own == nil {
			continue
		}
		r := &out[i]
		if own.Unit != "" && own.Year > 0 {
			r.Others = slices.Clip(groups[key{names[own.Unit], own.Year}])
			r.Past = slices.Clip(groups[key{names[own.Unit], own.Year - 1}])
		}
		for _, g := range beside {
			if g != nil && g.File != own.File && may(own, g, own.Year) {
				r.Others = append(r.Others, g)
			}
		}
		for _, g := range last {
			if g != nil && g.File != own.File && may(own, g, own.Year-1) {
				r.Past = append(r.Past, g)
			}
		}
	}
	return out
}

// WhyApart says why a document that was given to compare with belongs to none of
// those that are checked; back is 1 for one of the year before. A Chinese
// sentence without its stop, which names what was recognised.
func WhyApart(g *Digest, all []*Digest, back int) string {
	if g.Unit == "" {
		return "没有认出这份文件的单位，被检查的文件又不止一个单位；请在题名里，或“部门：”“单位名称：”一栏写明单位"
	}
	names := paper.FullNames(unitsOf(all, []*Digest{g}))
	same, years := false, ""
	for _, own := range all {
		if own != nil && own.Unit != "" && names[own.Unit] == names[g.Unit] {
			same = true
			if y := paper.YearText(own.Year); own.Year > 0 && !strings.Contains(years, y) {
				years += "、" + y
			}
		}
	}
	units := unitsOf(all)
	switch {
	case same && back > 0:
		return fmt.Sprintf("认出的年度是%s，被检查的文件是%s，它不是上一年的", paper.YearText(g.Year), strings.TrimPrefix(years, "、"))
	case same:
		return fmt.Sprintf("认出的年度是%s，被检查的文件是%s", paper.YearText(g.Year), strings.TrimPrefix(years, "、"))
	case len(units) == 0:
		return fmt.Sprintf("认出的单位是“%s”，被检查的文件没有认出单位；请看它们的题名", g.Unit)
	}
	return fmt.Sprintf("认出的单位是“%s”，被检查的文件是“%s”的；同一单位的，请把名称写成一样", g.Unit, strings.Join(units[:min(len(units), 3)], "”“"))
}

// adopt gives documents without a unit that of their folder.
func adopt(all []*Digest) {
	folders := map[string][]*Digest{}
	for _, g := range all {
		if g != nil {
			folders[filepath.Dir(g.File)] = append(folders[filepath.Dir(g.File)], g)
		}
	}
	for _, list := range folders {
		units := unitsOf(list)
		names := paper.FullNames(units)
		if len(distinct(names, list)) != 1 {
			continue
		}
		for _, g := range list {
			if g.Unit == "" {
				g.Unit = names[units[0]]
			}
		}
	}
}

func unitsOf(lists ...[]*Digest) []string {
	var out []string
	for _, list := range lists {
		for _, g := range list {
			if g != nil && g.Unit != "" {
				out = append(out, g.Unit)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func distinct(names map[string]string, all []*Digest) map[string]bool {
	out := map[string]bool{}
	for _, u := range unitsOf(all) {
		out[names[u]] = true
	}
	return out
}

// LastLike returns the document of the year before that corresponds to one: of
// the same sort and about the same project; nil where there is none.
func (r *Related) LastLike(own *Digest) *Digest {
	for _, g := range r.Past {
		if g.Genre == own.Genre && SameObject(g, own) {
			return g
		}
	}
	return nil
}

// Together returns the other documents of the same unit and year that rules may
// want whole: all of them where they are few, else those about the same object
// as the file, at most so many.
func (r *Related) Together(file string, most int) []*Digest {
	var own *Digest
	var all []*Digest
	for _, g := range r.Others {
		if g.File == file {
			own = g
		} else {
			all = append(all, g)
		}
	}
	if len(all) > most {
		all = slices.DeleteFunc(all, func(g *Digest) bool { return own == nil || !SameObject(own, g) })
	}
	return all[:min(len(all), most)]
}
