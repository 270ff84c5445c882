package dossier

import (
	"strings"
	"testing"
	"testing/fstest"

	"jiheng/fault"
)

// Every fault that the loader itself can raise, with a text that causes it. The
// old text is replaced in the file; want lists places with codes.
var faultCases = []struct{ name, file, old, text, want string }{
	{"格式太新", FileMain, "格式: 1", "格式: 2", "档案.yaml:1:5 format"},
	{"没有格式", FileMain, "格式: 1\n", "", "档案.yaml:1:1 yaml-missing"},
	{"没有年度", FileMain, "年度: 2024\n", "", "档案.yaml:1:1 missing"},
	{"年度不对", FileMain, "2024", "1024", "档案.yaml:2:5 yaml-int"},
	{"不认识的键", FileMain, "样例: 是", "样例: 是\n样例数据: 是", "档案.yaml:5:1 yaml-unknown-key"},
	{"规则包文件没有", FileMain, "mof-2020", "本地.yaml", "档案.yaml:3:6 file-missing"},
	{"规则包文件在外面", FileMain, "mof-2020", "../本地.yaml", "档案.yaml:3:6 path"},
	{"内设机构重复", FileUnit, "经发办", "党政办", "单位.yaml:5:5 duplicate"},
	{"编制不是数", FileUnit, "编制: 10", "编制: 十", "单位.yaml:4:19 yaml-int"},
	{"资产的日期不对", FileUnit, "2024-12-31", "2024-13-31", "单位.yaml:9:7 yaml-day"},
	{"比例没有百分号", FileUnit, "比例: 98.65%", "比例: 98.65", "单位.yaml:8:23 ratio"},
	{"资产写了两次", FileUnit, "固定资产利用率, 比例: 98.65%", "固定资产原值, 金额: 1", "单位.yaml:8:5 fact-duplicate"},

	{"缺一列", FileLines, "决算数（万元）,未", "决算,未", "预算/预算.csv:1 column-missing"},
	{"多一列", FileLines, "自评,指标,", "自评,科 室,负责人,指标,", "预算/预算.csv:1 column-unknown"},
	{"资金不对", FileLines, "单位资金", "自有资金", "预算/预算.csv:4 fund"},
	{"支出不对", FileLines, "基本支出", "人员支出", "预算/预算.csv:2 part"},
	{"类别行只问一次", FileLines, "P01,道路修复", ",一、项目支出,,,,\"1,080.00\",68.00\nP01,道路修复", "预算/预算.csv:3 total-unsure"},
	{"行编号不对", FileLines, "B01", "1号", "预算/分月.csv:3 unknown|预算/调整.csv:4 unknown|预算/预算.csv:2 fact-id"},
	{"行编号重复", FileLines, "P02", "P01", "问题.yaml:2:23 unknown|预算/分月.csv:4 unknown|预算/预算.csv:4 duplicate"},
	{"金额不是数", FileLines, "58.00", "五十八", "预算/预算.csv:3 number"},
	{"金额用科学记数", FileLines, "58.00", "5.8e1", "预算/预算.csv:3 number"},
	{"金额小于一分", FileLines, "58.00", "58.0000001", "预算/预算.csv:3 number"},
	{"金额太大", FileLines, "58.00", "99999999999999999999", "预算/预算.csv:3 number"},
	{"是否不对", FileLines, "结转下年,是,是", "结转下年,是,已自评", "预算/预算.csv:3 yes-no"},
	{"去向不对", FileLines, "结转下年", "结余", "预算/预算.csv:3 unspent-to"},
	{"任务没有", FileLines, "项目支出,RW01,50.00", "项目支出,RW09,50.00", "预算/预算.csv:3 unknown"},
	{"借自没有的", FileLines, borrowedHead, borrowedHead + "P03,借的,一般公共预算,项目支出,,1,1,,,,,RW09\n", "预算/预算.csv:2 unknown"},
	{"借自没有指标的项目", FileLines, borrowedHead, borrowedHead + "P03,借的,一般公共预算,项目支出,,1,1,,,,,P02\n", "预算/预算.csv:2 borrowed"},
	{"又列明又借用", FileLines, borrowedHead, borrowedHead + "P03,借的,一般公共预算,项目支出,,1,1,,,,SL01,RW01\n", "预算/预算.csv:2 borrowed"},
	{"借自自己", FileLines, borrowedHead, borrowedHead + "P03,借的,一般公共预算,项目支出,,1,1,,,,,P03\n", "预算/预算.csv:2 borrowed"},

	{"调整的日期不对", FileAdjustments, "2024-05-01", "五月一日", "预算/调整.csv:2 day"},
	{"调整的种类不对", FileAdjustments, "追加", "增加", "预算/调整.csv:2 kind"},
	{"调整的行没有", FileAdjustments, "追加,P01", "追加,P09", "预算/调整.csv:2 unknown"},
	{"追加是负数", FileAdjustments, "12.00", "-12.00", "预算/调整.csv:2 sign"},
	{"调整没有金额", FileAdjustments, "12.00", "", "预算/调整.csv:2 missing"},
	{"调剂两头不等", FileAdjustments, "B01,1.00", "B01,1.01", "预算/调整.csv:4 virement"},
	{"分月的行没有", FileMonthly, "P01", "P09", "预算/分月.csv:2 unknown"},
	{"分月的行重复", FileMonthly, "8.00", "8.00\nP01,,,10,,,20,,,20,,,8.00", "预算/分月.csv:3 duplicate"},
	{"分月加不起来", FileMonthly, "8.00", "9.00", "预算/分月.csv:2 monthly-sum"},
	{"分月不是数", FileMonthly, "8.00", "NaN", "预算/分月.csv:2 number"},
	{"三公的数不对", FileMoney, "5.60", "约六万", "预算/三公与采购.yaml:2:51 number"},
	{"三公的几处", FileMoney, "年初预算数: 8.00, 全年预算数: 8.00, 决算数: 5.60", "年初预算数: 甲, 全年预算数: 乙, 决算数: 丙", "预算/三公与采购.yaml:2:27 number|预算/三公与采购.yaml:2:37 number|预算/三公与采购.yaml:2:45 number"},
	{"三公的合计行", FileMoney, "政府采购:", "  - {名称: 合 计, 决算数: 5.60}\n政府采购:", "预算/三公与采购.yaml:3:10 total-row"},
	{"三公写了两次", FileMoney, "政府采购:", "  - {名称: 因公出国(境)费, 决算数: 5.60}\n政府采购:", "预算/三公与采购.yaml:3:10 duplicate"},
	{"一般性支出与三公同名", FileMoney, "政府采购:", "一般性支出:\n  - {名称: 因公出国（境）费, 决算数: 5.60}\n政府采购:", "预算/三公与采购.yaml:4:10 duplicate"},
	{"一般性支出的合计", FileMoney, "政府采购:", "一般性支出:\n  - {名称: 一般性支出合计, 决算数: 5.60}\n政府采购:", "预算/三公与采购.yaml:4:10 total-row"},
	{"一般性支出的数不对", FileMoney, "政府采购:", "一般性支出:\n  - {名称: 会议费, 决算数: 约五万}\n政府采购:", "预算/三公与采购.yaml:4:20 number"},
	{"一般性支出多一个键", FileMoney, "政府采购:", "一般性支出:\n  - {名称: 会议费, 上年: 5}\n政府采购:", "预算/三公与采购.yaml:4:15 yaml-unknown-key"},
	{"拆分的行没有", FileMoney, "行: P01", "行: P09", "预算/三公与采购.yaml:7:5 unknown"},
	{"拆分加不起来", FileMoney, "决算数: 58.00", "决算数: 57.99", "预算/三公与采购.yaml:8:5 split-sum"},
	{"没有这种资金", FileMoney, "国有资本经营预算", "国资预算", "预算/三公与采购.yaml:10:9 fund"},

	{"任务编号重复", FileGoals, "指标: [SL01, ZL01]}", "指标: [SL01]}\n  - {编号: RW01, 名称: 又一个}", "目标.yaml:8:5 duplicate"},
	{"任务的指标没有", FileGoals, "[SL01, ZL01]", "[SL01, ZL09]", "目标.yaml:7:5 unknown"},
	{"目标的任务没有", FileGoals, "[RW01]", "[RW02]", "目标.yaml:5:76 unknown"},

	{"指标缺分值", FileIndicators, ", 分值: 40", "", "指标.yaml:2:5 missing"},
	{"指标值看不懂", FileIndicators, "≥3条", "三条以上", "指标.yaml:2:74 target"},
	{"指标编号重复", FileIndicators, "编号: ZL01", "编号: SL01", "指标.yaml:3:5 duplicate"},
	{"指标编号不对", FileIndicators, "编号: ZL01", "编号: 1号", "指标.yaml:3:10 fact-id"},
	{"分值是负数", FileIndicators, "分值: 40", "分值: -40", "指标.yaml:2:83 weight"},
	{"指标的科室没有", FileIndicators, "科室: 党政办", "科室: 城建办", "指标.yaml:2:64 unknown"},
	{"指标的领域没有", FileIndicators, "领域: 城市功能品质", "领域: 城市建设", "指标.yaml:2:52 unknown"},
	{"调整没有指标值", FileIndicators, "{指标值: 2024-11-30前, 日期", "{日期", "指标.yaml:10:5 yaml-missing"},
	{"组成没有", FileIndicators, "[主干道数]", "[干道数]", "指标.yaml:2:5 fact-unknown"},
	{"完成值不是日期", FileFacts, "日期: 2024-10-18", "值: 3, 单位: 天", "事实.yaml:4:5 actual"},
	{"完成值不是等次", FileFacts, "等次: 达成", "值: 1, 单位: 项", "事实.yaml:5:5 actual"},
	{"完成值单位不同", FileIndicators, "≥3条", "≥3公里", "台账/T01.yaml:14:5 actual"},

	{"陈述没有佐证", FileFacts, "佐证: D01, 位置: 第3页, ", "", "事实.yaml:2:5 evidence"},
	{"陈述的佐证没有", FileFacts, "佐证: D01, 位置", "佐证: D09, 位置", "事实.yaml:2:53 unknown"},
	{"陈述有两个值", FileFacts, "值: 106,", "值: 106, 等次: 达成,", "事实.yaml:2:5 value"},
	{"陈述的值不是数", FileFacts, "值: 106,", "值: 一百,", "事实.yaml:2:28 yaml-number"},
	{"百分数的单位不对", FileFacts, "值: 106,", "值: 106%,", "事实.yaml:2:28 value"},
	{"没有事实编号", FileFacts, "编号: SH01, ", "", "事实.yaml:5:5 missing"},
	{"事实编号重复", FileFacts, "编号: JJ01-上年", "编号: JJ01", "事实.yaml:3:5 fact-duplicate"},
	{"显示单位换算不了", FileFacts, "限定: 预计", "显示单位: 万条", "事实.yaml:2:5 display-unit"},
	{"限定语不对", FileFacts, "限定: 预计", "限定: 大概", "事实.yaml:2:45 yaml-word"},
	{"公式看不懂", FileFacts, "P01-决算数 / SL01", "P01-决算数 / / SL01", "事实.yaml:7:20 formula"},
	{"公式的事实没有", FileFacts, "P01-决算数 / SL01", "P01-决算数 / SL09", "事实.yaml:7:20 fact-unknown"},
	{"公式除以零", FileFacts, "P01-决算数 / SL01", "P01-决算数 / (SL01 - SL01)", "事实.yaml:7:20 formula-zero"},
	{"公布的与算出的不同", FileFacts, "印作: 3条", "印作: 三条", "事实.yaml:9:5 published"},
	{"公布的没有", FileFacts, "事实: SL01", "事实: SL09", "事实.yaml:9:5 fact-unknown"},
	{"公布写了两次", FileFacts, "事实: P01-决算数", "事实: SL01", "事实.yaml:10:5 duplicate"},

	{"佐证编号重复", FileEvidence, "编号: D02", "编号: D01", "事实.yaml:4:46 unknown|事实.yaml:5:28 unknown|佐证.yaml:3:5 duplicate"},
	{"佐证等级不对", FileEvidence, "统计数据", "报表", "佐证.yaml:2:29 yaml-word"},
	{"佐证文件没有", FileEvidence, "D02.txt", "D09.txt", "佐证.yaml:3:38 file-missing"},
	{"佐证文件在外面", FileEvidence, "佐证/D02.txt", "../D02.txt", "佐证.yaml:3:38 path"},
	{"佐证文件是绝对路径", FileEvidence, "佐证/D02.txt", "/etc/passwd", "佐证.yaml:3:38 path"},
	{"佐证是文件夹", FileEvidence, "佐证/D02.txt", "佐证", "佐证.yaml:3:38 file-kind"},

	{"台账的主键不在列里", "台账/T01.yaml", "主键: 编号", "主键: 号码", "台账/T01.yaml:4:5 column-missing"},
	{"台账的日期列不在列里", "台账/T01.yaml", "日期列: 验收日期", "日期列: 日期", "台账/T01.yaml:5:6 column-missing"},
	{"列没有类型", "台账/T01.yaml", "{名称: 合格, 类型: 是否}", "{名称: 合格}", "台账/T01.yaml:11:5 missing"},
	{"列写了两次", "台账/T01.yaml", "名称: 合格, 类型", "名称: 编号, 类型", "台账/T01.yaml:11:5 duplicate"},
	{"单位列不是金额的", "台账/T01.yaml", "{名称: 合格, 类型: 是否}", "{名称: 合格, 类型: 是否, 单位列: 级别}", "台账/T01.yaml:11:27 unit-column"},
	{"代码列没有取值", "台账/T01.yaml", "取值: [主干道, 支路], ", "", "台账/T01.yaml:10:5 missing"},
	{"方法没有写", "台账/T01.yaml", "方法: 计数, 期间: 2024, ", "期间: 2024, ", "台账/T01.yaml:14:5 missing"},
	{"求和的列没有", "台账/T01.yaml", "列: 长度（米）, ", "列: 宽度, ", "台账/T01.yaml:17:5 column-missing"},
	{"对文本求和", "台账/T01.yaml", "列: 长度（米）, ", "列: 级别, ", "台账/T01.yaml:17:5 column-type"},
	{"换算不了", "台账/T01.yaml", "单位: 千米", "单位: 万元", "台账/T01.yaml:17:38 unit"},
	{"筛选看不懂", "台账/T01.yaml", "级别=主干道", "级别=高架", "台账/T01.yaml:15:28 filter"},
	{"分母看不懂", "台账/T01.yaml", "合格 不为空", "合格不空", "台账/T01.yaml:16:38 filter"},
	{"期间看不懂", "台账/T01.yaml", "期间: 2024", "期间: 全年", "台账/T01.yaml:14:28 period"},
	{"期间列没有", "台账/T01.yaml", "期间: 2024", "期间: 2024, 期间列: 开工日期", "台账/T01.yaml:14:5 column-missing"},
	{"期间列不是日期", "台账/T01.yaml", "期间: 2024", "期间: 2024, 期间列: 级别", "台账/T01.yaml:14:5 column-type"},
	{"取数的事实重复", "台账/T01.yaml", "事实: 主干道数", "事实: SL01", "台账/T01.yaml:15:5 fact-duplicate"},
	{"台账没有数据文件", "台账/T01.yaml", "数据: T01.csv", "数据: T09.csv", "台账/T01.yaml:3:5 file-missing"},
	{"台账的数据在外面", "台账/T01.yaml", "数据: T01.csv", "数据: ../../T01.csv", "台账/T01.yaml:3:5 path"},
	{"台账的表缺一列", "台账/T01.csv", "验收日期", "日期", "台账/T01.csv:1 column-missing"},
	{"格不是日期", "台账/T01.csv", "2024-03-28", "三月", "台账/T01.csv:2 cell"},
	{"格不是数", "台账/T01.csv", "300", "三百", "台账/T01.csv:3 cell"},
	{"格不在取值里", "台账/T01.csv", "主干道", "主路", "台账/T01.csv:2 cell"},
	{"格不是是否", "台账/T01.csv", "支路,否", "支路,不", "台账/T01.csv:4 cell"},
	{"必填的空着", "台账/T01.csv", "主干道", "", "台账/T01.csv:2 cell"},
	{"主键空着", "台账/T01.csv", "L5,", ",", "台账/T01.csv:7 cell"},
	{"取代的行没有", "台账/T01.csv", "80,L3", "80,L9", "台账/T01.csv:6 cell"},
	{"表头行看不懂", "台账/T01.yaml", "主键: 编号", "表头行: 第三行\n主键: 编号", "台账/T01.yaml:4:6 head-row"},
	{"取代自己", "台账/T01.csv", "80,L3", "80,L4", "台账/T01.csv:6 cell"},

	{"监控没有月份", FileMonitoring, "截至月份: 7\n", "", "监控.yaml:1:1 yaml-missing"},
	{"监控的指标没有", FileMonitoring, "指标: SL01", "指标: SL09", "监控.yaml:7:5 unknown"},
	{"预警的对象没有", FileMonitoring, "对象: P01", "对象: P09", "监控.yaml:9:5 unknown"},
	{"可能性不对", FileMonitoring, "确定能", "大概能", "监控.yaml:7:37 yaml-word"},
	{"问题的对象没有", FileProblems, "SL01", "SL09", "问题.yaml:2:23 unknown"},
	{"不适用没有原因", FileIndicators, "分值: 10}", "分值: 10, 不适用: 是}", "指标.yaml:3:72 not-apply"},
	{"应用的行没有", FileUses, "行: P01", "行: P09", "应用.yaml:2:5 unknown"},
	{"应用的本年数不同", FileUses, "50.00", "51.00", "应用.yaml:2:18 use-now"},
	{"核对的没有", FileFacts, "派生:", "核对:\n  - {事实: 没有的, 为准: 陈述}\n派生:", "事实.yaml:7:5 compare"},
	{"应用没有下年数", FileUses, "下年: 45.50, ", "", "应用.yaml:2:5 yaml-missing"},
	{"不公开的种类不对", FileDisclosure, "内容: 企业名单, 理由", "内容: 企业名单, 种类: 秘密, 理由", "公开.yaml:4:22 yaml-word"},
	{"公开的日期不对", FileDisclosure, "2025-03-26", "2025-02-30", "公开.yaml:2:7 yaml-day"},
}

