package extract_test

import (
	"slices"
	"strings"
	"testing"

	"jiheng/document/html"
	"jiheng/document/text"
	"jiheng/extract"
)

// A row of heads in the middle of a table begins a part of its own: what stands below
// it is never read under the heads above it.
func TestHeadsInTheMiddle(t *testing.T) {
	for _, c := range []struct{ name, page, want, not string }{
		{"基础数据表", `
			单位：万元
			财政供养人员情况 | 编制数 | 实际在职人数 | 控制率
			 | 68 | 65 | 95.59%
			经费控制情况 | 2023年决算数 | 2024年预算数 | 2024年决算数
			三公经费 | 13 | 16 | 11.2`, `编制数 staff 68; 三公经费·2023年决算数 outturn 13万元 2023年; 三公经费·2024年预算数 budget_initial 16万元 2024年; 三公经费·2024年决算数 outturn 11.2万元 2024年`, "staff 13;staff 16;控制率 indicator 11"},
		{"下面的单位是自己的", `
			机构情况 | 核定编制（人） | 在编人数（人） | 空编率（%）
			本级 | 40 | 38 | 5
			资金情况 | 年初预算数（元） | 全年预算数（元） | 支出数（元）
			公用经费 | 400000 | 410000 | 395000`, `公用经费·年初预算数（元） budget_initial 400000元; 公用经费·支出数（元） outturn 395000元`, "staff 400000;% 395000"},
		{"先钱后人", `
			单位：万元
			经费 | 全年预算数 | 全年执行数 | 执行率
			基本支出 | 920 | 874 | 95%
			人员 | 编制人数 | 年末在职人数 | 其中：在编人数
			行政 | 30 | 28 | 27`, `基本支出·全年执行数 outturn 874万元; 行政·编制人数 staff 30; 行政·年末在职人数 staff 28`, "30万元;28万元;27%"},
		{"三段", `
			单位：千元
			人员情况 | 编制数 | 在职人数 | 控制率
			本级 | 20 | 19 | 95%
			收支情况 | 预算数 | 决算数 | 执行率
			办公费 | 100 | 90 | 90%
			资产情况 | 年初数 | 年末数 | 面积（平方米）
			房屋 | 500 | 520 | 300`, `办公费·预算数 budget_initial 100千元; 办公费·决算数 outturn 90千元; 房屋·面积（平方米） indicator 300平方米`, "执行率 execution_rate 300;决算数 outturn 520;staff 100"},
		{"认不出的表头", `
			单位：万元
			人员情况 | 编制数 | 在职人数 | 控制率
			本级 | 20 | 19 | 95%
			设备情况 | 上期 | 本期 | 增减
			电脑 | 50 | 52 | 2`, `本级·编制数 staff 20`, "staff 50;staff 52;控制率 indicator 2"},
		{"说明不是表头", `
			单位：万元
			项目 | 全年预算数 | 全年执行数 | 执行率
			清淤 | 60 | 57 | 95%
			供水 | 已下达 | 未拨付 | 按期推进
			造林 | 40 | 38 | 95%`, `造林·全年预算数 budget_adjusted 40万元; 造林·全年执行数 outturn 38万元`, ""},
	} {
		d, err := html.Read(pageOf(c.page))
		sayTable(t, c.name, saidIn(t, d, err), c.want, c.not)
		if strings.Contains(c.page, "r2 ") || strings.Contains(c.page, "c2 ") {
			continue
		}
		md := "" // the same rows as a plain text
		for line := range strings.SplitSeq(strings.TrimSpace(c.page), "\n") {
			if line = strings.TrimSpace(line); strings.Contains(line, "|") {
				line = "| " + line + " |"
			} else {
				line += "\n"
			}
			md += strings.ReplaceAll(line, "|  |", "| |") + "\n"
		}
		d, err = text.Read("表.md", []byte(md))
		sayTable(t, c.name+" md", saidIn(t, d, err), c.want, c.not)
	}
}

func sayTable(t *testing.T, name string, got []string, want, not string) {
	t.Helper()
	for w := range strings.SplitSeq(want, "; ") {
		if !slices.Contains(got, w) {
			t.Errorf("%s: no %q in\n%s", name, w, strings.Join(got, "\n"))
		}
	}
	for n := range strings.SplitSeq(not, ";") {
		if n != "" && slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, n) }) {
			t.Errorf("%s: %q in\n%s", name, n, strings.Join(got, "\n"))
		}
	}
}

// Numbers under a head that nobody knows are named, beside the figures of their row;
// numbers of rows, codes and days are none.
func TestUnknownHeadsAreNamed(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"已支和进度", "单位：万元\n项目 | 全年预算数 | 已支 | 进度%\n清淤 | 80 | 76 | 95", "已支 76"},
		{"自造的名称", "单位：万元\n项目 | 预算数 | 甲方数 | 执行率\n清淤 | 80 | 76 | 95%\n供水 | 40 | 38 | 95%", "甲方数 76;甲方数 38"},
		{"中选数", "单位：元\n项目 | 预算金额 | 中选数\n清淤 | 800000 | 760000", "中选数 760000"},
		{"增减", "单位：万元\n项目 | 上年决算数 | 决算数 | 增减%\n接待 | 4 | 3 | -25", ""},
		{"中间的表头", "单位：万元\n人员情况 | 编制数 | 在职人数 | 控制率\n本级 | 20 | 19 | 95%\n设备情况 | 年末数 | 上期 | 本期\n电脑 | 50 | 52 | 2", "上期 52;本期 2"},
		{"都认得", "单位：万元\n序号 | 项目编号 | 全年预算数 | 全年执行数 | 执行率 | 年度 | 联系电话 | 备注\n1 | 3301 | 80 | 76 | 95% | 2024 | 5551234 | 2", ""},
		{"没有别的数的行", "项目 | 负责处室 | 差异\n甲 | 财务处 | 2", "差异 2"},
	} {
		d, err := html.Read(pageOf(c.page))
		if err != nil {
			t.Fatal(err)
		}
		_, unread := extract.FactsAndUnread(extract.Lines(d))
		var got []string
		for _, u := range unread {
			got = append(got, u.Head+" "+u.Text)
		}
		if s := strings.Join(got, ";"); s != c.want {
			t.Errorf("%s: %q, want %q", c.name, s, c.want)
		}
		note, ok := extract.UnreadNote(unread)
		if ok != (c.want != "") || ok && (!note.Unread || !strings.Contains(note.Text, "表头“"+unread[0].Head+"”")) {
			t.Errorf("%s: %+v", c.name, note)
		}
	}
}
