package rules

import (
	"strings"
	"testing"

	"jiheng/check"
	"jiheng/document"
	"jiheng/document/text"
	"jiheng/paper/papertest"
)

// What is right, however it is worded, is no finding; the same with a fault in it is.
func TestProseJudgedByItsWords(t *testing.T) {
	set := builtinSet(t)
	for _, c := range []struct{ kind, text, rules, want string }{
		{"追加后没有全年预算", "年初预算120万元，年中追加30万元，全年支出142.5万元，执行率95%。", "BUD-03 RPT-28", ""},
		{"追加后没有全年预算", "年初预算2000万元，追加100万元，全年支出1995万元，执行率95%。", "BUD-03 RPT-28", ""},
		{"追加后没有全年预算", "年初预算120万元，预算调整30万元，全年支出142.5万元，执行率95%。", "BUD-03 RPT-28", ""},
		{"追加后没有全年预算", "年初预算120万元（年中追加30万元），全年支出142.5万元，执行率95%。", "BUD-03 RPT-28", ""},
		{"追加后没有全年预算", "年初预算120万元，年中因防汛增加30万元，全年支出142.5万元，执行率95%。", "BUD-03 RPT-28", ""},
		{"追加后没有全年预算", "年初预算150万元，年中调减30万元，全年支出114万元，执行率95%。", "BUD-03 RPT-28", ""},
		{"追加后没有全年预算", "年初预算120万元，年中追加30万元，全年支出142.5万元，执行率90%。", "BUD-03", "错误 没有写全年预算数，按142.5万元÷（120万元+30万元）应是95.00%"},
		{"追加后没有全年预算", "年初预算120万元，年中追加防汛20万元、抗旱10万元，全年支出142.5万元，执行率90%。", "BUD-03", "警告 没有写全年预算数"},
		{"分项之后", "全年预算2100万元，其中中央补助1100万元、省级补助600万元、镇级400万元，到位率100%；全年支出1995万元，其中工资800万元、办公195万元、项目1000万元，执行率95%。", "RPT-28 BUD-03", ""},
		{"分项之后", "项目总投资1000万元，2023年支付400万元，2024年预算500万元，实际支付475万元，累计支付875万元，占总投资87.5%，当年执行率95%。", "RPT-28 BUD-03", ""},
		{"分项之后", "全年支出1995万元，其中工资800万元、办公195万元、项目1000万元，较上年1900万元增长5%。", "RPT-07 RPT-09", ""},
		{"分项之后", "全年支出1995万元，其中工资800万元、办公195万元、项目1000万元，较上年1900万元减少5%。", "RPT-07", "增减方向"},
		{"变动额后的其中", "“三公”经费预算18万元，实际支出14.6万元，比预算减少3.4万元，其中公务接待费4.1万元、公务用车运行维护费10.5万元。", "L05", ""},
		{"变动额后的其中", "会议费预算9万元，支出8万元，节约1万元，其中培训会3万元、工作会5万元。", "L05", ""},
		{"变动额后的其中", "全年接待来访320人次，比上年下降40人次，其中个人200人次、集体120人次。", "L05", ""},
		{"变动额后的其中", "比上年减少3万元，其中接待费减少2万元、用车减少2万元。", "L05", "超过总数3万元"},
		{"变动额后的其中", "办公费支出8万元，其中水电费5万元、邮寄费4万元。", "L05", "超过总数8万元"},
		{"调增写了原因", "年初预算800万元，全年预算1000万元，年中追加200万元系防汛应急，全年支出950万元。", "BUD-10", ""},
		{"调增写了原因", "年初预算800万元，全年预算1000万元，鉴于防汛形势年中追加200万元。", "BUD-10", ""},
		{"调增写了原因", "年初预算800万元，年中追加200万元用于防汛，全年预算1000万元。", "BUD-10", ""},
		{"调增写了原因", "年初预算800万元，全年预算1000万元，追加的200万元，主要系上级下达专项。", "BUD-10", ""},
		{"调增没有写原因", "年初预算800万元，全年预算1000万元，年中追加200万元，全年支出950万元，与该系统一致。", "BUD-10", "没有写原因"},
		{"千元是单位", "全年预算19,500千元，支出18，525千元，补助15千元，节约3200.5千元。", "N12", ""},
		{"千元不是单位", "发放5千元，走访3千余家。", "N12", "混写"},
		{"算式的括号", "综合得分=94.5分；（12+8）×5×2=200万元；（30+20）÷2＝25元。", "B10", ""},
		{"算式的括号", "单价12元，（35-5）×12＝360元。", "B10", ""},
		{"算式的括号", "落实补贴，（3051人次）。", "B10", "括号前有"},
		{"分开列的数", "预算、支出分别为150万元、142.5万元，执行率为90%。", "BUD-03", "95.00%"},
	} {
		got := strings.Join(foundBy(t, set, c.text, strings.Fields(c.rules)...), "；")
		severity, want, graded := strings.Cut(c.want, " ")
		if !graded {
			want = c.want
		}
		if (got == "") != (want == "") || !strings.Contains(got, want) {
			t.Errorf("%s：%s\n got %q, want %q", c.kind, c.text, got, c.want)
		}
		if graded && severityOf(set, c.text, strings.Fields(c.rules)[0]) != check.Severity(severity) {
			t.Errorf("%s：%s\nnot %s", c.kind, c.text, severity)
		}
	}
}

