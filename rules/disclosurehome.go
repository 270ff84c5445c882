package rules

import (
	"fmt"
	"strings"

	"jiheng/check"
	"jiheng/paper"
	"jiheng/plain"
)

// Parts of an address as they are written: 弄 and 号 of cities, 村 and 组 of the
// country, the parts of a house.
const (
	someNumber   = `[0-9一二三四五六七八九十百]+`
	houseLevel   = `(?:号楼|号院|支弄|弄|号|室|栋|幢|座|单元|门|社|排|楼|组|队|村民小组|#)`
	houseParts   = `(?:[甲乙丙丁附之\-－东西南北]{0,2}(?:` + someNumber + `|[A-Za-z])` + houseLevel + `?)` // 甲5号, 202, B座
	houseNumbers = `(?:[甲乙丙丁附]?` + someNumber + houseLevel + `)` + houseParts + `*`
	// homeAt is an address from its first word to the last number of the house.
	homeAt = `([^，。；：:、的]{0,40}?` + houseNumbers + `)`
	// homeInVillage has no number: a group of a village by its name.
	homeInVillage = `([^，。；：:、的]{2,30}(?:村|屯|庄|寨)[^，。；：:、的]{0,8}(?:组|队|社|屯|庄))`
	homeWords     = `(?:家庭|户籍|户口|经常居住|实际居住|现居住|居住|常住|暂住|现住|现居|租住|寄住|身份证|住宅)`
	homeLabels    = `(?:` + homeWords +
		`(?:详细)?(?:住址|住所|地址|所在地|地|址)|(?:详细)?住址|户籍[：:])(?:[：:]|为|是|在|于)?\s*`
)

var (
	labelledHome = plain.NewExpr(homeLabels + `(?:` + homeAt + `|` + homeInVillage + `)`)
	livesAt      = plain.NewExpr(`(?:家|现居?|租|寄|暂|借|户|居)?住(?:在|于|址)?[：:]?\s*` + homeAt)
	namedHome    = plain.NewExpr(`(?:姓名|户主|患者|病人|本人|受助人|申请人|低保户|困难户|残疾人|村民|居民|对象)[：:]?\s*(` + anyName +
		`)[^。；]{0,30}(?:地址|住所|住)[：:为]?\s*` + homeAt)
	besideHome = plain.NewExpr(beforeName + `(` + anyName + `)(?:同志|老人|女士|先生)?(?:[（(][男女][）)]|[，,][男女])?[，,（( 　]` +
		`([^，。；：:、的（(]{0,30}?(?:路|街|巷|弄|村|里|坊|屯|庄|小区|花园|公寓|胡同|苑|园)[^，。；：:、的（(]{0,6}?` + houseNumbers + `)`)
	someone = plain.NewExpr(`(?:` + beforeName + anyName + `|` + surnames + `\p{Han}{1,2}?)(?:同志|同学|老人|女士|先生)?` +
		`(?:[（(][^）)]{1,14}[）)])?[，,：:]?(?:[男女][，,]?)?(?:[0-9]{1,3}岁[，,]?)?$`)
	endsInName     = plain.NewExpr(anySurname + `\p{Han}{1,2}$`)
	manyHouseholds = plain.NewExpr(`[0-9一二三四五六七八九十百千多几每各住租商农用]$`)
	namedBehind    = plain.NewExpr(`^的(?:` + surnames + `)\p{Han}{1,2}(?:[，。；、]|$)`)
	manyLive       = plain.NewExpr(`^[^，。；0-9]{0,4}(?:居民|住户|群众|老人|村民|业主|商户|人员|孤老|困难|职工|家庭|户)`)
	townWord       = plain.NewExpr(`路|街|巷|弄|村|镇|乡|小区|花园|苑|园|里|屯|庄|公寓|大厦|坊|宿舍|胡同|条`)
	manyHouse      = plain.NewExpr(someNumber + houseLevel + `[^，。；]{0,4}?(?:` + someNumber + houseLevel + `|[0-9]{2,4})`)
	notHome        = plain.NewExpr(`^(?:房|建|宅|所|院|户|养老|宾馆|酒店)|派出所|服务中心|窗口|公司|机关`)
	officeHint     = []string{"联系", "负责", "经办", "填报", "填表", "审核", "会计", "法定代表", "法人", "主任", "公司", "单位地址", "办公", "主讲", "窗口"}
	addressCell    = plain.NewExpr(`[0-9一二三四五六七八九十百]+(?:号|弄|室|栋|幢|单元|组|队|社|排|门|座)`)
	addressHead    = []string{"家庭住址", "家庭地址", "住址", "户籍地址", "居住地址", "现住址", "户籍所在地", "现居住地", "常住地址", "居住地", "户籍地", "详细住址",
		"家庭详细地址", "家庭详细住址", "家庭住所", "户口所在地", "经常居住地", "暂住地址", "暂住地", "身份证地址", "身份证住址", "住宅地址"}
	homeHints = []string{"住", "户籍", "户口", "地址", "家庭所在地", "常住"}
)

