package extract

import (
	"strings"
	"unicode/utf8"
)

// changeLeads begin verbs of change, downLeads those of a fall; a character behind them
// says what changed: 增收, 多支, 减产, 少花.
var (
	upLeads   = newLexicon("新增", "净增", "增", "多", "提升", "提高", "提增", "上升", "上涨", "上浮", "回升", "攀升", "跃升", "攀高", "扩", "追加", "超")
	downLeads = newLexicon("净减", "减", "少", "节约", "节省", "节支", "节减", "省下", "压", "下降", "下滑", "下跌", "下调", "下浮", "回落", "收缩", "收窄", "缩", "降低", "降本", "核减", "短收", "精简", "紧缩",
		"削减", "裁减")
	// degrees stand before verbs of change.
	degrees = newLexicon("又", "再", "约", "共", "实际", "累计", "同口径", "相应", "合计", "小幅", "大幅", "大幅度", "略", "略有", "有所", "明显", "进一步", "净", "同比", "相比", "，", ",", "度", "同期", "末", "底", "初",
		"的", "预计", "可", "共计", "总体", "整体", "均")
	// changeNouns begin like verbs of change.
	changeNouns = newLexicon("增值", "增量", "增幅", "增设", "增加值", "多媒体", "多功能", "多元", "多边", "多晶", "少数", "少年", "少儿", "少先", "减免", "减税", "减排", "压力", "压缩空气", "扩大会", "超市", "超限", "超时", "超龄", "超期",
		"超载", "超声", "超标", "缩短", "减灾", "减负", "减震", "减贫")
)

// comparedVerb returns the words at the end of a label by which something changed against
// an earlier time, and their direction: 增收 of 比上年增收, 少支 of 较2023年少支. ok is false
// for a noun: 收入 of 比上年收入.
func comparedVerb(label string) (verb string, down, ok bool) {
	rest, compared := behindTime(label)
	for w := degrees.at(rest); compared && w != ""; w = degrees.at(rest) {
		rest = rest[len(w):]
	}
	if rest == "" || utf8.RuneCountInString(rest) > 4 || changeNouns.at(rest) != "" {
		return "", false, false
	}
	switch {
	case upLeads.at(rest) != "":
		return rest, false, true
	case downLeads.at(rest) != "":
		return rest, true, true
	}
	return "", false, false
}

// nounBehindTime reports words that look like a verb of change and are what was there at
// the earlier time: 新增就业 of 比上年新增就业5000人增加200人.
func nounBehindTime(c context) bool {
	if changeWords.at(strings.TrimLeft(c.tail, "又再有所")) == "" {
		return false
	}
	verb, _, ok := comparedVerb(trimChange(c.label))
	return ok && utf8.RuneCountInString(verb) > 2 && !changeWords.in(verb)
}

// times are what something is compared with.
var times = newLexicon("上年", "去年", "上年度", "上年同期", "去年同期", "上一年", "上一年度", "年初", "上期", "上月", "上季度", "前年", "期初", "同期", "往年", "上年末", "去年末", "年初数")

// behindTime cuts a label behind the time that it compares with: 增收 of 比上年增收.
func behindTime(label string) (rest string, ok bool) {
	at := -1
	for _, w := range []string{"比", "较", "与", "同"} {
		if k := strings.LastIndex(label, w); k >= 0 && k+len(w) > at {
			if said := label[k+len(w):]; times.at(said) != "" || run(said, 0) == 4 && strings.HasPrefix(said[4:], "年") {
				at = k + len(w)
			}
		}
	}
	if at < 0 {
		return "", false
	}
	if rest = label[at:]; times.at(rest) != "" {
		return rest[len(times.at(rest)):], true
	}
	return rest[4+len("年"):], true
}

// falls and rises report the direction of a change that a label says.
func falls(label string) bool {
	label = trimChange(label)
	if changeWords.before(label) != "" {
		return downWords.before(label) != ""
	}
	_, down, ok := comparedVerb(label)
	return ok && down
}

func rises(label string) bool {
	label = trimChange(label)
	if changeWords.before(label) != "" {
		return upWords.before(label) != ""
	}
	_, down, ok := comparedVerb(label)
	return ok && !down
}

// wasThen reports that an amount behind the words of an earlier year is that year's:
// the words name it or nothing, and go on with how it changed. 比上年盘活5亿元 may be what
// changed as well as what was then.
func (f *finder) wasThen(label string, end int) bool {
	rest, ok := behindTime(label)
	if !ok {
		return true
	}
	for w := degrees.at(rest); w != ""; w = degrees.at(rest) {
		rest = rest[len(w):]
	}
	if rest == "" {
		return true
	}
	if _, staged := stageWords.nearest(rest); staged {
		return true
	}
	after := f.line.Text[end:min(f.to, end+72)]
	if i := strings.IndexAny(after, "。；;"); i >= 0 {
		after = after[:i]
	}
	return hasAny(after, "增", "减", "升", "降", "提高", "多", "少", "持平", "相比", "上涨", "扩大", "回落", "下滑", "相当", "压缩", "变化")
}
