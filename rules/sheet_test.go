package rules

import (
	"fmt"
	"testing"

	"jiheng/check"
	"jiheng/document"
	"jiheng/fault"
)

// A short row of a sheet behind a row without a stop is no broken sentence; a
// short paragraph of a text is.
func TestRowsOfASheetAreNoBrokenSentence(t *testing.T) {
	set := builtinSet(t)
	for _, below := range []string{"资金执行", "指标情况", "得分"} {
		for _, sheet := range []bool{true, false} {
			d := &document.Document{}
			for i, s := range []string{"支付进度低于时间进度的给予提示或预警", below} {
				p := &document.Paragraph{Runs: document.Plain(s)}
				if sheet {
					p.At = fault.Place{File: "表.xlsx", Cell: fmt.Sprintf("表!A%d", i+3)}
				}
				d.Blocks = append(d.Blocks, p)
			}
			if found := len(of(set.Run(&check.Input{Document: d}), "X02")) > 0; found == sheet {
				t.Errorf("%s, in a sheet %v: found is %v", below, sheet, found)
			}
		}
	}
}
