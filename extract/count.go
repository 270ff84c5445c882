package extract

import (
	"regexp"
	"strings"
)

// people decides whether a count of persons or posts is of staff.
func (f *finder) people(x *Found, t Token, c context) bool {
	post := strings.HasSuffix(trimmed(c.label), "编制") || strings.HasSuffix(c.label, "编制数") || strings.HasPrefix(c.tail, "编制")
	if t.Unit != "人" && t.Unit != "名" && t.Unit != "位" && !(t.Unit == "个" && (post || f.staffList(x.scope))) {
		return false
	}
	label := c.label
	if label == "" || !c.own {
		label += c.tail
	}
	switch {
	case f.plan, notStaff.find(label+c.tail) != "" && staffWords.find(label) == "", notStaff.find(label) != "" &&
		staffWords.find(label) != "" && notStaff.find(lastPart(label)) != "":
		x.Kind = Indicator
	case post, staffWords.find(label) != "", f.staffList(x.scope), trimmed(label) == "人员", strings.HasSuffix(label, "人员总数"):
		x.Kind = Staff
	case f.staff && !strings.ContainsAny(c.gap, "。；;"):
		x.Kind = Staff
	case staffWords.find(f.side) != "" && t.Unit != "位":
		x.Kind = Staff
	default:
		x.Kind = Indicator
	}
	f.counted(x, c)
	if x.is == change {
		x.Kind = Indicator
	}
	return true
}

// gotWords stand before points that something got.
var gotWords = newLexicon("得", "实得", "实际得", "得到", "获得", "获")

// behindMost reports that the figure right before, in the sentence, says how many points
// there are to get: 预算执行率满分10分，得8.5分.
func (f *finder) behindMost(c context) bool {
	i := len(f.out) - 1
	return i >= 0 && f.out[i].Unit == "分" && hasAny(f.out[i].label, "满分", "分值", "标准分") && !strings.ContainsAny(c.gap, "。；;")
}

// ofMost is what was got of the most that there is, by the name of that.
func (f *finder) ofMost() string {
	name := f.out[len(f.out)-1].Subject
	for _, w := range []string{"满分", "分值", "标准分", "·"} {
		name = strings.TrimSuffix(name, w)
	}
	return strings.Trim(name+"·得分", "·")
}

// gotFor is what points were got for, without the most that there is: 项目决策，得18.5分.
func (f *finder) gotFor(c context) string {
	if f.behindMost(c) {
		return f.ofMost()
	}
	return f.inContext(strings.Trim(wordsOf(f.gotBehind(c))+"·得分", "·"), -1)
}

// gotBehind is the phrase before the words that say that points were got.
func (f *finder) gotBehind(c context) string {
	before, _ := lastPhrase(strings.TrimSuffix(strings.TrimRight(c.gap, stops+" "), c.label))
	return before
}

// lastPart is the part of a label behind its last 的.
func lastPart(label string) string { return label[strings.LastIndex(label, "的")+1:] }

// staffList reports a list of staff.
func (f *finder) staffList(n int) bool {
	for ; n >= 0; n = f.scopes[n].parent {
		s := f.scopes[n]
		if s.owner >= 0 && f.out[s.owner].Kind == Staff || s.owner < 0 && staffWords.find(s.label) != "" {
			return true
		}
	}
	return false
}

// counted gives a count its role: the size of a change, the same a year before,
// or a level.
func (f *finder) counted(x *Found, c context) {
	switch {
	case c.own && !nounBehindTime(c) && changeWord(c.label) != "" && (changeWord(c.label) != "新增" || priorWord(c.label) != "") && fromTo(c.label) == "":
		x.is, x.base = change, f.changed(c.label, c.gap)
	case priorWord(c.label) != "":
		if x.is = other; f.wasThen(c.label, x.End) {
			x.is, x.base = prior, f.priorOf(x, c.label)
		}
	}
}

