package table

import (
	"slices"
	"strings"
	"testing"

	"jiheng/fault"
	"jiheng/num"
)

// visits is a table of the trade: who was visited when, and what it cost.
func visits(file string) Spec {
	return Spec{File: file, Code: "cell", Key: 0, How: "请写“合计行”或“数据行”", Columns: []Column{
		{Name: "编号", Type: Text, Exact: true},
		{Name: "日期", Type: Day},
		{Name: "企业", Type: Text},
		{Name: "金额", Type: Money, Unit: num.Yuan},
	}}
}

// got is what a table gave: rows with their line, what was said, what is wrong.
type got struct {
	rows, said, faults []string
	reading            *Reading
}

func read(t testing.TB, spec Spec, data []byte) got {
	t.Helper()
	var g got
	reading, err := Read(spec, data, func(r Row) error {
		g.rows = append(g.rows, digits(r.Line)+" "+strings.Join(r.Cells, ","))
		return nil
	})
	g.reading = reading
	for _, e := range reading.Said {
		g.said = append(g.said, e.Code+" "+e.Message)
	}
	for _, e := range fault.All(err) {
		g.faults = append(g.faults, e.Place.String()+" "+e.Code+" "+e.Message)
	}
	return g
}

// wantRows compares what was handed out, and that nothing was wrong.
func (g got) wantRows(t testing.TB, want ...string) {
	t.Helper()
	if len(g.faults) > 0 {
		t.Errorf("faults: %s", strings.Join(g.faults, "\n"))
	}
	if !slices.Equal(g.rows, want) {
		t.Errorf("rows\n%s\nwant\n%s", strings.Join(g.rows, "\n"), strings.Join(want, "\n"))
	}
}

// wantSaid looks for sentences among what was said.
func (g got) wantSaid(t testing.TB, want ...string) {
	t.Helper()
	all := strings.Join(g.said, "\n")
	for _, w := range want {
		if !strings.Contains(all, w) {
			t.Errorf("did not say %s, but\n%s", w, all)
		}
	}
}

// wantFaults compares the faults by place and code, and looks for their words.
func (g got) wantFaults(t testing.TB, want ...string) {
	t.Helper()
	if len(g.faults) != len(want) {
		t.Fatalf("got %d faults, want %d:\n%s", len(g.faults), len(want), strings.Join(g.faults, "\n"))
	}
	for i, w := range want {
		head, words, _ := strings.Cut(w, "|")
		if !strings.HasPrefix(g.faults[i], head) || !strings.Contains(g.faults[i], words) {
			t.Errorf("got  %s\nwant %s", g.faults[i], w)
		}
	}
}

func csvOf(lines ...string) []byte { return []byte(strings.Join(lines, "\n") + "\n") }

func TestPlainTable(t *testing.T) {
	g := read(t, visits("a.csv"), csvOf("编号,日期,企业,金额", "A1,2024-01-05,甲公司,100", "A2,2024/3/1,乙公司,\"1,000.50\""))
	g.wantRows(t, "2 A1,2024-01-05,甲公司,100", "3 A2,2024-03-01,乙公司,1000.5")
	if len(g.said) != 0 {
		t.Errorf("nothing is to be said, but: %v", g.said)
	}
}

