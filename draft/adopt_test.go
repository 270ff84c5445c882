package draft_test

import (
	"strings"
	"testing"

	"jiheng/document"
	"jiheng/dossier"
	"jiheng/draft"
)

// whole is a report whose forms let a dossier compute what its text says.
const whole = `2024年度甲区乙镇人民政府单位整体支出绩效自评报告
一、概况
本镇年末情况如下。
| 序号 | 科室名称 | 编制数 | 实有人数 |
| 1 | 党政办 | 12 | 11 |
| 2 | 经发办 | 8人 | 8人 |
|  | 合 计 | 20 | 19 |
二、预算
执行情况如下。
| 项目名称 | 年初预算数（万元） | 全年预算数（万元） | 决算数（万元） |
| P02 12345热线办理 | 120 | 100 | 98 |
| P03 OA系统升级 | 100 | 100 | 100 |
注：执行率=决算数÷全年预算数。
三、绩效
完成情况如下。
| 一级指标 | 二级指标 | 三级指标 | 指标值 | 实际完成值 | 分值 | 得分 |
| 产出指标 | 数量指标 | SL01 走访企业次数 | ≥1000次 | 1046次 | 50 | 50 |
| 效益指标 | 社会效益指标 | SH01 知晓率 | ≥80% | 85% | 30 | 30 |
| 满意度指标 | 服务对象满意度 | MY01 企业满意度 | ≥90% | 95% | 10 | 10 |
`

// carrying is that report with a paragraph whose figures carry ids: pieces of
// text and ids in turn, an empty id for plain text.
func carrying(pieces ...string) *document.Document {
	d := paper(whole)
	p := &document.Paragraph{Style: document.Body}
	for i := 0; i < len(pieces); i += 2 {
		p.Runs = append(p.Runs, document.Run{Text: pieces[i], Fact: pieces[i+1]})
	}
	d.Blocks = append(d.Blocks, &document.Paragraph{Style: document.Body, Runs: document.Plain("四、结论")}, p)
	return d
}

func narrativeOf(f *draft.Draft) string {
	var b strings.Builder
	for _, x := range f.Files {
		if strings.HasPrefix(x.Name, dossier.DirNarrative) {
			b.Write(x.Data)
		}
	}
	return b.String()
}

func fileOf(f *draft.Draft, name string) string {
	for _, x := range f.Files {
		if x.Name == name {
			return string(x.Data)
		}
	}
	return ""
}

// What the drafted dossier computes is bound to its own id where it prints what
// the report printed; a figure that differs keeps its stated value, and both are
// told.
func TestComputedFiguresAreAdopted(t *testing.T) {
	for _, x := range []struct {
		name         string
		pieces       []string
		want, differ string
	}{
		{"执行率", []string{"执行率", "", "99.00%", "合计-执行率", "。", ""}, "执行率{{合计-执行率}}。", ""},
		{"另有出入的执行率", []string{"执行率", "", "95.00%", "合计-执行率", "。", ""}, "执行率{{报告合计-执行率}}。", "印的是95.00%，算出来是99.00%"},
		{"没有单位的数", []string{"决算", "", "198.00", "合计-决算数", "万元。", ""}, "决算{{合计-决算数|数}}万元。", ""},
		{"人数", []string{"编制", "", "20人", "编制数", "，在职", "", "19人", "在职人数", "。", ""}, "编制{{编制数}}，在职{{在职人数}}。", ""},
		{"少写的人数", []string{"编制", "", "22人", "编制数", "，在职", "", "19人", "在职人数", "。", ""}, "编制{{报告编制数}}，在职{{在职人数}}。", "印的是22人，算出来是20人"},
		{"得分和等级", []string{"得", "", "99.90分", "自评总分", "，等级“", "", "优", "自评等级", "”。", ""}, "得{{自评总分}}，等级“{{自评等级}}”。", ""},
		{"别的等级", []string{"等级“", "", "良", "自评等级", "”。", ""}, "等级“良”。", "印的是良，算出来是优"},
		{"一个指标的完成率", []string{"完成率", "", "104.60%", "SL01-完成率", "，得", "", "50.00分", "SL01-得分", "。", ""}, "完成率{{SL01-完成率}}，得{{SL01-得分}}。", ""},
		{"陈述的数照旧陈述", []string{"走访", "", "1046次", "SL01", "。", ""}, "走访{{SL01}}。", ""},
		{"减少的数带着符号", []string{"调整", "", "-20.00万元", "P02-调整数", "。", ""}, "调整{{P02-调整数}}。", ""},
		{"档案里没有的数", []string{"变动", "", "-4.00万元", "应用-净变动", "。", ""}, "变动{{报告应用-净变动}}。", ""},
	} {
		t.Run(x.name, func(t *testing.T) {
			f, _, blocks := made(t, carrying(x.pieces...))
			if got := narrativeOf(f); !strings.Contains(got, x.want) {
				t.Errorf("the narrative has no %q: %s", x.want, got)
			}
			var printed strings.Builder
			for i := 0; i < len(x.pieces); i += 2 {
				printed.WriteString(x.pieces[i])
			}
			if got := texts(blocks); got[len(got)-1] != printed.String() {
				t.Errorf("prints %q, want %q", got[len(got)-1], printed.String())
			}
			told := ""
			for _, s := range f.Todo {
				if strings.HasPrefix(s, "核对：") {
					told = s
				}
			}
			if x.differ == "" && told != "" || !strings.Contains(told, x.differ) {
				t.Errorf("to do: %q, want %q", told, x.differ)
			}
		})
	}
}

