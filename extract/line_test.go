package extract_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"jiheng/document"
	"jiheng/document/text"
	"jiheng/extract"
	"jiheng/fault"
)

func lines(t testing.TB, in string) []extract.Line {
	t.Helper()
	d, err := text.Read("a.txt", []byte(in))
	if err != nil {
		t.Fatal(err)
	}
	return extract.Lines(d)
}

func TestLines(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"断行的名单", "一、概况\n1. 组织架构：设 16 个机构，包括党政办、审计办、\n\n工会、人大办。", "heading 一、概况\nbody 1.组织架构：设16个机构，包括党政办、审计办、工会、人大办。\n"},
		{"断在词里", "甲局2024年自评\n本年度继续推进孤独症关爱服务工作并且加强未成年人保护站建设和服\n务（举办活动38场）。", "title 甲局2024年自评\nbody 本年度继续推进孤独症关爱服务工作并且加强未成年人保护站建设和服务（举办活动38场）。\n"},
		{"句号开头的行", "年初情况，见下。\n1、教育支出（类）初中教育（项）\n。主要用于：教学。", "body 年初情况，见下。\nbody 1、教育支出（类）初中教育（项）。主要用于：教学。\n"},
		{"短行不并", "本年情况，如下。\n支出431万元\n接待124万元", "body 本年情况，如下。\nbody 支出431万元\nbody 接待124万元\n"},
		{"页码和页眉", "甲局报告，全文。\n- 1 -\n甲局报告\n本年。\n- 2 -\n甲局报告\n去年。\n- 3 -\n甲局报告\n前年。", "body 甲局报告，全文。\nbody 本年。\nbody 去年。\nbody 前年。\n"},
		{"全角和空格", "本 年 收 入 １７８４１．８３ 万元，占 ９９％，AI 分析 2 台，共 3 台。", "body 本年收入17841.83万元，占99%，AI分析2台，共3台。\n"},
	} {
		var b strings.Builder
		for _, l := range lines(t, c.in) {
			b.WriteString(string(l.Kind) + " " + l.Text + "\n")
		}
		if b.String() != c.want {
			t.Errorf("%s:\n%swant\n%s", c.name, b.String(), c.want)
		}
	}
}

// Every character is found again where it stood.
func TestWayBack(t *testing.T) {
	const in = "甲局情况，如下。\n  本 年 收 入 １７.5 万\u200b元，由办公室、\n\n工会列支。\n名称： | 金 额\n收入 | ２5 万元\n"
	rows := strings.Split(in, "\n")
	for _, l := range lines(t, in) {
		for i, r := range l.Text {
			if r == '|' || r == ' ' {
				continue
			}
			at := l.Place(i)
			raw := []rune(rows[at.Line-1])[at.Column-1]
			if raw != r && raw-0xfee0 != r {
				t.Errorf("%q at %d: place %s holds %q", string(r), i, at, string(raw))
			}
			if o := l.Origin(i); o.Rune < 0 || o.Block < l.Block {
				t.Errorf("%q at %d: origin %+v", string(r), i, o)
			}
			if q := l.Quote(i, i+utf8.RuneLen(r)); []rune(q)[0] != raw {
				t.Errorf("Quote of %q is %q", string(r), q)
			}
		}
	}
}

func TestRows(t *testing.T) {
	got := lines(t, "表，如下。\n项目名称： | 保洁 | 金额（万元）： | 12\n一级指标 | 三级指标 | 目标值\n产出 | 数量 | ≥60\n")
	last := got[len(got)-1]
	if c := last.Cells[2]; c.Head != "目标值" || c.Side != "产出·数量" || c.IsHead {
		t.Errorf("cell %+v", c)
	}
	if c := got[1].Cells[3]; c.Side != "金额（万元）" {
		t.Errorf("cell %+v", c)
	}
}