// severityOf is the severity of the first finding of a rule in a report.
func severityOf(set *check.Set, text, rule string) check.Severity {
	doc := papertest.Document("青山县教育局2024年度单位整体支出绩效自评报告\n# 一、预算执行情况\n" + text)
	for _, f := range set.Run(&check.Input{File: "例.txt", Document: doc}).Findings {
		if f.Rule == rule {
			return f.Severity
		}
	}
	return ""
}

// papersFound are the rules of those given that find something in a whole paper.
func papersFound(t *testing.T, file, content string, ids ...string) string {
	t.Helper()
	d, err := text.Read(file, []byte(content))
	if err != nil {
		t.Fatal(err)
	}
	return idsFound(t, file, d, ids...)
}

func idsFound(t *testing.T, file string, d *document.Document, ids ...string) string {
	t.Helper()
	var out []string
	for _, f := range builtinSet(t).Run(&check.Input{File: file, Document: d}).Findings {
		for _, id := range ids {
			if f.Rule == id {
				out = append(out, id)
			}
		}
	}
	return strings.Join(out, " ")
}

// A goal and its result in one paragraph are two figures; two results that differ are a
// fault.
func TestGoalAndResultInOneParagraph(t *testing.T) {
	const title = "白石镇2024年度部门整体支出绩效自评报告\n\n一、绩效目标及完成情况\n"
	for _, c := range []struct{ text, want string }{
		{"目标：修复水毁堤防2.4公里，新建养老服务点3个。完成情况：修复水毁堤防2.6公里，新建养老服务点3个。", ""},
		{"年初设定目标：修复水毁堤防2.4公里，举办招聘会4场。实际修复水毁堤防2.6公里，举办招聘会6场。", ""},
		{"计划新栽行道树苗500株，新建村级养老点3个；到年底共新栽行道树苗520株，新建村级养老点4个。", ""},
		{"年度目标为完成危房改造12户，发放临时救助300人次；截至年末，危房改造13户，发放临时救助315人次。", ""},
		{"目标1：安装太阳能路灯30盏；目标2：铺设污水管网2公里。实际安装太阳能路灯32盏，铺设污水管网2.2公里。", ""},
		{"全年修复水毁堤防2.4公里，群众反映良好。全年修复水毁堤防2.6公里，质量合格。", "RPT-06"},
		{"目标：修复水毁堤防2.4公里。完成情况：修复水毁堤防2.6公里。\n\n经核实，修复水毁堤防2.3公里。", "RPT-06"},
		{"小学在校35,600人，应拨公用经费2563.2万元；初中在校16,200人，应拨公用经费1522.8万元。", ""},
		{"城镇低保120户，发放救助金320人次；农村低保260户，发放救助金610人次。", ""},
		{"春季造林12片，新栽行道树苗500株；秋季造林8片，新栽行道树苗320株。", ""},
		{"东区改造3处，维修路灯故障点26个。西区改造5处，维修路灯故障点41个。", ""},
		{"全年检查12次，修复水毁堤防2.4公里；全年检查12次，修复水毁堤防2.6公里。", "RPT-06"},
		{"组织巡堤30次，修复水毁堤防2.4公里；发动群众800人，修复水毁堤防2.6公里。", "RPT-06"},
	} {
		if got := papersFound(t, "例.txt", title+c.text+"\n", "RPT-06"); got != c.want {
			t.Errorf("%s\n got %q, want %q", c.text, got, c.want)
		}
	}
}

