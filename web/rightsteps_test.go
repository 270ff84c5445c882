package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

// TestStepsAreAmongTheRights: who takes which step of a year and of a project, signs and
// lets errors stand is read by everybody, from the chains.
func TestStepsAreAmongTheRights(t *testing.T) {
	h := open(t)
	for _, account := range []string{"caizheng", "shishi", "rizhi"} {
		page := plainWords(h.as(t, account).page("/rights"))
		for _, want := range []string{
			"报送 草拟 目标审核 财务经办人 目标和预算都定了", "批复 目标审核 填报 财政审核人 目标和预算都定了；在目标审核表上打分", "通过 单位审核 主管部门审核 单位负责人",
			"退回 财政审核 主管部门审核 财政审核人 写明意见", "收回 财政审核 主管部门审核 主管部门审核人 自己送出", "重开 公开 填报 财政审核人 写明意见", "公开 批复 公开 财务经办人 有一稿与现在一致",
			"签发 单位审核、主管部门审核、财政审核、批复 — 单位负责人", "放行 单位审核、主管部门审核、财政审核、批复 — 单位负责人 写明理由",
			"报送 填报 财务复核 科室填报人", "通过 财务复核 复核通过 财务经办人或单位负责人 最后改材料的人不能自己办", "退回 复核通过 填报 财务经办人 写明意见", "撤销：",
		} {
			if !strings.Contains(page, want) {
				t.Errorf("%s does not read %q", account, want)
			}
		}
	}
}

// TestWordsOfAReasonAreToldThere: figures that were typed into why an indicator is off
// its target are told where they are typed, and lead there from home.
func TestWordsOfAReasonAreToldThere(t *testing.T) {
	h := open(t)
	finance := h.as(t, "caiwu")
	to := h.at("values", "ZL05", "reason")
	for text, want := range map[string]string{"因为只完成了60%，下半年补": "60%", "少办{{SL05}}，还差12个": "12个", "招标晚，拖了3.5个月": "3.5"} {
		f := form(t, finance.page(h.at("values")), to)
		f.Set("原因", text)
		f.Set("措施", "逐月督办")
		if status, body := finance.post(to, f); status != http.StatusSeeOther && status != http.StatusOK {
			t.Fatalf("%s: %d %s", text, status, plainWords(body))
		}
		if page := plainWords(finance.page(h.at("values"))); !regexp.MustCompile("手写的数“[^”]*" + regexp.QuoteMeta(want)).MatchString(page) {
			t.Errorf("%q is not told where it stands", text)
		}
		home := finance.page(h.at())
		if !strings.Contains(home, h.at("values")+"#ZL05") || !strings.Contains(home, "ZL05（偏差原因和措施）") || strings.Contains(home, h.at("goals")+"#ZL05") {
			t.Errorf("%q: home does not lead there", text)
		}
	}
}

// TestWhatHoldsForNewRows: a word for what a workbook has no column of is that of new
// rows and of empty cells, and changes no line that says otherwise.
func TestWhatHoldsForNewRows(t *testing.T) {
	h := open(t)
	finance := h.as(t, "caiwu")
	to := h.at("budget", "import", "预算")
	for name, file := range map[string]string{
		"按编号":  "编号,决算数（万元）\nB01,1000.00\nP06,30.00\n",
		"按名称":  "名称,决算数（万元）\n“一小区一愿景”微更新,30.00\n环境卫生与病媒生物防制,31.00\n",
		"带年初数": "编号,年初预算数（万元）,决算数（万元）\nB02,10.00,32.00\nB01,12.00,33.00\n",
	} {
		if status, body := finance.attach(h.at("budget", "import"), "甲.csv", []byte(file), map[string]string{"kind": "预算"}); status != http.StatusSeeOther {
			t.Fatalf("%s: %d %s", name, status, body)
		}
		m := url.Values{"how": {"map"}, "都是·支出": {"项目支出"}, "都是·资金": {"单位资金"}}
		for _, column := range strings.Split(strings.SplitN(file, "\n", 2)[0], ",") {
			head := strings.TrimSuffix(column, "（万元）")
			m.Set("列·"+head, head)
		}
		if status, body := finance.post(to, m); status != http.StatusSeeOther {
			t.Fatalf("%s: %d %s", name, status, body)
		}
		page := plainWords(finance.page(to))
		if !strings.Contains(page, "决算数") || strings.Contains(page, "文件里是项目支出") || strings.Contains(page, "→ 项目支出") || strings.Contains(page, "单位资金") {
			t.Errorf("%s: %s", name, page)
		}
	}
}

// TestRowsOfAFaultyLedger: each fault of a file of a ledger names its row, and another
// file can be chosen at once.
func TestRowsOfAFaultyLedger(t *testing.T) {
	h := open(t)
	finance := h.as(t, "caiwu")
	to := h.at("ledger", "T03", "file")
	head, rows, _ := strings.Cut(ledgerSent, "\n")
	first, _, _ := strings.Cut(rows, "\n")
	for _, bad := range []string{"2024-13-40", "二〇二四年", "昨天"} {
		cells := strings.Split(first, ",")
		for n, name := range strings.Split(head, ",") {
			if strings.Contains(name, "日期") {
				cells[n] = bad
			}
		}
		file := head + "\n" + first + "\n" + strings.Join(cells, ",") + "\n"
		if status, body := finance.attach(to, "坏.csv", []byte(file), nil); status != http.StatusSeeOther {
			t.Fatalf("%d %s", status, body)
		}
		page := finance.page(to)
		if words := plainWords(page); !strings.Contains(words, "第3行") || strings.Contains(words, "增0行") || !strings.Contains(page, `type="file"`) {
			t.Errorf("%s: %s", bad, words)
		}
	}
}
