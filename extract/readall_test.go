package extract_test

import (
	"strings"
	"testing"

	"jiheng/extract"
)

// readCase is a text with the values and units that are read of it, and the words that are
// named as not read.
type readCase struct{ in, facts, unread string }

func readCases(t *testing.T, all []readCase) {
	t.Helper()
	for _, c := range all {
		facts, unread := extract.FactsAndUnread(lines(t, c.in))
		var got, missed []string
		for _, f := range facts {
			got = append(got, f.Value+f.Unit)
		}
		for _, u := range unread {
			missed = append(missed, u.Text)
		}
		if s := strings.Join(got, " "); s != c.facts {
			t.Errorf("%s\n got %s\nwant %s", c.in, s, c.facts)
		}
		if s := strings.Join(missed, " "); s != c.unread {
			t.Errorf("%s: unread %q, want %q", c.in, s, c.unread)
		}
	}
}

// Units that no list has are read as written where they are sure; where they are not, the
// number is named. A scale is no unit of what is counted.
func TestUnlistedUnits(t *testing.T) {
	readCases(t, []readCase{
		{"全年安装护栏6300延米，架设光缆26皮长公里，转运42趟次。", "6300延米 26皮长公里 42趟次", ""},
		{"铺设管道350余延长米，造林1.2万标准亩，外运渣土800自然吨。", "350延长米 1.2万标准亩 800自然吨", ""},
		{"接种疫苗12.5万剂次，采样1.2万管，发放3万剂。", "12.5万剂次 1.2万管 3万剂", ""},
		{"接种疫苗由20.5万剂次增加到21.35万剂次。", "20.5万剂次 21.35万剂次", ""},
		{"种植黄瓜36垄，喂养160尾；布设120孔。", "36垄 160尾 120孔", ""},
		{"全年转运42趟急救病人，培训3场。", "3场", "42趟急救"},
		{"新增12垛草料，检查8次；完成36窝种蛋。", "8次", "12垛草料 36窝种蛋"},
		{"发放12万补贴，投入3.5亿资金，补助80万。", "12万 3.5亿 80万", ""},
		{"培养90后干部5名，入选500强企业3家，位于3楼。", "5名 3家", ""},
		{"拨打12345热线36次，由3到5名。", "36次 3名 5名", ""},
	})
}

// What was got and taken off is read wherever it stands; what rules say of points is not.
func TestPointsGotAndLost(t *testing.T) {
	readCases(t, []readCase{
		{"自评情况：产出50分得49.5分，满意度10分得9.8分，总分59.3分。", "50分 49.5分 10分 9.8分 59.3分", ""},
		{"效益30分，得28分；服务对象满意度10分，得9.6分；综合得分37.6分。", "30分 28分 10分 9.6分 37.6分", ""},
		{"项目决策，得18.5分；项目过程，得20分，自评总得分38.5分。", "18.5分 20分 38.5分", ""},
		{"产出指标扣1.2分，效益指标扣2.5分，共扣3.7分，自评得分96.3分。", "1.2分 2.5分 3.7分 96.3分", ""},
		{"因进度滞后扣除2分，过程类失分1.5分，合计扣减3.5分。", "2分 1.5分 3.5分", ""},
		{"满意度每低1%扣0.5分；达到目标得满分，否则不得分，扣完10分为止。", "", ""},
		{"未按时报送的，扣2分；资料不全者扣1分。", "", ""},
		{"群众满意度90.5分，得到认可。", "90.5分", ""},
	})
	for _, c := range []struct{ in, want string }{
		{"评价：决策10分得9分，满意度10分得9.8分，总分18.8分。", "满意度·得分 9.8"},
		{"项目过程，得20.5分，自评总得分38.5分。", "项目过程·得分 20.5"},
	} {
		if got := told(extract.Facts(lines(t, c.in)), func(f extract.Found) string { return f.Subject + " " + f.Value }); !strings.Contains(got, c.want) {
			t.Errorf("%s: %s, want %s", c.in, got, c.want)
		}
	}
}

// A column of rules tells counts and results too: they are read, what states a rule is not.
func TestFiguresOfRuleColumns(t *testing.T) {
	head := "| 三级指标 | 指标值 | HEAD | 权重 |\n| 新增藏书量 | ≥6.5万册 | CELL | 50 |\n"
	for _, name := range []string{"指标解释", "评分标准", "评分细则", "指标说明"} {
		for _, c := range []struct{ cell, want string }{
			{"含电子图书1.5万册", "1.5万册 "},
			{"线上80场、线下240场", "80场 240场 "},
			{"2024年为112万人次，合格率96.5%", "112万人次 96.5% "},
			{"每低1%扣0.5分，扣完为止", ""},
			{"完成60人得满分，低于60人按比例计分", ""},
			{"不少于60人，10小时内办结", ""},
			{"实际完成数/计划完成数×100%", ""},
			{"其中省级补助12.5万元", "12.5万元 "},
		} {
			readCases(t, []readCase{{strings.NewReplacer("HEAD", name, "CELL", c.cell).Replace(head), "6.5万册 " + c.want + "50分", ""}})
		}
	}
}

