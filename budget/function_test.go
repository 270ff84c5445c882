package budget

import (
	"strings"
	"testing"

	"jiheng/fact"
	"jiheng/num"
	"jiheng/regs"
)

// method reads a scoring function as a pack writes it.
func method(t *testing.T, yaml string) regs.Method {
	t.Helper()
	file := "编号: x\n名称: x\n版本: '1'\n核实: 本软件自定\n继承: mof-2020\n分值:\n  - {类: 甲, 分值: 100, 含: ['*']}\n  - {类: 乙, 分值: 1}\n满分: 101\n指标表:\n  - {名称: 丙, 类: 乙, 分值: 1, 事实: 丙, 方法: " + yaml + "}\n"
	p, err := regs.ReadPack("包.yaml", []byte(file))
	if err != nil {
		t.Fatal(err)
	}
	return p.Items[0].Method
}

func TestPoints(t *testing.T) {
	const zone = "{函数: zone_linear, 满分线: 95%, 零分线: 60%}"
	const stepped = "{函数: steps, 满分按: 10, 按期完成且不超预算: 10, 档: [{不低于: 80%, 得分: 7}, {不低于: 60%, 得分: 5}]}"
	const atMost = "{函数: steps, 档: [{不高于: 0%, 得分: 5}, {不高于: 10%, 得分: 4}, {不高于: 30%, 得分: 2}]}"
	const below = "{函数: step_deduction, 每: 5%, 扣: 2}"
	for _, c := range []struct {
		name, method, weight, rate string
		done                       bool
		want                       string
	}{
		{"执行率98.86%", "{函数: linear_capped}", "10", "1781777/1802360", false, "9.89"},
		{"执行率86.18%", "{函数: linear_capped}", "10", "215457.6/250000", false, "8.62"},
		{"超过100%封顶", "{函数: linear_capped}", "10", "1.2", false, "10.00"},
		{"冲减支出不倒扣", "{函数: linear_capped}", "10", "-0.1", false, "0.00"},
		{"目标96%", "{函数: linear_capped, 目标: 96%}", "10", "0.96", false, "10.00"},
		{"目标96%的一半", "{函数: linear_capped, 目标: 96%}", "10", "0.48", false, "5.00"},

		{"满分线", zone, "10", "0.95", false, "10.00"},
		{"满分线以下按比率", zone, "10", "0.9499", false, "9.50"},
		{"零分线", zone, "10", "0.6", false, "6.00"},
		{"零分线以下", zone, "10", "0.5999", false, "0.00"},

		{"未完成80%", stepped, "10", "0.8", false, "7.00"},
		{"未完成60%", stepped, "10", "0.6", false, "5.00"},
		{"未完成低于60%", stepped, "10", "0.59", false, "0.00"},
		{"按期完成低执行率", stepped, "10", "0.3", true, "10.00"},
		{"按期完成恰好100%", stepped, "10", "1", true, "10.00"},
		{"按期完成但超支", stepped, "10", "1.001", true, "7.00"},
		{"分值20按比例折算", stepped, "20", "0.8", false, "14.00"},
		{"上限档0", atMost, "5", "0", false, "5.00"},
		{"上限档内", atMost, "5", "0.05", false, "4.00"},
		{"上限档边界", atMost, "5", "0.1", false, "4.00"},
		{"上限档下一档", atMost, "5", "0.1001", false, "2.00"},
		{"超过各档", atMost, "5", "0.31", false, "0.00"},

		{"比例", "{函数: ratio}", "10", "0.8", false, "8.00"},
		{"比例封顶", "{函数: ratio}", "10", "3", false, "10.00"},
		{"及格门槛", "{函数: ratio_pass_mark, 及格线: 60%}", "10", "0.8", false, "5.00"},
		{"恰在及格线", "{函数: ratio_pass_mark, 及格线: 60%}", "10", "0.6", false, "0.00"},
		{"及格线以上超额封顶", "{函数: ratio_pass_mark, 及格线: 60%}", "10", "1.7", false, "10.00"},
		{"区间下限", "{函数: ratio_window, 下限: 70%, 上限: 130%}", "10", "0.7", false, "7.00"},
		{"区间上限", "{函数: ratio_window, 下限: 70%, 上限: 130%}", "10", "1.3", false, "10.00"},
		{"区间以下", "{函数: ratio_window, 下限: 70%, 上限: 130%}", "10", "0.6999", false, "0.00"},
		{"区间以上", "{函数: ratio_window, 下限: 70%, 上限: 130%}", "10", "1.3001", false, "0.00"},

		{"每低5%扣2分", below, "5", "0.9", false, "1.00"},
		{"不足一档按比例", below, "5", "0.975", false, "4.00"},
		{"不足一档按一档", "{函数: step_deduction, 每: 5%, 扣: 2, 不足一档按一档: 是}", "5", "0.975", false, "3.00"},
		{"整档不多扣", "{函数: step_deduction, 每: 5%, 扣: 2, 不足一档按一档: 是}", "5", "0.95", false, "3.00"},
		{"扣完为止", below, "5", "0.5", false, "0.00"},
		{"高于不扣", below, "5", "1.5", false, "5.00"},
		{"免扣幅度以内", "{函数: step_deduction, 每: 5%, 扣: 2, 免扣: 3%}", "5", "0.97", false, "5.00"},
		{"免扣幅度以外", "{函数: step_deduction, 每: 5%, 扣: 2, 免扣: 3%}", "5", "0.92", false, "3.00"},
		{"高于扣分", "{函数: step_deduction, 方向: 高于扣分, 每: 1%, 扣: 0.5}", "5", "1.03", false, "3.50"},
		{"低于100%不扣", "{函数: step_deduction, 方向: 高于扣分, 每: 1%, 扣: 0.5}", "5", "0.4", false, "5.00"},
		{"变动率基准为0", "{函数: step_deduction, 基准: 0%, 方向: 高于扣分, 每: 1%, 扣: 0.5}", "5", "0.04", false, "3.00"},
		{"变动率下降", "{函数: step_deduction, 基准: 0%, 方向: 高于扣分, 每: 1%, 扣: 0.5}", "5", "-0.2", false, "5.00"},
		{"偏离两边都扣", "{函数: step_deduction, 方向: 偏离扣分, 每: 5%, 扣: 2}", "6", "1.05", false, "4.00"},
		{"是否评分达到", "{函数: direct}", "10", "1", false, "10.00"},
		{"是否评分未达到", "{函数: direct}", "10", "0.9999", false, "0.00"},

		{"半分处进位", "{函数: ratio}", "1", "0.825", false, "0.83"},
		{"半分处进位不受二进制影响", "{函数: ratio}", "1.005", "1", false, "1.01"},
		{"略低于半分不进位", "{函数: ratio}", "1", "0.82499999999999999999", false, "0.82"},
	} {
		t.Run(c.name, func(t *testing.T) {
			points, says, err := pointsOf(method(t, c.method), ratio(t, c.weight), ratio(t, c.rate), c.done)
			if err != nil {
				t.Fatal(err)
			}
			if got := points.Round(2, num.HalfUp).String(); got != c.want || says == "" {
				t.Errorf("got %s, want %s: %s", got, c.want, says)
			}
		})
	}
}

