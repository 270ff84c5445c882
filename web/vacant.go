package web

import (
	"strings"

	"jiheng/workbench"
)

// vacantText says who is missing: the step, its role and body, and that nobody is there.
func vacantText(v workbench.Vacancy) string {
	who := rolesText(v.Roles)
	if v.Unset() {
		return "“" + string(v.Stage) + "”没有人能办：" + v.Year.Name + itoa(v.Year.Year) + "年没有写" + v.Link + "，不知道由谁的" + who + v.How
	}
	says := "“" + string(v.Stage) + "”没有人能办：要由" + v.Name + "的" + who + v.How
	if len(v.Own) > 0 {
		return says + "，在岗的" + list(v.Own) + "改过这份材料（或者代改过的人办），按规定不能自己" + v.How
	}
	return says + "，现在没有人在这个岗位上"
}

// vacantSince says since when a year waits; empty where that is not known.
func vacantSince(v workbench.Vacancy) string {
	if v.Since.IsZero() {
		return ""
	}
	return dayText(v.Since) + "起等着"
}

// vacantDeed says what is to be done, and by whom.
func vacantDeed(v workbench.Vacancy) string {
	if v.Unset() {
		return "请系统管理员在“单位”里给" + v.Year.Name + "写上" + v.Link
	}
	if len(v.Own) > 0 {
		return "请安全管理员给" + v.Name + "另一位没有改过这份材料的人授“" + rolesText(v.Roles) + "”的岗位"
	}
	return "请安全管理员给" + v.Name + "的接手人授“" + rolesText(v.Roles) + "”的岗位"
}

// vacantPath is the page on which the person can mend a vacancy; empty where they cannot.
func (v view) vacantPath(x workbench.Vacancy) (path, deed string) {
	switch {
	case x.Unset() && v.Person.Can(workbench.AddUnits):
		return adminPath("units", x.Year.Unit), "去写" + x.Link
	case !x.Unset() && v.Person.Can(workbench.GivePosts):
		return adminPath("people"), "去授岗位"
	}
	return "", ""
}

// vacantDuties are what administrators are told of years that wait for nobody: who can
// mend it, with the page.
func (v *visit) vacantDuties(p view) ([]duty, error) {
	all, err := v.bench.Vacancies(v.r.Context(), v.who)
	if err != nil {
		return nil, err
	}
	var out []duty
	for _, x := range all {
		path, deed := p.vacantPath(x)
		if path == "" && !v.who.Can(workbench.SeeHealth) {
			continue
		}
		if path == "" {
			path, deed = adminPath("units", x.Year.Unit), "看单位"
		}
		why := []string{vacantText(x), vacantSince(x), vacantDeed(x)}
		if why[1] == "" {
			why = []string{why[0], why[2]}
		}
		out = append(out, duty{What: x.Year.Name + yearText(x.Year.Year) + "停着", Why: strings.Join(why, "；"), Path: path, Deed: deed})
	}
	return out, nil
}

// vacantNow is that nobody takes the year on where it stands; one at most.
func (p stepsPart) vacantNow() []workbench.Vacancy { return p.vacantAt(p.Stage) }

// vacantBehind is that nobody would take the year on behind a way; one at most. A way
// back is not asked about.
func (p stepsPart) vacantBehind(w workbench.Way) []workbench.Vacancy {
	if w.Reason || w.How == "收回" {
		return nil
	}
	return p.vacantAt(w.To)
}

func (p stepsPart) vacantAt(at workbench.Stage) []workbench.Vacancy {
	for _, x := range p.Vacant {
		if x.Stage == at {
			return []workbench.Vacancy{x}
		}
	}
	return nil
}
