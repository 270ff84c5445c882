package rules

import (
	"encoding/json"
	"sync"
	"testing"

	"jiheng/across"
	"jiheng/check"
	"jiheng/document"
	"jiheng/paper"
	"jiheng/paper/papertest"
)

// Documents that are kept are read by the checks of several files at once, each beside
// the others, and one that was read for its digest is checked as it is: what comes out is
// what each gives alone.
func TestDocumentsSharedByChecks(t *testing.T) {
	set := builtinSet(t)
	texts := []string{
		"2024年度项目支出绩效目标申报表\n| 项目名称 | 社区食堂运营 |\n| 年度目标 | 为60岁以上老人供餐，日均不少于200客。 |",
		"2024年度项目支出绩效自评表\n| 项目名称 | 社区食堂运营 |\n| 年度总体目标 | 为60岁以上老人供餐，日均不少于150客。 |\n| 资金 | 全年预算数（万元） | 全年执行数 | 执行率 |\n| 年度资金总额 | 100.00 | 96.00 | 90.00% |",
		"2024年度乙镇部门整体支出绩效自评报告\n一、概况\n全年预算数100.00万元，支出96.00万元，执行率96.00%。\n二、存在问题\n供餐点少。",
		"2024年度乙镇部门整体支出绩效自评表\n| 一级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |\n| 产出指标 | 日均供餐 | ≥200客 | 150客 | 50 | 50 |",
	}
	var docs []*document.Document
	for _, s := range texts {
		docs = append(docs, papertest.Document(s))
	}
	run := func(i int, docs []*document.Document, read *paper.Text) string {
		in := &check.Input{File: "甲.txt", Document: docs[i], Read: read, Together: docs, Others: []*across.Digest{}}
		b, err := json.Marshal(set.Run(in))
		if err != nil {
			t.Error(err)
		}
		return string(b)
	}
	alone := make([]string, len(texts))
	for i := range texts {
		own := make([]*document.Document, len(texts))
		for k, s := range texts {
			own[k] = papertest.Document(s)
		}
		alone[i] = run(i, own, nil)
	}
	var wg sync.WaitGroup
	for range 3 {
		for i := range docs {
			wg.Go(func() {
				text := paper.NewText(docs[i])
				across.Compact("甲.txt", text)
				if got := run(i, docs, text); got != alone[i] {
					t.Errorf("document %d has other results beside the others:\n%s\nalone:\n%s", i+1, got, alone[i])
				}
			})
		}
	}
	wg.Wait()
}
