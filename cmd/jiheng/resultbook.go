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
// finding; a row a file, those that were not checked behind them; a row for what
// was not read, files and parts of files; a row a rule. day is when it was made,
// 2025-03-20. The columns of a sheet are as wide together as an A4 page across.
func resultBook(results []*check.Result, unread []show.Unread, day string) ([]byte, error) {
	folder := commonFolder(results)
	results = worstFirst(results, folder)
	unread = slices.Clone(unread)
	for i := range unread {
		unread[i].File = strings.TrimPrefix(unread[i].File, folder)
	}
	registers := []xlsx.Register{findingRegister(results, day), fileRegister(results, unread)}
	if missed := missedRegister(results, unread); len(missed.Rows) > 0 {
		registers = append(registers, missed)
	}
	rules := xlsx.Register{Name: "规则", Columns: []xlsx.RegisterColumn{xlsx.TextColumn("规则", 12), xlsx.TextColumn("要求", 110),
		xlsx.TextColumn("程度", 8), xlsx.CountColumn("次数", 8), xlsx.CountColumn("文件数", 9)}}
	for _, t := range show.RuleTotals(results) {
		rules.Rows = append(rules.Rows, []string{t.Rule, t.Title, string(t.Severity), itoa(t.Found), itoa(t.Files)})
	}
	return xlsx.WriteRegisters("检查意见", append(registers, rules))
}

func findingRegister(results []*check.Result, day string) xlsx.Register {
	out := xlsx.Register{Name: "问题",
		Columns: []xlsx.RegisterColumn{xlsx.CountColumn("序号", 5), xlsx.TextColumn("文件", 13), xlsx.TextColumn("程度", 5), xlsx.TextColumn("单位", 10),
			xlsx.TextColumn("问题", 27), xlsx.TextColumn("原文", 13), xlsx.TextColumn("位置", 14), xlsx.TextColumn("建议", 18),
			xlsx.TextColumn("规则", 8), xlsx.TextColumn("依据", 21), xlsx.TextColumn("检查日期", 10), xlsx.TextColumn("办理情况", 9), xlsx.TextColumn("备注", 5)}}
	for _, r := range results {
		for i := range r.Findings {
			f := &r.Findings[i]
			out.Rows = append(out.Rows, []string{itoa(len(out.Rows) + 1), r.File, string(f.Severity), r.Unit, f.Message, f.Quote, show.PlaceBeside(*f),
				f.Suggestion, f.Rule, f.Clause, day, "", ""})
		}
	}
	return out
}

func fileRegister(results []*check.Result, unread []show.Unread) xlsx.Register {
	out := xlsx.Register{Name: "文件", Columns: []xlsx.RegisterColumn{xlsx.TextColumn("文件", 25), xlsx.TextColumn("单位", 19), xlsx.TextColumn("年度", 6),
		xlsx.TextColumn("种类", 9), xlsx.TextColumn("成文日期", 10), xlsx.TextColumn("资金（万元）", 13), xlsx.CountColumn("错误", 5), xlsx.CountColumn("警告", 5),
		xlsx.CountColumn("提示", 5), xlsx.CountColumn("没读到", 6), xlsx.CountColumn("已判定", 6), xlsx.CountColumn("未判定", 6), xlsx.CountColumn("不适用", 6),
		xlsx.TextColumn("结论", 36)}}
	for _, r := range results {
		out.Rows = append(out.Rows, []string{r.File, cmp.Or(r.Unit, "没有认出"), yearWords(r.Year), r.Genre, r.Day, r.Money, itoa(r.Count(check.Error)),
			itoa(r.Count(check.Warning)), itoa(r.Count(check.Notice)), itoa(r.Unread()), itoa(r.Duties.Settled), itoa(r.Duties.Undecided),
			itoa(r.Duties.NotApplicable), r.Verdict})
	}
	for _, u := range unread {
		row := make([]string, len(out.Columns))
		row[0], row[len(row)-1] = u.File, "没有检查："+u.Why
		out.Rows = append(out.Rows, row)
	}
	return out
}

// missedRegister lists what was not read: files, then parts of files.
func missedRegister(results []*check.Result, unread []show.Unread) xlsx.Register {
	out := xlsx.Register{Name: "没有读到", Columns: []xlsx.RegisterColumn{xlsx.TextColumn("文件", 34), xlsx.TextColumn("位置", 16), xlsx.TextColumn("读没读", 10),
		xlsx.TextColumn("是什么，怎样办", 80), xlsx.TextColumn("代码", 15)}}
	for _, u := range unread {
		out.Rows = append(out.Rows, []string{u.File, "", "没有检查", u.Why, u.Code})
	}
	for _, r := range results {
		for _, p := range show.PartsOf(r) {
			state := "说明"
			if p.Unread {
				state = "没有读到"
			}
			out.Rows = append(out.Rows, []string{r.File, p.Place, state, p.Text, p.Code})
		}
	}
	return out
}

// worstFirst returns the results as a queue, errors first within a file. Files
// are named from the folder.
func worstFirst(results []*check.Result, folder string) []*check.Result {
	out := make([]*check.Result, len(results))
	for i, r := range results {
		one := *r
		one.File = strings.TrimPrefix(r.File, folder)
		one.Findings = slices.Clone(r.Findings)
		for k, n := range show.Order(r) {
			one.Findings[k] = r.Findings[n]
		}
		out[i] = &one
	}
	slices.SortStableFunc(out, show.Worse)
	return out
}

// yearWords is a year as a cell; empty where it was not recognised.
func yearWords(year int) string {
	if year == 0 {
		return ""
	}
	return itoa(year)
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
