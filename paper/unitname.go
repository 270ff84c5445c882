package paper

import "strings"

// sureEnds end the names of units wherever they stand in a title; othersEnd are words that
// end as one of them does and name none.
var (
	sureEnds  = []string{"人民政府", "委员会", "检察院", "法院", "局", "厅"}
	othersEnd = []string{"布局", "格局", "结局", "全局", "大局", "邮局", "餐厅", "大厅", "客厅", "展厅"}
	innerEnds = []string{"办公室", "办事处", "机关", "本级"}
)

// ownerOf takes what does not belong to it off the end of a unit's name that a title
// gives: 柳溪县民政局 of 柳溪县民政局救助. A name that ends as units do stays.
func ownerOf(name string) string {
	if UnitEnd(name) {
		return name
	}
	for i := range name {
		end := ""
		for _, w := range sureEnds {
			if strings.HasPrefix(name[i:], w) {
				end = w
				break
			}
		}
		if end == "" || Runes(name[:i]) < 2 || endsInOther(name[:i+len(end)]) {
			continue
		}
		cut := i + len(end)
		for _, w := range innerEnds {
			if strings.HasPrefix(name[cut:], w) {
				return name[:cut+len(w)]
			}
		}
		return name[:cut]
	}
	return name
}

func endsInOther(s string) bool {
	for _, w := range othersEnd {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}
