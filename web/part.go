package web

import (
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"jiheng/fact"
	"jiheng/fault"
	"jiheng/num"
)

// htmxConfig keeps htmx from writing styles and running code of its own, and
// exchanges parts also where the answer is a refusal.
const htmxConfig = `{"includeIndicatorStyles":false,"allowEval":false,"selfRequestsOnly":true,"responseHandling":[{"code":"204","swap":false},{"code":"...","swap":true}]}`

// A tagWord is a state in a word, with the class that gives it sign and colour.
type tagWord struct{ Class, Word string }

// An evidenceView is the paper that a figure rests on, as a box with a letter.
type evidenceView struct {
	Letter, Text, Fact string
	Early              bool // there is no figure yet that could rest on anything
}

// letters are the letters of the grades of evidence.
var letters = map[string]string{"盖章文件": "印", "系统导出": "系", "统计数据": "统", "照片": "照", "本单位陈述": "述"}

// evidenceOf is what a figure rests on.
func evidenceOf(f fact.Fact) evidenceView {
	a := f.Account
	e := evidenceView{Letter: letters[a.Grade], Text: a.Grade, Fact: f.ID}
	switch {
	case a.Ledger != nil:
		e.Text = a.Ledger.Ledger + " " + a.Grade
	case a.Kind == fact.Budget:
		e.Letter, e.Text = "系", "预决算"
	case a.Kind == fact.Formula:
		e.Letter, e.Text = "算", "由别的数算出"
	}
	return e
}

// widthOf is a rate as a width of a bar that ends at a most, 97.5 of 100.
func widthOf(r num.Ratio, most int64) string {
	r = r.Mul(num.Hundred)
	if r.Sign() < 0 {
		return "0"
	}
	if r.Cmp(num.Int(most).Ratio()) > 0 {
		return strconv.FormatInt(most, 10)
	}
	return r.Round(2, num.HalfUp).String()
}

func yearText(year int) string { return strconv.Itoa(year) + "年度" }

// byWhom names a person with the role in which they did something, once where the name ends
// with it.
func byWhom(name, role string) string {
	if role == "" || strings.HasSuffix(name, role) {
		return name
	}
	return strings.TrimLeft(name+" "+role, " ")
}

// list joins words as a list of Chinese.
func list(words []string) string { return strings.Join(words, "、") }

// whole is a rate of one; percentUnit turns a percentage into one.
var (
	whole       = num.Int(1).Ratio()
	percentUnit = num.MustDecimal("0.01").Ratio()
)

// plainText is a text with its figures as they print.
func (v view) plainText(text string) string {
	m := *v.Year.Maker
	var b strings.Builder
	for _, r := range m.Expand(text, fault.Place{}) {
		if !r.Super {
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

// oob are the attributes of a part that is exchanged beside the one that was asked for.
func oob(is bool) templ.Attributes {
	if !is {
		return nil
	}
	return templ.Attributes{"hx-swap-oob": "true"}
}

// messagesOf are the open points of the entry of a file that has a key.
func (v view) messagesOf(file, key string) []string {
	var out []string
	for _, o := range v.Year.Open {
		if o.Place.File == file && v.Year.IsOf(o.Place, key) {
			out = append(out, told(o))
		}
	}
	return out
}
