package report_test

import (
	"strings"
	"testing"

	"jiheng/document"
	"jiheng/fault"
	"jiheng/report"
)

// narrate returns the dump of a narrative of one file, and its problems.
func narrate(t testing.TB, text string) (string, *report.Maker) {
	t.Helper()
	m := frameMaker(t)
	d := &document.Document{Blocks: m.Narrative([]report.Section{{File: "甲.md", Text: text}})}
	return strings.TrimSpace(d.Dump()), m
}

func TestNarrative(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"标题的编号", "# 甲\n## 乙\n### 丙\n#### 丁\n#### 戊\n## 己\n### 庚\n# 辛\n## 壬\n",
			"# 一、甲\n## （一）乙\n### 1.丙\n#### （1）丁\n#### （2）戊\n## （二）己\n### 1.庚\n# 二、辛\n## （一）壬"},
		{"标题里的数", "# 道路{{SL01}}\n", "# 一、道路[3条]{SL01}"},
		{"段落", "甲。\n\n乙。\n丙。\n", "body: 甲。\nbody: 乙。丙。"},
		{"粗体", "甲**乙{{SL01}}丙**丁。\n", "body: 甲乙[3条]{SL01}丙丁。"},
		{"无序列表", "- 甲\n- 乙{{SL01}}\n", "item: 甲\nitem: 乙[3条]{SL01}"},
		{"有序列表", "1. 甲\n2. 乙\n", "item: （1）甲\nitem: （2）乙"},
		{"有序列表从三开始", "3. 甲\n4. 乙\n", "item: （3）甲\nitem: （4）乙"},
		{"一项几段", "1. 甲\n\n   乙\n\n2. 丙\n", "item: （1）甲\nitem: 乙\nitem: （2）丙"},
		{"引用", "> 甲\n", "body: 甲"},
		{"分隔线", "甲\n\n---\n\n乙\n", "body: 甲\nbody: 乙"},
		{"转义", "7\\*24小时和5\\*8小时，A\\_B，\\{\\{不是绑定\\}\\}，社区云\\~。\n", "body: 7*24小时和5*8小时，A_B，{{不是绑定}}，社区云~。"},
		{"星号就是星号", "7*24小时、5*8小时，表_a_b。\n", "body: 7*24小时、5*8小时，表_a_b。"},
		{"转义的粗体", "甲\\*\\*乙\\**。\n", "body: 甲**乙**。"},
		{"样例的数", "产值{{JJ01}}。\n", "body: 产值[预计106亿元]{JJ01}^样^。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, m := narrate(t, c.text)
			if got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
			if len(m.Faults)+len(m.Open) > 0 {
				t.Errorf("%v %v", m.Faults, m.Open)
			}
		})
	}
}

func TestBold(t *testing.T) {
	m := frameMaker(t)
	p := m.Narrative([]report.Section{{File: "甲.md", Text: "甲**乙{{JJ01}}**丁，**“戊”**己\n庚**辛\n壬**癸\n"}})[0].(*document.Paragraph)
	bold := ""
	for _, r := range p.Runs {
		if r.Bold {
			bold += r.Text
		}
	}
	if bold != "乙预计106亿元样“戊”辛壬" || len(m.Faults) > 0 {
		t.Errorf("bold is %s", bold)
	}
}

// Every fault is told by line and column: in paragraphs, second lines, lists, bold text, headings and quotations.
func TestNarrativePlaces(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"段落", "# 一\n\n甲乙{{没有}}。\n", "甲.md:3:3 fact-unknown"},
		{"第二行", "甲乙\n丙{{没有}}。\n", "甲.md:2:2 fact-unknown"},
		{"一行两处", "{{没有}}乙{{也没有}}。\n", "甲.md:1:1 fact-unknown|甲.md:1:8 fact-unknown"},
		{"标题", "## 甲{{没有}}\n", "甲.md:1:5 fact-unknown"},
		{"列表", "- 甲\n- 乙{{没有}}\n", "甲.md:2:4 fact-unknown"},
		{"有序列表的第二行", "1. 甲\n   乙{{没有}}\n", "甲.md:2:5 fact-unknown"},
		{"粗体", "甲**乙{{没有}}**。\n", "甲.md:1:5 fact-unknown"},
		{"粗体后面", "**甲**乙{{没有}}。\n", "甲.md:1:7 fact-unknown"},
		{"引用", "> 甲{{没有}}\n", "甲.md:1:4 fact-unknown"},
		{"没有关上", "甲\n乙{{SL01。\n", "甲.md:2:2 binding"},
		{"没有打开", "甲SL01}}。\n", "甲.md:1:6 binding"},
		{"句式", "甲\n\n{{升|涨幅}}\n", "甲.md:3:1 frame-unknown"},
		{"没有这张表", "甲\n\n[[表:收入]]\n", "甲.md:3:1 insertion"},
		{"没有这张图", "[[图:收入]]\n", "甲.md:1:1 insertion"},
		{"表不单独成段", "见下表：\n[[表:资金执行]]\n", "甲.md:1:1 insertion"},
		{"表在列表里", "- 甲\n- [[表:资金执行]]\n", "甲.md:2:3 insertion"},
		{"五级标题", "甲\n\n##### 乙\n", "甲.md:3:7 markdown"},
		{"HTML 段", "甲\n\n<div>乙</div>\n", "甲.md:3:1 markdown"},
		{"行里的 HTML", "甲<b>乙</b>\n", "甲.md:1:2 markdown|甲.md:1:6 markdown"},
		{"代码", "甲`乙`\n", "甲.md:1:3 markdown"},
		{"代码块", "甲\n\n    乙\n", "甲.md:3:5 markdown"},
		{"图片", "甲![乙](丙.png)\n", "甲.md:1:4 markdown"},
		{"链接", "甲[乙](http://example.cn)\n", "甲.md:1:3 markdown"},
		{"网址", "甲<http://example.cn>\n", "甲.md:1:1 markdown"},
		{"粗体没有关上", "甲\n乙**丙{{SL01}}\n\n丁**\n", "甲.md:2:2 markdown|甲.md:4:2 markdown"},
		{"列表套列表", "- 甲\n  - 乙\n", "甲.md:2:5 markdown"},
		{"列表里的代码块", "- 甲\n\n      乙\n", "甲.md:3:7 markdown"},
		{"列表里的标题", "- # 甲\n", "甲.md:1:5 markdown"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, m := narrate(t, c.text)
			if got := told(m.Faults); got != c.want {
				t.Errorf("got  %s\nwant %s\n%v", got, c.want, m.Faults)
			}
		})
	}
}