func TestTitlesUnitsAndHeads(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		rows  []string
		said  []string
	}{
		"标题和单位": {[]string{"企业走访台账,,,", ",,,单位：万元", "编号,日期,企业,金额", "A1,2024-01-05,甲公司,1.5"},
			[]string{"4 A1,2024-01-05,甲公司,15000"}, []string{"表头在第3行，第1、2行是标题和单位", "按表上写的“万元”读，换算成元"}},
		"单位在标题的括号里": {[]string{"走访情况（金额单位：千元）", "编号,日期,企业,金额", "A1,2024-01-05,甲公司,1.5"},
			[]string{"3 A1,2024-01-05,甲公司,1500"}, []string{"表头在第2行，第1行是标题和单位"}},
		"单位分在两格": {[]string{"填报单位：某镇,,金额单位：,万元", "编号,日期,企业,金额", "A1,2024-01-05,甲公司,2"},
			[]string{"3 A1,2024-01-05,甲公司,20000"}, []string{"换算成元"}},
		"几种单位": {[]string{"单位：人、万元", "编号,日期,企业,金额", "A1,2024-01-05,甲公司,2"},
			[]string{"3 A1,2024-01-05,甲公司,20000"}, []string{"换算成元"}},
		"列名里的单位": {[]string{"编号,日期,企业,金额（万元）", "A1,2024-01-05,甲公司,2"},
			[]string{"2 A1,2024-01-05,甲公司,20000"}, []string{"按列名里写的“万元”读，换算成元"}},
		"列名后的单位": {[]string{"编号,日期,企业,金额/千元", "A1,2024-01-05,甲公司,2"},
			[]string{"2 A1,2024-01-05,甲公司,2000"}, []string{"千元"}},
		"两行表头": {[]string{"编号,走访情况,,金额", ",日期,企业,", "A1,2024-01-05,甲公司,2"},
			[]string{"3 A1,2024-01-05,甲公司,2"}, []string{"表头在第1、2行"}},
		"标题和两行表头": {[]string{"台账,,,", "编号,走访,,经费", ",日期,企业,金额", "A1,2024-01-05,甲公司,2"},
			[]string{"4 A1,2024-01-05,甲公司,2"}, []string{"表头在第2、3行，第1行是标题"}},
		"单位自成一行": {[]string{"编号,日期,企业,金额", ",,,（千元）", "A1,2024-01-05,甲公司,2"},
			[]string{"3 A1,2024-01-05,甲公司,2000"}, []string{"表头在第1、2行", "“千元”读，换算成元"}},
		"单位一行没有括号": {[]string{"编号,日期,企业,走访,金额", "—,—,家,次,万元", "A1,2024-01-05,甲公司,3,2"},
			[]string{"3 A1,2024-01-05,甲公司,20000"}, []string{"换算成元", "没有用到的列：走访（次）"}},
		"多的列和换过的次序": {[]string{"序号,企业,备注,编号,* 日 期,金额", "1,甲公司,好,A1,20240105,2"},
			[]string{"2 A1,2024-01-05,甲公司,2"}, []string{"没有用到的列：序号、备注"}},
		"从B列开始": {[]string{",编号,日期,企业,金额", ",A1,2024.1.5,甲公司,2"}, []string{"2 A1,2024-01-05,甲公司,2"}, nil},
		"分号分隔":  {[]string{"台账", "编号;日期;企业;金额", "A1;2024-01-05;甲公司;2"}, []string{"3 A1,2024-01-05,甲公司,2"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			g := read(t, visits("a.csv"), csvOf(c.lines...))
			g.wantRows(t, c.rows...)
			g.wantSaid(t, c.said...)
		})
	}
}

func TestHeadFaults(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		want  string
	}{
		"缺一列":   {[]string{"编号,办理日期,企业,金额", "A1,2024-01-05,甲公司,2"}, "a.csv:1 column-missing|缺少“日期”；没有用到的列有“办理日期”（“办理日期”是不是“日期”？）"},
		"都没有":   {[]string{"姓名,电话", "甲,1"}, "a.csv:1 column-missing|没有找到表头"},
		"一名两列":  {[]string{"编号,日期,企业,金额,金额", "A1,2024-01-05,甲公司,2,3"}, "a.csv:1 column-twice|“金额”有2列：D列“金额”、E列“金额”"},
		"两种单位":  {[]string{"单位：元", "台账（单位：万元）", "编号,日期,企业,金额", "A1,2024-01-05,甲公司,2"}, "a.csv:1 unit-two|写了两种单位：第1行“单位：元”、第2行"},
		"空的":    {[]string{""}, "a.csv:1 csv-empty|"},
		"逗号没有引": {[]string{"编号,日期,企业,金额", "A1,2024-01-05,甲公司,2,三"}, "a.csv:2 csv-extra|这一行比表头多出单元格：第2行“三”"},
	} {
		t.Run(name, func(t *testing.T) {
			read(t, visits("a.csv"), csvOf(c.lines...)).wantFaults(t, c.want)
		})
	}
}

