package dossier

import (
	"strings"
	"testing"
)

// Amounts of YAML files carry the same words of money behind them as tables.
func TestMoneyWords(t *testing.T) {
	for text, want := range map[string]string{
		"5.60": "5.60万元", "56仟元": "5.60万元", "560佰元": "5.60万元", "0.00056億元": "5.60万元", "5.6萬元整": "5.60万元", "0.56十万元": "5.60万元", "56000元": "5.60万元",
		"5.6万": "?看不出是5.6万元还是5.6万万元", "5.6美元": "?换算不了", "5.6十亿元": "?number",
	} {
		d, err := Load(changed(t, FileMoney, "决算数: 5.60", "决算数: "+text))
		if says, bad := strings.CutPrefix(want, "?"); bad {
			if err == nil || says != "number" && !strings.Contains(err.Error(), says) {
				t.Errorf("%s: %v, want %s", text, err, says)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got := d.Year.ThreePublic[0].Outturn.Fen.ShownWan().String() + "万元"; got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}
