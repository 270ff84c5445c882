package document

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// ideographs are the radicals that fonts use for the words they look like where
// normalisation leaves them alone or gives another form than the one in use here:
// U+2F3E is 户, not 戶.
var ideographs = func() map[rune]rune {
	pairs := []rune("⺁厂⺄乙⺈刀⺊卜⺌小⺍小⺎兀⺗心⺛旡⺝月⺟母⺠民⺢水⺧牛⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糸⺰纟⺱网⺲罒⺳网⺴网⺵网⺶羊⺷羊⺸羊⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟⼾户⾭青")
	m := map[rune]rune{}
	for i := 0; i+1 < len(pairs); i += 2 {
		m[pairs[i]] = pairs[i+1]
	}
	return m
}()

// Ideograph returns the Han character that people type for a radical
// (U+2E80–2FDF) or a compatibility ideograph; any other character, and one that
// stands for more than one, is returned as it is.
func Ideograph(r rune) rune {
	switch {
	case r >= 0x2e80 && r <= 0x2fdf:
		if o, ok := ideographs[r]; ok {
			return o
		}
	case r >= 0xf900 && r <= 0xfaff, r >= 0x2f800 && r <= 0x2fa1f:
	default:
		return r
	}
	s := norm.NFKC.String(string(r))
	if n, size := utf8.DecodeRuneInString(s); size == len(s) {
		return n
	}
	return r
}
