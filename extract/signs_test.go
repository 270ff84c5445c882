package extract_test

import (
	"strings"
	"testing"

	"jiheng/document"
	"jiheng/extract"
)

// said lists the figures of a paragraph, each with its unit.
func said(text string) string {
	doc := &document.Document{Blocks: []document.Block{&document.Paragraph{Runs: []document.Run{{Text: text}}}}}
	var out []string
	for _, f := range extract.Facts(extract.Lines(doc)) {
		out = append(out, f.Value+f.Unit)
	}
	return strings.Join(out, "|")
}

// Signs of money and of direction, units of several words, and points that are no weight.
func TestSignsAndUnits(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"年度预算¥1,200,000.00，支出￥1,150,000.00。", "1200000.00元|1150000.00元"},
		{"合同价款 ¥ 98,500，已支付￥90,000元。", "98500元|90000元"},
		{"补贴￥300万，发放￥285.5万元。", "300万|285.5万元"},
		{"年末结余▼3.2万元。", "-3.2万元"},
		{"较上年▼3.2万元，较年初▽1.1万元。", "-3.2万元|-1.1万元"},
		{"收入较上年▲2.5万元，支出较上年▼1.5万元。", "2.5万元|-1.5万元"},
		{"收入较上年▲2.5万元。", "-2.5万元"},
		{"项目结转为负的3万元，年末结余为负2万元。", "-3万元|-2万元"},
		{"净额为负的12.5万元。", "-12.5万元"},
		{"职工自负的3万元。", "3万元"},
		{"用电3.2万kW·h，节电500kW·h。", "3.2万kW·h|500kW·h"},
		{"补贴标准800元/人·月，护理费30元/人·天，亩均投入115元/亩·年。", "800元/人·月|30元/人·天|115元/亩·年"},
		{"运输费2.5元/吨·公里。", "2.5元/吨·公里"},
		{"施工噪声60分贝，夜间45dB。", "60分贝|45dB"},
		{"满意度97.5分，得分98.5分。", "97.5分|98.5分"},
		{"群众测评96.8分，得分10分。", "96.8分|10分"},
		{"满意度测评得分95分，自评得分98.5分。", "95分|98.5分"},
		{"清理楼道412处、街道12条。", "412处|12条"},
	} {
		if got := said(c.text); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}
