package secret

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"jiheng/fault"
)

// A Policy (口令规则) says which passwords are taken, by name.
type Policy string

// The policies. GB/T 22239 asks for complexity and change, ASVS 5.0 forbids to ask
// for either and asks for length.
const (
	GB22239 Policy = "gb22239" // the default
	ASVS    Policy = "asvs"
)

// Policies lists them in their order.
var Policies = []Policy{GB22239, ASVS}

// A rule is what a policy asks for.
type rule struct {
	least   int           // characters
	classes int           // of capitals, small letters, figures, signs
	age     time.Duration // after which it is to be changed; zero for never
}

var policies = map[Policy]rule{
	GB22239: {least: 10, classes: 3, age: 90 * 24 * time.Hour},
	ASVS:    {least: 15},
}

// most bounds a password, in characters.
const most = 128

// History is how many of a person's passwords, the present one included, may not
// be taken again.
const History = 5

// Age is how long a password stands; zero for ever.
func (p Policy) Age() time.Duration { return policies[p].age }

// Name is what people call the policy.
func (p Policy) Name() string {
	return map[Policy]string{GB22239: "等级保护的要求", ASVS: "只要够长"}[p]
}

// Says is the policy as people read it beside the box they type into.
func (p Policy) Says() string {
	r := policies[p]
	s := fmt.Sprintf("至少%d个字符", r.least)
	if r.classes > 0 {
		s += fmt.Sprintf("，大写字母、小写字母、数字、符号里至少有%d种（汉字算符号）", r.classes)
	}
	s += "；不要用常见的口令、单位名称、账号和年份"
	if r.age > 0 {
		s += fmt.Sprintf("；%d天换一次", int(r.age.Hours()/24))
	}
	return s
}

// Check refuses a password that the policy does not take, with all that is wrong
// in one sentence. about are words that anybody would try: account, name, unit,
// code. The code of the fault is password.
func (p Policy) Check(password string, about ...string) error {
	r, ok := policies[p]
	if !ok {
		return fault.Bad(fault.Place{}, "policy", "没有口令规则“%s”；应当是gb22239或asvs", fault.Clip(string(p)))
	}
	var wrong []string
	n := utf8.RuneCountInString(password)
	if n < r.least {
		wrong = append(wrong, fmt.Sprintf("只有%d个字符，至少要%d个", n, r.least))
	}
	if n > most {
		wrong = append(wrong, fmt.Sprintf("超过%d个字符", most))
	}
	if !utf8.ValidString(password) || strings.ContainsFunc(password, unicode.IsControl) {
		wrong = append(wrong, "有控制字符")
	}
	if c := classes(password); c < r.classes {
		wrong = append(wrong, fmt.Sprintf("大写字母、小写字母、数字、符号里只有%d种，至少要%d种", c, r.classes))
	}
	if w := common(password, about); w != "" {
		wrong = append(wrong, w)
	}
	if len(wrong) == 0 {
		return nil
	}
	return fault.Bad(fault.Place{}, "password", "口令不合用：%s；请换一个", strings.Join(wrong, "；"))
}

// classes counts the kinds of characters of a password.
func classes(password string) int {
	var seen [4]bool
	for _, r := range password {
		switch {
		case r >= 'A' && r <= 'Z':
			seen[0] = true
		case r >= 'a' && r <= 'z':
			seen[1] = true
		case r >= '0' && r <= '9':
			seen[2] = true
		default:
			seen[3] = true
		}
	}
	n := 0
	for _, s := range seen {
		if s {
			n++
		}
	}
	return n
}