func TestGivenHead(t *testing.T) {
	spec := visits("a.csv")
	spec.Head = []int{3}
	spec.Columns[1].Heads = []string{"走访时间", "日期"}
	g := read(t, spec, csvOf("编号,日期,企业,金额", "甲,乙,丙,丁", "编号,走访时间,企业,金额", "A1,2024-01-05,甲公司,2"))
	g.wantRows(t, "4 A1,2024-01-05,甲公司,2")
	g.wantSaid(t, "“日期”读的是“走访时间”这一列")
	spec.Head = []int{9}
	read(t, spec, csvOf("编号,日期,企业,金额")).wantFaults(t, "a.csv:9 head-blank|第9行是空的")
}

func TestTotals(t *testing.T) {
	rows := []string{"编号,日期,企业,金额", "A1,2024-01-05,甲公司,1000.50", "A2,2024-01-06,乙公司,2000"}
	for name, more := range map[string][]string{
		"合计":    {"合计,,,3000.50"},
		"空格":    {"合　计,,,3000.5"},
		"缩进":    {"　　总计：,,,3000.5"},
		"合并在中间": {",,合计,3000.50"},
		"带笔数":   {"合计（元）,,2家,3000.50"},
		"小计和合计": {"小计,,,3000.50", "A3,2024-02-01,丙公司,500", "小计,,,500", "合计,,,3500.50", "总计,,,3500.5"},
		"带名称":   {"一季度小计,,,3000.50", "A3,2024-04-01,丙公司,9", "二季度小计,,,9", "累计,,,3009.50"},
		"小计的小计": {"甲村小计,,,3000.50", "A3,2024-04-01,丙公司,9", "乙村小计,,,9", "某镇小计,,,3009.50"},
		"本页合计":  {"本页合计,,,3000.50", "A3,2024-04-01,丙公司,9", "本页小计,,,9", "累计,,,3009.50"},
		"透视表":   {"一月 汇总,,,3000.50", "总计,,,3000.50"},
		"没有金额":  {"合计,,,—"},
		"英文":    {"Total,,,3000.50"},
		"两处写着":  {"小计,,甲村小计,3000.50"},
	} {
		t.Run(name, func(t *testing.T) {
			g := read(t, visits("a.csv"), csvOf(append(slices.Clone(rows), more...)...))
			if len(g.faults) > 0 || g.reading.Rows+g.reading.Totals != 2+len(more) || g.reading.Totals == 0 {
				t.Errorf("%d records, %d totals, %v", g.reading.Rows, g.reading.Totals, g.faults)
			}
			g.wantSaid(t, "是合计，没有计入")
			if slices.ContainsFunc(g.said, func(s string) bool { return strings.Contains(s, "相差") }) {
				t.Errorf("a total that is right: %v", g.said)
			}
		})
	}
}

func TestTotalsAboveTheirRows(t *testing.T) {
	g := read(t, visits("a.csv"), csvOf("编号,日期,企业,金额", "合计,,,600", "甲镇小计,,,100", "A1,2024-01-05,甲公司,100", "乙镇小计,,,500", "A2,2024-01-06,乙公司,200", "A3,2024-01-06,丙公司,300"))
	g.wantRows(t, "4 A1,2024-01-05,甲公司,100", "6 A2,2024-01-06,乙公司,200", "7 A3,2024-01-06,丙公司,300")
	g.wantSaid(t, "第2、3、5行是合计，没有计入")
	g = read(t, visits("a.csv"), csvOf("编号,日期,企业,金额", "合计,,,600", "A1,2024-01-05,甲公司,100"))
	g.wantFaults(t, "a.csv:2 total-differs|第2行“合计”的“金额”写的是600元，各行相加是100元，相差500")
}

