package extract

import (
	"maps"
	"slices"
	"unicode"
	"unicode/utf8"
)

// letterNumber is a number glued to a Latin letter: PM2.5, A4, V3. Behind the capitals of a
// machine it counts such machines: CT1台, DR2台.
func (s *scanner) letterNumber(start int) bool {
	x := s.lexeme(start)
	if m := s.measure(x.end); x.ok && x.value.Scale() == 0 && machineUnits.in(m.unit) && m.scale+m.mid == "" && s.machine(start) {
		return s.quantity(start, x, m)
	}
	return s.emit(Token{Class: Name}, start, x.end)
}

// machineUnits count machines.
var machineUnits = newLexicon("台", "套", "部", "辆", "架", "台套", "台次", "块", "盏")

// machine reports two capitals or more right before a number that are a word by themselves, and
// no standard or measure that has numbers: CT, MRI.
func (s *scanner) machine(start int) bool {
	from := start
	for from > s.done && s.s[from-1] >= 'A' && s.s[from-1] <= 'Z' {
		from--
	}
	switch before := runeBefore(s.s, from); {
	case start-from < 2, before < utf8.RuneSelf && (unicode.IsLetter(before) || unicode.IsDigit(before) || before == '-' || before == '/' || before == '.'):
		return false
	}
	return prefix(s.s[from:start], "PM", "GB", "DB", "ISO", "HJ", "JG", "COVID", "SARS", "NO") == ""
}

// currencies are names of money of other countries that may stand before an amount of 元, and
// its unit then.
var currencies = map[string]string{"港币": "港元", "港元": "港元", "HKD": "港元", "HK$": "港元", "美元": "美元", "美金": "美元", "USD": "美元", "US$": "美元", "欧元": "欧元", "EUR": "欧元", "日元": "日元", "日币": "日元", "JPY": "日元",
	"英镑": "英镑", "GBP": "英镑", "澳门币": "澳门元", "澳门元": "澳门元", "新台币": "新台币", "澳元": "澳元", "加元": "加元", "韩元": "韩元", "新加坡元": "新加坡元", "卢布": "卢布", "瑞士法郎": "瑞士法郎"}

// currencyBefore finds them.
var currencyBefore = newLexicon(slices.Collect(maps.Keys(currencies))...)
