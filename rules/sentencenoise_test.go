package rules

import (
	"strings"
	"testing"

	"jiheng/check"
	"jiheng/paper/papertest"
)

// What is right in sentences of these kinds is no finding; the same with a fault is.
func TestSentencesRightByTheirWords(t *testing.T) {
	set := builtinSet(t)
	for _, c := range []struct{ text, rule, want string }{
		{"行政编制38名，事业编制46名，合计84名；年末在岗91人，其中在编79人、编外12人。", "FRM-01", ""},
		{"核定编制20名，年末实有人员26人，其中在编18人、临聘8人。", "FRM-01", ""},
		{"全局编制50人，现有在职人员57人（其中在编48人、劳务派遣9人）。", "FRM-01", ""},
		{"核定编制30名，年末在岗35人，其中在编人员29人、公益性岗位6人。", "FRM-01", ""},
		{"核定编制30名，年末在岗35人，其中在编人员32人、公益性岗位3人。", "FRM-01", "超出5人"},
		{"核定编制30名，年末在职人员35人，编外聘用6人。", "FRM-01", "超出5人"},
		{"三年累计投入3.6亿元，年均1.2亿元，其中2022年1.0亿元、2023年1.2亿元、2024年1.4亿元。", "L05", ""},
		{"总支出960万元，月均支出80万元，其中人员经费600万元、公用经费360万元。", "L05", ""},
		{"全年用水36万吨，日均0.1万吨，其中工业20万吨、生活16万吨。", "L05", ""},
		{"两年补助500万元，每年250万元，其中中央300万元、省级200万元。", "L05", ""},
		{"总支出960万元，月均支出80万元，其中人员经费700万元、公用经费360万元。", "L05", "超过总数960万元"},
		{"总支出960万元，其中人员经费700万元、公用经费360万元。", "L05", "超过总数960万元"},
		{"预算调整率为6%，其中追加9%，压减3%。", "L05", ""},
		{"全年净调整200万元，其中调增300万元、调减100万元。", "L05", ""},
		{"养护里程420公里，其中县道120公里、乡道180公里、村道120公里，每公里养护经费0.75万元，合计315万元。", "RPT-28", ""},
		{"发放低保8,200人，其中城市2,200人、农村6,000人，每人补助600元，共492万元。", "RPT-28", ""},
		{"种植油茶5,000亩（东乡2,000亩、西乡3,000亩），每亩补助400元，共补助200万元。", "RPT-28", ""},
		{"资助学生900人，包括小学400人、初中500人，每人补助1,000元，合计90万元。", "RPT-28", ""},
		{"资助学生900人，包括小学400人、初中500人，每人补助1,000元，合计95万元。", "RPT-28", "对不上"},
		{"安装路灯120盏，每盏2,000元，共计24万元。", "RPT-28", ""},
		{"安装路灯120盏，每盏2,000元，共计42万元。", "RPT-28", "对不上"},
	} {
		got := strings.Join(foundBy(t, set, c.text, c.rule), "；")
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s:\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// The total of basic and project spending may stand in the sentence before.
func TestSplitInTheNextSentence(t *testing.T) {
	set := builtinSet(t)
	for _, c := range []struct{ text, want string }{
		{"全年实际支出900.00万元，执行率98.60%，年末结余16.00万元。支出中，基本支出500.00万元，占55.56%；项目支出400.00万元，占44.44%。", ""},
		{"全年实际支出900.00万元，执行率98.60%，年末结余16.00万元。支出中，基本支出500.00万元，占55.56%；项目支出410.00万元，占45.56%。", "相差10.00万元"},
		{"本年支出合计620.50万元。按支出性质分，基本支出320.50万元；项目支出300.00万元。", ""},
		{"本年支出合计620.50万元。按支出性质分，基本支出330.50万元；项目支出300.00万元。", "相差10.00万元"},
		{"决算支出88.00万元。其中：基本支出48.00万元；项目支出40.00万元。", ""},
	} {
		got := strings.Join(foundBy(t, set, c.text, "BUD-19"), "；")
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s:\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// A title that says what money was evaluated names its scope.
func TestScopeOfATitle(t *testing.T) {
	set := builtinSet(t)
	for title, want := range map[string]bool{
		"海棠区卫生健康局2024年公共卫生补助资金绩效自评报告": false,
		"青山县民政局2024年困难群众救助转移支付绩效自评报告": false,
		"白水镇人民政府2024年惠农政策绩效自评报告":      false,
		"白水镇人民政府2024年度整体支出绩效自评报告":     false,
		"白水镇人民政府2024年度绩效自评报告":         true,
	} {
		doc := papertest.Document(title + "\n# 一、预算执行情况\n全年支出100万元。")
		found := false
		for _, f := range set.Run(&check.Input{File: "例.txt", Document: doc}).Findings {
			found = found || f.Rule == "F10" && strings.Contains(f.Message, "整体支出")
		}
		if found != want {
			t.Errorf("%s: %v, want %v", title, found, want)
		}
	}
}
