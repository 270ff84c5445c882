package workbench

import (
	"path"
	"slices"
	"strings"

	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/press"
	"jiheng/report"
)

// Paper makes one paper of the year as it stands: name is that of the paper with the
// ending of a format, as 自评报告.pdf. One that is not there is NotFound.
func (y *Year) Paper(name string) ([]byte, error) {
	ending := path.Ext(name)
	if y.Maker == nil {
		return nil, NoPack()
	}
	papers, m, _ := y.press()
	at := slices.IndexFunc(papers, func(p report.Paper) bool { return p.Name == strings.TrimSuffix(name, ending) })
	if at < 0 {
		return nil, fault.New(fault.NotFound, fault.Place{}, "paper-unknown", "没有这份文件")
	}
	files, err := press.Run(press.Jobs(m, papers[at:at+1], map[string]bool{strings.TrimPrefix(ending, "."): true}, fonts), 1, func(string) {})
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		if f.Name == name {
			return f.Data, nil
		}
	}
	return nil, fault.New(fault.NotFound, fault.Place{}, "paper-unknown", "“%s”没有这种格式", name)
}

// NoPack refuses what needs scores, of a year that has no pack to score by.
func NoPack() error {
	return fault.New(fault.Conflict, fault.Place{File: dossier.FileMain}, "no-pack", "这个年度还没有能用的规则包，算不出数，也做不出文件；请先在%s里选规则包", dossier.FileMain)
}