func TestTotalsThatDiffer(t *testing.T) {
	head := "编号,日期,企业,金额"
	for name, c := range map[string]struct {
		lines []string
		want  string
	}{
		"合计":  {[]string{"A1,2024-01-05,甲公司,100", "A2,2024-01-05,乙公司,50", "合计,,,160"}, "a.csv:4 total-differs|写的是160元，各行相加是150元，相差10"},
		"小计":  {[]string{"A1,2024-01-05,甲公司,100", "小计,,,100", "A2,2024-01-05,乙公司,50", "小计,,,60", "合计,,,150"}, "a.csv:5 total-differs|第5行“小计”的“金额”写的是60元，各行相加是50元"},
		"差一分": {[]string{"A1,2024-01-05,甲公司,0.10", "A2,2024-01-05,乙公司,0.20", "总计,,,0.31"}, "a.csv:4 total-differs|相差0.01"},
		"两处":  {[]string{"A1,2024-01-05,甲公司,1", "小计,,,2", "A2,2024-01-05,乙公司,1", "小计,,,3"}, "a.csv:3 total-differs|；第5行“小计”"},
	} {
		t.Run(name, func(t *testing.T) {
			read(t, visits("a.csv"), csvOf(append([]string{head}, c.lines...)...)).wantFaults(t, c.want)
		})
	}
	g := read(t, visits("a.csv"), csvOf(head, "A1,2024-01-05,甲公司,1800", "A2,2024-01-05,乙公司,50", "A3,2024-01-05,丙公司,8", "项目小计,,,58"))
	g.wantSaid(t, "第5行“项目小计”的“金额”只加了第3行以后的各行；请核对它该加哪些行")
	read(t, visits("a.csv"), csvOf(head, "A1,2024-01-05,甲公司,1800", "A2,2024-01-05,乙公司,50", "小计,,,50")).wantFaults(t, "a.csv:4 total-differs|")
	spec := visits("a.csv")
	spec.Columns[3] = Column{Name: "人数", Type: Integer}
	g = read(t, spec, csvOf("编号,日期,企业,人数", "A1,2024-01-05,甲公司,3", "A2,2024-01-05,乙公司,4", "合计,,,9"))
	g.wantRows(t, "2 A1,2024-01-05,甲公司,3", "3 A2,2024-01-05,乙公司,4")
	g.wantSaid(t, "写的是9，各行相加是7，相差2；也可能只合计了显示的行")
	spec = visits("a.csv")
	spec.Columns[3].Unit = num.Wan
	g = read(t, spec, csvOf(head, "A1,2024-01-05,甲公司,33.33", "A2,2024-01-05,乙公司,33.33", "A3,2024-01-05,乙公司,33.33", "合计,,,100.00"))
	g.wantSaid(t, "相差0.01万元，可能是四舍五入")
}