// A sign at the beginning of a cell is no dash: the amount is negative. A budget
// cannot be: it stays blank and is listed.
func TestSignsInCells(t *testing.T) {
	const text = "2024年度甲区乙镇人民政府自评报告\n一、概况\n情况如下。\n| 项目名称 | 年初预算数（万元） | 决算数（万元） |\n| 道路保洁 | 120 | %s |\n| 老年助餐 | 80 | 80 |"
	for cell, want := range map[string]string{"-1.50": "-1.5", "-2": "-2", "-0.30": "-0.3", "118.50": "118.5"} {
		f, err := draft.Make([]draft.Source{{Name: "报告.txt", Document: paper(strings.Replace(text, "%s", cell, 1))}},
			draft.Options{Unit: "甲区乙镇人民政府", Year: 2024, Pack: "mof-2020"})
		if err != nil {
			t.Fatal(err)
		}
		if got := fileOf(f, dossier.FileLines); !strings.Contains(got, ",120,"+want+"\n") && !strings.Contains(got, ",120,"+want+"\r\n") {
			t.Errorf("%s is drafted as %s", cell, got)
		}
	}
	f, err := draft.Make([]draft.Source{{Name: "报告.txt", Document: paper(strings.Replace(strings.Replace(text, "%s", "1", 1), "120", "-120", 1))}},
		draft.Options{Unit: "甲区乙镇人民政府", Year: 2024, Pack: "mof-2020"})
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(f.Todo, "\n"); !strings.Contains(got, "1个预算数是负数") || !strings.Contains(got, "道路保洁（-120万元）") {
		t.Errorf("to do: %s", got)
	}
	if l := load(t, f).Year.Lines; len(l) != 2 || l[0].Original.Known || l[0].Outturn.Fen != 1_000_000 {
		t.Errorf("lines %+v", l)
	}
}

// Offices, both budgets and parted codes come from tables; remarks below tables
// stay with them.
func TestTablesOfAReport(t *testing.T) {
	f, d, _ := made(t, paper(whole))
	if f.Offices != 2 || fileOf(f, dossier.FileUnit) == "" {
		t.Errorf("%d offices: %s", f.Offices, fileOf(f, dossier.FileUnit))
	}
	if o, ok := d.Year.Unit.Office("经发办"); !ok || o.ApprovedPost != 8 || o.StaffInPost != 8 {
		t.Errorf("office %+v", o)
	}
	if l, ok := d.Year.LineByID("P02"); !ok || l.Name != "12345热线办理" || l.Original.Fen != 1_200_000_00 || d.Year.Revised(*l).Fen != 1_000_000_00 {
		t.Errorf("P02 is %+v", l)
	}
	if l, ok := d.Year.LineByID("P03"); !ok || l.Name != "OA系统升级" || d.Year.Revised(*l).Fen != l.Original.Fen {
		t.Errorf("P03 is %+v", l)
	}
	if got := narrativeOf(f); strings.Contains(got, "注：") {
		t.Errorf("a remark is in the narrative: %s", got)
	}
	if got := strings.Join(f.Todo, "\n"); !strings.Contains(got, "3张表和表下的1条注没有抄进正文") {
		t.Errorf("to do: %s", got)
	}
}

