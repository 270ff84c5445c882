package rules

import (
	"fmt"
	"regexp"
	"strings"

	"jiheng/check"
	"jiheng/paper"
)

var (
	eighteen  = regexp.MustCompile(`[1-9][0-9]{16}[0-9Xx]`)
	fifteen   = regexp.MustCompile(`[1-9][0-9]{14}`)
	mobile    = regexp.MustCompile(`1[3-9][0-9](?:[0-9]{8}|[ -][0-9]{4}[ -][0-9]{4})`)
	account   = regexp.MustCompile(`[0-9]{16,19}|[0-9]{4}(?:[ -][0-9]{4}){3}(?:[ -][0-9]{1,3})?|[0-9]{10,21}`)
	provinces = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83"

	identityWords = []string{"身份证", "证件号", "身份号码", "公民身份"}
	codeWords     = []string{"信用代码", "机构代码", "项目代码", "项目编码", "项目编号", "合同", "编号", "编码", "文号", "单号", "流水", "订单", "批次", "条码", "登记", "许可证",
		"证号", "证书", "发票", "卡片号", "备案", "单据", "档案号", "代码", "金额", "序列"}
	accountWords = []string{"账号", "帐号", "账户", "帐户", "卡号", "银行卡", "开户行", "存折"}
	phoneWords   = []string{"手机", "电话", "联系", "热线"}
)

// alone reports that a stretch is not part of a longer number, code or name of
// a file or page.
func alone(s string, from, to int) bool {
	part := func(c byte) bool {
		return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '/' || c == '=' || c == '*'
	}
	return (from == 0 || !part(s[from-1]) && s[from-1] != '.') &&
		(to == len(s) || !part(s[to]) && (s[to] != '.' || to+1 == len(s) || s[to+1] < '0' || s[to+1] > '9'))
}

// maxLabel is how many bytes before a number its label may begin.
const maxLabel = 300

// numberLabel is what a number is called: the words before it in its clause, and
// where it fills a cell the head of its column and the cell before.
func numberLabel(l *paper.Line, from int) string {
	lab := l.Text[max(0, from-maxLabel):from]
	if i := strings.LastIndexAny(lab, "，。；,;|"); i >= 0 {
		lab = lab[paper.Next(lab, i):]
	}
	if l.Table == nil {
		return lab
	}
	return lab + " " + l.Table.HeadOf(l)
}

// identityNumbers finds identity numbers: by the check digit, or by the word
// that stands before them.
func identityNumbers(p *check.Pass) check.Outcome {
	for _, l := range p.Lines {
		if paper.LongestRun(l.Text) < 14 {
			continue
		}
		for _, m := range eighteen.FindAllStringIndex(l.Text, -1) {
			s := l.Text[m[0]:m[1]]
			if !alone(l.Text, m[0], m[1]) || !bornSome(s, p.Year) {
				continue
			}
			lab := numberLabel(l, m[0])
			called := paper.HasAny(lab, identityWords...)
			if !called && (!identityChecks(s) || paper.HasAny(lab, codeWords...)) {
				continue
			}
			p.At(l, paper.Range{From: m[0], To: m[1]}, fmt.Sprintf("“%s”是身份证号。", masked(s)), "公开前删去身份证号")
		}
		for _, m := range fifteen.FindAllStringIndex(l.Text, -1) {
			if alone(l.Text, m[0], m[1]) && paper.HasAny(numberLabel(l, m[0]), identityWords...) {
				p.At(l, paper.Range{From: m[0], To: m[1]}, fmt.Sprintf("“%s”是身份证号。", masked(l.Text[m[0]:m[1]])), "公开前删去身份证号")
			}
		}
	}
	return check.Decided
}

// masked shows the first and the last digits of a number: a finding is passed on.
func masked(s string) string {
	if len(s) < 8 {
		return s
	}
	return s[:3] + strings.Repeat("*", len(s)-5) + s[len(s)-2:]
}

