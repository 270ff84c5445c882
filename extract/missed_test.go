package extract_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"jiheng/document/html"
	"jiheng/extract"
)

// The ledger of a table: what holds a number is a figure, measures nothing, or is named.
func TestNumbersAreAccountedFor(t *testing.T) {
	for _, c := range []struct {
		name, page, unread string
		figures            int
	}{
		{"本期上期", "单位：万元\n类别 | 本期 | 上期 | 增长\n甲 | 1000 | 600 | 400", "1000 600 400", 0},
		{"没有表头", "单位：万元\n甲 | 1000 | 600\n乙 | 20 | 30", "1000 600 20 30", 0},
		{"全是数", "单位：元\n35.25 | 1000\n22.50 | 600", "35.25 1000 22.50 600", 0},
		{"自造的表头", "金额单位：元\n事由 | 甲方 | 乙方\n修路 | 5000 | 4000", "5000 4000", 0},
		{"列太窄", "单位：万元\n项目 | 预算数 | 执行数\n甲 | 50 | ###\n乙 | ######## | 8", "### ########", 2},
		{"公式出错", "单位：万元\n项目 | 预算数 | 执行数 | 执行率\n甲 | 50 | 40 | #DIV/0!\n乙 | #REF! | 8 | 80%\n丙 | 10 | Err:502 | #N/A", "#DIV/0! #REF! Err:502 #N/A", 5},
		{"没有单位", "资金 | 年初预算数 | 全年执行数\n合计 | 500 | 480", "500 480", 0},
		{"外币", "单位：美元\n资金 | 年初预算数 | 全年执行数\n合计 | 500 | 480", "500 480", 0},
		{"没有计量单位的指标值", "三级指标 | 指标值 | 完成值\n办结事项 | 12 | 13", "12 13", 0},
		{"序号、年度、编码和电话", "单位：万元\n序号 | 项目编码 | 年度 | 联系电话 | 预算数\n1 | 440306 | 2024 | 05361234567 | 50\n2 | 007 | 2023 | 5551234 | 60", "", 2},
		{"第一格是序号", "单位：万元\n | 预算数 | 执行数\n1 | 50 | 40\n2 | 60 | 30", "", 4},
		{"表单里的期限和编号", "项目编号： | 3301 | 实施期限： | 3\n起始年度： | 2024 | 联系电话： | 5551234", "", 0},
		{"一格两个数", "单位：万元\n项目 | 预算数 | 执行数\n甲 | 中央200，省级100 | 280\n乙 | 合计50 | 40", "中央200，省级100 合计50", 2},
		{"表头行里的数", "单位：万元\n项目 | 预算数 | 执行数\n甲 | 500 | 480\n（以上为第1页）", "", 2},
		{"年份大小的金额", "单位：万元\n项目 | 预算数 | 执行数\n甲 | 2010 | 1950", "", 2},
		{"年度作表头", "单位：万元\n单位名称 | 2023年度 | 2024年度\n甲站 | 205 | 206\n乙站 | 105 | 106", "", 4},
		{"一个年度", "单位：元\n单位名称 | 财政拨款 | 2024年度\n甲站 | 205 | 2100\n乙站 | 105 | 1060", "", 4},
		{"栏次", "单位：万元\n项目 | 预算数 | 执行数\n栏次 | 1 | 2\n甲 | 50 | 40", "", 2},
	} {
		got, unread := figuresOfPage(t, c.page)
		if s := strings.Join(unread, " "); s != c.unread || len(got) != c.figures {
			t.Errorf("%s: unread %q, want %q; %d figures, want %d: %v", c.name, s, c.unread, len(got), c.figures, got)
		}
	}
}

// A note says why, and never calls money of another country money without a unit.
func TestWhyCellsWereNotRead(t *testing.T) {
	for page, want := range map[string]string{
		"单位：万美元\n资金 | 年初预算数\n合计 | 500":             "不是人民币",
		"币种：欧元　单位：万元\n资金 | 年初预算数\n合计 | 500":        "不是人民币",
		"金额单位（港币）\n资金 | 年初预算数\n合计 | 500":           "不是人民币",
		"设备 | 预算（万美元） | 支出（USD）\n探头 | 12 | 11":     "不是人民币",
		"资金 | 年初预算数\n合计 | 500":                     "看不出单位",
		"单位：元\n资金 | 年初预算数 | 执行数\n合计 | #### | 5":    "列太窄",
		"单位：元\n资金 | 年初预算数 | 执行数\n合计 | #VALUE! | 5": "算不出数",
		"三级指标 | 年度指标值\n发证 | 12":                    "计量单位",
		"单位：元\n资金 | 本期\n合计 | 500":                  "表头“本期”",
		"单位：元\n资金 | 年初预算数 | 执行数\n合计 | 5 | 300/400": "不是一个确定的数",
	} {
		_, cells := extract.FactsAndUnread(linesOf(t, page))
		if n, ok := extract.UnreadNote(cells); !ok || !strings.Contains(n.Text, want) || !n.Unread {
			t.Errorf("%s: %q, want %q", page, n.Text, want)
		}
	}
	_, cells := extract.FactsAndUnread(linesOf(t, "2024年度柳河镇报告\n年初预算：120\n全年支出：118\n代收代付：7\n执行率：0.98\n\n编号：3\n比例：2"))
	if n, _ := extract.UnreadNote(cells); !strings.HasPrefix(n.Text, "正文里有5处数看不出单位") {
		t.Errorf("%q", n.Text)
	}
}