func TestOfficesOfTables(t *testing.T) {
	for _, x := range []struct{ table, want string }{
		{"| 内设机构 | 编制（人） | 在职（人） |\n| 办公室 | 5 | 5 |\n| 财政所 | 4 | 3 |", "办公室5/5 财政所4/3"},
		{"| 单位：人 | 单位：人 | 单位：人 |\n| 部门名称 | 编制数 | 现有人数 |\n| 综合科 | 6 | 5 |\n| 审计科 | 3 | 3 |\n| 小计 | 9 | 8 |", "综合科6/5 审计科3/3"},
		{"| 序号 | 股室 | 在岗人数 |\n| 1 | 秘书股 | 4 |\n| 2 | 规划股 | 2 |", "秘书股/4 规划股/2"},
		{"| 科室 | 现有问题 |\n| 秘书股 | 招标晚 |\n| 规划股 | 资料缺 |", ""},
		{"| 名称 | 编制单位 | 数量 |\n| 规划 | 设计院 | 2 |\n| 预案 | 消防站 | 1 |", ""},
	} {
		f, err := draft.Make([]draft.Source{{Name: "报告.txt", Document: paper("2024年度甲区乙镇人民政府自评报告\n一、概况\n人员如下。\n" + x.table)}}, draft.Options{Unit: "甲区乙镇人民政府", Year: 2024, Pack: "mof-2020"})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, line := range strings.Split(fileOf(f, dossier.FileUnit), "\n") {
			if _, rest, ok := strings.Cut(line, "{名称: "); ok {
				got = append(got, strings.NewReplacer(", 编制: ", "", ", 在职: ", "/", "}", "", `""`, "").Replace(rest))
			}
		}
		if s := strings.Join(got, " "); s != x.want {
			t.Errorf("%s: %q, want %q", x.table, s, x.want)
		}
	}
}

// A report's remarks below tables are left with the tables; the same words in
// the text, and notes elsewhere, stay.
func TestRemarksBelowTables(t *testing.T) {
	const table = "| 项目名称 | 数量 |\n| 甲 | 1 |\n"
	for _, x := range []struct {
		text string
		kept bool
	}{
		{table + "注：本表由财务室填报。", false},
		{table + "备注：金额含尾款。\n资料来源：财务系统。", false},
		{table + "说明：数量以验收为准。", false},
		{table + "本表由财务室填报。", true},
		{"说明：数量以验收为准。", true},
		{table + "数量见上表。\n注：以验收为准。", true},
	} {
		f, _, _ := made(t, paper("2024年度甲区乙镇人民政府自评报告\n一、概况\n情况如下。\n"+x.text))
		last := x.text[strings.LastIndex(x.text, "\n")+1:]
		if got := strings.Contains(narrativeOf(f), last); got != x.kept {
			t.Errorf("%q in the narrative: %v, want %v", last, got, x.kept)
		}
	}
}

func TestNamesAndCodes(t *testing.T) {
	for in, want := range map[string]string{
		"得9.67分ZL01企业诉求办结率·完成": "ZL01企业诉求办结率·完成", "扣1分，信访化解率·完成": "信访化解率·完成", "完成85%培训场次": "培训场次",
		"支出1,200.50万元公用经费": "公用经费", "各项得分相加得98.89分": "各项得分相加", "12345热线办理": "12345热线办理", "P02 12345热线": "P02 12345热线",
	} {
		if got := draft.Apart(in); got != want {
			t.Errorf("words of %q: %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{
		"P02 12345热线办理": "P02|12345热线办理", "P07 OA系统升级": "P07|OA系统升级", "P11　“一网通办”": "P11|“一网通办”", "G01农贸市场": "G01|农贸市场",
		"12345热线办理": "|12345热线办理", "OA系统升级": "|OA系统升级", "道路保洁": "|道路保洁",
	} {
		if code, name := draft.CodeAndName(in); code+"|"+name != want {
			t.Errorf("%q: %s|%s, want %s", in, code, name, want)
		}
	}
	for in, want := range map[string]string{
		"SL01 12345热线工单数": "SL01", "ZL03：5G基站数": "ZL03", "SL-2、APP下载数": "SL-2", "XY01.就业人数": "XY01", "MY01“一件事”满意率": "MY01", "PM2.5年均浓度": "", "走访次数": "",
	} {
		if got := draft.Coded(in); got != want {
			t.Errorf("code of %q: %q, want %q", in, got, want)
		}
	}
}
