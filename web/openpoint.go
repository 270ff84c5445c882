package web

import (
	"path"
	"slices"
	"strings"

	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/workbench"
)

// openPoints are faults of the year with the pages on which they are mended.
func (v view) openPoints(list fault.List) []openPoint {
	out := make([]openPoint, len(list))
	for i, f := range list {
		out[i] = v.openPoint(f)
	}
	return out
}

// openPoint is a fault of the year with the page on which it is mended: where there is
// none for its file, that from which the folder is taken out.
func (v view) openPoint(f *fault.Error) openPoint {
	o := openPoint{Says: told(f), Where: "带出去改" + f.Place.File, Path: v.at("merge")}
	if f.Place.File == "" {
		o.Where, o.Path = "完成值", v.at("values")
	}
	e, ok := v.Year.EntryAt(f.Place)
	key := ""
	if ok {
		key = e.Key
	}
	if ind, is := v.Year.Year.IndicatorByCode(key); is && o.Says != f.Message {
		o.Says = ind.Code + " " + ind.Name + "：" + o.Says
	}
	for _, p := range openPages {
		if !strings.HasPrefix(f.Place.File, p.file) {
			continue
		}
		o.Path, o.Where = v.at(p.path...), p.name
		switch {
		case p.file == dossier.DirNarrative+"/":
			o.Path = v.at("report", baseName(f.Place.File))
		case f.Place.File == dossier.FileLines && key != "" && slices.Contains(projectCodes, f.Code):
			o.Path, o.Where = v.at("project", key), key+"（项目）"
			return o
		}
		break
	}
	if id, ok := v.ledgerOf(f.Place.File); ok {
		o.Path, o.Where = v.at("ledger", id, "file"), "台账"+id
		return o
	}
	for _, r := range recordFiles {
		if f.Place.File == r.File {
			o.Path, o.Where = v.at("records", r.Path), r.Name
		}
	}
	if key != "" && f.Place.File == dossier.FileIndicators && slices.Contains(valueCodes, f.Code) {
		o.Path, o.Where = v.at("values"), "完成值"
		if f.Code != "score-open" {
			o.Where = "偏差原因和措施"
		}
	}
	if key != "" {
		o.Where = key + "（" + o.Where + "）"
		o.Path += "#" + key
	}
	return o
}

// folded is a list in which what is said word for word of several places is said once.
func folded(list []openPoint) []openPoint {
	var out []openPoint
	at := map[string]int{}
	for _, o := range list {
		if i, ok := at[o.Says]; ok {
			same := func(k openPoint) bool { return k.Path == o.Path && k.Where == o.Where }
			if !same(out[i]) && !slices.ContainsFunc(out[i].Same, same) {
				out[i].Same = append(out[i].Same, o)
			}
			continue
		}
		at[o.Says] = len(out)
		out = append(out, o)
	}
	return out
}

// rowOf says in which row of a table a fault lies, where its words do not.
func rowOf(f *fault.Error) string {
	ext := strings.ToLower(path.Ext(f.Place.File))
	row := "第" + itoa(f.Place.Line) + "行"
	if f.Place.Line < 1 || ext != ".csv" && ext != ".xlsx" || strings.Contains(f.Message, row) {
		return ""
	}
	if f.Place.Cell != "" {
		row += "（" + f.Place.Cell + "）"
	}
	return row + "："
}

// ledgerOf is the ledger whose definition or rows a file holds.
func (v view) ledgerOf(file string) (id string, ok bool) {
	if path.Dir(file) != dossier.DirLedgers {
		return "", false
	}
	return v.Year.LedgerIn(file)
}

// projectCodes are of what is mended on the page of a project.
var projectCodes = []string{"carried-open", "sample-open", "goal-empty", "goal-open", "exempt-open", "unspent-open", workbench.CodeUnchecked, "project-rests"}

// valueCodes are of what an indicator's entry holds and the page of values shows.
var valueCodes = []string{"figure-typed", "explain", "score-open"}

// openPages are the pages on which the files of a year are mended.
var openPages = []struct {
	file string
	path []string
	name string
}{
	{dossier.DirNarrative + "/", []string{"report"}, "报告"}, {dossier.FileIndicators, []string{"goals"}, "目标指标"}, {dossier.FileGoals, []string{"goals"}, "目标指标"},
	{dossier.FileMonthly, []string{"budget", "months"}, "分月"}, {dossier.FileLines, []string{"budget"}, "预算执行"},
	{dossier.FileFacts, []string{"values"}, "完成值"}, {dossier.FileEvidence, []string{"values"}, "完成值"},
}