// borrowedHead is the head of the small budget.
const borrowedHead = "政府采购,自评,指标,指标借自,项目目标,完成情况,未自评原因\n"

func TestFaults(t *testing.T) {
	for _, c := range faultCases {
		t.Run(c.name, func(t *testing.T) {
			d, err := Load(changed(t, c.file, c.old, c.text))
			if got := told(err); got != c.want {
				t.Errorf("got  %s\nwant %s\n%v", got, c.want, err)
			}
			if (err == nil) != (d != nil) {
				t.Error("a dossier with faults")
			}
			for _, e := range fault.All(err) {
				if e.Kind == fault.Internal || e.Message == "" || e.Place.File == "" {
					t.Errorf("incomplete: %+v", e)
				}
			}
		})
	}
}

// Every code in the table of faults is one that the loader can raise, and the
// loader's own codes are all there.
func TestFaultsAreAllShown(t *testing.T) {
	shown := map[string]bool{}
	for _, c := range faultCases {
		for _, part := range strings.Split(c.want, "|") {
			shown[part[strings.LastIndex(part, " ")+1:]] = true
		}
	}
	// raised by TestHostile, TestFolderLinks and TestRowProblems
	for _, code := range []string{"folder", "folder-link", "file-open", "file-size", "file-twice", "budget-negative", "spent-without-budget", "revised-differs"} {
		shown[code] = true
	}
	for _, code := range codesOf(t) {
		if !shown[code] {
			t.Errorf("no case causes %s", code)
		}
	}
}

