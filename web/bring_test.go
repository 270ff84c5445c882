package web_test

import (
	"bytes"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"jiheng/document/xlsx"
	"jiheng/dossier"
	"jiheng/table"
)

// book is a workbook of texts.
func book(t *testing.T, head []string, rows ...[]string) []byte {
	t.Helper()
	data, err := table.WriteRows("表", "Sheet1", head, rows)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestPoint8FailedRows imports a workbook of the finance system's own words: the mapping
// is proposed and remembered, the differences are shown before anything is changed, rows
// that are not taken have their reasons and come back as a file of exactly those, and
// all others are one act, which can be undone.
func TestPoint8FailedRows(t *testing.T) {
	h := open(t)
	finance := h.as(t, "caiwu")
	to := h.at("budget", "import", "预算")
	head := []string{"序号", "项目编码", "项目名称", "资金来源", "预算批复数（万元）", "支出决算数（元）", "备注"}
	file := book(t, head,
		[]string{"1", "31011224T000000000003", "产业发展与招商服务专项", "一般公共预算", "2004.80", "20,050,000.00", ""},
		[]string{"2", "", "“一小区一愿景”微更新", "", "610", "6000000", ""},
		[]string{"3", "", "科技创新扶持专项", "", "640.00", "待定", "还没有结"},
		[]string{"4", "", "没有见过的项目", "一般公共预算", "5", "1", ""},
		[]string{"5", "", "楼宇能耗监测与审计", "", "", "920000", ""})
	before := h.folder(t)
	if status, body := finance.attach(h.at("budget", "import"), "执行表.xlsx", file, map[string]string{"kind": "预算"}); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, body)
	}
	page := finance.page(to)
	for _, want := range []string{"第一次见这样的表", `<option value="支出决算数（元）" selected`, "2004.80</del> → <ins>2005.00", "不改：年初预算数：现在存着640.00，文件里是610.00", "这一格读不出金额", "预算里没有这个项目", "改的行 1", "锁住、不改的行 1", "不收的行 2"} {
		if !strings.Contains(plainWords(page)+strings.Join(strings.Fields(page), " "), want) {
			t.Errorf("the differences do not tell %q: %s", want, plainWords(page))
		}
	}
	if h.folder(t) != before {
		t.Errorf("looking at the differences changed the year")
	}
	_, refused := finance.get(h.at("budget", "import", "预算", "refused"))
	f, err := xlsx.Open([]byte(refused))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	_ = f.Rows(f.Sheets()[0], func(r xlsx.Row) error {
		var cells []string
		for _, c := range r.Cells {
			cells = append(cells, c.Text)
		}
		got = append(got, strings.Join(cells, "|"))
		return nil
	})
	if len(got) != 3 || !strings.HasPrefix(got[0], "序号|项目编码|项目名称") || !strings.HasPrefix(got[1], "3|科技创新扶持专项|640.00|待定|还没有结|") || !strings.HasPrefix(got[2], "4|没有见过的项目") {
		t.Errorf("the file of refused rows: %q", got)
	}
	give := formWith(t, page, to, "give")
	act := h.act0(t)
	if status, body := finance.post(to, give); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, body)
	}
	if h.act0(t) != act+1 {
		t.Errorf("the import is %d acts", h.act0(t)-act)
	}
	y, err := h.bench.Year(ctx, h.year)
	if err != nil {
		t.Fatal(err)
	}
	e, _ := y.EntryOf(dossier.FileLines, "P01")
	if text := y.TextOf(e); text("决算数") != "2005.00" || text("年初预算数") != "2004.80" {
		t.Errorf("P01: %s %s", text("决算数"), text("年初预算数"))
	}
	story := finance.page(h.at("story"))
	if !strings.Contains(story, "导入预算表") || !strings.Contains(story, "执行表.xlsx") {
		t.Errorf("the log does not tell the import")
	}
	if status, _ := finance.post(h.at("undo"), form(t, story, h.at("undo"))); status != http.StatusSeeOther || h.folder(t) != before {
		t.Errorf("undone: %d", status)
	}
	if status, _ := finance.attach(h.at("budget", "import"), "执行表2.xlsx", file, map[string]string{"kind": "预算"}); status != http.StatusSeeOther {
		t.Fatal(status)
	}
	finance.post(to, formWith(t, finance.page(to), to, "drop"))
	if status, _ := finance.get(to); status != http.StatusConflict {
		t.Errorf("a workbook that was let go of: %d", status)
	}
}

// plainWords is what a page says below its bars.
func plainWords(page string) string {
	_, main, _ := strings.Cut(page, "<main")
	main = regexp.MustCompile(`(?s)<option.*?</option>`).ReplaceAllString(main, "")
	return strings.Join(strings.Fields(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(main, " ")), " ")
}

// formWith is the form of a way among those that are sent to a path.
func formWith(t *testing.T, page, action, how string) url.Values {
	t.Helper()
	for _, f := range forms(page, action) {
		if f.Get("how") == how {
			return f
		}
	}
	t.Fatalf("no form of %s is sent to %s", how, action)
	return nil
}

