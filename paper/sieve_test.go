package paper

import (
	"strings"
	"testing"
)

func TestSieve(t *testing.T) {
	text := "2024年度甲区乙镇人民政府单位整体支出绩效自评报告，执行率98.85%。"
	s := sieveOf(text)
	for i := range text {
		for j := i + 1; j <= len(text); j++ {
			if !s.may(text[i:j]) {
				t.Fatalf("%q is in the text, and the sieve denies it", text[i:j])
			}
		}
	}
	kept := 0
	words := strings.Fields("预计 估计 公务接待 同比增长 持平 三公 采购 结转 结余 资产 编制 满意 追加 调减 决算 机构 问题 整改 公开 内设")
	for _, w := range words {
		if s.may(w) {
			kept++
		}
	}
	if kept > 3 {
		t.Errorf("of %d words that are not in the text the sieve lets %d through", len(words), kept)
	}
}
