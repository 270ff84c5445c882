package extract_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"jiheng/document/html"
	"jiheng/document/text"
	"jiheng/extract"
)

// A cell of one figure is read in whatever shape it has; what is not sure is not.
func TestReadCell(t *testing.T) {
	for cell, want := range map[string]string{
		"120": "120", "1,234.50": "1234.50", "-5": "-5", "（1,234.50）": "-1234.50", "△3": "-3", "负7.5": "-7.5", "95%": "95 %",
		"￥1,200,000.00": "1200000.00 ￥", "¥-30": "-30 ￥", "-￥30.5": "-30.5 ￥", "人民币500": "500 ￥", "RMB 80": "80 ￥", "CNY12.5": "12.5 ￥",
		"+300000": "300000 +", "＋12": "12 +", "50万": "50 万", "12.5万元": "12.5 万元", "12000.00元整": "12000.00 元", "500（万元）": "500 万元",
		"400000*": "400000", "114①": "114", "114¹": "114", "380000[^1]": "380000", "380000[2]": "380000", "47.5（注2）": "47.5", "500（含结转50）": "500",
		"90〔样例〕": "90", "12.0※": "12.0", "100 *": "100",
		"三十": "30", "贰拾捌点伍": "28.5", "三二〇万元": "320 万元", "壹拾万": "10 万", "三百二十万元": "320 万元", "壹佰贰拾元整": "120 元", "零": "0", "二〇五": "205",
		"约30": "30 约", "≥12": "12 ≥", "百分之九十五": "95 %", "九成五": "95 %",
	} {
		c, ok := extract.ReadCell(extract.CellText(cell))
		marks := ""
		for mark, set := range map[string]bool{"￥": c.Currency, "+": c.Plus} {
			if set {
				marks += mark
			}
		}
		got := strings.TrimSpace(c.Number.String() + " " + c.Measured() + c.Approx + marks)
		if !ok || got != want {
			t.Errorf("%s: %q, %v, want %q", cell, got, ok, want)
		}
	}
	for _, cell := range []string{"", "—", "待定", "500/600", "400+", "120,00", "1 00", "114.0 0", "500（600）", "500（应为480）", "12O", "3~5", "甲", "中央300区级200", "2024年3月", "120（减30）",
		"5*3", "10-20"} {
		if c, ok := extract.ReadCell(extract.CellText(cell)); ok {
			t.Errorf("%s: read as %s%s", cell, c.Number, c.Measured())
		}
	}
	if c, ok := extract.ReadCell("壹万贰仟"); !ok || !c.HanScaled || c.Number.String() != "12000" {
		t.Errorf("壹万贰仟: %v, %v", c, ok)
	}
}

// figuresOfPage reads the figures of a page as tables_test writes them, and the cells
// that gave none.
func figuresOfPage(t *testing.T, page string) (got, unread []string) {
	t.Helper()
	d, err := html.Read(pageOf(page))
	if err != nil {
		t.Fatal(err)
	}
	facts, cells := extract.FactsAndUnread(extract.Lines(d))
	for _, f := range facts {
		got = append(got, strings.TrimSpace(fmt.Sprintf("%s %s %s%s", f.Subject, f.Kind, f.Value, f.Unit)))
	}
	for _, c := range cells {
		unread = append(unread, c.Text)
	}
	return got, unread
}

