package extract_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"jiheng/document"
	"jiheng/extract"
)

// The label behind a figure is that of the next one, where figures are set as the
// fields of a form.
func TestFieldsBesideOneAnother(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"全年预算（万元）：500 执行数（万元）：400 执行率：80%", "全年预算 500万元; 执行数 400万元; 执行率 80%"},
		{"全年预算数：500万元 执行数：400万元 自评得分：98.5分", "全年预算数 500万元; 执行数 400万元; 自评得分 98.5分"},
		{"参加人数：30人 培训场次：4场 满意率：96%", "参加人数 30人; 培训场次 4场; 满意率 96%"},
		{"年初预算（元）：120000　全年预算（元）：150000　支出金额（元）：149000", "年初预算 120000元; 全年预算 150000元; 支出金额 149000元"},
	} {
		d := &document.Document{Blocks: []document.Block{document.Styled(document.Body, c.text)}}
		var got []string
		for _, f := range extract.Facts(extract.Lines(d)) {
			got = append(got, fmt.Sprintf("%s %s%s", f.Subject, f.Value, f.Unit))
		}
		for want := range strings.SplitSeq(c.want, "; ") {
			if !slices.Contains(got, want) {
				t.Errorf("%s: no %q in %s", c.text, want, strings.Join(got, "; "))
			}
		}
	}
}
