package check

import "jiheng/regs"

// ownSources are the grounds of rules that no regulation states: usage and our
// own requirements, each in words.
var ownSources = map[regs.Key]string{
	"usage/characters": "通行用法：字符和空格",
	"usage/units":      "法定计量单位的写法",
	"usage/lists":      "通行用法：列举与计数",
	"usage/statistics": "统计用语的通行用法",
	"usage/report":     "绩效自评报告的通行写法",
	"usage/residue":    "成文前应清理的残留文字",
	"usage/names":      "通行用法：名称前后一致",
	"usage/phrases":    "规范表述的词表",
	"usage/wording":    "通行用法：用字用词",
	"own/consistency":  "本软件的要求：同一件事前后一致",
	"own/form":         "自评表、目标表的填报说明",
	"own/arithmetic":   "本软件的要求：数能按表上的关系算平",
	"own/plausible":    "本软件的要求：结果合乎常理，不合的写明原因",
	"identity":         "定义如此：各项之和等于合计",
	"local/sichuan":    "川财绩〔2025〕5号和四川省自评表的填报说明",
	"local/pidu":       "郫都区绩效管理通知",
	"project-code":     "预算管理一体化系统的项目编码",
}

// CertaintyOf says how surely what a source requires is known; it is empty for
// our own grounds, which say themselves what they are.
func CertaintyOf(k regs.Key) regs.Certainty {
	c, _ := regs.ClauseByKey(k)
	return c.Certainty
}

// SourceText prints a source in words: document, article and title of a clause,
// or our own ground. ok is false where the key is unknown.
func SourceText(k regs.Key) (text string, ok bool) {
	if s, ok := ownSources[k]; ok {
		return s, true
	}
	c, ok := regs.ClauseByKey(k)
	if !ok {
		return "", false
	}
	return c.Document + c.Article + "“" + c.Title + "”", true
}
