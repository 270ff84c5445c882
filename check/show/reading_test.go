package show

import (
	"bytes"
	"strings"
	"testing"

	"jiheng/check"
	"jiheng/document"
	"jiheng/fault"
	"jiheng/paper/papertest"
)

// What the reader could not read stands in the result, and such a file is never
// said to be without a fault.
func TestReadingIsShown(t *testing.T) {
	set := builtinSet(t)
	for _, c := range []struct {
		name, text string
		unread     bool
		want, not  string
	}{
		{"unread and clean", "甲乙", true, "没有读到 pdf-form 有2个域没有读；请另存\n", "没有查出问题"},
		{"unread and faulty", faulty, true, "另有1处没有读到，没有查", "没有查出问题"},
		{"hidden", "甲乙", false, "乙.xlsx 单元格旧稿!A1（隐藏）：读取说明 pdf-form 有2个域没有读；请另存", "没有查，见"},
	} {
		d := papertest.Document(c.text)
		if c.unread {
			d.SayUnread(fault.Place{}, "pdf-form", "有%d个域没有读；请另存", 2)
		} else {
			d.Say(fault.Place{Cell: "旧稿!A1", Hidden: true}, "pdf-form", "有%d个域没有读；请另存", 2)
		}
		res := set.Run(&check.Input{File: "乙.xlsx", Document: d})
		var text, lines bytes.Buffer
		if err := WriteText(&text, res); err != nil {
			t.Fatal(err)
		}
		if err := WriteJSONL(&lines, res); err != nil {
			t.Fatal(err)
		}
		if got := text.String(); !strings.Contains(got, c.want) || strings.Contains(got, c.not) {
			t.Errorf("%s: %s", c.name, got)
		}
		if !strings.Contains(lines.String(), `"reading":[{"code":"pdf-form"`) {
			t.Errorf("%s: %s", c.name, lines.String())
		}
	}
}

// Every output has a row for what was not read: files, and parts of files.
func TestUnreadHasItsRow(t *testing.T) {
	d := papertest.Document(faulty)
	d.SayUnread(fault.Place{Page: 3}, "pdf-scanned", "第3页是图片，没有读；请换用带文字的原件")
	res := builtinSet(t).Run(&check.Input{File: "报送/乙.pdf", Document: d})
	unread := []Unread{{File: "报送/<丙>.et", Code: "read-format", Why: "不能直接读.et文件；请另存为 xlsx", Failed: true}, {File: "报送", Code: "file-litter", Why: "略过2个", Litter: true}}
	var text, lines, sarif, index, page bytes.Buffer
	for _, err := range []error{WriteText(&text, res), WriteUnreadText(&text, unread), WriteJSONL(&lines, res), WriteUnreadJSONL(&lines, unread),
		WriteSARIF(&sarif, builtinSet(t), unread, res), WriteIndex(&index, []*check.Result{res}, []string{"a.html"}, unread),
		WriteHTML(&page, Page{Result: res, Document: d, Unread: unread})} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for name, out := range map[string]*bytes.Buffer{"text": &text, "jsonl": &lines, "sarif": &sarif, "index": &index, "page": &page} {
		for _, want := range []string{"第3页是图片，没有读", "不能直接读.et文件；请另存为 xlsx", "略过2个"} {
			if !strings.Contains(out.String(), want) {
				t.Errorf("%s lacks %q", name, want)
			}
		}
	}
	for _, want := range []string{`"executionSuccessful": false`, `"id": "pdf-scanned"`, `"level": "error"`} {
		if !strings.Contains(sarif.String(), want) {
			t.Errorf("sarif lacks %s", want)
		}
	}
	if CountUnread(unread) != 1 {
		t.Error("what systems leave is counted as a file")
	}
}

