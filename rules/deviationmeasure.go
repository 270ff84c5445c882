package rules

import (
	"strings"

	"jiheng/plain"
)

// measureSaid matches what is to be done, in words that name no measure: when from then on,
// by whom, how often, or by which rule.
var measureSaid = plain.NewExpr(`20[0-9]{2}年(?:度)?起|自?20[0-9]{2}年[0-9]{0,2}月?[^，。；]{0,3}[前起]|[0-9]{1,2}月(?:[0-9]{1,2}日)?(?:底|末|中旬|上旬)?[前起]|(?:年底|月底|季末|汛|开学)前|以?后(?:每|按|由|须|要|应)|每(?:年|季度?|月|周|日|半年)[^，。；]{0,12}(?:一次|[0-9]次|通报|调度|巡|检|盘点|对账|报送)|定[时期人点][^，。；]|(?:科|股|室|处|站|所|中心|部|办|局|院|校|人|会计|主任|组长)[^，。；]{0,4}(?:负责|牵头|跟进|督办)|由[^，。；]{1,12}(?:负责|牵头|跟进|督办)|到期即|按(?:实|期|月|季|进度|标准|合同|程序|规定|需)[^，。；]{0,10}(?:编制|编报|支付|拨付|核定|安排|执行|兑付|结算|申报)|储备|及时|严格|杜绝|避免|防止|逐[步项月户]|纳入|改(?:用|按|由|成)|增派|催(?:办|缴|收|交)|另行`)

// causeWords lists words of a clause that tells why, whatever else it says.
var causeWords = []string{"因", "由于", "导致", "未能", "未及时", "不及时", "不严格", "没有"}

// measureBehind reports a measure in the clauses behind the cause: 施工便道扬尘；2026年起定时
// 洒水，中心工程科负责. The first clause is the cause, and so is one that says 因.
func measureBehind(text string) bool {
	for i, part := range strings.FieldsFunc(text, func(r rune) bool { return r == '；' || r == ';' || r == '。' || r == '\n' }) {
		if i == 0 || !measureSaid.MatchString(part) {
			continue
		}
		cause := false
		for _, w := range causeWords {
			cause = cause || strings.Contains(part, w)
		}
		if !cause {
			return true
		}
	}
	return false
}
