package report

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"jiheng/fault"
)

// foreignMarks are ways of writing that other Markdown programs know and the
// narrative does not: printed as they stand they would spoil a report.
var foreignMarks = []struct {
	mark      *regexp.Regexp
	what, how string
}{
	{regexp.MustCompile(`(?m)^[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+\|?[ \t]*$`), "竖线画的表", "要印表，请在单独一行写[[表:…]]，数据放进档案；没有合适的表，改写成文字"},
	{regexp.MustCompile(`(?m)^[ \t]*\|[^|\n]*\|(?:[^|\n]*\|)*[ \t]*$`), "竖线画的表", "要印表，请在单独一行写[[表:…]]，数据放进档案；没有合适的表，改写成文字"},
	{regexp.MustCompile(`~~[^~\n]+~~`), "删除线“~~”", "删去不要的字"},
	{regexp.MustCompile(`&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});`), "网页的符号写法", "直接写这个符号或空格"},
	{regexp.MustCompile(`\[\^[^\]\n]+\]`), "脚注", "把说明写进正文"},
	{regexp.MustCompile(`(?m)^[ \t]*\[[ xX√]\][ \t]`), "任务方框", "写成文字"},
	{regexp.MustCompile(`==[^=\n]+==`), "高亮“==”", "要突出的用“**”"},
	{regexp.MustCompile(`__[^_\n]+__`), "下划线的粗体“__”", "要突出的用“**”"},
	{regexp.MustCompile(`(?:^|[^0-9A-Za-z_])_[^_\s][^_\n]*_(?:$|[^0-9A-Za-z_])`), "下划线的斜体“_”", "删去下划线"},
	{regexp.MustCompile(`\$[^$\n]+\$`), "公式“$”", "写成文字"},
	{regexp.MustCompile(`(?mi)^[ \t]*\[(?:toc|目录)\][ \t]*$`), "目录的记号", "删去，目录由程序印"},
	{regexp.MustCompile(`(?m)^[ \t]*(?:\$\$|:::|~~~)`), "公式、容器一类的写法", "写成文字"},
}

// foreign refuses a block with such a mark; it reports whether there was one.
func (n *narrator) foreign(node ast.Node) bool {
	if node.Lines() == nil {
		return false
	}
	text := string(node.Lines().Value(n.source))
	if !strings.ContainsAny(text, "|~&^[=$:_") {
		return false
	}
	for _, f := range foreignMarks {
		if m := f.mark.FindString(text); m != "" {
			n.bad(node, "markdown", "正文里不能用%s（“%s”）；%s", f.what, fault.Clip(strings.TrimSpace(m)), f.how)
			return true
		}
	}
	return false
}
