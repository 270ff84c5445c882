package dossier

import (
	"cmp"
	"strings"

	"jiheng/plain"
)

// Decided tells in one line each what entries of 审核.yaml and 放行.yaml say was
// decided: a step, an opinion, an issue, a review of the goals, a release. The heads of
// their lists say nothing. ok is false of other files.
func Decided(e Entry) (lines []string, ok bool) {
	if e.File != FileReview && e.File != FileReleases {
		return nil, false
	}
	if e.Kind != EntryItem && e.Kind != EntryBlock {
		return nil, true
	}
	for _, x := range itemsOf(e) {
		lines = append(lines, decided(e.Block, x))
	}
	return lines, true
}

func decided(block string, x plain.Node) string {
	switch block {
	case BlockSteps:
		if x.Text("从") == x.Text("到") { // it was begun
			return cmp.Or(x.Text("意见"), "开始这个年度") + "，现在是“" + x.Text("到") + "”"
		}
		return "从“" + x.Text("从") + "”到“" + x.Text("到") + "”"
	case BlockProjectSteps:
		return "项目" + x.Text("项目") + "从“" + x.Text("从") + "”到“" + x.Text("到") + "”" + said(x.Text("意见"))
	case blockOpinions:
		return x.Text("指标") + " " + x.Text("结论") + then("，复核得分", x.Text("得分")) + then("，", x.Text("格")) + said(x.Text("意见"))
	case blockAnswers:
		return "答复" + x.Text("意见身份") + "对" + x.Text("指标") + "的意见" + said(x.Text("答复"))
	case BlockSpotChecks:
		return "抽中" + strings.Join(x.Texts("抽中"), "、") + "，种子“" + x.Text("种子") + "”"
	case blockIssues:
		return "第" + x.Text("版本") + "稿，短码" + x.Text("短码") + then("，自评总分", x.Text("总分")) + then("，", x.Text("等级")) + then("，", x.Text("文号")) + then("，送", x.Text("主送"))
	case blockGoalOpinions:
		return x.Text("结论") + "，" + x.Text("总分") + "分，" + x.Text("等级") + said(x.Text("意见"))
	case blockReleases:
		return x.Text("规则") + "《" + x.Text("文件") + "》" + said(x.Text("意见"))
	}
	return strings.TrimSpace(x.String())
}

// then is a word with what it introduces; nothing where there is nothing.
func then(word, text string) string {
	if text == "" {
		return ""
	}
	return word + text
}

func said(text string) string { return then("：", text) }
