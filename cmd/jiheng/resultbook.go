package main

import (
	"jiheng/check"
	"jiheng/check/show"
	"jiheng/document/xlsx"
)

// resultBook makes the workbook of a check, for a bureau's ledger: a row a
// finding, a row a file, those that were not checked behind them, a row a rule.
func resultBook(results []*check.Result, unread []show.Unread) ([]byte, error) {
	findings := xlsx.Register{Name: "问题", Columns: []xlsx.RegisterColumn{xlsx.CountColumn("序号", 6), xlsx.TextColumn("文件", 26), xlsx.TextColumn("规则", 10), xlsx.TextColumn("程度", 6), xlsx.TextColumn("要求", 22),
		xlsx.TextColumn("问题", 46), xlsx.TextColumn("原文", 26), xlsx.TextColumn("位置", 16), xlsx.TextColumn("建议", 36), xlsx.TextColumn("依据", 22), xlsx.TextColumn("办理情况", 16), xlsx.TextColumn("备注", 14)}}
	files := xlsx.Register{Name: "文件", Columns: []xlsx.RegisterColumn{xlsx.TextColumn("文件", 40), xlsx.CountColumn("错误", 8), xlsx.CountColumn("警告", 8), xlsx.CountColumn("提示", 8), xlsx.CountColumn("已判定", 9), xlsx.CountColumn("未判定", 9), xlsx.CountColumn("不适用", 9), xlsx.TextColumn("结论", 70)}}
	for _, r := range results {
		for i := range r.Findings {
			f := &r.Findings[i]
			at := f.Place
			at.File = ""
			findings.Rows = append(findings.Rows, []string{itoa(len(findings.Rows) + 1), r.File, f.Rule, string(f.Severity), f.Title, f.Message, f.Quote, place(at), f.Suggestion, f.Clause, "", ""})
		}
		files.Rows = append(files.Rows, []string{r.File, itoa(r.Count(check.Error)), itoa(r.Count(check.Warning)), itoa(r.Count(check.Notice)), itoa(r.Duties.Settled), itoa(r.Duties.Undecided), itoa(r.Duties.NotApplicable), r.Verdict})
	}
	for _, u := range unread {
		files.Rows = append(files.Rows, []string{u.File, "", "", "", "", "", "", "没有检查：" + u.Why})
	}
	rules := xlsx.Register{Name: "规则", Columns: []xlsx.RegisterColumn{xlsx.TextColumn("规则", 12), xlsx.TextColumn("要求", 50), xlsx.TextColumn("程度", 8), xlsx.CountColumn("次数", 8), xlsx.CountColumn("文件数", 9)}}
	for _, t := range show.RuleTotals(results) {
		rules.Rows = append(rules.Rows, []string{t.Rule, t.Title, string(t.Severity), itoa(t.Found), itoa(t.Files)})
	}
	return xlsx.WriteRegisters("检查意见", []xlsx.Register{findings, files, rules})
}