// The queue begins with the worst; in a file errors come first.
func TestQueue(t *testing.T) {
	set := builtinSet(t)
	var results []*check.Result
	for i, text := range []string{"2024年度甲镇单位整体支出绩效自评报告\n一、概况\n没有什么。", faulty,
		"2024年度丙镇单位整体支出绩效自评报告\n一、支出\n身份证号310112199001011234，城市功能录入全年完成情况。\n| 项目 | 年初预算（万元） | 全年预算（万元） | 支出（万元） | 执行率 |\n| 道路 | 100 | 120.5 | 98 | 81.33% |"} {
		results = append(results, set.Run(&check.Input{File: []string{"甲.txt", "乙.txt", "丙.txt"}[i], Document: papertest.Document(text)}))
	}
	var out bytes.Buffer
	if err := WriteIndex(&out, results, []string{"1.html", "2.html", "3.html"}, nil); err != nil {
		t.Fatal(err)
	}
	page := out.String()
	last := -1
	for _, name := range []string{"3.html", "2.html", "1.html"} {
		at := strings.Index(page, `href="`+name)
		if at < last {
			t.Errorf("%s stands too early", name)
		}
		last = at
	}
	for _, want := range []string{`data-money="120.50"`, `data-genre="自评报告"`, `data-year="2024"`, `<button`, "310*************34"} {
		if strings.Contains(page, want) != (want != `<button`) { // buttons are the script's
			t.Errorf("%s: %v", want, strings.Contains(page, want))
		}
	}
	if strings.Contains(page, "310112199001011234") {
		t.Error("a personal number is printed")
	}
	r := results[2]
	rank := 0
	for _, i := range Order(r) {
		if n := r.Findings[i].Severity.Rank(); n < rank {
			t.Errorf("%s comes after a lesser one", r.Findings[i].Rule)
		} else {
			rank = n
		}
	}
}

// What nobody sees and was not read is no ground for a clean verdict; a note of anything
// else is none against it.
func TestVerdictBesideUnseen(t *testing.T) {
	for code, clean := range map[string]bool{"xlsx-veiled": false, "xlsx-white": false, "docx-hidden": false, "html-unseen": false, "pdf-hidden": false, "docx-comments": true} {
		d := papertest.Document("完成培训12场。")
		d.Say(fault.Place{Cell: "表!B3"}, code, "B3存着内容，没有当作数")
		res := builtinSet(t).Run(&check.Input{File: "乙.xlsx", Document: d})
		if seen := strings.Contains(res.Verdict, "看不见的内容没有读"); seen == clean || strings.Contains(res.Verdict, "没有查出问题") && !clean {
			t.Errorf("%s: %s", code, res.Verdict)
		}
	}
}

// A file of which something was not read, and no figure was, stands before all others;
// one with figures stands where its errors put it.
func TestQueueOfUnreadFiles(t *testing.T) {
	wrong := check.Finding{Severity: check.Error}
	missed := []document.ReadNote{{Code: "docx-pictures", Unread: true}}
	figure := []check.FactLine{{}}
	bad := &check.Result{File: "错", Findings: []check.Finding{wrong, wrong}, Facts: figure}
	right := &check.Result{File: "对", Facts: figure}
	for _, c := range []struct {
		name string
		a, b *check.Result
		want int
	}{
		{"什么数也没有读", &check.Result{Reading: missed}, bad, -1},
		{"排在没有错的前面", right, &check.Result{Reading: missed}, 1},
		{"读了数的照错排", &check.Result{Reading: missed, Facts: figure}, bad, 1},
		{"没有数也没有漏读的照错排", &check.Result{}, bad, 1},
		{"只有别的话的照错排", &check.Result{Reading: []document.ReadNote{{Code: "docx-comments"}}}, bad, 1},
		{"读了一部分的在全读了的前面", &check.Result{Reading: missed, Facts: figure}, right, -1},
	} {
		got := Worse(c.a, c.b)
		if got < 0 != (c.want < 0) || got > 0 != (c.want > 0) {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}
