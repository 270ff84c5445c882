package pdfread

import (
	"regexp"
	"strings"
)

// What paragraphs begin with, or are.
var (
	headings = []*regexp.Regexp{
		regexp.MustCompile(`^(第[一二三四五六七八九十百\d]+(部分|章|篇)|[一二三四五六七八九十百]+[、.．])`),
		regexp.MustCompile(`^(第[一二三四五六七八九十百\d]+节|[（(][一二三四五六七八九十百]+[)）])`),
		regexp.MustCompile(`^\d{1,2}[、.．](\D|$)`),
		regexp.MustCompile(`^[（(]\d{1,2}[)）]`),
	}
	unitLine   = regexp.MustCompile(`(^|[　 ）)])(金额)?(计量)?单位[:：] ?(人民币)?(万元|元|亿元|千元|百万元|分|人|个|项|%|％|万元、%|万元[，、/].{1,6})[）)]?$`)
	formNumber = regexp.MustCompile(`^(公开|财决|附) ?[\d一二三四五六七八九十]+ ?(表|号)$`)
	fieldLabel = regexp.MustCompile(`(数|额|率|分|预算|决算|支出|收入|万元[）)]|元[）)]|%[）)])：$`)
	exactStart = regexp.MustCompile(`^\d[\d,]*(\.\d+)?[%％]? `)
	annexLine  = regexp.MustCompile(`^附(件|表|录) ?[\d一二三四五六七八九十]*[:：]?$`)
	tableTitle = regexp.MustCompile(`^(附?表|续表) ?[\d一二三四五六七八九十]+([\-—.．]\d+)?([ 　:：．.、]|\D)`)
	dateLine   = regexp.MustCompile(`^[（(]?[\d〇○零一二三四五六七八九]{4}年[\d一二三四五六七八九十]{1,3}月([\d一二三四五六七八九十]{1,3}日)?[）)]?$`)
	remarkLine = regexp.MustCompile(`^(注|说明|备注|附注|填表说明|资料来源|数据来源)[:：\d]`)
	leaderLine = regexp.MustCompile(`^(.*?)[ .．·•…⋯‥。_\-]*([.．·•…⋯‥_]{4,}|…{2,}|⋯{2,})[ .．·•…⋯‥]*[（(]?(\d{1,4})[)）]?$`)
	shortDots  = regexp.MustCompile(`[.．·•…⋯‥_]{2,} ?\d{1,4}$`)
	nounEnd    = regexp.MustCompile(`(情况|说明|分析|概况|概述|问题|措施|建议|工作|职责|职能|机构|目标|结论|依据|安排)。?$`)
	contents   = regexp.MustCompile(`^(目 *录|目 *次)$`)
)

// level returns the level that a paragraph's number gives it as a heading; 0
// for none.
func level(text string) int {
	for i, p := range headings {
		if p.MatchString(text) {
			return i + 1
		}
	}
	return 0
}

// sentence tells whether a text ends as sentences do.
func sentence(text string) bool {
	return strings.HasSuffix(text, "。") || strings.HasSuffix(text, "；") || strings.HasSuffix(text, "：") ||
		strings.HasSuffix(text, "，") || strings.HasSuffix(text, "、") || strings.HasSuffix(text, ";")
}

// opens tells whether a text begins a paragraph of its own by what it says.
func opens(text string) bool {
	return level(text) > 0 || unitLine.MatchString(text) || annexLine.MatchString(text) || tableTitle.MatchString(text) ||
		figureTitle.MatchString(text) || remarkLine.MatchString(text)
}