func TestBands(t *testing.T) {
	older := pack(t, "hubei-project").Qualitative
	m := pack(t, "mof-2020").Qualitative
	for _, c := range []struct {
		name  string
		m     regs.Method
		grade string
		share string
		want  string
	}{
		{"达成含上限", m, "达成", "1", "10.00"},
		{"达成含下限", m, "达成", "0.8", "8.00"},
		{"达成低于下限", m, "达成", "0.7999", "给分比例应在80.00%至100.00%之间"},
		{"部分达成不含上限", m, "部分达成", "0.8", "给分比例应在"},
		{"部分达成含下限", m, "部分达成", "0.6", "6.00"},
		{"未达成不含上限", m, "未达成", "0.6", "给分比例应在"},
		{"未达成可为0", m, "未达成", "0", "0.00"},
		{"超过100%", m, "达成", "1.01", "给分比例应在"},
		{"没有这个等次", m, "优秀", "0.9", "可用：达成、部分达成、未达成"},
		{"旧口径从50%起", older, "部分达成", "0.5", "5.00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			points, _, err := bandPoints(c.m, num.Int(10).Ratio(), c.grade, ratio(t, c.share))
			if err != nil {
				if !strings.Contains(err.Error(), c.want) {
					t.Errorf("got %v, want %s", err, c.want)
				}
				return
			}
			if got := points.Round(2, num.HalfUp).String(); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestOverAchievement(t *testing.T) {
	for _, c := range []struct {
		name, pack, target, unit, actual, cause, want string
	}{
		{"目标偏低", "mof-2020", "≥2000件", "件", "3200", "目标偏低", "7.00"},
		{"没有原因", "mof-2020", "≥2000件", "件", "3200", "", "10.00"},
		{"外部因素", "mof-2020", "≥2000件", "件", "3200", "外部因素", "10.00"},
		{"样例救护培训156%", "mof-2020", "≥1500人", "人", "2342", "目标偏低", "7.39"},
		{"保底六成", "mof-2020", "≥100件", "件", "1000", "目标偏低", "6.00"},
		{"保底处", "mof-2020", "≥100件", "件", "170", "目标偏低", "6.00"},
		{"反向指标没有超额", "mof-2020", "≤100件", "件", "10", "目标偏低", "10.00"},
		{"小目标3个", "mof-2020", "≥3个", "个", "30", "目标偏低", "10.00"},
		{"小目标不含4个", "mof-2020", "≥4个", "个", "8", "目标偏低", "6.00"},
		{"3万条不是小目标", "mof-2020", "≥3万条", "万条", "6", "目标偏低", "6.00"},
		{"3万元不是小目标", "mof-2020", "≥3万元", "万元", "6", "目标偏低", "6.00"},
		{"百分比到100%为止", "mof-2020", "≥50%", "%", "100", "目标偏低", "10.00"},
		{"百分比可超过100%", "mof-2020", "≥50%", "%", "101", "目标偏低", "6.00"},
		{"区间没有超额", "mof-2020", "10—20件", "件", "20", "目标偏低", "10.00"},
		{"固定扣2分含恰好30%", "regional-manual-2022", "≥100件", "件", "130", "", "8.00"},
		{"固定扣分不到30%", "regional-manual-2022", "≥100件", "件", "129.99", "", "10.00"},
		{"固定扣分不分原因", "regional-manual-2022", "≥100件", "件", "200", "外部因素", "8.00"},
		{"固定扣分不排除百分比", "regional-manual-2022", "≥50%", "%", "65", "", "8.00"},
		{"区间外不得分而不再扣", "sichuan-pidu-2025-department", "≥2000件", "件", "3200", "目标偏低", "0.00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			ind := &Indicator{Level1: "产出指标", Target: target(t, c.target), Weight: num.Int(10)}
			if c.cause != "" {
				ind.Deviation = &Deviation{Cause: c.cause}
			}
			s, err := ScoreOf(pack(t, c.pack), ind, ind.Weight, fact.Number(ratio(t, c.actual), num.MustUnit(c.unit)))
			if err != nil {
				t.Fatal(err)
			}
			if s.Points.String() != c.want {
				t.Errorf("got %s, want %s: %v", s.Points, c.want, s.Says)
			}
		})
	}
}

func TestSatisfactionSteps(t *testing.T) {
	for _, c := range []struct{ name, target, unit, actual, want string }{
		{"看满意率而不看完成率", "≥95%", "%", "90", "10.00"},
		{"89.99%", "≥85%", "%", "89.99", "8.00"},
		{"80%", "≥95%", "%", "80", "8.00"},
		{"60%", "≥95%", "%", "60", "5.00"},
		{"低于60%", "≥95%", "%", "59.99", "0.00"},
		{"写成倍", "≥95%", "倍", "0.9", "10.00"},
		{"没有单位时看完成率", "≥90", "", "50", "0.00"},
		{"按分计时看完成率", "≥90分", "分", "81", "10.00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			u, err := num.ParseUnit(c.unit)
			if err != nil {
				t.Fatal(err)
			}
			ind := &Indicator{Level1: "满意度指标", Target: target(t, c.target), Weight: num.Int(10)}
			s, err := ScoreOf(pack(t, "mof-2021-no-cost"), ind, ind.Weight, fact.Number(ratio(t, c.actual), u))
			if err != nil {
				t.Fatal(err)
			}
			if s.Points.String() != c.want {
				t.Errorf("got %s, want %s: %v", s.Points, c.want, s.Says)
			}
		})
	}
}

// Steps of a quantity go by completion: only satisfaction goes by its own value.
func TestQuantitySteps(t *testing.T) {
	p := *pack(t, "mof-2021-no-cost")
	p.Quantitative = p.Satisfaction
	ind := &Indicator{Level1: "产出指标", Target: target(t, "≥50%"), Weight: num.Int(10)}
	s, err := ScoreOf(&p, ind, ind.Weight, fact.Number(ratio(t, "50"), num.Pct))
	if err != nil || s.Points.String() != "10.00" {
		t.Errorf("got %s, %v, want 10.00: %v", s.Points, err, s.Says)
	}
}

func TestStatesAndDuties(t *testing.T) {
	p := pack(t, "mof-2020")
	for _, c := range []struct {
		name   string
		set    func(*Indicator)
		value  fact.Value
		state  ScoreState
		points string
		duties int
	}{
		{"不适用", func(i *Indicator) { i.NotApply = "取消" }, count("1"), NotApplicable, "0", 0},
		{"空白不是零", func(*Indicator) {}, fact.Value{}, Missing, "0", 0},
		{"指标值未定", func(i *Indicator) { i.Target = Target{} }, count("1"), NoTarget, "0", 0},
		{"零是零", func(*Indicator) {}, count("0"), Scored, "0.00", 1},
		{"未达到须说明", func(*Indicator) {}, count("99"), Scored, "9.90", 1},
		{"说明过就不再要求", func(i *Indicator) { i.Deviation = &Deviation{Reason: "设计变更"} }, count("99"), Scored, "9.90", 0},
		{"达到不须说明", func(*Indicator) {}, count("100"), Scored, "10.00", 0},
		{"恰好130%不须说明", func(*Indicator) {}, count("130"), Scored, "10.00", 0},
		{"高于130%须说明", func(*Indicator) {}, count("130.01"), Scored, "10.00", 1},
		{"按调整后的目标", func(i *Indicator) { i.Adjusted = &TargetAdjustment{Target: target(t, "≥50个")} }, count("50"), Scored, "10.00", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			ind := &Indicator{Level1: "产出指标", Target: target(t, "≥100个"), Weight: num.Int(10)}
			c.set(ind)
			s, err := ScoreOf(p, ind, ind.Weight, c.value)
			if err != nil {
				t.Fatal(err)
			}
			if s.State != c.state || s.Points.String() != c.points || len(s.Duties) != c.duties || len(s.Says) == 0 {
				t.Errorf("got %s %s duties %v, says %v", s.State, s.Points, s.Duties, s.Says)
			}
		})
	}
}
