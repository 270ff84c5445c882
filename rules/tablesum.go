package rules

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/check"
	"jiheng/num"
	"jiheng/paper"
)

// tableSums reports the totals and rates of tables that do not follow from the figures
// beside them, and returns how many were judged and how many could not be read.
func tableSums(p *check.Pass) (judged, unread int) {
	all := p.TableSums()
	for i := range all.Off {
		s := &all.Off[i]
		sev := check.Error
		switch {
		case s.Loose:
			sev = check.Notice
		case !s.Sure:
			sev = check.Warning
		}
		c := s.Total
		f := check.Finding{Severity: sev, Message: sumMessage(s), Suggestion: "核对合计和各项，改正写错的一个", Site: c.Line.Site(c.At), Line: c.Line.Text}
		if s.Share {
			f.Suggestion = "核对比率和两个数"
		}
		for k := range s.Parts {
			if x := &s.Parts[k]; x.Line != nil && k < mostParts {
				f.Other = append(f.Other, x.Line.Site(x.At))
			}
		}
		p.ReportClaim(f)
	}
	return all.Judged, all.Unread
}

// mostParts is how many parts a message lists.
const mostParts = 6

func sumMessage(s *paper.TableSum) string {
	if s.Growth {
		return fmt.Sprintf("“%s”写的是%s，按%s和上年的%s应是%s%%。", s.Name, percentText(s.Total), s.Parts[0].Text, s.Parts[1].Text, s.Want.Percent(2))
	}
	if s.Share {
		written := percentText(s.Total)
		if s.Total.Unit() == "" && s.Total.Shown.Cmp(num.Int(1)) <= 0 {
			written = s.Total.Shown.String() // a quotient
		}
		if beyondRates(s.Want) {
			return fmt.Sprintf("“%s”写的是%s，%s和%s的大小不相称，算不出这样的比率：可能一个是元、一个是万元，或小数点错位。", s.Name, written, s.Parts[0].Text, s.Parts[1].Text)
		}
		return fmt.Sprintf("“%s”写的是%s，按%s÷%s应是%s%%。", s.Name, written, s.Parts[0].Text, s.Parts[1].Text,
			s.Want.Percent(2))
	}
	one := !slices.ContainsFunc(s.Parts, func(c paper.Amount) bool { return c.Scale.Cmp(s.Total.Scale) != 0 })
	say := func(c paper.Amount) string {
		if one {
			return c.Shown.String() // the unit is that of the column
		}
		return c.Text
	}
	in := func(v num.Ratio) string {
		if one {
			return strings.TrimSuffix(s.Total.In(v), s.Total.Unit())
		}
		return s.Total.In(v)
	}
	if s.Times {
		said := make([]string, len(s.Parts))
		for i, c := range s.Parts {
			said[i] = c.Text
		}
		return fmt.Sprintf("“%s”写的是%s，按%s应是%s，相差%s。", s.Name, s.Total.Text, strings.Join(said, "×"), s.Total.In(s.Want), s.Total.In(s.Want.Sub(s.Total.Value()).Abs()))
	}
	var b strings.Builder
	for i, c := range s.Parts[:min(len(s.Parts), mostParts)] {
		switch {
		case c.Minus:
			b.WriteString("-")
		case i > 0:
			b.WriteString("+")
		}
		if word := say(c); i > 0 && c.Shown.Sign() < 0 {
			b.WriteString("（" + word + "）")
		} else {
			b.WriteString(word)
		}
	}
	if len(s.Parts) > mostParts {
		fmt.Fprintf(&b, "等%d项", len(s.Parts))
	}
	msg := fmt.Sprintf("“%s”写的是%s，按%s应是%s，相差%s。", s.Name, say(s.Total), b.String(), in(s.Want), in(s.Want.Sub(s.Total.Value()).Abs()))
	switch {
	case s.Common != nil:
		msg += fmt.Sprintf("另一处合计也差这么多，先核对其中的%s。", say(*s.Common))
	case s.Loose:
		msg += "差在取整的范围内。"
	case !s.Sure:
		msg += "有的行如果不是分项，请在表里写明“其中”。"
	}
	return msg
}

// largestRate is the largest ratio, ten times the base, that is said to be the right one: where
// two figures give more, they are rather of two units than so far apart.
var largestRate = num.Int(10).Ratio()

// beyondRates reports a ratio that is no likely share or rate.
func beyondRates(q num.Ratio) bool { return q.Cmp(largestRate) > 0 }