// However the unit of a table is said above it.
func TestUnitLines(t *testing.T) {
	for line, want := range map[string]string{"金额：万元": "万元", "（金额：千元）": "千元", "UNIT:万元": "万元", "Unit： 元": "元", "金额:元": "元", "币种：人民币　单位：万元": "万元",
		"单位：人民币千元": "千元", "金额：人民币元": "元", "币种：人民币元": "元", "【金额：万元】": "万元", "单位：RMB万元": "万元", "柳河镇资金表（金额：亿元）": "亿元", "金额：500万元": ""} {
		for _, shape := range []string{line + "\n资金 | 年初预算数\n合计 | 50", "2024年度柳河镇资金表 | | \n | | " + line + "\n资金 | 年初预算数 | 执行数\n合计 | 50 | 40"} {
			got := ""
			for _, f := range extract.Facts(linesOf(t, shape)) {
				if f.Value == "50" {
					got = f.Unit
				}
			}
			if got != want {
				t.Errorf("%q: %q, want %q", shape, got, want)
			}
		}
	}
}

// Labels with their numbers in one cell are figures, below heads and beside them.
func TestLabelsWithNumbersInOneCell(t *testing.T) {
	for _, c := range []struct{ page, want string }{
		{"年度预算（万元） | 资金总额 | 年初预算数 | 执行数\n | 年度资金总额 | 2860 | 2800\n | 其中：一般公共预算：2660 | | 其中：基本支出：1400.7", "其中：一般公共预算 2660万元; 其中：基本支出 1400.7万元"},
		{"单位：元\n预算数：500000 | 支出数：480000\n自评得分：95 | 执行率：96.00", "预算数 500000元; 支出数 480000元; 自评得分 95分; 执行率 96.00%"},
		{"金额单位：千元\n项目 | 预算数 | 执行数\n合计 | 10 | 9\n财政拨款：8；其他资金：2 | |", "财政拨款 8千元; 其他资金 2千元"},
		{"单位：万元\n项目 | 预算数\n时间 8:30 | 5\n比例3：2 | 6\n编号：3 | 7", ""},
	} {
		got, _ := figuresOfPage(t, c.page)
		all := strings.Join(got, "\n")
		for want := range strings.SplitSeq(c.want, "; ") {
			subject, value, _ := strings.Cut(want, " ")
			if !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, subject) && strings.HasSuffix(s, " "+value) }) && want != "" {
				t.Errorf("%s: no %q in\n%s", c.page, want, all)
			}
		}
		if c.want == "" && len(got) != 3 {
			t.Errorf("%s: %v", c.page, got)
		}
	}
}

// Full marks, points, grades and days of tables are figures of their kinds.
func TestPointsAndDaysOfTables(t *testing.T) {
	for _, c := range []struct{ page, want string }{
		{"三级指标 | 指标值 | 完成值 | 分值 | 得分\n培训 | ≥5场 | 6场 | 20 | 19.5\n总分 | | | 100 | 98", "weight 20分; score 19.5分; weight 100分; score 98分"},
		{"一级指标 | 权重 | 自评得分\n投入 | 15% | 15\n产出 | 85% | 80", "weight 15%; score 15分; weight 85%; score 80分"},
		{"指标 | 权重（%） | 评分\n投入 | 15 | 14", "weight 15%; score 14分"},
		{"项目 | 自评得分 | 自评等级\n修路 | 92 | 优\n供水 | 85 | 良好", "score 92分; rating 优; score 85分; rating 良好"},
		{"三级指标 | 指标值 | 实际完成值\n完成时间 | 2024年6月30日前 | 2024年6月21日\n完工时间 | 12月底前 | 11月25日", "deadline 2024年6月30日前; deadline 2024年6月21日; deadline 12月底前; deadline 11月25日"},
		{"绩效指标 | 年度目标值 | 完成值\n噪声 | ≤60分贝 | 57分贝\n管护年限 | 3年 | 三年", "indicator 60分贝; indicator 57分贝; indicator 3年; indicator 3年"},
	} {
		var got []string
		for _, f := range extract.Facts(linesOf(t, c.page)) {
			if f.Kind != extract.Indicator || strings.ContainsAny(f.Unit, "贝年") {
				got = append(got, fmt.Sprintf("%s %s%s", f.Kind, f.Value, f.Unit))
			}
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.page, s, c.want)
		}
	}
}

