package document_test

import (
	"strings"
	"testing"

	"jiheng/document"
)

// outline prints a document's blocks as their kind and text.
func outline(d *document.Document) string {
	var out []string
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case *document.Heading:
			out = append(out, "#"+strings.Repeat("#", b.Level-1)+document.Text(b.Runs))
		case *document.Paragraph:
			kind := ""
			if b.Style == document.Title {
				kind = "题："
			}
			out = append(out, kind+document.Text(b.Runs))
		}
	}
	return strings.Join(out, "|")
}

// The headings above all text that name the paper are its title.
func TestPromoteTitle(t *testing.T) {
	h, p := document.H, document.P
	for _, c := range []struct {
		name string
		in   []document.Block
		want string
	}{
		{"标题1是题名", []document.Block{h(1, "白石镇2024年度自评报告"), h(2, "一、概况"), p("正文。")}, "题：白石镇2024年度自评报告|#一、概况|正文。"},
		{"两行", []document.Block{h(1, "白石镇人民政府"), h(1, "2024年度整体支出绩效自评报告"), h(2, "概况"), p("正文。")},
			"题：白石镇人民政府|题：2024年度整体支出绩效自评报告|#概况|正文。"},
		{"下面也是标题1", []document.Block{h(1, "整体支出绩效自评报告"), h(1, "一、概况"), h(2, "（一）职责"), p("正文。")}, "题：整体支出绩效自评报告|#一、概况|##（一）职责|正文。"},
		{"附件在上面", []document.Block{p("附件1"), p(""), h(1, "项目支出绩效自评表"), p("（2024年度）")}, "附件1||题：项目支出绩效自评表|（2024年度）"},
		{"有编号的不是", []document.Block{h(1, "一、部门预算"), p("正文。")}, "#一、部门预算|正文。"},
		{"不像题名的不是", []document.Block{h(1, "概况"), p("正文。")}, "#概况|正文。"},
		{"正文下面的不是", []document.Block{p("按照要求，开展自评。"), h(1, "自评报告"), p("正文。")}, "按照要求，开展自评。|#自评报告|正文。"},
		{"已有题名", []document.Block{document.Styled(document.Title, "自评报告"), h(1, "项目支出绩效自评表"), p("正文。")}, "题：自评报告|#项目支出绩效自评表|正文。"},
		{"题名在下面", []document.Block{h(1, "关于报送的通知"), document.Styled(document.Title, "自评报告"), p("正文。")}, "#关于报送的通知|题：自评报告|正文。"},
		{"没有标题", []document.Block{p("正文。")}, "正文。"},
	} {
		d := &document.Document{Blocks: c.in}
		d.PromoteTitle()
		if got := outline(d); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}
