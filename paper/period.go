package paper

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A Period is the time that a figure speaks of, beside the year of the document.
type Period int

// The periods.
const (
	WholeYear   Period = iota // the year of the document, or nothing is said
	PartOfYear                // up to a month or a quarter: 截至7月底, 1—7月, 上半年, 运行监控
	AnotherYear               // 上年, or a year that is not the document's
)

const (
	monthNumber = `(?:1[0-2]|0?[1-9]|十一|十二|[一二三四五六七八九十])`
	dayNumber   = `(?:[0-3]?[0-9]|[一二三四五六七八九十]{1,3})`
	rangeMark   = `(?:-|—|–|－|~|～|至|到|―|─)+`
)

// periodMarks match the words of time. The groups say which: a month that a
// stretch of time ends in, words of a part of the year, of its whole, of another
// year, of this one, and a year by its number.
var periodMarks = regexp.MustCompile(`(?:截[至止到]?|累计至|至|到)(?:20\d\d年|当年|本年|今年)?度?(` + monthNumber + `)月(?:份|底|末|初|[上中下]旬|` + dayNumber + `日)?` +
	`|` + monthNumber + `月?份?` + rangeMark + `(` + monthNumber + `)月(?:份|底|末)?` +
	`|(` + monthNumber + `)月[底末]` +
	`|(上半年|下半年|半年度|前[一二三1-3]个?季度|第?[一二三四1-4]季度|[本当该]季度?|季度末|[本当]月|年中|期中|前` + monthNumber + `个月|截[至止](?:目前|监控|本季|上月)|监控(?:期|时点|节点)|[与和同](?:序时|时序)进度)` +
	`|((?:截[至止到]?|到)?(?:20\d\d|当|本)?年[末底]|全年(?:实际|累计|共|总)?(?:支出|执行|决算|支付|拨付|完成支出))` +
	`|(20\d\d年?` + rangeMark + `20\d\d年|上年|去年|上一年|前一年|以前年度|往年|前年)` +
	`|(本年|今年)` +
	`|(20\d\d)年`)

// compared stand before a time that another is compared with.
var compared = []string{"比", "较", "与", "同", "和", "由", "从", "相比", "对比", "按", "以"}

// moneyTalk are words of a clause that speaks of money.
var moneyTalk = []string{"预算", "支出", "执行", "支付", "拨付", "资金", "经费", "进度", "使用", "到位", "监控", "决算", "收入", "元"}

// A periodChange says from which byte of a line a period holds.
type periodChange struct {
	at     int
	period Period
}