// The class of an amount is that of its own words: what came in, is left, is due or was put in
// over years is no budget; spending with its rate behind it is none either.
func TestClassesOfNoBudget(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"收入预算1000万元。分来源看，一般公共预算支出770万元，执行96.25%。", "budget_initial expenditure indicator"},
		{"全年预算900万元。政府性基金预算支出120万元，支出率98%。", "budget_adjusted expenditure execution_rate"},
		{"年初预算900万元，其中：一般公共预算500万元，执行480万元。", "budget_initial budget_initial outturn"},
		{"三年累计投入11.48亿元，年均3.83亿元。", "indicator indicator"},
		{"累计到位资金9450万元，剩余未安排资金778万元。", "indicator indicator"},
		{"应安排资金1843万元，应拨经费1200万元，公用经费按初中每生每年940元。", "indicator indicator indicator"},
		{"| 项目总投资（万元） | 2460 | 剩余未安排（万元） | 778.17 |\n| 累计投入（万元） | 1681.83 | 年均安排（万元） | 840.92 |", "indicator indicator indicator indicator"},
		{"全年下达资金300万元，每年安排资金120万元。", "budget_adjusted budget_adjusted"},
	} {
		var got []string
		for _, f := range extract.Facts(lines(t, "情况，如下。\n"+c.in)) {
			got = append(got, string(f.Kind))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, s, c.want)
		}
	}
}

// Rows are called by their name, not by its class; labels with their values head no column.
func TestNamesOfRows(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"单位：万元\n| 科室 | 项目名称 | 项目性质 | 年初预算 | 实际支出 |\n| 种植业科 | 农田管护 | 上年延续 | 320 | 310 |", "种植业科·上年延续·农田管护·年初预算"},
		{"单位：万元\n| 项目 | 类别 | 预算数 | 决算数 |\n| 系统运维 | 一次性 | 45 | 40 |", "一次性·系统运维·预算数"},
		{"单位：万元\n| 工程名称 | 建设方式 | 预算数 | 决算数 |\n| 泵站改造 | 代建 | 45 | 40 |", "代建·泵站改造·预算数"},
		{"单位：万元\n| 科目编码 | 支出类别 | 预算数 | 决算数 |\n| 20101 | 人员经费 | 45 | 40 |", "人员经费·预算数"},
		{"| 项目属性 | 延续性项目 | 项目期 | 2025年1月—12月 |\n| 项目资金 | 年度资金总额 | 金额（万元） | 536.80 |", "项目资金·年度资金总额·金额（万元）"},
		{"| 主管部门 | 水务局 | 联系方式 | 0512-66554433 |\n| 项目资金 | 资金总额 | 金额（万元） | 98.5 |", "项目资金·资金总额·金额（万元）"},
		{"单位：万元\n| 项目名称 | 年初预算数 | 全年执行数 | 2024年 |\n| 养护 | 10 | 9 | 8 |", "养护·年初预算数"},
	} {
		var got []string
		for _, f := range extract.Facts(lines(t, c.in)) {
			got = append(got, f.Subject)
		}
		if len(got) == 0 || got[0] != c.want {
			t.Errorf("%s\n got %q\nwant %s", c.in, got, c.want)
		}
	}
}

// A sentence in a form is of none of the figures whose head stands above it.
func TestSentencesBelowHeadsOfFigures(t *testing.T) {
	form := "| 项目资金（万元） | 年初预算数 | 全年预算数 | 全年执行数 |\n| 资金总额 | 100 | 110 | 105 |\n| 年度目标 | TEXT | TEXT | TEXT |"
	for _, text := range []string{"惠及居民600户，每台补助不超过22万元，改造电梯12台，方便群众出行安全。", "完成道路养护12公里，整治内河3条，投入资金35万元，群众反映良好，如期完成任务。",
		"培训干部4期320人次，开展活动15场，发放资料8600份，支付讲课费用2.4万元整，效果良好。"} {
		for _, f := range extract.Facts(lines(t, strings.ReplaceAll(form, "TEXT", text)))[3:] {
			if strings.Contains(f.Subject, "执行数") || strings.Contains(f.Subject, "预算数") || f.Kind == extract.Outturn && f.Unit != "万元" {
				t.Errorf("%s: %s %s", text, f.Subject, f.Kind)
			}
		}
	}
}

// Classes of a thing that stand behind its name do not name it, however many there are.
func TestNamesBeforeSeveralClasses(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"单位：万元\n| 项目类别 | 项目名称 | 主管科室 | 资金来源 | 预算数 | 决算数 |\n| 结转 | 校舍加固 | 基建科 | 本级 | 320 | 310 |", "结转·基建科·本级·校舍加固·预算数"},
		{"单位：万元\n| 工程名称 | 建设方式 | 实施单位 | 预算数 | 决算数 |\n| 泵站改造 | 代建 | 水务站 | 45 | 40 |", "代建·水务站·泵站改造·预算数"},
		{"单位：万元\n| 活动 | 经费来源 | 年初预算 | 实际支出 |\n| 读书节 | 上级专款 | 12 | 11 |", "上级专款·读书节·年初预算"},
		{"单位：万元\n| 资金来源 | 年初预算 | 实际支出 |\n| 上级专款 | 12 | 11 |", "上级专款·年初预算"},
	} {
		if got := extract.Facts(lines(t, c.in)); len(got) == 0 || got[0].Subject != c.want {
			t.Errorf("%s\n got %v\nwant %s", c.in, got, c.want)
		}
	}
}
