package personal

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// provinces are the first two digits of identity numbers (GB/T 2260).
const provinces = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83"

// Words by which numbers are called.
var (
	identityWords = []string{"身份证", "证件号", "身份号码", "公民身份", "身份信息"}
	codeWords     = []string{"信用代码", "机构代码", "项目代码", "项目编码", "项目编号", "合同", "编号", "编码", "文号", "单号", "流水", "订单", "批次", "条码", "登记", "许可证",
		"产权证", "合格证", "资格证", "经营证", "证书", "发票", "卡片号", "备案", "单据", "档案号", "代码", "金额", "序列", "税号", "凭证", "资产号", "设备号", "案号", "标识", "网址", "附件"}
	accountWords = []string{"账号", "帐号", "账户", "帐户", "卡号", "银行卡", "开户行", "存折", "收款卡", "工资卡", "储蓄卡", "一卡通", "社保卡", "借记卡", "信用卡"}
	noAccount    = []string{"公众号", "系统账号", "用户账号", "登录账号", "电话", "手机"}
	phoneWords   = []string{"手机", "电话", "联系", "热线", "微信"}
	moneyWords   = []string{"预算", "决算", "支出", "收入", "执行", "资金", "经费", "拨款", "元", "余额", "合计"}
	personWords  = []string{"姓名", "户主", "家庭电话", "家庭联系", "住宅", "宅电", "家电", "本人", "家属", "家长", "监护", "个人", "私人", "亲属", "患者", "学生", "老人", "村民",
		"居民", "残疾", "低保", "父亲", "母亲", "配偶", "子女"}
	units = []string{"元", "万", "亿", "人", "次", "个", "件", "台", "平方", "吨", "户", "套", "%", "％", "千", "公里", "号文", "字", "美元"}

	namedPerson = regexp.MustCompile(`(?:^|[：:、，,（( 　])` + Surname + `\p{Han}{1,2}[：:（( 　]*$`)
)

// Surname matches the surnames that begin hardly any other word.
const Surname = "[王李刘陈杨赵黄吴徐孙胡朱郭梁郑谢韩唐冯萧曹袁邓傅沈彭吕苏卢蒋蔡贾魏薛阎潘廖邹邱侯龚邵谭]"

// candidate is a row of digits that may be a number of a person: groups of a
// chunk.
type candidate struct {
	*finder
	chunk []group
	last  int // byte at which the chunk ends

	groups   []group
	digits   string
	from, to int
	part     bool // of a longer row
	hyphened bool // to its neighbours in that row

	words *wording // before the chunk
}

// wording is what the words before a chunk say; no clause begins inside one.
type wording struct {
	label                                           string
	identity, code, account, phone, money, personal bool
}

// set makes the candidate groups i to j.
func (w *candidate) set(i, j int, digits string) {
	c := w.chunk
	w.groups, w.digits, w.from, w.to = c[i:j], digits, c[i].from, c[j-1].to
	w.part = i > 0 || j < len(c)
	w.hyphened = i > 0 && isHyphen(c[i-1].joint) || j < len(c) && isHyphen(c[j-1].joint)
	if len(digits) != 17 || j < len(c) {
		return
	}
	rest := w.text[w.to:]
	if joint, n := utf8.DecodeRuneInString(rest); isJoint(joint) {
		rest = rest[n:]
	}
	if last, n := utf8.DecodeRuneInString(rest); strings.ContainsRune("XxＸｘ", last) {
		w.digits, w.to = digits+"X", len(w.text)-len(rest)+n
	}
}

// judge adds the candidate to what was found where it is a number of a person.
func (w *candidate) judge() bool {
	if len(w.digits) < fewestDigits {
		return false
	}
	if persons, known := w.Known[w.digits]; known {
		if persons && w.whole() {
			w.found = append(w.found, Number{w.from, w.to, w.digits, Identity})
		}
		return persons && w.whole()
	}
	if !w.shaped() || !w.alone() {
		return false
	}
	if w.words == nil {
		w.words = w.wording()
	}
	rest := strings.TrimLeft(w.text[w.to:min(len(w.text), w.to+20)], " 　")
	for _, try := range []struct {
		class Class
		is    func(rest string) bool
	}{{Identity, w.isIdentity}, {Mobile, w.isMobile}, {Landline, w.isLandline}, {Account, w.isAccount}} {
		if try.is(rest) {
			w.found = append(w.found, Number{w.from, w.to, w.digits, try.class})
			return true
		}
	}
	return false
}

// mostGroups is in how many groups people write a number, unless they part every
// digit of one that is known by its day of birth or its first digits.
const mostGroups = 6