// The parts of a report are known by the headings of the official outlines.
func TestPartsByOfficialHeadings(t *testing.T) {
	outline := func(heads ...string) string {
		return "松岭镇2024年度部门整体支出绩效自评报告\n\n" + strings.Join(heads, "\n\n内容从略。\n\n") + "\n\n内容从略。\n"
	}
	for _, c := range []struct {
		heads []string
		want  string
	}{
		{[]string{"一、部门概况", "二、部门整体支出管理及使用情况", "三、绩效目标", "四、部门整体支出绩效情况", "五、存在的主要问题", "六、改进措施", "七、评价结果及应用"}, ""},
		{[]string{"一、部门基本情况", "二、部门财务情况", "三、年度绩效目标", "四、绩效评价分析", "五、存在的不足", "六、下一步打算", "七、评价结果运用和公示"}, ""},
		{[]string{"一、单位职能和机构设置", "二、部门决算情况", "三、绩效目标", "四、履职效益", "五、困难和短板", "六、对策", "七、结果公开"}, ""},
		{[]string{"一、部门概况", "二、经费使用情况", "三、绩效目标", "四、工作完成情况", "五、主要问题", "六、整改", "七、结果应用"}, ""},
		{[]string{"一、部门概况", "二、绩效目标", "三、部门整体支出绩效情况", "四、存在的主要问题", "五、改进措施", "六、评价结果及应用"}, "RPT-01"},
		{[]string{"一、部门概况", "二、部门整体支出管理及使用情况", "三、绩效目标", "四、部门整体支出绩效情况", "五、改进措施", "六、评价结果及应用"}, "RPT-01"},
	} {
		if got := papersFound(t, "例.txt", outline(c.heads...), "RPT-01"); got != c.want {
			t.Errorf("%q\n got %q, want %q", c.heads, got, c.want)
		}
	}
}

// The unit of a title ends at its year; a project's paper may be signed by whoever runs it.
func TestUnitOfProjectTitle(t *testing.T) {
	for _, c := range []struct{ title, signed, want string }{
		{"竹溪镇2024年度农村公路养护项目支出绩效自评报告", "竹溪镇人民政府", ""},
		{"青杨镇2024年农村人居环境整治项目支出绩效自评报告", "青杨镇人民政府", ""},
		{"2024年度青石镇中心敬老院运转项目支出绩效自评报告", "青石镇人民政府", ""},
		{"青山县民政局2024年度养老服务补贴项目绩效自评报告", "青山县民政局", ""},
		{"青山县民政局2024年度养老服务补贴项目绩效自评报告", "绿水县民政局", "GEN-03"},
		{"竹溪镇2024年度部门整体支出绩效自评报告", "松岭镇人民政府", "GEN-03"},
	} {
		content := c.title + "\n\n一、概况\n\n内容从略。\n\n二、成效\n\n内容从略。\n\n" + c.signed + "\n\n2025年3月18日\n"
		if got := papersFound(t, "例.txt", content, "GEN-03"); got != c.want {
			t.Errorf("%s，%s：got %q, want %q", c.title, c.signed, got, c.want)
		}
	}
}

// Short sections that say all that is asked are whole.
func TestShortButWhole(t *testing.T) {
	const head = "白石镇2024年度部门整体支出绩效自评报告\n\n"
	for _, c := range []struct{ text, rule, want string }{
		{"六、结果应用与公开\n自评结果作为2025年预算安排的依据，并随部门决算于2025年8月底前在区政府门户网站公开。\n", "RPT-17", ""},
		{"六、结果应用与公开\n结果与股室考核挂钩，2025年6月在政府网公开。\n", "RPT-17", ""},
		{"六、结果应用\n自评结果用于编制2026年预算。\n七、信息公开\n2025年9月在县政府网站公开。\n", "RPT-17", ""},
		{"六、结果应用与公开\n自评结果作为2025年预算安排的依据。\n", "RPT-17", "RPT-17"},
		{"六、结果应用与公开\n按照要求做好应用工作。\n", "RPT-17", "RPT-17"},
		{"五、成效\n2024年12月入户访问180户，满意171户，满意度95%。\n", "SCR-19", ""},
		{"五、成效\n共访问村民150人，满意141人，满意度94%。\n", "SCR-19", ""},
		{"五、成效\n在村务公开栏扫码评价，满意度94%。\n", "SCR-19", ""},
		{"五、成效\n群众满意度94%，位居前列。\n", "SCR-19", "SCR-19"},
		{"四、存在问题\n3座公厕保洁不够及时，主要原因是保洁员不足。\n五、下一步措施\n4月底前增配保洁员2人，使每人负责的公厕降至3座。\n", "RPT-15", ""},
		{"四、存在问题\n机井管护不到位，原因是移交手续未办完，群众取水不便。\n五、改进措施\n3月底前办完机井移交，签订管护协议。\n", "RPT-15", ""},
		{"四、存在问题\n河道清淤支付慢，原因是结算审计排在下半年，付款集中在年末。\n五、改进措施\n定期组织干部学习，营造良好氛围。\n", "RPT-15", "RPT-15"},
		{"二、绩效目标\n每口河塘清淤成本控制在10万元以内。\n三、成效\n河塘清淤平均成本9.47万元。\n", "F12", ""},
		{"二、绩效目标\n垃圾清运费用压减到80万元。\n三、成效\n垃圾清运费用76万元。\n", "F12", ""},
		{"二、绩效目标\n新增早餐网点不少于10个。\n三、成效\n修缮房屋6处。\n", "F12", "F12"},
	} {
		if got := papersFound(t, "例.txt", head+c.text, c.rule); got != c.want {
			t.Errorf("%s\n got %q, want %q", c.text, got, c.want)
		}
	}
}

