package extract

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"jiheng/num"
)

// hanLoose reads Han numerals that end a phrase behind a name, or stand before whom they count,
// with no unit of their own: 惠及群众十三万二, 覆盖两千三百, 培训一千二百农民. From 一万 on they are
// given in 万, as 13万2 is; of smaller ones the sentence does not say what they count.
func (s *scanner) hanLoose(value int64, numerals, end int, mid string) bool {
	label := strings.TrimRight(s.phrase(s.i), "约近超逾达为共计")
	staff := staffEnds.before(label) != "" && value >= 10
	if numerals < 2 || value < 100 && numerals < 3 && !staff || hanValue[firstRune(s.s[s.i:])] >= 100 || inOrdinal(s.s, s.i) || !loosened(label) {
		return false
	}
	number := end
	end += len(mid)
	post := approxAfter.at(s.rest(end))
	stop := s.phraseEnds(end + len(post))
	if !stop && !peopleBehind(s.rest(end)) && !comparedBehind(s.rest(end)) {
		return false
	}
	l := s.lead(s.i, number)
	t := Token{Class: HanBare, Number: l.of(num.Int(value)), Approx: l.approx}
	t.Approx = cmp.Or(t.Approx, mid, post)
	t.Written = t.Number.String()
	if value >= 1e4 && !peopleBehind(s.rest(end)) {
		_, d, ok := moved(num.Int(value).String(), -4)
		if !ok {
			return false
		}
		if short, exact := d.Ratio().Exact(); exact {
			d = short
		}
		t.Class, t.Written, t.Number, t.Scale = HanQuantity, s.s[s.i:number], l.of(d), "万"
	}
	return s.emit(t, l.from, end+len(post))
}

// loosened reports a name behind which numerals count: Han letters that end in no word that a
// number of a thing, a day or a proverb stands behind.
func loosened(label string) bool {
	r, _ := utf8.DecodeLastRuneInString(label)
	_, numeral := hanValue[r]
	return utf8.RuneCountInString(label) >= 2 && unicode.Is(unicode.Han, r) && !numeral && notLoose.before(label) == "" && (notCounted.before(label) == "" || strings.HasSuffix(label, "其中")) && !namesNumber(label)
}

// notLoose end words behind which numerals are a name: 农历腊月二十三, 附件一百零三, 年过三百, 不管三七二十一.
var notLoose = newLexicon("月", "年", "日", "农历", "初", "附件", "附表", "附录", "表", "图", "号", "条", "章", "节", "款", "项", "之", "其", "国道", "省道", "县道", "编号", "序号", "路", "街", "门牌", "年过", "岁", "高龄", "正月", "腊月", "世界", "中国",
	"全球", "单位代号", "部队", "不管", "不怕", "就怕", "以一", "排名", "位列", "名列", "位居", "星期", "周", "届", "代号", "频道", "热线", "版", "半", "成")

// staffEnds end names of posts and people behind which a few are numerals alone: 编制十二.
var staffEnds = newLexicon("编制", "编制数", "实有", "实有人数", "在职", "在编", "退休", "离休", "在岗", "编制人数", "在职人数", "人数", "户数", "数量")

// peopleNouns are of whom a number without a counter stands before.
var peopleNouns = newLexicon("群众", "居民", "农民", "村民", "市民", "职工", "学生", "老人", "老年人", "党员", "干部", "儿童", "妇女", "患者", "贫困户", "脱贫户", "农户", "住户", "家庭", "企业", "商户", "游客", "考生", "师生", "残疾人", "困难群众",
	"困难家庭", "人口", "劳动力", "用户", "干部群众", "党员干部", "居民群众", "农民工", "劳动者", "未成年人", "中小学生", "孤儿", "军人", "退役军人", "志愿者", "从业人员", "工作人员", "教师", "医生", "患儿", "孕产妇", "新生儿", "适龄儿童", "社区居民")

// peopleBehind reports that whom a number counts stands right behind it, and ends the phrase:
// 惠及35000群众.
func peopleBehind(rest string) bool {
	if hotline(rest) {
		return false
	}
	w := peopleNouns.at(rest)
	if w == "" {
		return false
	}
	r, n := utf8.DecodeRuneInString(rest[len(w):])
	return n == 0 || strings.ContainsRune(stops+"！？", r)
}

// hotline reports words behind a number that one calls: 12345市民服务热线.
func hotline(rest string) bool {
	return hasPrefixAny(rest, "市民服务热线", "市民热线", "政务服务便民热线", "政务服务热线", "政府服务热线", "便民服务热线", "便民热线", "服务热线", "热线", "专线", "举报电话", "举报热线", "投诉热线", "维权热线", "公益热线", "法律服务热线", "信访热线", "纳税服务热线", "平台", "智慧平台")
}

// comparedBehind reports words behind a number with which a comparison begins.
func comparedBehind(rest string) bool {
	return hasPrefixAny(rest, "比上年", "较上年", "比去年", "较去年", "比年初", "较年初", "同比", "占", "左右", "以内", "以上", "以下")
}