// offices decides whether a count is of offices or units below.
func (f *finder) offices(x *Found, t Token, c context) bool {
	if t.Unit != "个" && t.Unit != "家" && t.Unit != "所" {
		return false
	}
	label := trimmed(c.label)
	switch {
	case f.plan:
		return false
	case officeTail.at(c.tail) != "" && (t.Unit == "个" || label == "") && !strings.Contains(label, "社会"):
	case hasOffice(label) && c.own:
	case !c.own && hasOffice(label) && strings.Trim(c.gap[strings.LastIndex(c.gap, label)+len(label):], "，,、：: 共计合有为设") == "":
	case f.officeList(x.scope), f.afterOffices(c):
	default:
		return false
	}
	x.Kind = OfficeCount
	return true
}

// hasOffice reports a label that ends with a word for offices.
func hasOffice(label string) bool {
	label = strings.TrimRight(label, "共设有计合")
	if officeWords.before(strings.TrimSuffix(label, "数")) != "" {
		return true
	}
	return hasSuffixAny(label, "机构数", "设机构", "设立机构", "下设机构", "独立核算机构")
}

// officeList reports a list of offices.
func (f *finder) officeList(n int) bool {
	return n >= 0 && f.scopes[n].owner >= 0 && f.out[f.scopes[n].owner].Kind == OfficeCount
}

// afterOffices reports the next member of a row of offices: 行政3个，事业7个.
func (f *finder) afterOffices(c context) bool {
	n := len(f.out)
	if n == 0 || f.out[n-1].Kind != OfficeCount || strings.ContainsAny(c.gap, "。；;") {
		return false
	}
	return hasSuffixAny(trimmed(c.label), "行政", "事业", "参公", "公益一类", "公益二类", "机关", "内设", "下属")
}

// score tells a total score from the points of one indicator and from points
// that rules speak of.
func (f *finder) score(x *Found, t Token, c context) bool {
	x.is = other
	label := c.label
	switch {
	case takenOff(label):
		if f.pointsRule(x.Start, c) {
			return false
		}
		x.Kind = Indicator
	case hasAny(label, "扣", "权重", "基础分", "加分", "计分"):
		return false // points that rules speak of
	case gotWords.in(label):
		if f.behindMost(c) {
			x.label = "得分"
		} else if before := f.gotBehind(c); before != "" && isDigit(before[len(before)-1]) || f.pointsRule(x.Start, c) {
			return false // of a number without a unit that stands before it
		}
		x.Kind = Indicator
	case hasAny(label, "分值", "满分", "标准分"), strings.HasSuffix(label, "得") && !hasAny(label, "自评", "总", "综合", "共"):
		x.Kind = Indicator // points of one indicator, or the most that it can have
	case mostPoints(label, c.after) && t.Approx == "":
		x.Kind, x.label = Indicator, label+"分值"
	case hasAny(label, "自评", "得分", "总分", "评分", "综合", "平均", "绩效评价", "评价结果", "评价分", "最终", "评价为", "考核"):
		x.Kind = Score
	case label == "" && f.side != "" && hasAny(f.side, "总分", "自评得分", "综合得分"):
		x.Kind = Score
	case hasAny(f.sentence(x.Start), "自评", "评价得分", "总得分"):
		x.Kind = Score
	default:
		x.Kind = Indicator
	}
	if t.Class == Range || t.Approx != "" {
		x.Kind = Indicator
	}
	return true
}

// takenOff reports the label of points that were taken off: 产出指标扣, 共扣, 扣减.
func takenOff(label string) bool {
	return hasSuffixAny(trimmed(label), "扣", "扣除", "扣减", "扣分", "扣掉", "失分", "减分")
}

// mostPoints reports the points that there are to get: right behind them stands how many
// were got of them. 满意度90分 may be a result itself, unless that says 得 and a number.
func mostPoints(label, after string) bool {
	if hasAny(label, "得分", "评分", "测评", "评议", "平均") {
		return false
	}
	rest := strings.TrimLeft(after, "，,")
	verb := prefix(rest, "得", "自评得", "实得", "实际得", "扣")
	if rest = rest[len(verb):]; verb == "" {
		return false
	}
	return !strings.Contains(label, "满意") || rest != "" && isDigit(rest[0])
}

