package regs

import (
	"strings"
	"testing"

	"jiheng/fault"
	"jiheng/num"
)

func TestBuiltinPacks(t *testing.T) {
	packs, err := Packs()
	if err != nil {
		t.Fatal(err)
	}
	if len(packs) != len(builtin) {
		t.Errorf("%d packs, want %d", len(packs), len(builtin))
	}
	for i, p := range packs {
		if p.ID != builtin[i] {
			t.Errorf("file %s holds the pack %s", builtin[i], p.ID)
		}
		if p.Note == "" || p.Region == "" || p.Certainty == "" || len(p.Cases) == 0 {
			t.Errorf("%s: note, region, certainty or cases are missing", p.ID)
		}
		if p.Total.Cmp(num.Int(100)) != 0 {
			t.Errorf("%s: total %s", p.ID, p.Total)
		}
		names := map[string]bool{}
		for _, c := range p.Cases {
			if names[c.Name] {
				t.Errorf("%s: two cases named %s", p.ID, c.Name)
			}
			names[c.Name] = true
		}
		src, err := PackSource(p.ID)
		if err != nil || !strings.Contains(string(src), "编号: "+p.ID) {
			t.Errorf("%s: source: %v", p.ID, err)
		}
	}
	if _, err := PackByID(DefaultPack); err != nil {
		t.Error(err)
	}
	_, err = PackByID("mof-2019")
	if fault.KindOf(err) != fault.NotFound || !strings.Contains(err.Error(), "mof-2020  财政部2020年") {
		t.Errorf("unknown pack: %v", err)
	}
}

func TestInheritance(t *testing.T) {
	cost, err := PackByID("mof-2021-with-cost-no-satisfaction")
	if err != nil {
		t.Fatal(err)
	}
	switch base, _ := PackByID("mof-2020"); {
	case cost.Quantitative.Function != "ratio_pass_mark", cost.Execution.Function != "steps", !cost.Execution.HasFinished:
		t.Error("settings of the parent are lost")
	case cost.Over.Function != base.Over.Function, len(cost.Qualitative.Bands) != 3, len(cost.Grades) != 4:
		t.Error("settings of the grandparent are lost")
	case cost.Document != "财预〔2021〕101号", strings.Contains(cost.Article, "自评表"):
		t.Errorf("document %s, article %s", cost.Document, cost.Article)
	}
	own, err := ReadPack("我的.yaml", []byte("编号: 我的\n名称: 我的\n版本: '1'\n核实: 本软件自定\n继承: regional-manual-2022\n封顶: []\n"))
	if err != nil {
		t.Fatal(err)
	}
	if len(own.Caps) != 0 || own.From != "" || len(own.Cases) != 0 || own.Extends != "regional-manual-2022" || own.Verified() {
		t.Errorf("caps %v, from %q, %d cases", own.Caps, own.From, len(own.Cases))
	}
}

func TestGroupsAndRoom(t *testing.T) {
	p, err := PackByID("mof-2021-with-cost")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ level1, level2, want string }{
		{"产出指标", "数量指标", "产出指标"}, {"产出指标", "成本指标", "成本指标"}, {"成本指标", "经济成本指标", "成本指标"},
		{"成本指标", "", "成本指标"}, {"满意度指标", "服务对象满意度指标", "满意度指标"}, {"决策", "立项", ""},
	} {
		if g, ok := p.GroupOf(c.level1, c.level2); g.Name != c.want || ok != (c.want != "") {
			t.Errorf("%s, %s: got %q, want %q", c.level1, c.level2, g.Name, c.want)
		}
	}
	sichuan, _ := PackByID("sichuan-project")
	if g, _ := sichuan.GroupOf("决策", "立项"); g.Name != "其他指标" {
		t.Errorf("rest group: %q", g.Name)
	}
	pidu, _ := PackByID("sichuan-pidu-2025-department")
	if r := pidu.Room(pidu.Groups[0]); r.String() != "10" {
		t.Errorf("the items leave %s to the execution line, want 10", r)
	}
	for _, c := range []struct{ total, want string }{{"100", "优"}, {"90.00", "优"}, {"89.99", "良"}, {"60", "中"}, {"59.99", "差"}, {"0", "差"}} {
		if got := p.GradeOf(num.MustDecimal(c.total)); got != c.want {
			t.Errorf("%s is %s, want %s", c.total, got, c.want)
		}
	}
}

