package extract_test

import (
	"slices"
	"testing"

	"jiheng/document"
	"jiheng/extract"
)

// What stands behind a list of parts is of the whole: its kind, its rate, its share and
// its growth.
func TestBehindParts(t *testing.T) {
	for _, c := range []struct{ in, kinds, claims string }{
		{"全年预算2100万元，其中中央1100万元、地方1000万元，全年支出1995万元，执行率85%。", "调整2100万元 调整1100万元 调整1000万元 支出1995万元 执行率85%", "rate错 sum对"},
		{"项目预算120万元，其中省级补助60万元、县级配套36万元、镇级24万元，全年支出114万元，执行率95%。",
			"年初120万元 年初60万元 年初36万元 年初24万元 支出114万元 执行率95%", "rate对 sum对 sum对"},
		{"本年度安排资金800万元，其中上级专项500万元、本级300万元，实际支付760万元，支付率95%。", "调整800万元 调整500万元 调整300万元 决算760万元 执行率95%", "rate对 sum对"},
		{"项目资金300万元，其中省级150万元、县级100万元、镇级50万元，支出285万元，执行率90%。", "调整300万元 调整150万元 调整100万元 调整50万元 支出285万元 执行率90%", "rate错 sum对 sum对"},
		{"“三公”经费预算20万元，实际10万元，执行率50%。", "年初20万元 决算10万元 执行率50%", "rate对"},
		{"会议费预算6万元，实际发生5.4万元，执行率80%。", "年初6万元 决算5.4万元 执行率80%", "rate错"},
		{"全年预算120万元，实际为118.8万元，执行率99%。", "调整120万元 决算118.8万元 执行率99%", "rate对"},
		{"计划培训200人，实际180人，完成90%。", "指标200人 指标180人 指标90%", ""},
		{"全年预算500万元，其中上年结转100万元，全年支出475万元，执行率95%。", "调整500万元 收入100万元 支出475万元 执行率95%", "rate对"},
		{"全年预算1000万元，其中基本支出预算600万元，支出580万元，项目支出预算400万元，支出390万元，执行率97.5%。",
			"调整1000万元 年初600万元 支出580万元 年初400万元 支出390万元 执行率97.5%", "rate对"},
		{"全年预算2100万元，全年支出1995万元，其中工资800万元、办公195万元、项目1000万元，执行率95%。",
			"调整2100万元 支出1995万元 支出800万元 支出195万元 支出1000万元 执行率95%", "rate对 sum对"},
		{"全年支出1995万元，其中：人员经费800万元、公用经费195万元、项目支出1000万元，占预算2100万元的95%。",
			"支出1995万元 支出800万元 支出195万元 支出1000万元 年初2100万元 指标95%", "sum对 share对"},
		{"共投入300万元：一季度60万元、二季度90万元、三季度80万元、四季度70万元，占年度计划320万元的90%。",
			"调整300万元 调整60万元 调整90万元 调整80万元 调整70万元 年初320万元 指标90%", "sum对 share错"},
		{"救助320户，其中城区120户、乡镇200户，占全县400户的80%。", "指标320户 指标120户 指标200户 指标400户 指标80%", "sum对 share对"},
		{"全年支出1995万元，其中工资800万元、办公195万元、项目1000万元，比上年增加95万元，增长6%。",
			"支出1995万元 支出800万元 支出195万元 支出1000万元 指标95万元 指标6%", "growth错 sum对"},
		{"培训农民1200人次，其中男性700人次、女性500人次，完成计划1000人次的120%。", "指标1200人次 指标700人次 指标500人次 指标1000人次 指标120%", "sum对 done对"},
		{"全年预算2100万元（年初2000万元），支出1995万元，结转105万元（含质保金35万元、尾款70万元），执行率95%。",
			"调整2100万元 年初2000万元 支出1995万元 指标105万元 指标35万元 指标70万元 执行率95%", "rate对 sum对"},
		{"项目总投资1000万元，2024年预算500万元，实际支付475万元，累计支付875万元，当年执行率95%。", "年初1000万元 年初500万元 决算475万元 决算875万元 执行率95%", "rate对"},
		{"预算执行率得分9.5分（95%×10分），产出指标得分47分（满分50分），效益28分（满分30分），合计85分。", "得分9.5分 指标95% 指标10分 得分47分 指标50分 指标28分 指标30分 指标85分", "sum错"},
	} {
		l := lines(t, "情况，如下。\n"+c.in)
		if got := told(extract.Facts(l), nil); got != c.kinds {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.kinds)
		}
		if got := judged(t, c.in); got != c.claims {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.claims)
		}
	}
}