// Faults of several files are told at once, in the order of file, line and column.
func TestAllProblemsAtOnce(t *testing.T) {
	f := folder(small)
	spoil := func(file, old, text string) {
		f[file] = &fstest.MapFile{Data: []byte(strings.Replace(string(f[file].Data), old, text, 1))}
	}
	spoil(FileMain, "2024", "24")
	spoil(FileUnit, "编制: 6", "编制: 六")
	spoil(FileLines, "单位资金", "自筹")
	spoil(FileLines, "100.00,100.00", "一百,100.00")
	spoil(FileIndicators, "≥3条", "3条")
	spoil(FileFacts, "佐证: D02}\n  - {编号: SH01", "佐证: D05}\n  - {编号: SH01")
	spoil("台账/T01.csv", "主干道", "主路")
	spoil("台账/T01.csv", "支路,否", "支路,不")
	spoil(FileDisclosure, "2025-08-22", "昨天")
	spoil(FileDisclosure, "2025-03-26", "今天")
	_, err := Load(f)
	want := "事实.yaml:4:46 unknown|公开.yaml:2:7 yaml-day|公开.yaml:3:24 yaml-day|单位.yaml:5:19 yaml-int|台账/T01.csv:2 cell|台账/T01.csv:4 cell|指标.yaml:2:74 target|档案.yaml:2:5 yaml-int|预算/预算.csv:2 number|预算/预算.csv:4 fund"
	if got := told(err); got != want {
		t.Errorf("got  %s\nwant %s\n%v", got, want, err)
	}
	for range 20 {
		if _, again := Load(f); again.Error() != err.Error() {
			t.Fatal("two readings tell otherwise")
		}
	}
}

