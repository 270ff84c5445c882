package extract

import (
	"regexp"
	"strings"
)

// ratioSigns stand between the two numbers of a ratio.
var ratioSigns = []string{":", "：", "∶"}

var (
	ratioNames = newLexicon("比", "比例", "比值", "比率", "配比")
	ratioLeads = newLexicon("为", "约", "约为", "达", "达到", "是", "按", "按照", "到", "至", "由", "从", "：", ":")
	ratioTails = newLexicon("的比例", "比例", "的比率", "的配比", "配套", "的标准配备", "的标准配置")
)

// proportion reads a ratio that is called one: 生师比为14.4:1, 按3∶2的比例. end is i for all
// else, times of the day among them.
func (s *scanner) proportion(i int) (x lexeme, end int) {
	k := run(s.s, i)
	if k+1 < len(s.s) && s.s[k] == '.' && isDigit(s.s[k+1]) {
		k = run(s.s, k+1)
	}
	if k-i > 6 {
		return x, i
	}
	sign := prefix(s.rest(k), ratioSigns...)
	if sign == "" {
		return x, i
	}
	end = run(s.s, k+len(sign))
	if end+1 < len(s.s) && s.s[end] == '.' && isDigit(s.s[end+1]) {
		end = run(s.s, end+1)
	}
	if end == k+len(sign) || prefix(s.rest(end), ratioSigns...) != "" || !s.calledRatio(i, end) {
		return x, i
	}
	if x = s.lexeme(i); x.end != k || !x.ok {
		return x, i
	}
	return x, end
}

// calledRatio reports that the words around a pair of numbers call it a ratio, or that it
// follows one: 由14.6:1降至14.4:1.
func (s *scanner) calledRatio(i, end int) bool {
	before := s.s[max(0, i-45):i]
	if n := len(s.out); n > 0 && strings.HasPrefix(s.out[n-1].Unit, ":") && i-s.out[n-1].End < 24 && !strings.ContainsAny(s.s[s.out[n-1].End:i], "。；;：:") {
		return true
	}
	for w := ratioLeads.before(before); w != ""; w = ratioLeads.before(before) {
		before = before[:len(before)-len(w)]
	}
	return ratioNames.before(before) != "" || ratioTails.at(s.rest(end)) != ""
}

// pairOfNumbers is a cell of two numbers with a sign of ratios between.
var pairOfNumbers = regexp.MustCompile(`^[≥≤><=约]*([0-9]{1,6})(\.[0-9]+)?(?:[:：∶])([0-9]{1,6})(\.[0-9]+)?$`)

// ratioCell reports a cell of a ratio: one in a row that is called so, and elsewhere one that is
// neither a time of the day nor the scale of a map.
func ratioCell(text, name string) bool {
	p := pairOfNumbers.FindStringSubmatch(text)
	switch {
	case p == nil, strings.HasSuffix(name, "比例尺"):
		return false
	case ratioNames.before(name) != "", p[2]+p[4] != "":
		return true
	}
	clock := len(p[1]) <= 2 && len(p[3]) == 2 && p[3] < "60" && (len(p[1]) == 1 || p[1] < "25")
	return !clock && len(p[3]) < 3
}