// pointsRule reports points that a rule speaks of, and nobody got or lost: 每低1%扣0.5分,
// 未按时报送的，扣2分, 达到目标得10分，否则不得分.
func (f *finder) pointsRule(at int, c context) bool {
	behind := c.after
	if i := strings.IndexAny(behind, "。；;"); i >= 0 {
		behind = behind[:i]
	}
	clause := eachTime.Replace(f.sentence(at) + behind)
	return hasAny(clause, pointRules...)
}

// pointRules are words of sentences that say how points are given; in those that eachTime
// takes out 每 says how often something was done.
var (
	pointRules = []string{"每", "否则", "的，", "的扣", "者得", "者扣", "不得分", "得满分", "扣完", "以此类推", "为止", "酌情", "评分标准", "扣分标准", "评分细则", "如果", "如未", "如有", "凡是", "以上得", "以下得", "以内得", "时得"}
	eachTime   = strings.NewReplacer("每年", "", "每月", "", "每日", "", "每天", "", "每周", "", "每季度", "")
)

func hasAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// ratingLeads introduce the word of a grade, grades are such words; the longest
// stand first.
var (
	ratingLeads = []string{"评价等级为", "自评等级为", "评定等级为", "评价等级", "自评等级", "评定等级", "等级为", "等级：", "等级:", "等级", "等次为", "等次：", "等次", "评价结果为",
		"自评结果为", "评定结果为", "结果为", "评级为", "结论为", "评定为", "评为", "总体评价为"}
	grades    = newLexicon("优秀", "良好", "优良", "合格", "基本合格", "不合格", "较好", "较差", "一般", "优", "良", "中", "差", "好", "A", "B", "C", "D", "较为优秀", "达标")
	notGrades = newLexicon("中心", "中央", "优质", "优化", "优先", "优势", "中国", "优惠", "中小", "优美", "中等", "良性", "一般公", "优秀党", "优秀单", "优秀组", "优秀个",
		"优秀干", "合格率", "合格证", "优秀共", "优秀公", "优秀基", "优秀团", "一般性", "一般项")
)

// ratings finds 等级为“优” and its like.
func (f *finder) ratings() {
	text := f.line.Text[f.from:f.to]
	for i := 0; i < len(text); {
		lead := ""
		if text[i] >= 0xe4 && i+3 <= len(text) {
			switch text[i : i+3] {
			case "评", "自", "等", "结", "总": // the leads begin with
				lead = prefix(text[i:], ratingLeads...)
			}
		}
		if lead == "" {
			i++
			continue
		}
		at := i + len(lead)
		i = at
		rest := strings.TrimLeft(text[at:], "为：:是“\" ")
		w := grades.at(rest)
		if w == "" || notGrades.at(rest) != "" || counts(rest[len(w):]) || countedBefore(text[:at-len(lead)]) {
			continue
		}
		start := f.from + len(text) - len(rest)
		if f.gradeBound(start, start+len(w)) {
			continue
		}
		f.out = append(f.out, Found{Kind: Rating, Subject: "评价等级", Value: w, Quote: text[at-len(lead) : len(text)-len(rest)+len(w)],
			Line: f.index, Start: start, End: start + len(w), at: f.line.place(start), base: -1, scope: -1, is: other, Confidence: 90})
	}
}

// counts reports that a grade names a class of projects: “优”的项目4个, 优良率.
func counts(rest string) bool {
	rest = strings.TrimLeft(rest, "”\"）)")
	return strings.HasPrefix(rest, "的") || strings.HasPrefix(rest, "率") || strings.HasPrefix(rest, "项目")
}

// countedThings match so many projects right before the word of their grade: 9个项目评为“优”,
// 二个部门项目自评等级为“良”, 其余3家评定为.
var countedThings = regexp.MustCompile(`(?:[0-9]+|[一二两三四五六七八九十百]+)(?:余|多)?(?:个|项|家|类|支|所|笔)[^，,。；;：:、]{0,12}$`)

// countedBefore reports that the grade behind a text is that of several projects, and none of the
// unit. One project alone may be what is evaluated.
func countedBefore(before string) bool {
	at := countedThings.FindString(window(before))
	return at != "" && !hasAny(at, "本单位", "本部门", "本项目", "该项目", "整体") && !hasPrefixAny(at, "1个", "一个", "1项", "一项")
}
