package rules

import (
	"strings"
	"testing"
	"testing/fstest"

	"jiheng/check"
	"jiheng/paper/papertest"
)

const faulty = "2024年度甲区乙镇人民政府单位整体支出绩效自评报告\n一、成效\n今年完成布署任务，城市功能录入全年完成情况全。\n全年产值预计完成106亿元。"

func runWith(t *testing.T, profile string) *check.Result {
	t.Helper()
	p, err := check.ReadProfile("配置.yaml", []byte(profile))
	if err != nil {
		t.Fatal(err)
	}
	set, err := check.NewSet(All(), nil, p)
	if err != nil {
		t.Fatal(err)
	}
	return set.Run(&check.Input{File: "甲/乙.txt", Document: papertest.Document(faulty)})
}

func TestProfile(t *testing.T) {
	plain := runWith(t, "名称: 空")
	for _, id := range []string{"D05", "Y01", "GEN-09", "BUD-26"} {
		if len(of(plain, id)) != 1 {
			t.Errorf("without changes: %s found %d times", id, len(of(plain, id)))
		}
	}
	res := runWith(t, "名称: 区财政局\n关闭: [D05, GEN-09]\n程度: {BUD-26: 提示, Y01: 错误}\n阈值: {长句字数: 10}\n")
	if n := len(of(res, "D05")) + len(of(res, "GEN-09")) + len(of(res, "X01")); n != 0 {
		t.Errorf("rules that are off found %d", n)
	}
	if f := of(res, "BUD-26"); len(f) != 1 || f[0].Severity != check.Notice {
		t.Errorf("BUD-26: %v", f)
	}
	if f := of(res, "Y01"); len(f) != 1 || f[0].Severity != check.Error {
		t.Errorf("Y01: %v", f)
	}
	if res.Profile != "区财政局" || outcomeOf(res, "D05").State != check.StateNotApplicable {
		t.Errorf("profile %q, D05 %v", res.Profile, outcomeOf(res, "D05"))
	}
}

// A finding is let pass where rule, words, file and line fit, and the reason is
// kept.
func TestLetPass(t *testing.T) {
	for _, c := range []struct {
		pass string
		want bool
	}{
		{"{规则: GEN-09, 理由: 已核对}", true},
		{"{规则: GEN-09, 引文: 城市功能, 理由: 已核对}", true},
		{"{规则: GEN-09, 引文: 乡村功能, 理由: 已核对}", false},
		{"{规则: GEN-09, 文件: 乙.txt, 行: 3, 理由: 已核对}", true},
		{"{规则: GEN-09, 文件: 丙.txt, 理由: 已核对}", false},
		{"{规则: GEN-09, 行: 4, 理由: 已核对}", false},
	} {
		res := runWith(t, "放过:\n  - "+c.pass+"\n")
		if got := len(res.Suppressed) == 1 && len(of(res, "GEN-09")) == 0; got != c.want {
			t.Errorf("%s: %d let pass", c.pass, len(res.Suppressed))
		}
		if c.want && (res.Suppressed[0].Reason != "已核对" || !strings.Contains(res.Verdict, "放过1处")) {
			t.Errorf("%s: %+v %s", c.pass, res.Suppressed[0].Reason, res.Verdict)
		}
	}
}

func TestBadProfiles(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"关闭: [ZZ-99]", "没有编号为“ZZ-99”的规则"},
		{"程度: {D05: 严重}", "只能是"},
		{"阈值: {没有的: 3}", "没有叫“没有的”的阈值"},
		{"放过:\n  - {规则: D05}", "理由"},
		{"关: [D05]", "关闭"},
	} {
		p, err := check.ReadProfile("配置.yaml", []byte(c.body))
		if err == nil {
			_, err = check.NewSet(All(), nil, p)
		}
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "配置.yaml:") {
			t.Errorf("%s: %v", c.body, err)
		}
	}
}

// A user's folder replaces the program's files by name and adds rules.
func TestOwnData(t *testing.T) {
	own := fstest.MapFS{
		"text/Y.yaml":   {Data: []byte("- {编号: Y03, 标题: 其它, 依据: usage/wording, 程度: 警告, 正则: 其它, 建议: 写作其他, 误报: 低, 错: 其它, 对: 其他}\n")},
		"text/本区.yaml":  {Data: []byte("- {编号: Z01, 标题: 本区不用“村居”, 依据: usage/wording, 程度: 警告, 正则: 村居, 建议: 写作村（居）民委员会, 误报: 低, 错: 村居, 对: 村}\n")},
		"limits.yaml.x": {Data: []byte("")},
	}
	set, err := check.NewSet(All(), own, nil)
	if err != nil {
		t.Fatal(err)
	}
	res := set.Run(&check.Input{Document: papertest.Document("布署其它村居工作。")})
	if len(of(res, "Z01")) != 1 || len(of(res, "Y03")) != 1 || len(of(res, "Y01")) != 0 {
		t.Errorf("%+v", res.Findings)
	}
	for body, want := range map[string]string{
		"- {编号: Z01, 标题: x, 依据: usage/wording, 程度: 警告, 正则: '(', 误报: 低}": "正则写法不对",
		"- {编号: Z01, 标题: x, 依据: nowhere, 程度: 警告, 正则: a, 误报: 低}":         "没有“nowhere”这个依据",
		"- {编号: Z01, 标题: x, 依据: usage/wording, 程度: 警告, 算法: 是, 误报: 低}":   "程序里没有这个算法",
		"- {编号: P01, 标题: x, 依据: usage/wording, 程度: 警告, 正则: a, 误报: 低}":   "写了两次",
		"- {编号: Z01, 标题: x, 依据: usage/wording, 程度: 警告, 正则: a, 行: [附录]}": "没有“附录”这种行",
	} {
		if _, err := check.NewSet(All(), fstest.MapFS{"text/本区.yaml": {Data: []byte(body)}}, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", body, err, want)
		}
	}
}
