package html

import (
	"strings"
	"testing"

	"jiheng/document"
)

// cardText shows the cards of a table: over | name=value … a line each; what is
// hidden stands in brackets.
func cardText(t *document.Table) string {
	var b strings.Builder
	grid := t.Grid()
	for r, c := range cardsOf(t) {
		if r < t.Header {
			continue
		}
		b.WriteString(c.over + c.class + "|")
		for i, p := range grid[r] {
			on := c.cells[i]
			text := document.Text(p.Runs)
			switch classes := strings.Join(on.classes, " "); {
			case classes == "k" || classes == "lab" || c.class == "heads":
				b.WriteString(" [" + text + "]")
			case classes == "first":
				b.WriteString(" *" + text)
			default:
				b.WriteString(" " + on.label + "=" + text)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// table makes a table from lines of cells parted by |; +n spans n columns, /n
// spans n rows, ! is a head.
func table(columns, header int, lines ...string) *document.Table {
	t := &document.Table{Header: header, Columns: make([]document.Column, columns)}
	for _, l := range lines {
		var row document.Row
		for _, s := range strings.Split(l, "|") {
			var c document.Cell
			for len(s) > 2 && strings.ContainsAny(s[:1], "+/!") {
				switch s[0] {
				case '+':
					c.ColSpan, s = int(s[1]-'0'), s[2:]
				case '/':
					c.RowSpan, s = int(s[1]-'0'), s[2:]
				default:
					c.Head, s = true, s[1:]
				}
			}
			c.Runs = document.Plain(s)
			row.Cells = append(row.Cells, c)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func TestCards(t *testing.T) {
	for _, c := range []struct {
		name  string
		table *document.Table
		want  string
	}{
		{"清单，一类只有一项的和别的一样", table(5, 1, "!一级|!二级|!三级|!指标值|!得分", "/3产出|/2数量|修路|3条|2.00", "架桥|1座|1.00", "质量|合格率|100%|3.00"),
			"产出·数量| [产出] [数量] *修路 指标值=3条 得分=2.00\n产出·数量| *架桥 指标值=1座 得分=1.00\n产出·质量| [质量] *合格率 指标值=100% 得分=3.00\n"},
		{"没有类的清单", table(5, 1, "编号|项目|预算|决算|执行率", "P1|修路|10|9|90%", "|合计|10|9|90%"),
			"| *P1 项目=修路 预算=10 决算=9 执行率=90%\n| * 项目=合计 预算=10 决算=9 执行率=90%\n"},
		{"名称在左的表", table(6, 0, "!单位|+2某镇|!主管|+2某区"), "| [单位] 单位=某镇 [主管] 主管=某区\n"},
		{"名称在上的表", table(5, 0, "!资金|!年初|!全年|!决算|!执行率", "合计|10|9|8|88%", "其中|1|1|1|100%"),
			"heads| [资金] [年初] [全年] [决算] [执行率]\n| *合计 年初=10 全年=9 决算=8 执行率=88%\n| *其中 年初=1 全年=1 决算=1 执行率=100%\n"},
		{"表头换了，旧的不用", table(5, 0, "!任务|!金额|!财政|!其他|!内容", "修路|10|8|2|路面", "!+2总目标|+3都修好", "一|+3目标|权重"),
			"heads| [任务] [金额] [财政] [其他] [内容]\n| *修路 金额=10 财政=8 其他=2 内容=路面\n| [总目标] 总目标=都修好\n| *一 =目标 =权重\n"},
		{"跨行的名称", table(5, 0, "/2!目标|+2!预期|+2!实际", "+2修路三条|+2修了四条"), "heads| [目标] [预期] [实际]\n目标| 预期=修路三条 实际=修了四条\n"},
		{"窄表不变", table(4, 1, "甲|乙|丙|丁", "1|2|3|4"), ""},
	} {
		if got := cardText(c.table); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestLampsSurvive writes cells that show a state and reads them back.
func TestLampsSurvive(t *testing.T) {
	want := &document.Table{ID: "m", Columns: []document.Column{{Width: 1}, {Width: 1}}, Rows: []document.Row{
		{Cells: []document.Cell{{Runs: document.Plain("甲")}, {Runs: document.Plain("正常"), Tone: document.Good}}},
		{Cells: []document.Cell{{Runs: document.Plain("乙")}, {Runs: document.Plain("提示"), Tone: document.Watch}}},
		{Cells: []document.Cell{{Runs: document.Plain("丙")}, {Runs: document.Plain("预警"), Tone: document.Alarm, Align: document.Center}}},
	}}
	page, err := Write(&document.Document{Blocks: []document.Block{want}})
	if err != nil {
		t.Fatal(err)
	}
	back, err := Read(page)
	if err != nil {
		t.Fatal(err)
	}
	got := back.Blocks[0].(*document.Table)
	for r, row := range want.Rows {
		for i, c := range row.Cells {
			if g := got.Rows[r].Cells[i]; g.Tone != c.Tone || g.Align != c.Align || document.Text(g.Runs) != document.Text(c.Runs) || len(g.Runs) != len(c.Runs) {
				t.Errorf("row %d: got %+v, want %+v", r, g, c)
			}
		}
	}
}

func TestDatesAreHeldAndComeBackInOnePiece(t *testing.T) {
	for text, held := range map[string]int{"于2024年3月28日和2024-12-31印发〔样例〕": 3, "支出17636.00万元，占98.85%": 1, "没有数": 0, "一、2024年\n12月31日": 2} {
		p := &document.Paragraph{Style: document.Body, Runs: []document.Run{{Text: text}, {Text: "10个", Fact: "SL01", Value: "10", Unit: "个"}, {Text: text, Bold: true}}}
		page, err := Write(&document.Document{Blocks: []document.Block{p}})
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(string(page), `class="nb"`); n != 2*held+1 {
			t.Errorf("%s: %d pieces are held, want %d", text, n, 2*held+1)
		}
		back, err := Read(page)
		if err != nil {
			t.Fatal(err)
		}
		got := back.Blocks[0].(*document.Paragraph).Runs
		if len(got) != len(p.Runs) || got[0] != p.Runs[0] || got[1] != p.Runs[1] || got[2] != p.Runs[2] {
			t.Errorf("%s: read back as %+v", text, got)
		}
	}
}