// head is the start of a pack that extends the base: five lines.
const head = "编号: x\n名称: x\n版本: '1'\n核实: 本软件自定\n继承: mof-2020\n"

func TestBadPacks(t *testing.T) {
	for _, c := range []struct {
		name, body, code string
		line             int
		says             string
	}{
		{"没有这个函数", head + "定量: {函数: linear}\n", "pack-function", 6, "可用：steps、zone_linear、ratio、ratio_pass_mark、ratio_window、step_deduction、direct"},
		{"函数用错地方", head + "执行率: {函数: ratio}\n", "pack-function", 6, "可用于执行率"},
		{"缺函数", head + "定量: {及格线: 60%}\n", "yaml-missing", 6, "函数"},
		{"缺参数", head + "定量:\n  函数: ratio_pass_mark\n", "pack-param", 6, "还需要“及格线”"},
		{"参数是空的", head + "定量:\n  函数: ratio_pass_mark\n  及格线:\n", "pack-param", 6, "还需要“及格线”"},
		{"用不到的参数", head + "定量: {函数: ratio, 及格线: 60%}\n", "yaml-unknown-key", 6, "及格线"},
		{"参数不是数", head + "定量: {函数: ratio_pass_mark, 及格线: 六成}\n", "yaml-ratio", 6, "六成"},
		{"及格线是100%", head + "定量: {函数: ratio_pass_mark, 及格线: 100%}\n", "pack-range", 6, "低于100%"},
		{"区间颠倒", head + "定量: {函数: ratio_window, 下限: 130%, 上限: 70%}\n", "pack-range", 6, "应低于"},
		{"每一档是0", head + "定量: {函数: step_deduction, 每: 0%, 扣: 1}\n", "pack-range", 6, "应大于0"},
		{"目标执行率是0", head + "执行率: {函数: linear_capped, 目标: 0%}\n", "pack-range", 6, "应大于0"},
		{"各档没有从高到低", head + "执行率:\n  函数: steps\n  档:\n    - {不低于: 60%, 得分: 5}\n    - {不低于: 80%, 得分: 7}\n", "pack-steps", 10, "从高到低"},
		{"上限档没有从低到高", head + "执行率:\n  函数: steps\n  档:\n    - {不高于: 60%, 得分: 5}\n    - {不高于: 10%, 得分: 7}\n", "pack-steps", 10, "从低到高"},
		{"上下限混写", head + "执行率:\n  函数: steps\n  档:\n    - {不低于: 60%, 得分: 5}\n    - {不高于: 10%, 得分: 7}\n", "pack-steps", 10, "统一"},
		{"档缺得分", head + "执行率:\n  函数: steps\n  档:\n    - {不低于: 60%}\n", "yaml-missing", 9, "得分"},
		{"一档也没有", head + "执行率: {函数: steps, 档: []}\n", "pack-steps", 6, "至少写一档"},
		{"等次不相接", head + "定性:\n  函数: bands\n  等次:\n    - {名称: 好, 下限: 80%, 上限: 100%}\n    - {名称: 差, 下限: 0%, 上限: 70%}\n", "pack-bands", 8, "首尾相接"},
		{"分值合计不对", head + "分值:\n  - {类: 产出指标, 分值: 60, 含: [产出指标]}\n  - {类: 效益指标, 分值: 30, 含: [效益指标]}\n", "pack-sum", 6, "之和是90，应等于满分100"},
		{"分值是NaN", head + "分值:\n  - {类: 产出指标, 分值: NaN, 含: [产出指标]}\n", "yaml-number", 7, ""},
		{"分值是无穷大", head + "分值:\n  - {类: 产出指标, 分值: .inf, 含: [产出指标]}\n", "yaml-number", 7, ""},
		{"分值是空的", head + "分值:\n  - {类: 产出指标, 分值: , 含: [产出指标]}\n", "yaml-missing", 7, "分值"},
		{"负分值", head + "分值:\n  - {类: 甲, 分值: 110, 含: [产出指标]}\n  - {类: 乙, 分值: -10, 含: [效益指标]}\n", "pack-points", 6, "应大于0"},
		{"一类归两处", head + "分值:\n  - {类: 甲, 分值: 60, 含: [产出指标]}\n  - {类: 乙, 分值: 40, 含: [产出指标]}\n", "pack-group", 6, "只能归入一类"},
		{"两类同名", head + "分值:\n  - {类: 甲, 分值: 60, 含: [产出指标]}\n  - {类: 甲, 分值: 40, 含: [效益指标]}\n", "pack-group", 6, "写了两次"},
		{"执行率与别的同类", head + "分值:\n  - {类: 甲, 分值: 100, 含: [预算执行率, 产出指标]}\n", "pack-group", 6, "分成两类"},
		{"没有归处的分值", head + "分值:\n  - {类: 甲, 分值: 60, 含: [产出指标]}\n  - {类: 乙, 分值: 40}\n", "pack-sum", 6, "没有归处"},
		{"指标表超过该类", head + "指标表:\n  - {名称: 丙, 类: 产出指标, 分值: 60, 方法: {函数: judged}}\n", "pack-sum", 6, "超过该类分值50分"},
		{"指标表的类不存在", head + "指标表:\n  - {名称: 丙, 类: 过程, 分值: 6, 方法: {函数: judged}}\n", "pack-item", 6, "过程"},
		{"计分的项没有事实", head + "指标表:\n  - {名称: 丙, 类: 产出指标, 分值: 6, 方法: {函数: ratio}}\n", "pack-item", 6, "请写明“事实”"},
		{"等级次序错", head + "等级:\n  - {名称: 良, 不低于: 80}\n  - {名称: 优, 不低于: 90}\n  - {名称: 差, 不低于: 0}\n", "pack-grades", 6, "从高到低"},
		{"最低等级不是0", head + "等级:\n  - {名称: 优, 不低于: 90}\n  - {名称: 差, 不低于: 60}\n", "pack-grades", 6, "应是0"},
		{"没有等级", head + "等级: []\n", "pack-grades", 1, "缺“等级”"},
		{"不认识的键", head + "等级表: []\n", "yaml-unknown-key", 6, "是不是“等级”"},
		{"等于写错", head + "等于: 至少\n", "yaml-word", 6, "百分数不低于"},
		{"没有这种分母", head + "执行率: {函数: linear_capped, 分母: 到位资金}\n", "yaml-word", 6, "是不是“实际到位资金”"},
		{"得分位数太多", head + "执行率: {函数: linear_capped, 得分位数: 3}\n", "yaml-int", 6, "0到2"},
		{"得分位数不是数", head + "执行率: {函数: linear_capped, 得分位数: 整数}\n", "yaml-int", 6, "整数"},
		{"得分位数只用于执行率", head + "定量: {函数: ratio, 得分位数: 0}\n", "yaml-unknown-key", 6, "得分位数"},
		{"分母只用于执行率", head + "定量: {函数: ratio, 分母: 全年预算数}\n", "yaml-unknown-key", 6, "分母"},
		{"失效早于施行", head + "施行: 2025-03-17\n失效: 2020-03-17\n", "pack-dates", 7, "早于"},
		{"超额函数写错", head + "超额: {函数: 扣分}\n", "yaml-word", 6, "by_deviation"},
		{"超额缺参数", head + "超额: {函数: fixed_deduction, 扣: 2}\n", "pack-param", 6, "容差"},
		{"没有这种原因", head + "超额: {函数: by_deviation, 容差: 30%, 保底: 60%, 仅当原因: 目标定低}\n", "yaml-word", 6, "是不是“目标偏低”"},
		{"不会算的案例", head + "案例:\n  - {名称: 甲, 算: 平均, 得: 1}\n", "yaml-word", 7, "只能是"},
		{"案例缺算", head + "案例:\n  - {名称: 甲, 得: 1}\n", "yaml-missing", 7, "算"},
		{"后果缺乘数", head + "后果:\n  - {低几等: 1}\n", "yaml-missing", 7, "乘以"},
		{"没有核实", "编号: x\n名称: x\n版本: '1'\n继承: mof-2020\n", "pack-certainty", 1, "见于原文"},
		{"核实写错", "编号: x\n名称: x\n版本: '1'\n继承: mof-2020\n核实: 核对过\n", "yaml-word", 5, "只能是"},
		{"继承的包不存在", "编号: x\n名称: x\n版本: '1'\n核实: 存疑\n继承: mof-2019\n", "pack-unknown", 5, "mof-2019"},
		{"什么都不继承又不写", "编号: x\n名称: x\n版本: '1'\n核实: 存疑\n", "pack-method", 1, "缺“定性”的评分函数；可用：bands"},
		{"没有编号", "名称: x\n版本: '1'\n核实: 存疑\n继承: mof-2020\n", "yaml-missing", 1, "编号"},
		{"不是YAML", "编号: [x\n", "yaml-syntax", 1, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := ReadPack("我的.yaml", []byte(c.body))
			if err == nil {
				t.Fatal("accepted")
			}
			for _, f := range fault.All(err) {
				if f.Code == c.code && f.Place.Line == c.line && f.Place.File == "我的.yaml" && strings.Contains(f.Message, c.says) {
					return
				}
			}
			t.Errorf("want %s in line %d with %q, got:\n%v", c.code, c.line, c.says, err)
		})
	}
}