// Figures are named by what they are of: not by information above the heads, not by
// explanations beside the name; and they carry the year of their row or column.
func TestNamesAndYearsOfTables(t *testing.T) {
	for _, c := range []struct{ page, want string }{
		{"转移支付（项目）名称 | c3 危房改造补助 | ~ | ~\n地方主管部门 | 住建局 | 资金使用单位 | 各镇\n投入（万元） | 全年预算数 | 全年执行数 | 执行率\n资金总额 | 824 | 799 | 97%", "资金总额·全年预算数=824"},
		{"政策名称 | c2 高龄补贴 | ~\n业务主管单位 | c2 民政局 | ~\n资金（万元） | 预算数 | 执行数\n总额 | 50 | 40", "总额·预算数=50"},
		{"任务名称 | 防汛 | 实施单位（盖章） | 水务站\n资金（万元） | 预算数 | 执行数 | 执行率\n总额 | 50 | 40 | 80%", "总额·预算数=50"},
		{"三级指标 | 指标解释 | 年度目标值 | 完成值\n苗木成活率 | 成活株数÷栽植株数 | ≥95% | 97%", "苗木成活率=97"},
		{"指标名称 | 指标说明 | 指标值 | 完成值\n噪声 | 昼间均值 | ≤60分贝 | 57分贝", "噪声=57"},
		{"指标 | 计算口径 | 目标值 | 实际值\n投诉 | 比上年 | ≤12件 | 9件", "投诉=9"},
		{"单位：万元\n年度 | 全年预算 | 支出\n2022年 | 500 | 480\n2023年 | 540 | 513", "2022年·全年预算=500@2022年; 2023年·支出=513@2023年"},
		{"单位：万元\nr2 资金 | c2 2023年 | ~ | c2 2024年 | ~\n~ | 预算 | 支出 | 预算 | 支出\n总额 | 100 | 90 | 120 | 114", "总额·2023年·预算=100@2023年; 总额·2024年·支出=114@2024年"},
		{"单位：元\n费用 | 2023年支出 | 2024年预算\n接待费 | 58200 | 60000", "接待费·2023年支出=58200@2023年; 接待费·2024年预算=60000@2024年"},
		{"单位：万元\n事项 | 2023 | 2024\n支出 | 12.5 | 11.8", "支出·2023=12.5@2023年; 支出·2024=11.8@2024年"},
		{"单位：万元\n年份 | 收入 | 支出\n2021年度 | 10 | 9\n2022年度 | 12 | 11", "2022年度·支出=11@2022年"},
	} {
		var got []string
		for _, f := range factsOfPage(t, c.page) {
			s := f.Subject + "=" + f.Value
			if f.Period != "" {
				s += "@" + f.Period
			}
			got = append(got, s)
		}
		for want := range strings.SplitSeq(c.want, "; ") {
			if !slices.Contains(got, want) {
				t.Errorf("%s: no %q in %v", c.page, want, got)
			}
		}
	}
}

func factsOfPage(t *testing.T, page string) []extract.Found {
	t.Helper()
	d, err := html.Read(pageOf(page))
	if err != nil {
		t.Fatal(err)
	}
	return extract.Facts(extract.Lines(d))
}

// However many cells were not read, the note counts them, and holds the place of each.
func TestEveryPlaceOfUnreadCells(t *testing.T) {
	for n := 1; n <= 40; n += 13 {
		page := "单位：万元\n类别 | 甲方 | 乙方"
		for range n {
			page += "\n某 | 55 | 65"
		}
		_, cells := extract.FactsAndUnread(linesOf(t, page))
		note, _ := extract.UnreadNote(cells)
		if len(note.Others)+1 != 2*n || n > 3 && !strings.Contains(note.Text, fmt.Sprintf("等%d格", 2*n)) {
			t.Errorf("%d rows: %d places, %s", n, len(note.Others)+1, note.Text)
		}
		for _, at := range note.Others {
			if at.Cell == "" && at.Line == 0 {
				t.Errorf("%d rows: a place is empty: %v", n, note.Others)
				break
			}
		}
	}
}
