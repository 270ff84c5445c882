package personal

import (
	"regexp"
	"strings"
)

// phoneBehind matches a telephone's label behind a person who is named in the clause before, as those
// are whom the work is for: 监护人赵刚，电话（0571）8701 2345. Who is to be asked (联系人) is named
// by the office, and its telephone is the office's.
var phoneBehind = regexp.MustCompile(`(?:监护人|受益人|受助人|救助对象|补助对象|服务对象|家长|患者|病人|学生|老人|户主|村民|居民|残疾人|特困人员|低保户|低保对象|幼儿|儿童|未成年人|贫困户|脱贫户|农户)[：: 　]?` +
	Surname + `\p{Han}{1,2}[，,、；（( 　]+(?:其|本人|的)?(?:家庭|住宅|个人|联系|固定|家里)?(?:电话|座机|固话)(?:号码)?[：:为是 　]{0,3}` +
	`(?:[+＋]?86[-－—– 　]?)?(?:[（(\[【]?[0-9０-９]{3,4}[）)\]】]?[-－—– 　]?)?[（(+＋]?$`)

// ofNamed reports a telephone of a person who is named in the clause before.
func (w *candidate) ofNamed() bool {
	before := w.text[max(0, w.from-mostBehind):w.from]
	return (strings.Contains(before, "电话") || strings.Contains(before, "座机") || strings.Contains(before, "固话")) &&
		phoneBehind.MatchString(strings.ToValidUTF8(before, ""))
}

// mostBehind is how many bytes before a telephone the person is looked for.
const mostBehind = 150