// PeriodAt returns the period that a figure at a byte of a line speaks of: by
// the words before it in its paragraph, else by the headings above it and the
// title.
func (t *Text) PeriodAt(l *Line, at int) Period {
	changes := l.readings().periods.get(func() []periodChange { return t.periodsOf(l) })
	low, high := 0, len(changes)
	for low < high {
		mid := (low + high) / 2
		if changes[mid].at <= at {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return changes[low-1].period
}

// periodsOf reads the periods of a line from its beginning to its end. What is
// said in a bracket with figures holds in the bracket alone.
func (t *Text) periodsOf(l *Line) []periodChange {
	base := t.periodAbove(l)
	out := []periodChange{{0, base}}
	now := base
	set := func(at int, p Period) {
		if now = p; p != out[len(out)-1].period {
			out = append(out, periodChange{at, p})
		}
	}
	marks := periodMarks.FindAllStringSubmatchIndex(l.Text, -1)
	var around []Period
	from, spoken := 0, false // the sentence, and whether a part of the year was said in it
	for i, r := range l.Text {
		for len(marks) > 0 && marks[0][0] == i {
			if p, ok := t.periodSaid(l.Text, marks[0], now, base); ok {
				set(i, p)
				spoken = spoken || p == PartOfYear
			}
			marks = marks[1:]
		}
		for len(marks) > 0 && marks[0][0] < i {
			marks = marks[1:]
		}
		switch r {
		case '（', '(':
			around = append(around, now)
		case '）', ')':
			if n := len(around); n > 0 {
				if strings.ContainsAny(l.Text[strings.LastIndexAny(l.Text[:i], "（("):i], "元%") {
					set(i, around[n-1])
				}
				around = around[:n-1]
			}
		case '。':
			end := i + utf8.RuneLen(r)
			if now == AnotherYear || now == PartOfYear && spoken && !carries(l.Text[from:i], l.Text[end:]) {
				set(end, base)
			}
			from, spoken, around = end, false, nil
		}
	}
	return out
}

// carries reports that a part of the year of which one sentence speaks is meant in
// the next too: that has no budget with its outturn of its own, or the first has
// no amounts.
func carries(said, next string) bool {
	if i := strings.Index(next, "。"); i >= 0 {
		next = next[:i]
	}
	return !HasAny(said, "元", "%") || !HasAny(next, "预算", "资金总额") || !HasAny(next, "支出", "决算", "支付", "使用")
}

// periodSaid reads a mark; ok is false where it says nothing of the figures
// behind it.
func (t *Text) periodSaid(text string, m []int, now, base Period) (p Period, ok bool) {
	group := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return text[m[2*i]:m[2*i+1]]
	}
	before, rest := text[:m[0]], text[m[1]:]
	for _, i := range []int{1, 2, 3} {
		if month := group(i); month == "12" || month == "十二" {
			return WholeYear, true
		} else if month != "" {
			return PartOfYear, governs(rest)
		}
	}
	switch {
	case group(4) != "":
		return PartOfYear, strings.HasSuffix(group(4), "进度") || governs(rest)
	case group(5) != "":
		return WholeYear, now == PartOfYear
	case group(6) != "":
		if hasSuffix(before, compared) || HasAny(Clip(rest, 4), "结转", "结余", "末") {
			return 0, false
		}
		return AnotherYear, true
	case group(7) != "":
		return base, true
	}
	year, _ := strconv.Atoi(group(8))
	switch {
	case t.Year == 0 || hasSuffix(before, compared) || !yearOfFigures(rest):
		return 0, false
	case year == t.Year:
		return base, true
	}
	return AnotherYear, true
}

func hasSuffix(s string, words []string) bool {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// governs reports that a time holds for the figures behind it: the rest of its
// clause is empty or speaks of money, and not of something else that was done.
func governs(rest string) bool {
	if i := strings.IndexAny(rest, "，,；;。：:"); i >= 0 {
		rest = rest[:i]
	}
	return Runes(rest) <= 3 || HasAny(rest, moneyTalk...) || strings.ContainsAny(rest, "%％")
}

// behindYear are the words behind a year that is the year of the figures, and no
// part of a project's name.
var behindYear = regexp.MustCompile(`^度?(?:[，,（(：:]|[0-9]|全年|年初|预算|支出|决算|收入|执行|实际|调整|财政拨款|一般公共预算|部门|单位|本|我|安排|下达|批复|资金|共|总|末|底|同期|支付|拨付)`)

func yearOfFigures(rest string) bool {
	i := behindYear.FindStringIndex(rest)
	if i == nil {
		return false
	}
	clause := rest
	if k := strings.IndexAny(clause, "，,；;。0123456789"); k > 0 {
		clause = clause[:k]
	}
	return !strings.Contains(clause, "项目") || HasAny(clause, "项目支出", "项目预算", "项目资金")
}

// partHeads are words of a heading or title above figures of a part of the year,
// notTime what holds such a word and is no time.
var (
	partHeads = []string{"运行监控", "绩效监控", "执行监控", "预算监控", "监控情况", "监控结果", "监控表", "监控报告", "监控期", "事中监控", "上半年", "半年度", "季度", "季报", "月报", "年中", "期中"}
	notTime   = []string{"视频监控", "监控系统", "监控平台", "监控设备"}
)

// headPeriod reads the period of a heading, a title or the name of a table.
func (t *Text) headPeriod(s string) Period {
	if HasAny(s, partHeads...) && !HasAny(s, notTime...) {
		return PartOfYear
	}
	for _, m := range periodMarks.FindAllStringSubmatchIndex(s, -1) {
		for i := 1; i <= 3; i++ {
			if m[2*i] >= 0 {
				if month := s[m[2*i]:m[2*i+1]]; month != "12" && month != "十二" {
					return PartOfYear
				}
			}
		}
	}
	if !HasAny(s, "预算", "执行", "支出", "决算", "自评", "绩效", "经费") {
		return WholeYear
	}
	if m := YearInTitle.FindStringSubmatch(s); m != nil && t.Year > 0 {
		if y, _ := strconv.Atoi(m[1]); y != t.Year && !HasAny(s, "项目", "结转", "问题", "整改") {
			return AnotherYear
		}
		return WholeYear
	}
	if HasAny(s, "上年", "去年", "上一年") && !HasAny(s, "结转", "结余", "问题", "整改", "比", "较", "对比") {
		return AnotherYear
	}
	return WholeYear
}

// periodAbove is the period that the headings above a line, or the title, say.
func (t *Text) periodAbove(l *Line) Period {
	for up := l.Up; up != nil; up = up.Up {
		name := up.Name()
		if up.RunIn {
			name = runInHead(name)
		}
		if p := t.headPeriod(name); p != WholeYear && up != l {
			return p
		}
	}
	if p := t.headPeriod(t.Title); p == PartOfYear {
		return p
	}
	return WholeYear
}