// Numbers of captions and items, the mark of an item in Markdown and a sign-off in one
// paragraph are no slips.
func TestMarksThatAreNoSlips(t *testing.T) {
	const head = "白石镇2024年度部门整体支出绩效自评报告\n\n"
	for _, c := range []struct{ file, text, rule, want string }{
		{"例.txt", "表1 2024年预算执行情况，图2 2023年支出情况。\n", "N22", ""},
		{"例.txt", "附表3 2024年绩效目标，附件1-2 2024年自评表。\n", "N22", ""},
		{"例.txt", "1 2024年工作回顾\n", "N22", ""},
		{"例.txt", "决算1 7636.00万元。\n", "N22", "N22"},
		{"例.md", "1. 数量：清理河塘15口；\n2. 质量：合格率100%；\n", "H07", ""},
		{"例.md", "12. 其他\n", "H07", ""},
		{"例.txt", "1. 数量：清理河塘15口。\n", "H07", "H07"},
	} {
		if got := papersFound(t, c.file, head+c.text, c.rule); got != c.want {
			t.Errorf("%s %q: got %q, want %q", c.file, c.text, got, c.want)
		}
	}
	for _, raw := range []string{"白石镇人民政府\n2025年3月28日", "青山县教育局\n二〇二五年三月八日", "白石镇敬老院\n2025年3月28日"} {
		d := papertest.Document("白石镇2024年度部门整体支出绩效自评报告\n# 一、概况\n内容从略。")
		d.Blocks = append(d.Blocks, &document.Paragraph{Runs: []document.Run{{Text: raw}}})
		if got := idsFound(t, "例.docx", d, "X02", "F11"); got != "" {
			t.Errorf("%q: %s", raw, got)
		}
	}
}

// Faults of one kind are one finding with its count and places; one that the profile lets
// pass hides no other.
func TestFaultsOfOneKind(t *testing.T) {
	for _, c := range []struct {
		text, rule string
		n          int
	}{
		{"走访3千余户，发放5千元，补助2千元。", "N12", 3},
		{"完成05项、07件，培训08人。", "N16", 3},
		{"决算1 7636.00万元，预算18 00.00万元。", "N22", 2},
		{"上半年完成12件，前三季度完成20件。", "T02", 2},
		{"完成整改12件，绩效\ufffd评已完\ufffd成，年\ufffd底验收。", "GEN-18", 3},
		{"支出1，200元，收入3，400元。", "N04", 2},
		{"农⼾120⼾，受益⼈⼝5000⼈。", "GEN-18", 5},
		{"根据青财[2021]1号、青财[2022]2号和青财〔2023〕003号文件。", "RPT-25", 3},
		{"按照要求.开展自评.形成报告。", "P04", 2},
		{"支出XX万元，结转XXX万元，完成XX项。", "GEN-08", 3},
	} {
		found := findingsOf(t, "青山县教育局2024年度单位整体支出绩效自评报告\n# 一、成效\n"+c.text, c.rule)
		if len(found) != 1 || found[0].Count != c.n || len(found[0].Other) != c.n-1 {
			t.Errorf("%s: %+v, want one finding of %d places", c.text, found, c.n)
		}
	}
}

// A workbook whose cells have no format shows as many decimals as a number has; where
// its cells have one, or a text is typed, the places are the writer's.
func TestPlacesOfWorkbooks(t *testing.T) {
	const table = "2024年度甲局预算执行情况表（万元）\n| 项目 | 预算数 | 决算数 |\n| 道路 | %s | 47.5 |\n| 环卫 | 10 | 9.5 |\n| 合计 | 60 | 57 |"
	for _, c := range []struct{ file, road, want string }{{"表.xlsx", "50", ""}, {"表.xlsx", "50.00", "BUD-28"}, {"表.docx", "50", "BUD-28"}, {"表.XLSM", "50", ""}} {
		got := papersFound(t, c.file, strings.Replace(table, "%s", c.road, 1), "BUD-28")
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s, %s: %s, want %s", c.file, c.road, got, c.want)
		}
	}
}

// What one rule finds everywhere does not hide what another finds at one of its places.
func TestRareBesideFrequent(t *testing.T) {
	const text = "青山县教育局2024年度单位整体支出绩效自评报告\n# 一、概况\n1、职能为教育管理。\n2、机构为3个。\n# 二、收支\n1、全年支出100万元。\n# 三、成效\n1、完成培训3期。\n2、完成整改2项。"
	for _, id := range []string{"H13", "P19"} {
		if found := findingsOf(t, text, id); len(found) != 1 {
			t.Errorf("%s: %d findings, want one", id, len(found))
		}
	}
}