// A row that may be a total or a record is asked for, and the definition may
// answer.
func TestUnsureTotals(t *testing.T) {
	head := "编号,日期,企业,金额"
	for name, c := range map[string]struct{ line, want string }{
		"有编号":  {"A3,2024-01-05,合计,600", "total-unsure|第2行“合计”看不出是合计还是数据；请写“合计行”"},
		"有日期":  {"合计,2024-12-31,,600", "total-unsure|"},
		"有备注":  {"总计,,全镇企业,600", "total-unsure|"},
		"没有编号": {",2024-12-31,一季度小计,600", "total-unsure|第2行“一季度小计”"},
		"叫合计的": {"合计商贸,,,600", "total-unsure|第2行“合计商贸”"},
		"只有数":  {",,,600", "total-unsure|第2行只有数"},
	} {
		t.Run(name, func(t *testing.T) {
			read(t, visits("a.csv"), csvOf(head, c.line)).wantFaults(t, "a.csv:2 "+c.want)
			spec := visits("a.csv")
			spec.Totals = []string{"2"}
			if g := read(t, spec, csvOf(head, c.line, "A9,2024-01-01,某,1")); len(g.rows) != 1 || g.reading.Totals != 1 {
				t.Errorf("answered as a total: %v %v", g.rows, g.faults)
			}
			spec = visits("a.csv")
			spec.Key, spec.Data = -1, []string{"2"}
			if g := read(t, spec, csvOf(head, c.line)); len(g.rows) != 1 || len(g.faults) > 0 {
				t.Errorf("answered as a record: %v %v", g.rows, g.faults)
			}
		})
	}
	for name, line := range map[string]string{
		"公司": "A3,2024-01-05,合计商贸有限公司,600",
		"综合": "A3,2024-01-05,综合计划科,600",
		"统计": "A3,2024-01-05,统计局,600",
		"会计": "A3,2024-01-05,某会计师事务所,600",
	} {
		t.Run(name, func(t *testing.T) {
			if g := read(t, visits("a.csv"), csvOf(head, line)); len(g.rows) != 1 || len(g.faults) > 0 {
				t.Errorf("a record: %v %v", g.rows, g.faults)
			}
		})
	}
	// a name that ends in such a word, and no other column of words
	spec := Spec{File: "a.csv", Code: "cell", Key: 0, Columns: []Column{{Name: "项目", Type: Text}, {Name: "金额", Type: Money, Unit: num.Yuan}}}
	g := read(t, spec, csvOf("项目,金额", "甲,1", "乙,2", "前两项小计,3", "丙,4"))
	g.wantRows(t, "2 甲,1", "3 乙,2", "5 丙,4")
	read(t, spec, csvOf("项目,金额", "甲,1", "乙,2", "上年累计,5")).wantFaults(t, "a.csv:4 total-unsure|“上年累计”")
	spec.Data = []string{"上年累计"}
	read(t, spec, csvOf("项目,金额", "甲,1", "乙,2", "上年累计,5")).wantRows(t, "2 甲,1", "3 乙,2", "4 上年累计,5")
}

func TestAsides(t *testing.T) {
	head, record := "编号,日期,企业,金额", "A1,2024-01-05,甲公司,100"
	for name, lines := range map[string][]string{
		"审核人":  {"审核人：张,,填表人：李,"},
		"制表":   {"制表：王"},
		"名字在旁": {"单位负责人：,某,填表日期：,2024-12-31"},
		"没有冒号": {"制表人,某"},
		"注":    {"注：1.本表按月填报", "2024年起"},
		"说明":   {"说明：金额含税"},
		"页码":   {"第1页 共3页"},
		"以下空白": {"（以下空白）"},
		"笔数":   {"共1条记录"},
	} {
		t.Run(name, func(t *testing.T) {
			g := read(t, visits("a.csv"), csvOf(head, record, lines[0]))
			g.wantRows(t, "2 A1,2024-01-05,甲公司,100")
			g.wantSaid(t, "是签字、说明一类的行，没有计入")
		})
	}
	g := read(t, visits("a.csv"), csvOf(head, record, "2,,,", "3,,,", ",2024-01-06,乙公司,1"))
	g.wantSaid(t, "第3、4行只有序号，没有内容，没有计入")
	g.wantFaults(t, "a.csv:5 cell|“编号”是必填的")
	g = read(t, visits("a.csv"), csvOf("台账,,,", head, record, "台账,,,", head, "A2,2024-01-06,乙,1"))
	g.wantRows(t, "3 A1,2024-01-05,甲公司,100", "6 A2,2024-01-06,乙,1")
	g.wantSaid(t, "第4、5行重复了表头或标题，没有计入")
	g = read(t, visits("a.csv"), csvOf(head, "栏次,1,2,3", record))
	g.wantRows(t, "3 A1,2024-01-05,甲公司,100")
	g.wantSaid(t, "第2行是栏次，没有计入")
	read(t, visits("a.csv"), csvOf(head, record, "审核人：张,,,50")).wantFaults(t, "a.csv:3 note-unsure|第3行“审核人：张”看不出")
	spec := Spec{File: "a.csv", Code: "cell", Key: 0, Columns: []Column{{Name: "岗位", Type: Text}, {Name: "姓名", Type: Text}}}
	read(t, spec, csvOf("岗位,姓名", "负责人,某", "经办人,某")).wantRows(t, "2 负责人,某", "3 经办人,某")
	read(t, visits("a.csv"), csvOf(head, record, "第三批：")).wantFaults(t, "a.csv:3 note-unsure|")
}
