package personal

import (
	"regexp"
	"strings"
)

// numeral and houseNumber are the parts of the address of a home: 12号, 三单元, 401室.
const (
	numeral     = `[0-9０-９一二三四五六七八九十百]{1,6}`
	houseNumber = numeral + `(?:号楼|号院|支弄|弄|号|室|栋|幢|座|单元|门|社|组|队|#)`
	housesAt    = `[^，。；：:\n|]{0,40}?` + houseNumber + `(?:[甲乙丙丁附之－-]?` + houseNumber + `)`
)

// labelledHome matches an address behind a word that calls it a home, livesAt one of two
// parts at which somebody lives. flat matches an address whose house has entrances, which those
// of offices have not.
var (
	labelledHome = regexp.MustCompile(`(?:(?:家庭|户籍|户口|居住|常住|暂住|现住|身份证|住宅)(?:详细)?(?:住址|住所|地址|所在地|地)|住址` +
		`|家住|现住|现居|租住|寄住|暂住)[：:为是在于 　]{0,3}(` + housesAt + `*(?:` + numeral + `)?)`)
	livesAt = regexp.MustCompile(`住[在于：: 　]{0,2}(` + housesAt + `+(?:` + numeral + `)?)`)
	flat    = regexp.MustCompile(numeral + `(?:号楼|号|栋|幢|座|#)?` + numeral + `?单元` + numeral + `(?:室|号|户)?`)
	numbers = regexp.MustCompile(houseNumber + `|` + numeral + `$`)
	digits  = regexp.MustCompile(numeral)
)

// maskHomes masks the numbers of the houses in addresses of homes, an asterisk for each
// numeral; the town and the street stay to be seen.
func maskHomes(text string) string {
	if strings.Contains(text, "住") || strings.Contains(text, "户籍") || strings.Contains(text, "户口") || strings.Contains(text, "地址") {
		text = maskHouses(text, labelledHome, 1)
		text = maskHouses(text, livesAt, 1)
	}
	if strings.Contains(text, "单元") {
		text = maskHouses(text, flat, 0)
	}
	return text
}

// maskHouses masks the numerals of a group of all matches.
func maskHouses(text string, re *regexp.Regexp, group int) string {
	var b strings.Builder
	done := 0
	for _, m := range re.FindAllStringSubmatchIndex(text, -1) {
		from, to := m[2*group], m[2*group+1]
		b.WriteString(text[done:from])
		b.WriteString(numbers.ReplaceAllStringFunc(text[from:to], func(s string) string {
			return digits.ReplaceAllStringFunc(s, func(n string) string { return strings.Repeat("*", len([]rune(n))) })
		}))
		done = to
	}
	b.WriteString(text[done:])
	return b.String()
}
