package main

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"

	"jiheng/check"
	"jiheng/check/show"
	"jiheng/document/xlsx"
)

// resultBook makes the workbook of a check, for a bureau's ledger: a row a
// finding, a row a file, those that were not checked behind them, a row a rule.
func resultBook(results []*check.Result, unread []show.Unread) ([]byte, error) {
	folder := commonFolder(results)
	results = worstFirst(results, folder)
	findings := xlsx.Register{Name: "问题",
		Columns: []xlsx.RegisterColumn{xlsx.CountColumn("序号", 6), xlsx.TextColumn("文件", 17), xlsx.TextColumn("程度", 6), xlsx.TextColumn("问题", 36),
			xlsx.TextColumn("原文", 17), xlsx.TextColumn("位置", 12), xlsx.TextColumn("建议", 22), xlsx.TextColumn("规则", 9),
			xlsx.TextColumn("依据", 14), xlsx.TextColumn("办理情况", 10), xlsx.TextColumn("备注", 6)}}
	files := xlsx.Register{Name: "文件", Columns: []xlsx.RegisterColumn{xlsx.TextColumn("文件", 30), xlsx.TextColumn("单位", 22),
		xlsx.TextColumn("年度", 7), xlsx.CountColumn("错误", 7), xlsx.CountColumn("警告", 7), xlsx.CountColumn("提示", 7),
		xlsx.CountColumn("已判定", 8), xlsx.CountColumn("未判定", 8), xlsx.CountColumn("不适用", 8), xlsx.TextColumn("结论", 54)}}
	for _, r := range results {
		for i := range r.Findings {
			f := &r.Findings[i]
			at := f.Place
			at.File = ""
			findings.Rows = append(findings.Rows,
				[]string{itoa(len(findings.Rows) + 1), r.File, string(f.Severity), f.Message, f.Quote, place(at), f.Suggestion, f.Rule, f.Clause, "", ""})
		}
		files.Rows = append(files.Rows, []string{r.File, cmp.Or(r.Unit, "没有认出"), yearWords(r.Year), itoa(r.Count(check.Error)),
			itoa(r.Count(check.Warning)), itoa(r.Count(check.Notice)), itoa(r.Duties.Settled), itoa(r.Duties.Undecided),
			itoa(r.Duties.NotApplicable), r.Verdict})
	}
	for _, u := range unread {
		files.Rows = append(files.Rows, []string{strings.TrimPrefix(u.File, folder), "", "", "", "", "", "", "", "", "没有检查：" + u.Why})
	}
	rules := xlsx.Register{Name: "规则", Columns: []xlsx.RegisterColumn{xlsx.TextColumn("规则", 12), xlsx.TextColumn("要求", 50),
		xlsx.TextColumn("程度", 8), xlsx.CountColumn("次数", 8), xlsx.CountColumn("文件数", 9)}}
	for _, t := range show.RuleTotals(results) {
		rules.Rows = append(rules.Rows, []string{t.Rule, t.Title, string(t.Severity), itoa(t.Found), itoa(t.Files)})
	}
	return xlsx.WriteRegisters("检查意见", []xlsx.Register{findings, files, rules})
}

// worstFirst returns the results with most errors first, those of as many in the
// order in which they came; findings are sorted likewise within a file. Files are
// named from the folder.
func worstFirst(results []*check.Result, folder string) []*check.Result {
	out := make([]*check.Result, len(results))
	for i, r := range results {
		one := *r
		one.File = strings.TrimPrefix(r.File, folder)
		one.Findings = slices.Clone(r.Findings)
		slices.SortStableFunc(one.Findings, func(a, b check.Finding) int { return gravity(a.Severity) - gravity(b.Severity) })
		out[i] = &one
	}
	slices.SortStableFunc(out, func(a, b *check.Result) int {
		return cmp.Or(b.Count(check.Error)-a.Count(check.Error), b.Count(check.Warning)-a.Count(check.Warning), b.Count(check.Notice)-a.Count(check.Notice))
	})
	return out
}

// yearWords is a year as a cell; empty where it was not recognised.
func yearWords(year int) string {
	if year == 0 {
		return ""
	}
	return itoa(year)
}

func gravity(s check.Severity) int {
	return slices.Index([]check.Severity{check.Error, check.Warning, check.Notice}, s)
}

// commonFolder is the longest folder, with its separator, that all files lie in.
func commonFolder(results []*check.Result) string {
	folder := ""
	for i, r := range results {
		dir, _ := filepath.Split(r.File)
		if i == 0 {
			folder = dir
		}
		for !strings.HasPrefix(dir, folder) {
			folder, _ = filepath.Split(strings.TrimSuffix(folder, string(filepath.Separator)))
		}
	}
	return folder
}