// bornSome reports that a number of 18 begins with a province and holds a day of
// birth up to a year; 0 for no bound.
func bornSome(s string, year int) bool {
	y, m, d := paper.CountWord(s[6:10]), paper.CountWord(s[10:12]), paper.CountWord(s[12:14])
	if !strings.Contains(provinces, s[:2]) || y < 1900 || year > 0 && y > year || y > 2099 {
		return false
	}
	return m >= 1 && m <= 12 && d >= 1 && d <= paper.DaysIn(y, m)
}

// identityChecks reports that the last character of a number of 18 is its check
// digit (GB 11643).
func identityChecks(s string) bool {
	sum, weight := 0, 1 // from the right: 2^i mod 11
	for i := 16; i >= 0; i-- {
		weight = weight * 2 % 11
		sum += int(s[i]-'0') * weight
	}
	return "10X98765432"[sum%11] == strings.ToUpper(s)[17]
}

// mobileNumbers finds numbers of mobile phones. An office's telephone has an area
// code or eight digits and is none.
func mobileNumbers(p *check.Pass) check.Outcome {
	for _, l := range p.Lines {
		if !strings.ContainsAny(l.Text, "3456789") || !paper.HasAny(l.Text, "13", "14", "15", "16", "17", "18", "19") {
			continue
		}
		for _, m := range mobile.FindAllStringIndex(l.Text, -1) {
			s, lab := l.Text[m[0]:m[1]], numberLabel(l, m[0])
			rest := strings.TrimLeft(l.Text[m[1]:], " ")
			if !alone(l.Text, m[0], m[1]) || strings.HasSuffix(l.Text[:m[0]], "-") || strings.HasPrefix(rest, "-") ||
				strings.HasPrefix(rest, ",") && paper.HasAny(lab, "金额") {
				continue
			}
			called := paper.HasAny(lab, phoneWords...)
			if !called && (paper.HasAny(lab, codeWords...) ||
				paper.HasAny(lab, "预算", "决算", "支出", "收入", "执行", "资金", "经费", "拨款", "元") || isMeasured(rest)) {
				continue
			}
			p.At(l, paper.Range{From: m[0], To: m[1]}, fmt.Sprintf("“%s”是手机号。", masked(s)), "公开前删去手机号，可改用办公电话")
		}
	}
	return check.Decided
}

// isMeasured reports that a number is followed by a unit.
func isMeasured(rest string) bool {
	for _, u := range []string{"元", "万", "亿", "人", "次", "个", "件", "台", "平方", "吨", "户", "套", "%", "％", "千", "公里", "号文"} {
		if strings.HasPrefix(rest, u) {
			return true
		}
	}
	return false
}

// bankAccounts finds account and card numbers: by the word that stands before
// them, or cards by their first digits and check digit.
func bankAccounts(p *check.Pass) check.Outcome {
	for _, l := range p.Lines {
		if paper.LongestRun(l.Text) < 10 && !strings.Contains(l.Text, "62") {
			continue
		}
		for _, m := range account.FindAllStringIndex(l.Text, -1) {
			s := strings.NewReplacer(" ", "", "-", "").Replace(l.Text[m[0]:m[1]])
			lab := numberLabel(l, m[0])
			if !alone(l.Text, m[0], m[1]) || isMeasured(l.Text[m[1]:]) || paper.HasAny(lab, identityWords...) {
				continue
			}
			called := paper.HasAny(lab, accountWords...) && !paper.HasAny(lab, "公众号", "系统账号", "用户账号", "登录账号", "电话", "手机")
			card := len(s) >= 16 && len(s) <= 19 && strings.HasPrefix(s, "62") && luhn(s) && !paper.HasAny(lab, codeWords...)
			if called && len(s) >= 10 || card {
				p.At(l, paper.Range{From: m[0], To: m[1]}, fmt.Sprintf("“%s”是银行账号。", masked(s)), "公开前删去银行账号")
			}
		}
	}
	return check.Decided
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
