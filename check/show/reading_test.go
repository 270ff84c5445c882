package show

import (
	"bytes"
	"strings"
	"testing"

	"jiheng/check"
	"jiheng/fault"
	"jiheng/paper/papertest"
)

// What the reader could not read stands in the result, and such a file is never
// said to be without a fault.
func TestReadingIsShown(t *testing.T) {
	set := builtinSet(t)
	for _, c := range []struct {
		name, text string
		unread     bool
		want, not  string
	}{
		{"unread and clean", "甲乙", true, "没有读到 pdf-form 有2个域没有读；请另存\n", "没有查出问题"},
		{"unread and faulty", faulty, true, "另有1处没有读到，没有查", "没有查出问题"},
		{"hidden", "甲乙", false, "乙.xlsx 单元格旧稿!A1（隐藏）：读取说明 pdf-form 有2个域没有读；请另存", "没有查，见"},
	} {
		d := papertest.Document(c.text)
		if c.unread {
			d.SayUnread(fault.Place{}, "pdf-form", "有%d个域没有读；请另存", 2)
		} else {
			d.Say(fault.Place{Cell: "旧稿!A1", Hidden: true}, "pdf-form", "有%d个域没有读；请另存", 2)
		}
		res := set.Run(&check.Input{File: "乙.xlsx", Document: d})
		var text, lines bytes.Buffer
		if err := WriteText(&text, res); err != nil {
			t.Fatal(err)
		}
		if err := WriteJSONL(&lines, res); err != nil {
			t.Fatal(err)
		}
		if got := text.String(); !strings.Contains(got, c.want) || strings.Contains(got, c.not) {
			t.Errorf("%s: %s", c.name, got)
		}
		if !strings.Contains(lines.String(), `"reading":[{"code":"pdf-form"`) {
			t.Errorf("%s: %s", c.name, lines.String())
		}
	}
}