// homeIn returns the address of somebody's home, nil for none: one that a word
// calls so, one that somebody lives at, one beside a name. The address of an
// office, and where many live, is none.
func homeIn(l *paper.Line) *paper.Range {
	if l.Has(homeHints...) {
		for _, m := range labelledHome.FindAllStringSubmatchIndex(l.Text, -1) {
			from, to := max(m[2], m[4]), max(m[3], m[5])
			if isHome(l.Text, from, to) {
				return &paper.Range{From: from, To: to}
			}
		}
		for _, m := range livesAt.FindAllStringSubmatchIndex(l.Text, -1) {
			if isHome(l.Text, m[2], m[3]) && livesThere(l.Text, m) {
				return &paper.Range{From: m[2], To: m[3]}
			}
		}
		if m := namedHome.FindStringSubmatchIndex(l.Text); m != nil && isHome(l.Text, m[4], m[5]) && isPersonName(l.Text[m[2]:m[3]]) {
			return &paper.Range{From: m[4], To: m[5]}
		}
	}
	if !l.Has("弄", "号", "室", "幢", "栋", "单元") {
		return nil
	}
	for _, m := range besideHome.FindAllStringSubmatchIndex(l.Text, -1) {
		if isHome(l.Text, m[4], m[5]) && manyHouse.MatchString(l.Text[m[4]:m[5]]) && isPersonName(l.Text[m[2]:m[3]]) &&
			!paper.HasAny(clauseBefore(l.Text, m[2]), officeHint...) {
			return &paper.Range{From: m[4], To: m[5]}
		}
	}
	return nil
}

// isHome reports that a stretch of a text is an address that is not masked, and not
// one at which many live.
func isHome(text string, from, to int) bool {
	at := text[from:to]
	return !paper.HasAny(at, "**", "某", "××") && !notHome.MatchString(at) && !manyLive.MatchString(strings.TrimPrefix(text[to:], "的"))
}

// livesThere reports that the verb of a match of livesAt tells where a person
// lives: 家住 and its like by an address that is whole, 住 alone behind a name.
func livesThere(text string, m []int) bool {
	verb := strings.TrimRight(text[m[0]:m[2]], "：: 　")
	before := clauseBefore(text, m[0])
	at := text[m[2]:m[3]]
	whole := townWord.MatchString(at) || manyHouse.MatchString(at)
	switch {
	case paper.HasAny(before, officeHint...) && !strings.HasPrefix(verb, "家"):
		return false
	case strings.HasSuffix(before, "入") || strings.HasSuffix(before, "常") || strings.HasSuffix(before, "安"):
		return false
	case strings.HasPrefix(verb, "户"):
		return whole && (before == "" || endsInName.MatchString(before) || !manyHouseholds.MatchString(before))
	case strings.HasPrefix(verb, "家"), strings.HasPrefix(verb, "现"), strings.HasPrefix(verb, "租"), strings.HasPrefix(verb, "寄"),
		strings.HasPrefix(verb, "暂"), strings.HasPrefix(verb, "借"):
		return whole
	}
	return someone.MatchString(before) || namedBehind.MatchString(text[m[3]:])
}

// longestClause is how many bytes before a place its sentence is looked at: a thousand
// characters.
const longestClause = 3000

// clauseBefore is the text of a sentence before a byte.
func clauseBefore(s string, at int) string {
	s = s[max(0, at-longestClause):at]
	if i := strings.LastIndexAny(s, "。；;"); i >= 0 {
		return s[paper.Next(s, i):]
	}
	return s
}

// homesIn reports homes in the text and beside the labels of forms.
func homesIn(p *check.Pass) {
	const advice = "公开前删去住址，只写到镇、街道"
	for _, l := range p.Lines {
		if m := homeIn(l); m != nil {
			p.At(l, *m, "写出了个人的家庭住址。", advice)
		}
	}
	for _, f := range p.Fields(func(name string) bool { return paper.HasAny(name, addressHead...) && paper.Runes(name) <= 10 }) {
		if f.At != f.Label && f.At.Table != nil && addressCell.MatchString(f.Value) && !paper.HasAny(f.Value, "**", "某", "××") {
			p.Line(f.At, "写出了个人的家庭住址。", advice)
		}
	}
}

// addressColumn finds a column of homes.
func addressColumn(p *check.Pass, g *paper.Grid) {
	c, head, ok := g.Col(addressHead...)
	if !ok || head > 3 {
		return
	}
	n := countRows(g, head, func(r int) bool {
		l := g.At(r, c)
		return l != nil && l != g.At(r-1, c) && addressCell.MatchString(l.Text) && !maskedName.MatchString(l.Text)
	})
	if n > 0 {
		p.Line(g.At(head, c), fmt.Sprintf("表里列出了%d个人的住址。", n), "公开前删去这一栏")
	}
}
