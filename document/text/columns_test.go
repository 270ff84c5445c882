package text_test

import (
	"strings"
	"testing"

	"jiheng/document"
	"jiheng/document/text"
)

// Lines of paragraphs whose cells tabs or blanks divide are a table, as in a text file;
// others stay.
func TestColumnsOfParagraphs(t *testing.T) {
	for _, c := range []struct {
		name  string
		paras []string
		want  string
	}{
		{"制表符", []string{"资金情况", "名称\t年初\t执行", "供水\t10\t9", "供电\t20\t18", "以上。"}, "P 资金情况 T 名称|年初|执行/供水|10|9/供电|20|18 P 以上。"},
		{"几个制表符对齐", []string{"名称\t\t年初\t执行", "供水\t\t10\t9", "污水处理\t20\t18"}, "T 名称|年初|执行/供水|10|9/污水处理|20|18"},
		{"空着的格", []string{"名称\t年初\t执行", "供水\t\t9", "供电\t20\t18"}, "T 名称|年初|执行/供水||9/供电|20|18"},
		{"一段里几行", []string{"名称　年初　执行\n供水　10　9\n供电　20　18"}, "T 名称|年初|执行/供水|10|9/供电|20|18"},
		{"一段里表的前后还有话", []string{"单位：万元\n名称　　年初　　执行\n供水　　10　　9\n供电　　20　　18\n合计三十。"}, "P 单位：万元 T 名称|年初|执行/供水|10|9/供电|20|18 P 合计三十。"},
		{"几段用空白对齐", []string{"项目      预算数    执行数", "供水      10.00     9.00", "供电      20.00     18.00"}, "T 项目|预算数|执行数/供水|10.00|9.00/供电|20.00|18.00"},
		{"目录", []string{"一、概况\t1", "二、绩效\t3", "三、建议\t9"}, "P 一、概况\t1 P 二、绩效\t3 P 三、建议\t9"},
		{"签名栏", []string{"单位：\t负责人：\t日期：", "电话：\t经办人：\t盖章："}, "P 单位：\t负责人：\t日期： P 电话：\t经办人：\t盖章："},
		{"只有一行数", []string{"名称\t年初\t执行", "供水\t10\t9"}, "P 名称\t年初\t执行 P 供水\t10\t9"},
		{"句子里的空白", []string{"甲　乙　丙。", "全年预算　10　万元。", "执行　9　万元。"}, "P 甲　乙　丙。 P 全年预算　10　万元。 P 执行　9　万元。"},
	} {
		var in []document.Block
		for _, s := range c.paras {
			in = append(in, &document.Paragraph{Style: document.Body, Runs: document.Plain(s)})
		}
		var got []string
		for _, b := range text.Columns(in) {
			switch b := b.(type) {
			case *document.Paragraph:
				got = append(got, "P "+document.Text(b.Runs))
			case *document.Table:
				var rows []string
				for _, r := range b.Rows {
					var cells []string
					for _, cell := range r.Cells {
						cells = append(cells, document.Text(cell.Runs))
					}
					rows = append(rows, strings.Join(cells, "|"))
				}
				got = append(got, "T "+strings.Join(rows, "/"))
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: got %q, want %q", c.name, s, c.want)
		}
	}
}
