package rules

import (
	"strings"

	"jiheng/paper"
	"jiheng/plain"
)

// A person may be named at the beginning of a sentence and their illness told behind
// other fields: 王秀英，住红旗村，患冠心病; 受助人李建国，身份证号…，住三村，患尿毒症.
var (
	leadingName = plain.NewExpr(`(?:^|[。；;])(?:[（(]?[0-9一二三四五六七八九十]{1,3}[）)]?[、.．]?)?` +
		`(?:(?:救助对象|受助人|申请人|患者|户主|村民|居民|学生|职工|低保户|困难户|残疾人|老人|姓名)[：:]?)?(` + anyName + `)[，,（(]`)
	laterIllness = plain.NewExpr(`[，,](?:现|因|长期|常年|自幼|多年|已)?(?:患有|身患|罹患|确诊|诊断为|患)(?:` + allIllnesses + `)|` +
		`[，,](?:现|因)?(?:长期|常年)卧床|[，,](?:` + ofDisability + `残疾[一二三四]级|` + ofDisability + `[一二三四]级残疾)`)
	ofOnePerson = plain.NewExpr(`[，,（(]\s*(?:男|女|[0-9]{1,3}岁|家?住|现住|户籍|身份证|证件号|电话|手机|低保户|困难户|孤儿|残疾证)`)
	// minorCalled is a minor whom a word calls so, by a pet name: 未成年人小明（9岁）.
	minorCalled = plain.NewExpr(`(?:未成年人|未成年对象|孤儿|患儿|学生|儿童|孩子|女儿|儿子|其子|其女|幼儿|少年)(小\p{Han}{1,2}?)[（(，,]+(?:[男女][，,])?` +
		`(?:现年|今年|年仅|年龄|时年)?[：:]?([0-9]{1,2})(?:周岁|岁)(?:[）)，,。；]|$)`)
	notNickname = plain.NewExpr(`^小(?:学|组|班|区|额|型|时|户|孩|朋|病|食|饭|计)`)
)

// mostFields is how many bytes behind a name its illness may stand.
const mostFields = 240

// laterIll returns the words from a name at the beginning of a sentence to the illness
// that a later clause of the sentence tells; nil where nothing in between shows that
// they are of one person.
func laterIll(text string) *paper.Range {
	for _, m := range leadingName.FindAllStringSubmatchIndex(text, -1) {
		rest := text[m[3]:min(len(text), m[3]+mostFields)]
		if i := strings.IndexAny(rest, "。；;"); i >= 0 {
			rest = rest[:i]
		}
		ill := laterIllness.FindStringIndex(rest)
		if ill == nil || !isPersonName(text[m[2]:m[3]]) || !ofOnePerson.MatchString(rest[:ill[1]]) || ofMany(rest, ill[1]) {
			continue
		}
		return &paper.Range{From: m[2], To: m[3] + ill[1]}
	}
	return nil
}

// ofMany reports an illness or disability, ending at an offset, that names a group of
// people and nobody's state: 二级残疾人补贴, 糖尿病患者120人.
func ofMany(text string, end int) bool {
	rest := text[end:]
	if strings.HasSuffix(text[:end], "级残疾") || strings.HasSuffix(text[:end], "残疾") || strings.HasSuffix(text[:end], "卧床") {
		if prefixOf(rest, "人", "者", "儿童", "军人", "老人", "老年", "妇女", "职工", "学生", "群众", "居民", "病人", "患者") {
			return true
		}
	}
	return manyOfThem.MatchString(rest)
}

var manyOfThem = plain.NewExpr(`^(?:患者|病人|患儿)?(?:共|计|达|有|约)?[0-9]+(?:人|名|例|户)`)

func prefixOf(s string, words ...string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}
