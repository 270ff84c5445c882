package table

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"jiheng/document/xlsx"
)

// A labelling says how surely a text names a total.
type labelling int

const (
	noLabelling labelling = iota
	within                // 联合计划生育协会: the letters stand inside a name
	begins                // 合计商贸有限公司
	carried               // 承前页, 其中：小微企业, 平均: counted elsewhere, or no sum
	ends                  // 一季度小计
	exact                 // 合 计：
)

// Words of totals. The loose ones are names of work as well (资料汇总).
const (
	firmWords  = `小计|合计数?|总计数?|累计数?|累计发生额?|共计数?|总合计|总额|总数|总共|总和|总金额|总人[次数]|总[场户家件笔]数|总场次`
	looseWords = `汇总数?|小结`
	latinWords = `(?:sub|grand|sum)?totals?|sum|ttl|[Σ∑]`
	totalWords = `(?:` + firmWords + `|` + looseWords + `|` + latinWords + `)`
)

var (
	exactTotal = regexp.MustCompile(`^(?:本页|本月|本年|本期|本季|本级|以上|上述|全部|总|各项|全年|当月|当年)?` + totalWords +
		`(?:\([^()]*\)|[0-9]+[\p{Han}]{0,3}(?:记录)?)?:?$`)
	endsTotal = regexp.MustCompile(`^[^,。;]{0,35}(?:` + firmWords + `|` + looseWords + `|[^,。;a-z](?:` + latinWords + `))` +
		`(?:\([^()]*\)|[0-9]+[\p{Han}]{0,3})?:?$`)
	endsLoose  = regexp.MustCompile(`(?:` + looseWords + `)(?:\([^()]*\))?:?$`)
	startTotal = regexp.MustCompile(`^(?:` + firmWords + `|` + looseWords + `)`)
	holdsTotal = regexp.MustCompile(firmWords)

	carriedOver = regexp.MustCompile(`^(?:[承接][前上]页|[过转]次页|转下页|结转[下次]页|[上前]页结转|` +
		`上[年期月季](?:结转|结余|余额)|期[初末][余数]额?|[年月季][初末]余额|本[年期月季](?:余额|结余|发生额?)|累计余额|余额|结余|大写)(?:\([^()]*\))?:?$|^大写:`)
	ofWhich = regexp.MustCompile(`^其中(?:$|[:、,]|\()`)
	average = regexp.MustCompile(`^.{0,12}(?:平均[值数]?|均值|[人户月日]均)(?:\([^()]*\))?:?$|^(?:average|avg|mean)$`)

	// names of a whole that a sum may be of: 一季度, 上半年, 全镇, 1-3月
	wholeName = regexp.MustCompile(`^(?:第?[一二三四1-4]季度?|[上下]半年|全[年镇区县市乡村部体]|[0-9一二三四五六七八九十]{1,3}月?份?[-—–~至到][0-9一二三四五六七八九十]{1,3}月份?)$`)

	headNumber = regexp.MustCompile(`^\(?[一二三四五六七八九十]{1,3}[)、.]`)
)

// longestLabel is the most characters that a label has.
const longestLabel = 40

// mostLabels bounds the texts whose labelling is kept.
const mostLabels = 256

// labellingOf reads a text as the label of a total.
func labellingOf(text string) labelling {
	if !mayBeLabel(text) {
		return noLabelling
	}
	return readLabel(flat(text))
}

// readLabel reads a flat text that may be the label of a total.
func readLabel(s string) labelling {
	switch {
	case footnote.MatchString(s):
		return noLabelling
	case exactTotal.MatchString(s):
		return exact
	case utf8.RuneCountInString(s) <= longestLabel && endsTotal.MatchString(s):
		return ends
	case carriedOver.MatchString(s), ofWhich.MatchString(s), average.MatchString(s):
		return carried
	case startTotal.MatchString(s):
		return begins
	case holdsTotal.MatchString(s), wholeName.MatchString(s):
		return within
	}
	return noLabelling
}