// Typed numbers are told by line and column; bound ones, declared ones and those in names do not count.
func TestNarrativeTyped(t *testing.T) {
	_, m := narrate(t, "# 一\n\n支出5万元，道路{{SL01}}，{{~3}}个级别，\n2024年又有**12处**和15号线。\n\n- 列表里7个\n\n第8次会议\n")
	var got []string
	for _, x := range m.Typed {
		got = append(got, x.Place.String()+" "+x.Text)
	}
	want := "甲.md:3:3 支出5万元|甲.md:4:10 12处|甲.md:6:6 列表里7个"
	if s := strings.Join(got, "|"); s != want || m.Declared != 1 {
		t.Errorf("got  %s\nwant %s (%d declared)", s, want, m.Declared)
	}
}

// Numbering goes on from the file before.
func TestNarrativeOfFiles(t *testing.T) {
	m := frameMaker(t)
	d := &document.Document{Blocks: m.Narrative([]report.Section{{File: "甲.md", Text: "# 一\n## 二\n"}, {File: "乙.md", Text: "## 三\n# 四\n{{没有}}\n"}})}
	for _, want := range []string{"# 一、一", "## （一）二", "## （二）三", "# 二、四"} {
		if !strings.Contains(d.Dump(), want) {
			t.Errorf("no %q in\n%s", want, d.Dump())
		}
	}
	if got := told(m.Faults); got != "乙.md:3:1 fact-unknown" {
		t.Error(got)
	}
}

func TestHeadingNumber(t *testing.T) {
	for n, want := range map[int]string{1: "一、", 9: "九、", 10: "十、", 11: "十一、", 19: "十九、", 20: "二十、", 21: "二十一、", 99: "九十九、", 100: "100、"} {
		if got := report.HeadingNumber(1, n); got != want {
			t.Errorf("%d is %s, want %s", n, got, want)
		}
	}
	if report.HeadingNumber(2, 12) != "（十二）" || report.HeadingNumber(3, 12) != "12." || report.HeadingNumber(4, 12) != "（12）" {
		t.Error("lower levels")
	}
}

// Every table and figure can be placed; for an unknown name the known ones are listed.
func TestInsertions(t *testing.T) {
	m := smallMaker(t)
	for _, kind := range []string{"表", "图"} {
		for _, name := range strings.Split(report.Insertions(kind), "、") {
			blocks, ok := m.Insert(kind, name)
			if !ok {
				t.Errorf("no %s %s", kind, name)
			}
			for _, b := range blocks {
				if table, ok := b.(*document.Table); ok && table.Check() != 0 {
					t.Errorf("%s: row %d does not fill the grid", name, table.Check())
				}
			}
		}
	}
	if _, ok := m.Insert("表", "分月支付"); ok {
		t.Error("a chart is no table")
	}
	if err := m.Faults.Err(); err != nil {
		t.Error(err)
	}
}

func FuzzNarrative(f *testing.F) {
	for _, s := range []string{"# 甲\n\n{{SL01|同比}}**乙{{JJ01}}**\n\n- 丙\n1. 丁\n", "[[表:资金执行]]\n", "甲{{", "}}", "<b>\n\n    x\n> - # y\n", "7\\*24\\{{\n", "{{P01-决算数|占比 合计-决算数}}"} {
		f.Add(s)
	}
	m := frameMaker(f)
	f.Fuzz(func(t *testing.T, text string) {
		m.Faults, m.Open, m.Typed = nil, nil, nil
		m.Narrative([]report.Section{{File: "甲.md", Text: text}})
		for _, l := range []fault.List{m.Faults, m.Open} {
			for _, e := range l {
				if e.Place.File == "" || e.Message == "" || e.Code == "" {
					t.Fatalf("%q: incomplete: %+v", text, e)
				}
			}
		}
	})
}
