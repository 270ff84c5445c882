package extract_test

import (
	"slices"
	"strings"
	"testing"

	"jiheng/extract"
)

// What a row says that it counts, in its name or in a column of units, goes before the unit of
// money that heads the column; a row in 元 below a head in 万元 is in 元.
func TestRowsWithTheirOwnMeasure(t *testing.T) {
	for _, c := range []struct{ name, page, want, unread string }{
		{"三公里的车和人", "项目 | 2023年预算数（万元） | 2023年决算数（万元）\n公务接待费 | 2.50 | 1.65\n公务用车保有量（辆） | 3 | 3\n国内公务接待人次（人） | 220 | 146\n因公出国（境）团组数（个） | 1 | 1",
			"公务接待费·2023年预算数（万元） budget_initial 2.50万元; 公务用车保有量（辆）·2023年决算数（万元） indicator 3辆; 国内公务接待人次（人）·2023年预算数（万元） indicator 220人次; 因公出国（境）团组数（个）·2023年决算数（万元） indicator 1个", ""},
		{"带两位小数的个数", "类别 | 年初预算（千元） | 实际支出（千元）\n培训费 | 35.00 | 34.20\n培训人数(人) | 120.00 | 118.00\n仓库面积（㎡） | 860.50 | 860.50",
			"培训费·实际支出（千元） outturn 34.20千元; 培训人数(人)·年初预算（千元） indicator 120.00人; 仓库面积（㎡）·实际支出（千元） indicator 860.50㎡", ""},
		{"名称里写元", "指标 | 预算数（万元） | 决算数（万元）\n总支出 | 1200.00 | 1150.00\n人均支出（元） | 12500 | 11979\n生均经费（单位：元） | 9800 | 9750\n补助标准（元/人） | 300 | 300",
			"总支出·决算数（万元） outturn 1150.00万元; 人均支出（元）·预算数（万元） budget_initial 12500元; 生均经费（单位：元）·决算数（万元） outturn 9750元; 补助标准（元/人）·决算数（万元） indicator 300元/人", ""},
		{"计量单位一栏", "名称 | 计量单位 | 预算数（万元） | 决算数（万元）\n总支出 | 万元 | 1200 | 1150\n单位运行成本 | 元 | 12500 | 11979\n房屋 | 平方米 | 3200 | 3200\n救护车 | 辆 | 3 | 3",
			"总支出·预算数（万元） budget_initial 1200万元; 单位运行成本·决算数（万元） outturn 11979元; 房屋·预算数（万元） indicator 3200平方米; 救护车·决算数（万元） indicator 3辆", ""},
		{"没有单位的个数", "项目 | 年初预算数（万元） | 决算数（万元）\n车辆运行费 | 12.00 | 11.50\n车辆保有量 | 4 | 4\n接待批次 | 30 | 21\n管护里程 | 186.5 | 186.5",
			"车辆运行费·决算数（万元） outturn 11.50万元; 车辆保有量·年初预算数（万元） indicator 4; 接待批次·决算数（万元） indicator 21批次; 管护里程·决算数（万元） indicator 186.5", ""},
		{"单位写在表上的也一样", "单位：万元\n项目 | 预算数 | 决算数\n运行费 | 12.00 | 11.50\n执法船保有量 | 2 | 2\n岸线里程（公里） | 36.5 | 36.5",
			"运行费·决算数 outturn 11.50万元; 执法船保有量·预算数 indicator 2; 岸线里程（公里）·决算数 indicator 36.5公里", ""},
		{"个数带半个，没有读", "项目 | 预算数（万元） | 决算数（万元）\n接待费 | 2.50 | 1.65\n公务用车保有量 | 3.5 | 3.2", "接待费·决算数（万元） outturn 1.65万元", "3.5; 3.2"},
		{"比率", "指标 | 预算数（万元） | 决算数（万元）\n总支出 | 1200 | 1150\n设备完好率（%） | 95 | 96.5", "总支出·决算数（万元） outturn 1150万元; 设备完好率（%）·决算数（万元） indicator 96.5%", ""},
		{"另有数量一栏的是金额", "设备 | 数量 | 预算金额（万元） | 支出金额（万元）\n彩超（台） | 2 | 120 | 118\n病床（张） | 50 | 30 | 29", "彩超（台）·预算金额（万元） budget_initial 120万元; 病床（张）·支出金额（万元） expenditure 29万元", ""},
		{"科目的类款项是名称", "科目 | 年初预算数（万元） | 决算数（万元）\n教育支出（类） | 300 | 290\n小学教育（项） | 200 | 190", "教育支出（类）·年初预算数（万元） budget_initial 300万元; 小学教育（项）·决算数（万元） outturn 190万元", ""},
		{"带小数的设备款", "项目 | 预算数（万元） | 决算数（万元）\n执法车（辆） | 36.50 | 35.80", "执法车（辆）·预算数（万元） budget_initial 36.50万元; 执法车（辆）·决算数（万元） outturn 35.80万元", ""},
	} {
		got, unread := figuresOfPage(t, c.page)
		for _, want := range strings.Split(c.want, "; ") {
			if !slices.Contains(got, want) {
				t.Errorf("%s: no %q in %q", c.name, want, got)
			}
		}
		if strings.Join(unread, "; ") != c.unread {
			t.Errorf("%s: not read %q, want %q", c.name, unread, c.unread)
		}
	}
}

// A note below a table names the unit of the table, in whatever words and brackets.
func TestUnitNotedBelow(t *testing.T) {
	for _, note := range []string{"（以上金额单位均为万元）", "注：本表金额单位为万元", "(上述金额均以万元为单位)", "说明：表内数据均为万元。", "【注】金额单位：人民币万元", "各项金额单位统一为万元。", "数据单位：万元"} {
		var got []string
		for _, f := range extract.Facts(lines(t, "某中心2023年支出表\n\n| 内容 | 预算数 | 决算数 |\n| --- | --- | --- |\n| 建档 | 38.50 | 37.92 |\n\n"+note+"\n")) {
			got = append(got, f.Value+f.Unit)
		}
		if strings.Join(got, " ") != "38.50万元 37.92万元" {
			t.Errorf("%s: %q", note, got)
		}
	}
	for _, other := range []string{"注：本表不含上级补助50万元。", "（以上单位均已支出）", "二、下一步打算：投入万元改造。"} {
		for _, f := range extract.Facts(lines(t, "| 内容 | 预算数 | 决算数 |\n| --- | --- | --- |\n| 建档 | 38.50 | 37.92 |\n\n"+other+"\n")) {
			if f.Value == "38.50" {
				t.Errorf("%s: read as %s%s", other, f.Value, f.Unit)
			}
		}
	}
}

// A column of classes of spending names the rows, whatever word of money its head has.
func TestColumnOfClassesHoldsNames(t *testing.T) {
	for _, head := range []string{"支出功能分类", "收入分类", "支出经济分类", "预算支出分类（编码及名称）"} {
		got, unread := figuresOfPage(t, "单位：元\n"+head+" | 年初预算数 | 决算数\n2100201 综合医院 | 100.00 | 90.00\n2050201学前教育 | 80.00 | 70.00")
		if len(got) != 4 || len(unread) > 0 {
			t.Errorf("%s: %q, not read %q", head, got, unread)
		}
	}
}
