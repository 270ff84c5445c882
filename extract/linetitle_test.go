package extract_test

import (
	"testing"

	"jiheng/document"
	"jiheng/extract"
)

// The title of a report ends where its words do, whatever type the text behind it is set in.
func TestTitleEnds(t *testing.T) {
	for _, c := range []struct {
		title, next string
		lines       int
	}{
		{"海棠区卫生健康局2024年公共卫生补助资金绩效自评报告", "全年到位资金3,240.00万元，实际支出3,207.60万元。", 2},
		{"镜湖市文化和旅游局2024年导游培训项目绩效自评报告", "培训分三期举办，共1200人参加。", 2},
		{"青山县林业局2023年度部门整体支出绩效评价报告", "县林业局是县政府组成部门。", 2},
		{"白水镇2024年农村公路养护项目支出绩效自评情况说明", "养护里程420公里。", 2},
		{"根据海棠区卫生健康局2024年公共卫生补助资金绩效自评报告", "全年到位资金3,240.00万元。", 1},
		{"海棠区卫生健康局2024年公共卫生补助资金绩效自评报告", "的要求，现将情况说明如下。", 1},
		{"海棠区卫生健康局2024年公共卫生补助资金绩效监控和自", "评报告", 1},
		{"全年到位资金3,240.00万元，形成了2024年度项目绩效自评报告", "全文如下。", 1},
	} {
		d := &document.Document{Blocks: []document.Block{
			&document.Paragraph{Runs: []document.Run{{Text: c.title}}}, &document.Paragraph{Runs: []document.Run{{Text: c.next}}}}}
		if got := extract.Lines(d); len(got) != c.lines {
			t.Errorf("%s | %s: %d lines, want %d", c.title, c.next, len(got), c.lines)
		}
	}
}
