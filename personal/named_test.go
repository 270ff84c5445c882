package personal

import (
	"strings"
	"testing"
)

// A telephone in another clause than its person is masked however it is written; an office's is not.
func TestTelephonesBehindNamedPersons(t *testing.T) {
	for _, s := range []string{"监护人赵刚，电话（0571）8701 2345。", "监护人赵刚，电话(0571)87012345。", "家长李芳，家庭电话0571 8701 2345。", "老人陈桂英，联系电话87012345。", "村民王强，联系电话8701-2345。",
		"患者刘强，电话：+86-571-87012345。", "受益人李芳，固定电话０５７１－８７０１２３４５。", "老人陈桂英，座机：0571—87012345。", "低保户周大山（电话0571-87012345）。"} {
		got := Mask(s, Question{Year: 2024})
		if !strings.ContainsAny(got, "*＊") || strings.Contains(got, "87012345") || strings.Contains(got, "8701 2345") || strings.Contains(got, "８７０１２３４５") {
			t.Errorf("%s => %s", s, got)
		}
	}
	for _, s := range []string{"监督电话：0571-87019999。", "投诉电话（0571）8701 2345。", "联系人李芳，电话0571-87012345。", "填报人：李芳，联系电话87012345。", "老人可拨打热线，电话0571-87012345。", "老人陈桂英，补助87012345元。"} {
		if got := Mask(s, Question{Year: 2024}); got != s {
			t.Errorf("%s => %s", s, got)
		}
	}
}
