package extract_test

import (
	"strings"
	"testing"

	"jiheng/extract"
)

// Numbers in Han numerals have the unit that is said behind the last, or that of the
// words before them; those of names and addresses are none.
func TestHanNumbers(t *testing.T) {
	for _, c := range []struct{ kind, in, want string }{
		{"单位写一次", "预算分别为一百、二百、三百万元。", "100万元 200万元 300万元"},
		{"单位写一次", "补助为五十、六十和七十万元", "50万元 60万元 70万元"},
		{"单位写一次", "分别为三万、五万、八万元；二百三十、一百二十万元", "3万元 5万元 8万元 230万元 120万元"},
		{"单位写一次", "分别为十二点五、十五点三万元，十二、十五、十八户", "12.5万元 15.3万元 12户 15户 18户"},
		{"单位写一次", "各安排三、五、八亿元", "3亿元 5亿元 8亿元"},
		{"单位写一次", "约一百二、二百五及三百八十公里", "120公里 250公里 380公里"},
		{"大小不一的步", "三千、五万元", "50000元"},
		{"不是一行数", "第十一、十二、十三项，一、二等奖，十一、十二项，三、五万元", "12项 50000元"},
		{"没有写单位", "会议费支出三万二，培训费一万五千六，差旅费共二千四百。", "32000元 15600元 2400元"},
		{"没有写单位", "预算十二万三，支出约十一万八左右；会议费八百五十", "123000元 118000元 850元"},
		{"没有写单位", "奖金3万5，补贴5千6，印刷费两千三", "3.5万 5600元 2300元"},
		{"万元的旁边看不出", "会议费八百五十，差旅费12万元", "12万元"},
		{"不是金额", "下乡三万二，人口一万五，编号二百三，接待二百五十", "3.2万 1.5万"},
		{"单个数", "泵站六座，建成桥梁两座，购置车辆两辆，实际举办三场，培训三期。", "6座 2座 2辆 3场 3期"},
		{"单个数", "新增两个项目，组织五次培训，设党支部三个；慰问老人七名", "2个 5次 3个 7名"},
		{"单个数", "新建文化广场一处，配备医生九名、护士八名", "1处 9名 8名"},
		{"不是数", "一是加强管理，二是提高效率，三公经费下降，两会期间安保，十四五规划，一个项目，一次性补助，三项制度，四个意识", ""},
		{"不是数", "一户一策，三会一课，九年义务教育，一村一品，八项规定，二级单位，三级甲等，四好农村路，每年一次，统一，唯一一个，同一个，第三场，前三名，每户一份", ""},
		{"地址", "东风村3组道路硬化，幸福小区5栋外墙改造，二年级3班学生参加", ""},
		{"地址", "红旗社区二组，阳光花园12栋，光明路3栋，三年级二班，五年级6班", ""},
		{"数量", "改造老旧小区5栋，全村3组，新建住宅小区8栋，3个班，一年级3个班", "5栋 3组 8栋 3个班 3个班"},
		{"三角号", "年末结余▲7.8万元，差额为▲3.2万元，变动：▲120元", "-7.8万元 -3.2万元 -120元"},
		{"三角号", "较上年▲3.5%，▲2个百分点，比年初增减▲6个", "-3.5% -2个百分点 -6个"},
		{"项目符号", "主要成效：▲新建泵站6座；▲3个项目完工。▲完成投资500万元", "6座 3个 500万元"},
		{"项目符号", "▲3个项目完工", "3个"},
		{"项目符号", "▲500万元用于购置", "500万元"},
	} {
		if got := counted(c.in); got != c.want {
			t.Errorf("%s：%s\n got %s\nwant %s", c.kind, c.in, got, c.want)
		}
	}
}

// subjects prints figures with their names.
func subjects(l []extract.Line) string {
	var out []string
	for _, f := range extract.Facts(l) {
		out = append(out, f.Subject+" "+f.Value+f.Unit)
	}
	return strings.Join(out, "；")
}

// A name of a figure is words: no sign, no mark of an item, no calculation.
func TestNamesAreWords(t *testing.T) {
	for in, want := range map[string]string{
		"年末结余▲7.8万元，变动±0.5%。":        "年末结余 -7.8万元",
		"得分=20×4×5=90分。":             "得分 90分",
		"综合单价25×4×5=100万元。":          "综合单价 100万元",
		"预算执行率=1852.5万元÷1950万元=95%。": "预算执行率 1852.5万元；预算执行率 1950万元；预算执行率 95%",
		"●建成桥梁2座；★举办培训3期。":           "建成桥梁 2座；举办培训 3期",
		"★ 完成投资500万元，其中：+其他收入20万元。":  "完成投资 500万元；完成投资·其他收入 20万元",
	} {
		if got := subjects(lines(t, "情况，如下。\n"+in)); got != want {
			t.Errorf("%s\n got %s\nwant %s", in, got, want)
		}
	}
}

// What was reached has the name of its indicator, never the target or the rule beside
// it.
func TestNamesOfResults(t *testing.T) {
	for _, c := range []struct{ page, want string }{
		{"三级指标 | 年度指标值 | 实际完成值\n接诊人次 | ≥两万人次 | 15000\n义诊场次 | 不少于十场 | 八场", "接诊人次 20000人次；接诊人次 15000人次；义诊场次 10场；义诊场次 8场"},
		{"三级指标 | 指标值 | 完成值\n巡查次数 | 每月4次 | 48次\n总成本 | 控制在400万元以内 | 410万元", "巡查次数·每月 4次；巡查次数 48次；总成本·控制在 400万元；总成本 410万元"},
		{"指标名称 | 评分标准 | 实际完成值\n预算执行率 | 执行率×10 | 95%\n群众满意度 | 按比例得分 | 96.2%", "预算执行率 95%；群众满意度 96.2%"},
		{"指标 | 目标值 | 实际值\n响应时间 | 24小时内 | 12小时\n信访量 | 持续下降 | 30件", "响应时间 24小时；响应时间 12小时；信访量 30件"},
	} {
		got, _ := figuresOfPage(t, c.page)
		var plain []string
		for _, g := range got {
			f := strings.Fields(g)
			plain = append(plain, strings.Join(f[:len(f)-2], " ")+" "+f[len(f)-1])
		}
		if s := strings.Join(plain, "；"); s != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.page, s, c.want)
		}
	}
}

// The grade is the one whose box is ticked; a slider has its value.
func TestTickedGrades(t *testing.T) {
	for page, want := range map[string]string{
		"自评等级 | □优☑良□中":                                         "自评等级 rating 良",
		"评定等次 | ■优 □良 □中 □差":                                    "评定等次 rating 优",
		"评价等级 | 优（）良（√）中（）":                                     "评价等级 rating 良",
		"自评等级 | <input type=radio>优<input type=radio checked>良": "自评等级 rating 良",
		"在职人数 | <input type=range value=65 max=100>":            "在职人数 staff 65",
		"自评等级 | ☑优☑良":                                           "",
		"自评等级 | ○优秀 ●良好 ○合格":                                    "自评等级 rating 良好",
	} {
		got, _ := figuresOfPage(t, page)
		if s := strings.Join(got, "；"); s != want {
			t.Errorf("%s: %s, want %s", page, s, want)
		}
	}
}