// A label over several rows covers each of them; heads add up by column.
func TestSpannedRows(t *testing.T) {
	cell := func(s string, cols, rows int) document.Cell {
		return document.Cell{Runs: document.Plain(s), ColSpan: cols, RowSpan: rows}
	}
	d := &document.Document{Blocks: []document.Block{&document.Table{Columns: make([]document.Column, 4), Rows: []document.Row{
		{Cells: []document.Cell{cell("项目", 2, 2), cell("预算数", 2, 1)}},
		{Cells: []document.Cell{cell("年初", 1, 1), cell("调整后", 1, 1)}},
		{Cells: []document.Cell{cell("支出", 1, 2), cell("基本", 1, 1), cell("1.00", 1, 1), cell("2.00", 1, 1)}},
		{Cells: []document.Cell{cell("项目", 1, 1), cell("3.00", 1, 1), cell("—", 1, 1)}},
	}}}}
	got := extract.Lines(d)
	c := got[3].Cells[1]
	if c.Head != "预算数·年初" || c.Side != "支出·项目" {
		t.Errorf("cell %+v", c)
	}
	if o := got[3].Origin(c.Start); o.Block != 0 || o.Row != 3 || o.Cell != 1 {
		t.Errorf("origin %+v", o)
	}
}

func TestSentences(t *testing.T) {
	l := lines(t, "情况如下。经费5万元；其中（甲3万元；乙2万元）共2项。“很好。”说完，结束")[0]
	var got []string
	for _, s := range extract.Sentences(l) {
		if l.Text[s.Start:s.End] != s.Text {
			t.Errorf("%q is not at its offsets", s.Text)
		}
		got = append(got, s.Text)
	}
	want := []string{"情况如下。", "经费5万元；", "其中（甲3万元；乙2万元）共2项。", "“很好。", "”说完，结束"}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("%q, want %q", got, want)
	}
}

// Raised marks are left out of the text, exponents are not.
func TestRaisedMarks(t *testing.T) {
	d := &document.Document{Blocks: []document.Block{&document.Paragraph{Style: document.Body, Runs: []document.Run{
		{Text: "工业总产值"}, {Text: "106亿元"}, {Text: "样", Super: true}, {Text: "，绿地30m"}, {Text: "2", Super: true}, {Text: "，补贴15万元"}, {Text: "[1]", Super: true}, {Text: "。"},
	}}}}
	all := extract.Lines(d)
	if len(all) != 1 || all[0].Text != "工业总产值106亿元，绿地30m²，补贴15万元。" {
		t.Fatalf("lines: %+v", all)
	}
	end := strings.Index(all[0].Text, "。")
	if o := all[0].Origin(end); o.Rune != len([]rune("工业总产值106亿元样，绿地30m2，补贴15万元[1]")) {
		t.Errorf("the full stop is at character %d of its block", o.Rune)
	}
}

// Rows of a sheet are lines of their own, however long and without a stop: a
// label, a unit, a head. A mark that cannot stand at an end or a beginning still
// joins them.
func TestRowsOfASheetAreNotJoined(t *testing.T) {
	const long = "规则：支付进度低于时间进度10个百分点的提示，低于20个百分点的预警"
	for _, x := range []struct {
		above, below string
		lines        int
	}{
		{long, "资金执行", 2},
		{"口径：按部门预算批复的项目统计，基本支出不计入，调剂的项目计入调入方", "各项目情况", 2},
		{"填报范围为全镇各科室和居村委会，数据截至2024年12月31日二十四时", "本表一式三份", 2},
		{"走访居民、企业、", "学校和医院。", 1},
		{"填报范围为全镇各科室和居村委会，数据截至2024年12月31日二十四时", "，含派出机构。", 1},
	} {
		d := &document.Document{}
		for i, s := range []string{x.above, x.below} {
			d.Blocks = append(d.Blocks, &document.Paragraph{Runs: document.Plain(s), At: fault.Place{File: "监控.xlsx", Cell: "表!A" + string(rune('3'+i))}})
		}
		if got := extract.Lines(d); len(got) != x.lines {
			t.Errorf("%q and %q make %d lines, want %d", x.above, x.below, len(got), x.lines)
		}
		for _, b := range d.Blocks { // in a text, a page's width has broken the first
			b.(*document.Paragraph).At = fault.Place{}
		}
		if got := extract.Lines(d); len(got) != 1 {
			t.Errorf("%q and %q make %d lines of a text, want 1", x.above, x.below, len(got))
		}
	}
}