// TestNumbersAreNoCodes takes a column whose every cell is the number of a line for the
// numbers, whatever it is called: not for the codes, which it would write over.
func TestNumbersAreNoCodes(t *testing.T) {
	h := open(t)
	finance := h.as(t, "caiwu")
	to := h.at("budget", "import", "预算")
	for name, c := range map[string]struct {
		file  string
		codes bool
	}{
		"项目编码里是编号":   {"项目编码,项目名称,支出决算数（万元）\nP06,“一小区一愿景”微更新,30.00\nP05,环境卫生与病媒生物防制,31.00\n", false},
		"项目编号里是编号":   {"项目编号,决算数（万元）\nB02,32.00\n", false},
		"有的不是编号，是代码": {"项目编码,项目名称,支出决算数（万元）\n31011224T999,“一小区一愿景”微更新,30.00\nP05,环境卫生与病媒生物防制,31.00\n", true},
	} {
		if status, body := finance.attach(h.at("budget", "import"), "甲.csv", []byte(c.file), map[string]string{"kind": "预算"}); status != http.StatusSeeOther {
			t.Fatalf("%s: %d %s", name, status, body)
		}
		page := finance.page(to)
		for column, want := range map[string]bool{"编号": !c.codes, "项目代码": c.codes} {
			_, after, _ := strings.Cut(page, `name="列·`+column+`"`)
			choice, _, _ := strings.Cut(after, "</select>")
			if got := regexp.MustCompile(`value="[^"]+" selected`).MatchString(choice); got != want {
				t.Errorf("%s: mapped to %s: %v", name, column, got)
			}
		}
	}
}

// TestMappingIsRemembered maps a workbook by hand; the next one with the same heads is
// read so, and its unit is asked for where it names none. Months are imported by the
// name of the project, and a line without months gets a record.
func TestMappingIsRemembered(t *testing.T) {
	h := open(t)
	finance := h.as(t, "caiwu")
	to := h.at("budget", "import", "分月")
	months := []string{"摘要", "头一月", "第二月", "第三月"}
	file := book(t, months, []string{"“一小区一愿景”微更新", "1", "2", "33"}, []string{"没有这个", "1", "1", "1"})
	if status, body := finance.attach(h.at("budget", "import"), "支付.xlsx", file, map[string]string{"kind": "分月"}); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, body)
	}
	page := finance.page(to)
	if !strings.Contains(page, "要指明哪一列是项目的编号、项目代码或名称") {
		t.Errorf("nobody knows of which project a row is, and the page does not say it: %s", said(page))
	}
	m := url.Values{"how": {"map"}, "列·名称": {"摘要"}, "列·1月": {"头一月"}, "列·2月": {"第二月"}, "列·3月": {"第三月"}}
	if status, body := finance.post(to, m); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, body)
	}
	if page = finance.page(to); !strings.Contains(page, "文件没有写金额的单位，选一个") || strings.Contains(page, ">导入这些<") {
		t.Errorf("the unit is not asked for: %s", said(page))
	}
	m.Set("unit", "千元")
	finance.post(to, m)
	page = strings.Join(strings.Fields(finance.page(to)), " ")
	if !strings.Contains(page, "<ins>3.30</ins>") || !strings.Contains(page, "不收的行 1") {
		t.Errorf("%s", said(page))
	}
	if status, body := finance.post(to, formWith(t, finance.page(to), to, "give")); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, body)
	}
	if got := formOf(t, finance.page(h.at("budget", "months")), h.at("budget", "months", "P06"), "3月").Get("text"); got != "3.30" {
		t.Errorf("March is %q", got)
	}
	if status, _ := finance.attach(h.at("budget", "import"), "支付2.xlsx", file, map[string]string{"kind": "分月"}); status != http.StatusSeeOther {
		t.Fatal(status)
	}
	if page = finance.page(to); !strings.Contains(page, "列的对应和上次一样") || !strings.Contains(page, "没有要改的") {
		t.Errorf("the mapping was not remembered: %s", said(page))
	}
	for name, c := range map[string]struct {
		data []byte
		says string
	}{"表.doc": {[]byte("x"), "不能导入"}, "空.xlsx": {nil, "是空的"}, "坏.xlsx": {[]byte("PK\x03\x04 broken"), "已损坏"}, "字.csv": {[]byte("只有一行字"), "没有找到表"}} {
		if status, body := finance.attach(h.at("budget", "import"), name, c.data, map[string]string{"kind": "预算"}); status != http.StatusUnprocessableEntity || !strings.Contains(body, c.says) {
			t.Errorf("%s: %d %s", name, status, plainWords(body))
		}
	}
	if status, body := h.as(t, "shishi").attach(h.at("budget", "import"), "支付.xlsx", bytes.Clone(file), map[string]string{"kind": "分月"}); status != http.StatusForbidden {
		t.Errorf("a clerk of an office imports: %d %s", status, said(body))
	}
}