// shaped reports that the digits alone do not tell against every class: the words
// around a candidate are looked at for few.
func (w *candidate) shaped() bool {
	d := w.digits
	switch n := len(d); {
	case n == 18 && w.isBorn(d[6:14]), n == 15 && w.isBorn("19"+d[6:12]):
		return true
	case n == 11 && d[0] == '1' && d[1] >= '3', n == 13 && d[:2] == "86", n == 15 && d[:4] == "0086":
		return true
	case len(w.groups) > mostGroups:
		return false
	case n >= 16 && n <= 19 && !w.part:
		return true
	default: // by the words alone
		if w.words == nil {
			w.words = w.wording()
		}
		local := n == 7 || n == 8 || d[0] == '0' && n <= 12
		return w.words.account && n >= 10 || w.words.personal && local || (local || n == 12 && d[:2] == "86") && w.ofNamed()
	}
}

func (w *candidate) isBorn(day string) bool {
	_, ok := w.born(day)
	return ok
}

// mostName is how many bytes a name with what stands around it has.
const mostName = 60

// mostLabel is how many bytes before a number its label may begin.
const mostLabel = 300

// wording reads what the numbers of the chunk are called: the words before it in
// its clause, and what its surroundings say.
func (w *candidate) wording() *wording {
	from := w.chunk[0].from
	text := w.text[max(0, from-mostLabel):from]
	if i := strings.LastIndexAny(text, "，。；,;|"); i >= 0 {
		_, n := utf8.DecodeRuneInString(text[i:])
		text = text[i+n:]
	}
	if w.Called != nil {
		text += " " + w.Called(from)
	}
	return &wording{label: text, identity: has(text, identityWords), code: has(text, codeWords) && !has(text, identityWords),
		account: has(text, accountWords) && !has(text, noAccount), phone: has(text, phoneWords), money: has(text, moneyWords),
		personal: has(text, personWords) || namedPerson.MatchString(text[max(0, len(text)-mostName):])}
}

func has(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) })
}

// measured reports that a unit follows.
func measured(rest string) bool {
	return slices.ContainsFunc(units, func(u string) bool { return strings.HasPrefix(rest, u) })
}

// groupings are how people part numbers of 11, 15 and 18 digits and cards.
var groupings = map[string]bool{"3-4-4": true, "3-8": true, "7-4": true, "4-4-3": true, "4-7": true, "3-3-5": true, "5-6": true, "6-8-4": true, "6-4-4-4": true,
	"4-4-4-4-2": true, "6-12": true, "14-4": true, "3-3-4-4-4": true, "6-4-2-2-4": true, "6-6-6": true, "6-6-3": true, "6-9": true, "3-3-3-3-3-3": true,
	"3-3-3-3-3": true, "4-4-4-4": true, "4-4-4-4-3": true, "4-4-4-4-1": true, "6-13": true, "6-10": true, "6-8-3": true, "6-8-3-1": true}

// grouped reports that the digits stand side by side, one by one, or in groups as
// people write such numbers.
func (w *candidate) grouped() bool {
	if len(w.groups) == 1 {
		return true
	}
	lengths, one := lengthsOf(w.groups)
	return one || groupings[lengths]
}

// isIdentity: 18 characters by their day of birth, with the check digit or a word
// that says so; 15 by their day of birth. What is called a code is none.
func (w *candidate) isIdentity(rest string) bool {
	called := w.words.identity
	switch len(w.digits) {
	case 18:
		born, ok := w.born(w.digits[6:14])
		switch {
		case !ok:
			return false
		case called:
			return true
		case w.words.code || measured(rest) || w.hyphened:
			return false
		case checks(w.digits) && (w.grouped() || len(w.groups) <= mostBroken):
			return true
		case !w.grouped():
			return false
		}
		return !w.part && (w.words.personal || born <= w.lastYear()-youngest) // a wrong digit; codes bear recent years
	case 15:
		_, ok := w.born("19" + w.digits[6:12])
		return ok && (called || !w.hyphened && !w.part && w.grouped() && !w.words.code && !w.words.money && !measured(rest))
	}
	return false
}

// mostBroken is into how many groups of any length an identity number with its check
// digit may be broken by lines and cells.
const mostBroken = 3

// youngest is the age from which a number whose check digit is wrong is taken for
// somebody's all the same.
const youngest = 3

func (w *candidate) lastYear() int {
	if w.Year > 0 {
		return w.Year
	}
	return 2020
}

// born reports that the candidate begins with a province, and that eight digits
// are a day of birth.
func (w *candidate) born(day string) (year int, ok bool) {
	if !strings.Contains(provinces, w.digits[:2]) {
		return 0, false
	}
	y, m, d := whole(day[:4]), whole(day[4:6]), whole(day[6:])
	last := 2099
	if w.Year > 0 {
		last = w.Year
	}
	return y, y >= 1900 && y <= last && m >= 1 && m <= 12 && d >= 1 && d <= daysIn(y, m)
}