func TestMessages(t *testing.T) {
	for _, c := range []struct{ file, old, text, want string }{
		{FileLines, "单位资金", "自有资金", "预算/预算.csv:4：“资金”写的是“自有资金”；应是：一般公共预算、政府性基金预算、国有资本经营预算、财政专户管理资金、单位资金"},
		{FileMonthly, "8.00", "9.00", "预算/分月.csv:2：“P01 道路修复”十二个月合计59.00万元，与决算数58.00万元不等"},
		{FileFacts, "印作: 3条", "印作: 4条", "事实.yaml:9:5：“SL01 修复道路条数”已公布为“4条”，现在算出来印作“3条”；请核对来源，或改“印作”"},
		{"台账/T01.csv", "80,L3", "80,L9", "台账/T01.csv:6：“取代”写的“L9”在前面的行里没有；请写被取代的行的“编号”"},
		{FileEvidence, "佐证/D02.txt", "../D02.txt", "佐证.yaml:3:38：文件路径“../D02.txt”不能用：只能指向档案文件夹以内，用“/”分隔，不能有“..”"},
	} {
		_, err := Load(changed(t, c.file, c.old, c.text))
		if err == nil || err.Error() != c.want {
			t.Errorf("got  %v\nwant %s", err, c.want)
		}
	}
}
