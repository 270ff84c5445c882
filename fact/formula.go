package fact

import (
	"strings"
	"unicode/utf8"

	"jiheng/fault"
	"jiheng/num"
)

// Limits of a formula.
const (
	maxFormula = 500 // characters
	maxNesting = 32
)

// A term is a number with the powers of the base units it is made of.
type term struct {
	value num.Ratio      // in base units
	units map[string]int // 元: 1, 台: -1
}

// An expr is a node of a parsed formula.
type expr struct {
	op   rune   // + - × ÷, n for a number, f for a fact, c for a call
	name string // fact id or function
	num  num.Decimal
	args []*expr
}

// functions that a formula may call, each over at least one argument.
var functions = map[string]bool{"合计": true, "最大": true, "最小": true}

type parser struct {
	text  []rune
	at    int
	depth int
	place fault.Place
}

func (p *parser) bad(format string, args ...any) *fault.Error {
	return fault.Bad(p.place, "formula", "公式“%s”："+format, append([]any{string(p.text)}, args...)...)
}

// parseFormula reads “a / (b - c)”, with or without a leading “=”. A hyphen
// inside a word belongs to the id: a minus needs blanks around it.
func parseFormula(text string, at fault.Place) (*expr, error) {
	text = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(text), "="))
	p := &parser{text: []rune(text), place: at}
	if utf8.RuneCountInString(text) > maxFormula {
		p.text = p.text[:40]
		return nil, p.bad("超过%d个字，请拆成几个派生事实", maxFormula)
	}
	e, err := p.sum()
	if err != nil {
		return nil, err
	}
	if p.skip(); p.at < len(p.text) {
		return nil, p.bad("第%d个字“%c”处看不懂；只能用 + - × ÷ 和括号", p.at+1, p.text[p.at])
	}
	return e, nil
}

func (p *parser) skip() {
	for p.at < len(p.text) && (p.text[p.at] == ' ' || p.text[p.at] == '\t' || p.text[p.at] == '　') {
		p.at++
	}
}

var operators = map[rune]rune{'+': '+', '＋': '+', '-': '-', '－': '-', '−': '-', '*': '×', '×': '×', '/': '÷', '÷': '÷'}

func (p *parser) operator(allowed string) (rune, bool) {
	p.skip()
	if p.at >= len(p.text) {
		return 0, false
	}
	op, ok := operators[p.text[p.at]]
	if !ok || !strings.ContainsRune(allowed, op) {
		return 0, false
	}
	p.at++
	return op, true
}

func (p *parser) sum() (*expr, error) { return p.chain("+-", p.product) }

func (p *parser) product() (*expr, error) { return p.chain("×÷", p.atom) }

func (p *parser) chain(ops string, next func() (*expr, error)) (*expr, error) {
	left, err := next()
	for err == nil {
		op, ok := p.operator(ops)
		if !ok {
			return left, nil
		}
		var right *expr
		if right, err = next(); err == nil {
			left = &expr{op: op, args: []*expr{left, right}}
		}
	}
	return nil, err
}

func (p *parser) atom() (*expr, error) {
	p.skip()
	if p.depth++; p.depth > maxNesting {
		return nil, p.bad("括号超过%d层", maxNesting)
	}
	defer func() { p.depth-- }()
	if p.at >= len(p.text) {
		return nil, p.bad("没有写完")
	}
	r := p.text[p.at]
	switch {
	case r == '(' || r == '（':
		return p.bracket()
	case r >= '0' && r <= '9':
		return p.number()
	case letter(r):
		return p.word()
	}
	return nil, p.bad("第%d个字“%c”处应是事实编号、数字或括号", p.at+1, r)
}

func (p *parser) bracket() (*expr, error) {
	p.at++
	e, err := p.sum()
	if err != nil {
		return nil, err
	}
	return e, p.expect(")）")
}

func (p *parser) expect(closing string) error {
	p.skip()
	if p.at < len(p.text) && strings.ContainsRune(closing, p.text[p.at]) {
		p.at++
		return nil
	}
	return p.bad("缺右括号")
}

func (p *parser) number() (*expr, error) {
	from := p.at
	for p.at < len(p.text) && (p.text[p.at] == '.' || (p.text[p.at] >= '0' && p.text[p.at] <= '9')) {
		p.at++
	}
	d, err := num.ParseDecimal(string(p.text[from:p.at]))
	if err != nil {
		return nil, p.bad("“%s”不是数", string(p.text[from:p.at])).Because(err)
	}
	return &expr{op: 'n', num: d}, nil
}

func (p *parser) word() (*expr, error) {
	from := p.at
	for p.at < len(p.text) && (letter(p.text[p.at]) || p.text[p.at] == '-' || (p.text[p.at] >= '0' && p.text[p.at] <= '9')) {
		p.at++
	}
	for p.text[p.at-1] == '-' { // a trailing hyphen is a minus
		p.at--
	}
	name := string(p.text[from:p.at])
	p.skip()
	if functions[name] && p.at < len(p.text) && (p.text[p.at] == '(' || p.text[p.at] == '（') {
		return p.call(name)
	}
	return &expr{op: 'f', name: name}, nil
}

func (p *parser) call(name string) (*expr, error) {
	p.at++
	e := &expr{op: 'c', name: name}
	for {
		arg, err := p.sum()
		if err != nil {
			return nil, err
		}
		e.args = append(e.args, arg)
		if p.skip(); p.at < len(p.text) && strings.ContainsRune(",，、", p.text[p.at]) {
			p.at++
			continue
		}
		return e, p.expect(")）")
	}
}