// mayBeLabel is a quick look at a text, before the slow ones: whether it has the
// characters that one of them needs, in any order. Keys, days and names have not.
func mayBeLabel(text string) bool {
	if len(text) > 3*longestLabel {
		return false
	}
	var of, which, written, end, number, half, year, whole, month, dash, latin bool
	var words, letters int // characters of Han, and of others
	for _, r := range text {
		if r < utf8.RuneSelf { // most of a table
			dash = dash || r == '-' || r == '~'
			latin = latin || r == 't' || r == 'T' || r == 'm' || r == 'M'
			if lower := r | 0x20; 'a' <= lower && lower <= 'z' {
				letters++
			}
			continue
		}
		switch r {
		case '计', '总', '汇', '结', '额', '余', '页', '均', '季', 'Σ', '∑':
			return true
		case '其':
			of = true
		case '中', '大', '本':
			which = true
		case '写', '发':
			written = true
		case '初', '末':
			end = true
		case '数':
			number = true
		case '半':
			half = true
		case '年':
			year = true
		case '全':
			whole = true
		case '月':
			month = true
		case '至', '到', '－', '—', '–', '～':
			dash = true
		case 'ｔ', 'Ｔ':
			latin = true
		}
		switch {
		case han(r):
			words++
		case unicode.IsLetter(r):
			letters++
		}
	}
	return which && (of || written) || end && number || half && year || whole && words <= 2 || month && dash || latin && letters >= 3
}

// NamesTotal reports a text that is a total's name and nothing else: 合计,
// 三公经费小计, 经费总额, 其中：…. Names that merely hold such a word are none.
func NamesTotal(text string) bool { return labellingOf(text) >= carried }

// OnlyTotal reports a text that is a bare word for a total, as 合计 or 总 计.
func OnlyTotal(text string) bool { return labellingOf(text) == exact }

// free are names of columns whose cells are words about a record, not its name.
var free = regexp.MustCompile(`备注|说明|内容|原因|目标|情况|意见|诉求|措施|描述|依据|来源|类|性质|状态|方式|去向|口径|级|评价|结果|用途|文件|指标|目的|要求`)

// naming reports a cell of a column whose texts may name what the row is.
func (sr *sheetReader) naming(c *xlsx.Cell) bool {
	wordy, known := sr.wordy[c.Column]
	if !known {
		wordy = free.MatchString(sr.sheet.head.labels[c.Column])
		if sr.wordy == nil {
			sr.wordy = map[int]bool{}
		}
		sr.wordy[c.Column] = wordy
	}
	return !wordy
}

// labelling is labellingOf, kept for texts that columns repeat.
func (sr *sheetReader) labelling(text string) labelling {
	if !mayBeLabel(text) {
		return noLabelling
	}
	how, known := sr.labels[text]
	if !known {
		how = readLabel(flat(text))
		if len(sr.labels) < mostLabels {
			sr.labels[text] = how
		}
	}
	return how
}

// labelled returns the cell that may name a total, the likeliest one, and how
// surely it does: the first text, one in a column of names, or any cell that is
// nothing but such a word. Where none does it is the first text.
func (sr *sheetReader) labelled(row xlsx.Row) (*xlsx.Cell, labelling) {
	var first, at *xlsx.Cell
	best := noLabelling
	for i := range row.Cells {
		c := &row.Cells[i]
		if c.Kind != xlsx.Text || c.Struck {
			continue
		}
		how := sr.labelling(c.Text)
		if how == noLabelling && first != nil || sr.allowed(c) {
			continue
		}
		if how == exact {
			return c, exact
		}
		leads := first == nil && strings.TrimSpace(c.Text) != "" && !figureLike(c.Text)
		if leads {
			first = c
		}
		if how > best && (leads || sr.naming(c)) {
			at, best = c, how
		}
	}
	if at != nil {
		return at, best
	}
	return first, noLabelling
}

// loose reports a label that is a name of work as well.
func loose(c *xlsx.Cell) bool { return endsLoose.MatchString(flat(c.Text)) }