// Parts joined by 、 are no total of one another.
func TestPartsAreNoTotal(t *testing.T) {
	for _, in := range []string{
		"全年预算2100万元，其中中央补助1100万元、省级补助600万元、镇级400万元。",
		"资金来源：中央资金1100万元，省级资金600万元，市县400万元。",
		"到位资金900万元，其中市级500万元，区级250万元，镇级150万元。",
	} {
		l := lines(t, "情况，如下。\n"+in)
		for _, c := range extract.Claims(l, extract.Facts(l)) {
			if !c.Consistent {
				t.Errorf("%s\n%s: %s", in, c.Claim, c.Recomputed)
			}
		}
	}
}

// A rate is of the initial budget and its changes where no full-year budget is written.
func TestRateOfChangedBudget(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"年初预算120万元，年中追加30万元，全年支出142.5万元，执行率95%。", "rate对"},
		{"年初预算120万元，年中追加30万元，全年支出142.5万元，执行率90%。", "rate错"},
		{"年初预算120万元，追加预算30万元，全年支出142.5万元，执行率95%。", "rate对"},
		{"年初预算120万元，预算调整30万元，全年支出142.5万元，执行率95%。", "rate对"},
		{"年初预算120万元，预算调整为150万元，全年支出142.5万元，执行率95%。", "rate对"},
		{"年初预算120万元（年中追加30万元），全年支出142.5万元，执行率95%。", "rate对"},
		{"年初预算120万元。年中上级下达30万元。全年支出142.5万元，执行率95%。", "rate对"},
		{"年初预算150万元，调减办公费30万元、追加专项10万元，全年支出123.5万元，执行率95%。", "rate对"},
		{"年初预算120万元，年中追加防汛资金20万元、抗旱资金10万元，全年支出142.5万元，执行率95%。", "rate对"},
		{"年初批复400万元，核减40万元，实际支出342万元，预算执行率95%。", "rate对"},
	} {
		if got := judged(t, c.in); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

// 分别 deals numbers out in order; where names and numbers differ in number, nothing is
// guessed.
func TestDealt(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"年初预算、全年预算、全年支出分别为2000万元、2100万元、1995万元，执行率95%。", "年初2000万元 调整2100万元 支出1995万元 执行率95%"},
		{"预算数和决算数分别为150万元和142.5万元。", "年初150万元 决算142.5万元"},
		{"收入、支出两项分别是800万元，760万元。", "收入800万元 支出760万元"},
		{"甲镇、乙镇、丙镇支出分别为12、15、18万元。", "支出12万元 支出15万元 支出18万元"},
		{"预算执行率、资金到位率分别为95%和100%。", "执行率95% 指标100%"},
		{"年初预算、全年预算、全年支出分别为2000万元、2100万元，执行率95%。", "指标2000万元 指标2100万元 执行率95%"},
		{"预算、支出分别为150万元、142.5万元、7.5万元。", "指标150万元 指标142.5万元 指标7.5万元"},
		{"一至四季度分别支出400万元、450万元、480万元、522.5万元。", "支出400万元 支出450万元 支出480万元 支出522.5万元"},
		{"低保、特困、救助支出（万元）：120.5、88.3、12.2。", "支出120.5万元 支出88.3万元 支出12.2万元"},
	} {
		if got := told(extract.Facts(lines(t, "情况，如下。\n"+c.in)), nil); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

// A sign says that an amount is a change; 多 before digits compares.
func TestSignedChanges(t *testing.T) {
	for _, c := range []struct{ in, kinds, claims string }{
		{"本年支出1995万元，较上年+35.2万元（+1.8%），公用经费-12.3万元（-5.6%）。", "支出1995万元 指标35.2万元 指标1.8% 指标-12.3万元 指标-5.6%", "growth对"},
		{"本年支出1995万元，较上年+35.2万元（+2.8%）。", "支出1995万元 指标35.2万元 指标2.8%", "growth错"},
		{"支出决算860万元，同比－40万元（－4.44%）。", "决算860万元 指标-40万元 指标-4.44%", "growth对"},
		{"2024年支出3.5亿元，较2023年的3.2亿多3000万元。", "支出3.5亿元 支出3.2亿 指标3000万元", "difference对"},
		{"全年支出3亿2000万元，比上年的3亿多2000万元。", "支出32000万元 支出3亿 指标2000万元", "difference对"},
		{"支出约3.2亿多元，收入2亿多。", "支出3.2亿元 收入2亿", ""},
	} {
		l := lines(t, "情况，如下。\n"+c.in)
		if got := told(extract.Facts(l), nil); got != c.kinds {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.kinds)
		}
		if got := judged(t, c.in); got != c.claims {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.claims)
		}
	}
}

