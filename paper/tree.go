package paper

import (
	"regexp"
	"strings"

	"jiheng/plain"
)

// longestTitle is the length in characters of the longest line of a title.
const longestTitle = 60

// caption is the title of a table or figure: 表1 项目支出明细表（单位：万元）.
var caption = regexp.MustCompile(`^[表图] ?[0-9一二三四五六七八九十]{1,3}(?:[-—.][0-9]{1,2})?[ 　：:]+[^。；]{2,40}$`)

// classify finds title, signature and date.
func (t *Text) classify() {
	for _, l := range t.Lines {
		if l.Kind == HeadingLine && l.Level == 0 {
			l.Level = 1
		}
		if l.Kind == BodyLine && (strings.HasPrefix(l.Text, "注：") || strings.HasPrefix(l.Text, "注:") || caption.MatchString(l.Text)) {
			l.Kind = CaptionLine
		}
		l.RunIn = l.Kind == BodyLine && l.Mark != ""
		if l.Kind == BodyLine && leadsAttachment(l.Text) && Runes(l.Text) <= longestHeading {
			l.Kind = AnnexLine
		}
	}
	t.titles()
	t.signature()
}

// titles marks the short lines before the first heading, paragraph or table as
// the title, unless the document has lines of that style.
func (t *Text) titles() {
	for _, l := range t.Lines {
		if l.Kind == TitleLine {
			return
		}
	}
	for i, l := range t.Lines {
		if l.Kind != BodyLine || i > 4 || l.Mark != "" || Runes(l.Text) > longestTitle || strings.ContainsAny(l.Text, "。；，") || HasAny(l.Text, "：") {
			return
		}
		if i == 0 && !YearInTitle.MatchString(ArabicYears(l.Text)) && !HasAny(l.Text, "报告", "申报表", "自评表", "情况表", "目标表", "绩效", "决算", "自评") {
			return
		}
		l.Kind = TitleLine
	}
}

// signature marks the last date that stands alone and the unit above it.
func (t *Text) signature() {
	for end := len(t.Lines); end > 0; end-- {
		if (end == len(t.Lines) || t.Lines[end].Kind == AnnexLine) && t.signedAbove(end) {
			return
		}
	}
}

// signedAbove finds signature and date in the last lines above a line.
func (t *Text) signedAbove(end int) bool {
	for i := end - 1; i > 0 && i >= end-12; i-- {
		l := t.Lines[i]
		if l.Kind == DateLine || l.Kind == BodyLine && dateOnly(l.Text) {
			l.Kind = DateLine
			t.Day = dayIn(l.Text)
			if up := t.Lines[i-1]; up.Kind == BodyLine && Runes(up.Text) <= 30 && !strings.ContainsAny(up.Text, "。；，：") {
				up.Kind = SignatureLine
			}
			return true
		}
		if (l.Kind == BodyLine || l.Kind == SignatureLine) && len(l.Text) < 150 {
			if m := signedDay.FindStringSubmatch(l.Text); m != nil {
				l.Kind, t.Day = DateLine, dayIn(m[1]+m[2]+m[3])
				return true
			}
		}
	}
	return false
}

// signedDay is a unit with the day behind it in one line: blanks stand between, or the unit's
// last word tells where it ends, with or without a comma.
var signedDay = regexp.MustCompile(`^(?:[^。；，！？0-9]{2,36}?(?:[ 　\t]+|[（(](?:盖章|公章|章)[）)][ 　]*)(?:日期[：:])?(` + dayPattern + `)|` +
	`[（(]?[^。；！？0-9于在]{1,44}?(?:` + signEnds + `)[，,、｜|/／：:]?[ 　\t]*(?:(?:编制|填报|填表|报告|成文)?(?:日期|时间)[：:][ 　]*)?(` + dayPattern + `)[）)]?|` +
	`(` + dayPattern + `)[，,、｜| 　\t]+[^。；！？，、0-9]{1,36}?(?:` + signEnds + `))$`)

// signEnds are words that names of units end in.
const signEnds = `评价组|工作组|评价小组|工作小组|自评小组|专家组|课题组|局|中心|院|校|学|园|镇|乡|街道|办事处|办公室|委员会|委|会|所|站|馆|厅|部|科|股|室|支队|大队|公司|政府`

const dayPattern = `20\d\d年\d{1,2}月\d{1,2}日|20\d\d[-—–./／]\d{1,2}[-—–./／]\d{1,2}|二〇[一二三四五六七八九〇]{2}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日`

var (
	dayWords = regexp.MustCompile(`^(20\d\d)年(\d{1,2})月(\d{1,2})日$`)
	dayHan   = regexp.MustCompile(`^二〇[一二三四五六七八九〇]{2}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日$`)
)

func dateOnly(s string) bool {
	return len(s) < 60 && (dayWords.MatchString(s) || dayHan.MatchString(s))
}

func dayIn(s string) string {
	iso, _ := plain.ParseDay(s)
	return iso
}

// tree sets for every line the numbered line that it stands under.
func (t *Text) tree() {
	var open []*Line
	for _, l := range t.Lines {
		if l.Kind == TitleLine || l.Kind == CellLine {
			if len(open) > 0 {
				l.Up = open[len(open)-1]
			}
			continue
		}
		if l.Level > 0 && (l.Kind == HeadingLine || l.RunIn) {
			for len(open) > 0 && open[len(open)-1].Level >= l.Level {
				open = open[:len(open)-1]
			}
			if len(open) > 0 {
				l.Up = open[len(open)-1]
			}
			open = append(open, l)
			continue
		}
		if len(open) > 0 {
			l.Up = open[len(open)-1]
		}
	}
}

// Section returns the lines below a numbered line, until the next of its level
// or above.
func (t *Text) Section(head *Line) []*Line {
	end := head.Index + 1
	for end < len(t.Lines) && (t.Lines[end].Level == 0 || t.Lines[end].Level > head.Level || t.Lines[end].Kind == CellLine) {
		end++
	}
	return t.Lines[head.Index+1 : end]
}

// Headings returns the lines that are headings of their own.
func (t *Text) Headings() []*Line {
	var out []*Line
	for _, l := range t.Lines {
		if l.Kind == HeadingLine {
			out = append(out, l)
		}
	}
	return out
}

// Find returns the first heading that contains one of the words, nil for none.
func (t *Text) Find(words ...string) *Line {
	for _, l := range t.Lines {
		if l.Kind == HeadingLine && l.Has(words...) {
			return l
		}
	}
	return nil
}

// SectionOf returns the lines under the first heading that contains one of the
// words; ok is false where there is no such heading.
func (t *Text) SectionOf(words ...string) (head *Line, lines []*Line, ok bool) {
	if head = t.Find(words...); head == nil {
		return nil, nil, false
	}
	return head, t.Section(head), true
}

// Words returns the text of lines as one string.
func Words(lines []*Line) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(l.Text)
		b.WriteByte('\n')
	}
	return b.String()
}