func TestColumns(t *testing.T) {
	for _, c := range []struct{ name, page, want, not string }{
		{"两栏单位不同", "项目 | 全年预算数（万元） | 执行数（元） | 执行率\n清淤 | 60 | 570000 | 0.95", "清淤·全年预算数（万元） budget_adjusted 60万元; 清淤·执行数（元） outturn 570000元; 清淤·执行率 execution_rate 95%", ""},
		{"单位在表头下一行", "项目 | 预算数 | 决算数\n | 千元 | 元\n路灯 | 80 | 76000", "路灯·预算数·千元 budget_initial 80千元; 路灯·决算数·元 outturn 76000元", ""},
		{"每行写单位", "项目 | 计量单位 | 预算数 | 执行数\n甲 | 万元 | 60 | 57\n乙 | 元 | 400000 | 380000", "甲·预算数 budget_initial 60万元; 乙·执行数 outturn 380000元", ""},
		{"三层表头", `r3 来源 | c4 预算执行（万元） | ~ | ~ | ~
			~ | c2 预算数 | ~ | r2 执行数 | r2 执行率
			~ | 年初数 | 调整数 | ~ | ~
			中央 | 100 | 120 | 114 | 95%`, "中央·预算执行（万元）·预算数·年初数 budget_initial 100万元; 中央·预算执行（万元）·预算数·调整数 budget_adjusted 120万元; 中央·预算执行（万元）·执行数 outturn 114万元", "100 execution"},
		{"上面一层写单位", `r2 类别 | c3 资金情况（千元） | ~ | ~
			~ | 年初预算数 | 执行数 | 执行率
			基本支出 | 50 | 40 | 80%`, "基本支出·资金情况（千元）·年初预算数 budget_initial 50千元", ""},
		{"支出分当年和结转", `单位：万元
			r2 项目 | c2 预算 | ~ | c2 支出 | ~
			~ | 年初 | 调整后 | 当年 | 上年结转
			甲 | 100 | 120 | 100 | 14`, "甲·支出·上年结转 expenditure 14万元", "revenue"},
		{"标签没有合并", "项目资金（万元） | | 年初预算数 | 执行数\n | 资金总额 | 50 | 40", "资金总额·年初预算数 budget_initial 50万元; 资金总额·执行数 outturn 40万元", ""},
		{"单位在表下", "项目 | 预算数 | 执行数\n甲 | 50 | 40\n注：表中金额均以万元为单位。", "甲·预算数 budget_initial 50万元", ""},
		{"单位独占表下一行", "项目 | 预算数 | 执行数\n甲 | 50 | 40\n单位：千元", "甲·执行数 outturn 40千元", ""},
		{"金额带货币符号", "项目 | 预算数 | 执行数\n甲 | ￥50.00 | ¥40.5", "甲·预算数 budget_initial 50.00元; 甲·执行数 outturn 40.5元", ""},
		{"元的栏里写万", "单位：元\n项目 | 预算数 | 执行数\n水库 | 50万 | 475000", "水库·预算数 budget_initial 50万元; 水库·执行数 outturn 475000元", ""},
		{"数量各有单位", "单位：万元\n村名 | 户数 | 人口（人） | 补助资金 | 面积（亩） | 完成率\n物资站 | 80 | 300 | 8.2 | 150 | 0.98\n资溪村 | 60 | 200 | 5 | 90 | 1",
			"物资站·户数 indicator 80户; 物资站·人口（人） indicator 300人; 物资站·补助资金 indicator 8.2万元; 物资站·面积（亩） indicator 150亩; 物资站·完成率 indicator 98%; 资溪村·完成率 indicator 100%", "80万元"},
		{"横过来的表", "单位：万元\n | 基本支出 | 项目支出\n年初预算数 | 800 | 1100\n全年执行数 | 790 | 1110\n执行率 | 98.75% | 92.5%",
			"年初预算数·基本支出 budget_initial 800万元; 全年执行数·项目支出 outturn 1110万元; 执行率·基本支出 execution_rate 98.75%", ""},
		{"得分和等级", "自评得分 | 94.7 | 自评等级 | 优\n执行率得分 | 9.7 | 满意度 | 93%", "自评得分 score 94.7分; 执行率得分 score 9.7分", "execution_rate"},
		{"汉字数", "单位：万元\n项目 | 预算数 | 执行数\n甲 | 三十 | 贰拾捌点伍\n乙 | 三二〇万元 | 300", "甲·预算数 budget_initial 30万元; 甲·执行数 outturn 28.5万元; 乙·预算数 budget_initial 320万元", ""},
		{"完成值是小数", "三级指标 | 指标值 | 完成值\n水质达标率 | ≥95% | 0.965\n合格率 | 1 | 1\n投诉率 | ≤5% | 0.8", "水质达标率 indicator 96.5%; 合格率 indicator 100%", "0.8"},
	} {
		got, _ := figuresOfPage(t, c.page)
		for want := range strings.SplitSeq(c.want, "; ") {
			if !slices.Contains(got, want) {
				t.Errorf("%s: no %q in\n%s", c.name, want, strings.Join(got, "\n"))
			}
		}
		if c.not != "" && strings.Contains(strings.Join(got, "\n"), c.not) {
			t.Errorf("%s: %q in\n%s", c.name, c.not, strings.Join(got, "\n"))
		}
	}
}

