package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"jiheng/extract"
	"jiheng/paper"
	"jiheng/plain"
)

var (
	posts = headcount{words: []string{"编制"}, re: plain.NewExpr(`编制([^，。；\n0-9]{0,14}\n?\s*)([0-9][0-9,，]*(?:\.[0-9]+)?)|([0-9]+)\s*[名个]?[^，。；0-9]{0,6}编制`)}
	staff = headcount{people: true, words: []string{"在职", "在编", "在岗", "实有", "现有", "实际", "职工", "工作人员", "从业", "人员"},
		re: plain.NewExpr(`(?:在职|在编|在岗|实有|现有|实际|职工|工作人员|从业|人员总数|人员)([^，。；\n0-9]{0,14}\n?\s*)([0-9][0-9,，]*(?:\.[0-9]+)?)\s*[人名个]?`)}
)

// A headcount finds numbers of people by the words before them.
type headcount struct {
	words  []string
	re     *plain.Expr
	people bool // persons are counted, never in 个 alone: 现有教学班36个
}

// notHeads are words between 人员 or 编制 and a number that is money, a rate or
// something else.
var notHeads = []string{"经费", "工资", "费", "支出", "资金", "预算", "薪", "津贴", "补助", "补贴", "收入", "率", "计划", "报告", "方案", "规划", "标准", "奖金", "保险", "公积金", "年金", "成本",
	"面积", "资产", "项目", "车辆", "培训", "决算", "完成", "执行", "支付", "金额"}

// behindHeads matches what may stand behind a number of people.
var behindHeads = plain.NewExpr(`^\s*(?:[人名个](?:$|[^次均天月日])|[，。；、,;）)（(|\n]|$)`)

// in returns where a text first says a number of people; nil where it says none.
// An amount of money is none: 人员经费1234.50万元.
func (h headcount) in(text string) []int {
	for from := 0; from < len(text); {
		m := h.re.FindStringSubmatchIndex(text[from:])
		if m == nil {
			return nil
		}
		at := []int{from + m[0], from + m[1]}
		if m[4] >= 0 {
			between, digits, rest := text[from+m[2]:from+m[3]], text[from+m[4]:from+m[5]], text[from+m[5]:]
			if !paper.HasAny(between, notHeads...) && !strings.Contains(digits, ".") && behindHeads.MatchString(rest) &&
				(!h.people || countsPeople(text[at[0]:from+m[4]], rest) && ownStaff(text[:at[0]], text[at[0]:from+m[4]])) {
				return at
			}
		} else if !paper.HasAny(text[from+m[7]:from+m[1]], "年", "月", "元", "%", "％", "预算") {
			return at
		} else if m[7] < m[1] { // of 2023年末政法专项编制98名 the words are read again behind the year
			from += m[7]
			continue
		}
		from += max(m[1]-1, 1)
		for from < len(text) && !utf8.RuneStart(text[from]) {
			from++
		}
	}
	return nil
}

// countsPeople reports that what is counted behind the words before a number are those who
// work there: no pupils or beds, and no things in 个.
func countsPeople(before, rest string) bool {
	before = strings.TrimRight(before, " ：:\n　")
	for _, w := range []string{"共有", "共计", "共", "计", "为", "有", "达", "约"} {
		if cut, ok := strings.CutSuffix(before, w); ok && cut != "" && !strings.HasSuffix(before, "实有") && !strings.HasSuffix(before, "现有") {
			before = cut
		}
	}
	for _, w := range othersCounted {
		if strings.HasSuffix(before, w) {
			return false
		}
	}
	if !strings.HasPrefix(strings.TrimLeft(rest, " "), "个") {
		return true
	}
	return paper.HasAny(before, "人员", "职工", "干部", "教师", "从业") && !paper.HasAny(before, "机构", "岗位") && behindThings.MatchString(rest)
}

// ownStaff reports words before a number by which those counted work in the unit: 工作人员,
// 在职人员, but not 巡查人员, 受益人员 or 困难职工, whoever they are. before stands in front of the words.
func ownStaff(before, words string) bool {
	if paper.HasAny(words, notStaffDone...) {
		return false
	}
	if paper.HasPrefixAny(words, "在职", "在编", "在岗", "实有", "现有") {
		return true
	}
	for _, w := range []string{"人员", "职工"} {
		i := strings.LastIndex(words, w)
		if i < 0 {
			continue
		}
		whose := strings.TrimRight(before+words[:i], "“”\"")
		whose = whose[strings.LastIndexAny(whose, "，。；、：:,;（()） \n　")+1:]
		if whose == "" || !unicode.Is(unicode.Han, paper.LastRune(whose)) {
			continue
		}
		for _, own := range staffKinds {
			if strings.HasSuffix(whose, own) {
				return true
			}
		}
		return false
	}
	return true
}

// staffKinds end what is said before 人员 or 职工 of those who work in the unit.
var staffKinds = []string{"在职", "在编", "在岗", "实有", "现有", "实际", "工作", "从业", "干部", "编制", "编制内", "编内", "编外", "行政", "事业", "参公", "工勤", "管理", "专业技术", "技术", "专技", "单位",
	"全局", "全馆", "全镇", "全院", "全校", "本局", "本馆", "我局", "我馆", "本单位", "我单位", "部门", "正式", "聘用", "在册", "供养", "财政供养", "教职", "医务", "执法", "公务", "年末", "年底", "共有", "共", "有", "总", "内", "的", "医护", "护理", "卫生", "教学", "教研", "科研", "研究", "司法", "消防",
	"聘任", "派遣", "合同制", "编制外", "临聘", "后勤", "机关", "全体", "各类", "业务", "辅助", "警务"}

// notStaffDone are words by which a number of people is of those for whom something was done.
var notStaffDone = []string{"受益", "服务", "救助", "参加", "参训", "参与", "参会", "接待", "惠及", "帮扶", "慰问", "读者", "残疾人", "参保", "就业", "报名", "到场", "观众", "游客", "覆盖"}

// behindThings matches 个 that ends its clause: 36个教学班 are none of persons.
var behindThings = plain.NewExpr(`^\s*个(?:[，。；、,;）)（(|\n]|$)`)

// othersCounted end words of persons who do not work there, and of things.
var othersCounted = []string{"学生", "幼儿", "生源", "居民", "人口", "村民", "群众", "农户", "患者", "病人", "老人", "党员", "志愿者", "会员", "团员", "儿童", "对象", "教学班", "班级", "床位", "机构", "科室", "网点", "场馆"}

// hanPeople match people counted in Han numerals.
var hanPeople = plain.NewExpr(`[一二三四五六七八九十百][一二三四五六七八九十百千零〇]{0,6}[人名]`)

// peopleInDigits writes such numbers in digits: 在职干部42人.
func peopleInDigits(text string) string {
	return hanPeople.ReplaceAllStringFunc(text, func(s string) string {
		if all := extract.Tokens(s); len(all) == 1 && all[0].Counts() {
			return all[0].Number.String() + all[0].Unit
		}
		return s
	})
}

// near reports whether a number of people stands near one of the words, which is
// much faster than to look for it everywhere. 40 characters before and behind the
// word count.
func (h headcount) near(text string) bool {
	const reach = 3 * 40
	for _, w := range h.words {
		for from := 0; ; {
			i := strings.Index(text[from:], w)
			if i < 0 {
				break
			}
			i += from
			low, high := max(i-reach, 0), min(i+len(w)+reach, len(text))
			if h.in(strings.ToValidUTF8(text[low:high], "")) != nil {
				return true
			}
			from = i + len(w)
		}
	}
	return false
}