func whole(s string) int {
	n := 0
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

func daysIn(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && year%100 != 0 || year%400 == 0 {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// checks reports that the last character of 18 is its check digit (GB 11643).
func checks(s string) bool {
	sum, weight := 0, 1 // from the right: 2^i mod 11
	for i := 16; i >= 0; i-- {
		weight = weight * 2 % 11
		sum += int(s[i]-'0') * weight
	}
	return "10X98765432"[sum%11] == s[17]
}

// Certain reports an identity number whose check digit is right.
func Certain(n Number) bool { return n.Class == Identity && len(n.Digits) == 18 && checks(n.Digits) }

// isMobile: 11 digits from 13 to 19, with or without the country's prefix.
func (w *candidate) isMobile(rest string) bool {
	d, country := w.digits, false
	for _, prefix := range []string{"0086", "86"} {
		if len(d) == 11+len(prefix) && strings.HasPrefix(d, prefix) {
			d, country = d[len(prefix):], prefix == "0086" || len(w.groups) > 1 ||
				strings.HasSuffix(w.text[:w.from], "+") || strings.HasSuffix(w.text[:w.from], "＋")
			if !country {
				return false
			}
		}
	}
	if len(d) != 11 || d[0] != '1' || d[1] < '3' {
		return false
	}
	if w.words.phone || country {
		return !w.hyphened
	}
	return !w.hyphened && (!w.part || len(w.groups) == 1 && w.follows()) && w.grouped() && !w.words.code && !w.words.money && !measured(rest) &&
		!strings.HasPrefix(rest, "-") && !strings.HasSuffix(w.text[:w.from], "-")
}

// follows reports that a personal number stands before in the same row.
func (w *candidate) follows() bool {
	return len(w.found) > 0 && w.found[len(w.found)-1].From >= w.chunk[0].from
}

// isDay reports a day: 2024-03-15, 20240315.
func (w *candidate) isDay() bool {
	parts := []string{w.digits}
	switch {
	case len(w.groups) == 3:
		parts = []string{w.groups[0].digits, w.groups[1].digits, w.groups[2].digits}
	case len(w.groups) == 1 && len(w.digits) == 8 && !w.words.phone && !has(w.words.label, []string{"宅电", "电话"}):
		parts = []string{w.digits[:4], w.digits[4:6], w.digits[6:]}
	default:
		return false
	}
	year, _ := strconv.Atoi(parts[0])
	month, _ := strconv.Atoi(parts[1])
	day, _ := strconv.Atoi(parts[2])
	return len(parts[0]) == 4 && len(parts[1]) <= 2 && len(parts[2]) <= 2 && year >= 1900 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31
}

// isLandline: with or without an area code, where the words before it speak of a
// person; an office's telephone is none.
func (w *candidate) isLandline(rest string) bool {
	d := w.digits
	area := d[0] == '0' && len(d) >= 10 && len(d) <= 12
	abroad := strings.HasPrefix(d, "86") && (len(d) == 12 || len(d) == 13)
	if !area && !abroad && len(d) != 7 && len(d) != 8 || measured(rest) || w.words.code || w.words.identity || w.words.account || w.isDay() {
		return false
	}
	if (area || abroad || d[0] >= '2') && w.ofNamed() {
		return true
	}
	if abroad { // +86-571-87012345
		return false
	}
	if w.words.personal && (w.words.phone || area || d[0] >= '2' && namedPerson.MatchString(w.words.label)) {
		return true
	}
	return has(w.words.label, []string{"宅电", "家庭电话", "住宅电话"})
}

// isAccount: by the words before it, or a card by its first digits and its check
// digit, or by how cards are printed.
func (w *candidate) isAccount(rest string) bool {
	n := len(w.digits)
	if n < 10 || n > mostDigits || strings.HasSuffix(w.digits, "X") || measured(rest) || w.words.identity {
		return false
	}
	if w.words.account {
		return true
	}
	if n < 16 || n > 19 || w.part || w.hyphened || w.words.code || w.words.money {
		return false
	}
	if strings.HasPrefix(w.digits, "62") && w.grouped() && (luhn(w.digits) || len(w.groups) >= 4 || w.words.personal) {
		return true
	}
	return luhn(w.digits) && w.words.personal
}

// luhn reports that the last digit of a card's number is its check digit.
func luhn(s string) bool {
	sum := 0
	for i := range len(s) {
		d := int(s[len(s)-1-i] - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}