// What should be a figure and is none that is sure is named; heads, names and notes
// are not.
func TestUnreadCells(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"两个数", "项目 | 预算数（万元） | 执行数（万元）\n甲 | 500/600 | 400\n乙 | 300 | 200+", "500/600 200+"},
		{"隔开的数字", "单位：元\n项目 | 预算数 | 执行数\n甲 | 1 00 | 120,00", "1 00 120,00"},
		{"替代的话", "单位：元\n项目 | 预算数 | 执行数\n甲 | 100 | 待定\n乙 | 200 | 详见附件", "待定 详见附件"},
		{"空的和没有的", "单位：元\n项目 | 预算数 | 执行数\n甲 | 100 | —\n乙 | 无 | 50\n丙 | 不适用 | ", ""},
		{"万元栏里写万", "单位：万元\n项目 | 预算数 | 执行数\n甲 | 壹万贰仟 | 5", "壹万贰仟"},
		{"读不准的比率", "单位：万元\n项目 | 预算数 | 执行率\n甲 | 待核 | 0.95\n乙 | 100 | 95%", "待核 0.95"},
		{"名称和下一段的表头", "支出类型 | 预算数（万元） | 执行数（万元）\n1.基本支出 | 50 | 40\n年度目标 | 预期目标 | 实际完成情况\n目标 | 做好三件事 | 已做好", ""},
		{"日期和编号", "单位：万元\n项目 | 编号 | 资金 | 拨付时间\n甲 | 3-2 | 5 | 2024年3月", ""},
	} {
		_, unread := figuresOfPage(t, c.page)
		if got := strings.Join(unread, " "); got != c.want {
			t.Errorf("%s: unread %q, want %q", c.name, got, c.want)
		}
	}
	_, cells := extract.FactsAndUnread(linesOf(t, "项目 | 预算数（万元） | 执行数（万元）\n甲 | 1/2 | 3"))
	if n, ok := extract.UnreadNote(cells); !ok || !n.Unread || n.Code != "read-cell" || !strings.Contains(n.Text, "1格") || !strings.Contains(n.Text, "第2行“1/2”") {
		t.Errorf("%v", n)
	}
	if _, ok := extract.UnreadNote(nil); ok {
		t.Error("a note of no cell")
	}
}

func linesOf(t *testing.T, in string) []extract.Line {
	t.Helper()
	d, err := text.Read("表.txt", []byte(in))
	if err != nil {
		t.Fatal(err)
	}
	return extract.Lines(d)
}

// Labels with their values that blanks divide do not run into one another.
func TestPairsBetweenBlanks(t *testing.T) {
	for _, in := range []string{"年初预算：120万元 全年预算：150万元 全年支出：142.5万元", "年初预算：120万元　全年预算：150万元　全年支出：142.5万元",
		"年初预算 120万元 全年预算 150万元 全年支出 142.5万元", "年初预算:120万元 全年预算:150万元 全年支出:142.5万元"} {
		var got []string
		for _, f := range extract.Facts(linesOf(t, in)) {
			got = append(got, fmt.Sprintf("%s %s", f.Kind, f.Value))
		}
		if s := strings.Join(got, "; "); s != "budget_initial 120; budget_adjusted 150; expenditure 142.5" {
			t.Errorf("%s: %s", in, s)
		}
	}
	for in, want := range map[string]string{"决算5.48 万元：出国0万元": "决算5.48万元：出国0万元", "共有 30个 项目：甲": "共有30个 项目：甲", "JJ06 外资：8万": "JJ06外资：8万"} {
		if got := linesOf(t, in)[0].Text; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// Han digits stand for the places of a number where a unit follows and they are no
// year, no estimate and no list.
func TestHanPlaces(t *testing.T) {
	for in, want := range map[string]string{"维护费三二〇万元": "3200000元", "共一二三四五元": "12345元", "粮食二四六吨": "246吨", "农户三〇五户": "305户", "投入二〇点五万元": "205000元"} {
		facts := extract.Facts(linesOf(t, in))
		if len(facts) != 1 || facts[0].Value+facts[0].Unit != want {
			t.Errorf("%s: %v, want %s", in, facts, want)
		}
	}
	for _, in := range []string{"投入三五万元以内的", "一二三等奖", "二〇二四年", "七八九年级"} {
		for _, tok := range extract.Tokens(in) {
			if tok.Class == extract.HanQuantity && tok.Number.Scale() == 0 && len(tok.Number.String()) > 2 {
				t.Errorf("%s: %s", in, tok.Number)
			}
		}
	}
}