// All problems come at once, in the order of their places, each time alike.
func TestManyFaultsInOrder(t *testing.T) {
	body := head + "定量: {函数: step_deduction, 每: x, 扣: y, 免扣: z, 基准: w}\n等级:\n  - {名称: 优, 不低于: NaN}\n"
	first := ""
	for range 20 {
		_, err := ReadPack("我的.yaml", []byte(body))
		if err == nil {
			t.Fatal("accepted")
		}
		if len(fault.All(err)) != 5 {
			t.Fatalf("want five problems, got:\n%v", err)
		}
		if first == "" {
			first = err.Error()
		}
		if err.Error() != first {
			t.Fatalf("two orders:\n%s\n%v", first, err)
		}
	}
	last := fault.Place{}
	_, err := ReadPack("我的.yaml", []byte(body))
	for _, f := range fault.All(err) {
		if f.Place.Line < last.Line || f.Place.Line == last.Line && f.Place.Column < last.Column {
			t.Errorf("out of order: %v", f)
		}
		last = f.Place
	}
}

func FuzzReadPack(f *testing.F) {
	for _, id := range builtin {
		src, err := PackSource(id)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src)
	}
	f.Add([]byte(head + "定量: {函数: steps, 档: [{不低于: 1/0, 得分: 1}]}\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := ReadPack("x.yaml", data)
		if (p == nil) == (err == nil) {
			t.Fatalf("pack %v, error %v", p, err)
		}
		if p == nil {
			return
		}
		var sum num.Decimal
		for _, g := range p.Groups {
			sum = sum.Add(g.Weight)
		}
		if sum.Cmp(p.Total) != 0 || p.GradeOf(num.Decimal{}) == "" {
			t.Errorf("accepted with %s of %s points", sum, p.Total)
		}
	})
}