// Wide commas of thousands stand before any unit, and between numbers that 分别 deals out
// they do not.
func TestWideThousands(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"清运垃圾12，345吨，发放补贴1，200人，植树2，300株", "12345吨 1200人 2300株"},
		{"铺设管网3，456.7米，支出12，345元，1，234，567元", "3456.7米 12345元 1234567元"},
		{"三个村分别为120，195，180吨；依次为1，200，300户", "120吨 195吨 180吨 300户"},
		{"编制12，在编10人；共8，其中3人", "10人 3人"},
	} {
		if got := counted(c.in); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

// Bare amounts of prose have the unit that is stated for them, up to the next part.
func TestUnitOfProse(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"一、预算执行情况（单位：万元）\n1.基本支出：年初预算 800，全年预算 800，全年支出 790，执行率98.75%。\n二、成效\n预算 12。", "年初800万元 调整800万元 支出790万元 执行率98.75%"},
		{"一、收支\n（以下金额单位均为万元）低保120.5、特困88、救助12.2，走访35户。", "指标120.5万元 指标88万元 指标12.2万元 指标35户"},
		{"一、收支\n单位：元\n年初预算数：20000.00；决算数：19950.00。", "年初20000.00元 决算19950.00元"},
		{"一、收支（金额单位：万元）\n编制45，实有42。预算执行率 95，自评得分 96，预算 20（万元）。", "人员45 人员42 得分96分 年初20万元"},
		{"一、收支\n投资：道路35、桥梁12.5、水渠8，共55.5（万元）。", "指标35万元 指标12.5万元 指标8万元 指标55.5万元"},
		{"一、收支\n预算单位：元明村，支出 12，报送单位：万元公司。", ""},
	} {
		if got := told(extract.Facts(lines(t, "青山县教育局2024年度单位整体支出绩效自评报告\n"+c.in)), nil); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

// A unit's name and the day below it in one paragraph are two lines, each at its place.
func TestSignOff(t *testing.T) {
	for _, c := range []struct {
		raw  string
		want []string
	}{
		{"白石镇人民政府\n2025年3月28日", []string{"白石镇人民政府", "2025年3月28日"}},
		{"青山县教育局（盖章）\n二〇二五年三月八日", []string{"青山县教育局（盖章）", "二〇二五年三月八日"}},
		{"白石镇敬老院 \n 2025 年 3 月 28 日", []string{"白石镇敬老院", "2025年3月28日"}},
		{"本项目于下列日期完成，\n2025年3月28日", []string{"本项目于下列日期完成，2025年3月28日"}},
		{"修缮房屋\n126户", []string{"修缮房屋126户"}},
	} {
		d := &document.Document{Blocks: []document.Block{&document.Paragraph{Runs: []document.Run{{Text: c.raw}}}}}
		l := extract.Lines(d)
		var got []string
		for i := range l {
			got = append(got, l[i].Text)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.raw, got, c.want)
			continue
		}
		if last := &l[len(l)-1]; len(l) > 1 {
			o, first := last.Origin(0), []rune(last.Text)[0]
			if rs := []rune(c.raw); o.Block != 0 || rs[o.Rune] != first {
				t.Errorf("%q: the day is said to begin with character %d of block %d", c.raw, o.Rune, o.Block)
			}
		}
	}
}
