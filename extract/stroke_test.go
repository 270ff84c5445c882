package extract_test

import (
	"strings"
	"testing"
)

// The unit behind a fraction is none of its lower number: a half or a quarter of what can be
// divided is read, all others are named as not read. Days, years, documents, rates in so many
// and calculations are none.
func TestFractionsWithAStroke(t *testing.T) {
	readCases(t, []readCase{
		{"区级补助1/3万元，改造1/3处，完成3/4个。", "", "1/3万元 1/3处 3/4个"},
		{"市级配套 2/3 亿元，拓宽 5／6 公里，实有编制19/20人。", "", "2/3亿元 5/6公里 19/20人"},
		{"每户补助1/2万元，新增绿地3/4亩，缩短1/4小时。", "0.5万元 0.75亩 0.25小时", ""},
		{"建成比例：1/2，完成率为2/3，完好率达到11/12。", "", "1/2 2/3 11/12"},
		{"约1/3的村已改造，占全部任务的2/5，按1/4比例配套。", "", "1/3 2/5 1/4"},
		{"投入½万元，每亩补助1½万元，修渠2又1/3公里。", "", "½万元 1½万元 2又1/3公里"},
		{"已办结：45/50件，培训12/12场，开工率：3/3。", "", "45/50件 12/12场 3/3"},
		{"3/12组织培训20人，2023/2024学年招生1200人，9/10月完成。", "20人 1200人", ""},
		{"第1/3页，2期工程见1/2版，文号2024/15。", "", ""},
		{"发病率12/10万，单价5元/人，每年3人/次。", "12/10万 5元/人 3人/次", ""},
		{"执行率=90/100×100%=90%。", "90%", ""},
		{"执行90/100万元×100%=90%。", "90%", ""},
	})
}

// In tables they are named too, in the cells of sentences and of notes as well.
func TestFractionsInCells(t *testing.T) {
	const table = "| 项目 | 年初预算数（万元） | 完成情况 | HEAD |\n| 道路 | 100 | CELL | 无 |\n| 桥梁 | 50 | 如期 | CELL |"
	for _, head := range []string{"备注", "说明", "进展"} {
		for cell, want := range map[string]string{"建成1/3处": "1/3处", "投入2/3万元，改造3/7户": "2/3万元 3/7户", "三分之二的户入住": "三分之二", "完成比例：5/6": "5/6"} {
			readCases(t, []readCase{{strings.NewReplacer("HEAD", head, "CELL", cell).Replace(table), "100万元 50万元", want + " " + want}})
		}
	}
	readCases(t, []readCase{
		{"| 项目 | 年初预算数（万元） | 评分标准 |\n| 道路 | 100 | 完成2/3以上得满分，其中补助1/3万元 |", "100万元", "1/3万元"},
		{"| 项目 | 预算数（万元） | 执行数（万元） |\n| 道路 | 1/2万元 | 1/3万元 |", "0.5万元", "1/3万元"},
	})
}
