package across

import (
	"regexp"
	"strings"

	"jiheng/num"
	"jiheng/paper"
)

// A Target is a target as it is compared: direction, number and unit.
type Target struct {
	Sign, Unit string
	Value      num.Decimal
}

var targetForm = regexp.MustCompile(`^(≥|≤|＝|=|>|<|＞|＜|不低于|不少于|不超过|不高于|至少|≧|≦|大于等于|小于等于|达到)?\s*([0-9][0-9,]*(?:\.[0-9]+)?)\s*([^0-9，。；]{0,6}?)(及以上|以上|及以下|以下|以内)?$`)

var signs = map[string]string{"≥": "≥", "不低于": "≥", "不少于": "≥", "至少": "≥", "≧": "≥", "大于等于": "≥", "以上": "≥", "及以上": "≥", "达到": "",
	"≤": "≤", "不超过": "≤", "不高于": "≤", "≦": "≤", "小于等于": "≤", "以下": "≤", "及以下": "≤", "以内": "≤", "＝": "", "=": "", ">": ">", "＞": ">", "<": "<", "＜": "<"}

// TargetValue reads the target of the row: its value as printed, its sign and its
// unit. ok is false for a target in words.
func (h *Indicator) TargetValue() (t Target, ok bool) {
	m := targetForm.FindStringSubmatch(strings.TrimSpace(strings.ReplaceAll(h.Target, "％", "%")))
	if m == nil {
		return t, false
	}
	d, err := num.ParseDecimal(strings.ReplaceAll(m[2], ",", ""))
	if err != nil {
		return t, false
	}
	t.Value, t.Sign, t.Unit = d, signs[m[1]], strings.TrimSpace(m[3])
	if m[4] != "" {
		t.Sign = signs[m[4]]
	}
	if t.Unit == "" {
		t.Unit = strings.TrimSpace(h.Unit)
	}
	return t, true
}

// Done returns the value reached and its unit; ok is false where it is no single
// number.
func (h *Indicator) Done() (d num.Decimal, unit string, ok bool) {
	m := paper.Operator.FindStringSubmatch(strings.ReplaceAll(h.Actual, "％", "%"))
	if m == nil || m[1] != "" {
		return d, "", false
	}
	d, err := num.ParseDecimal(strings.ReplaceAll(m[2], ",", ""))
	unit = strings.TrimSpace(m[3])
	if unit == "" {
		unit = strings.TrimSpace(h.Unit)
	}
	if unit == "" {
		if t, ok := h.TargetValue(); ok {
			unit = t.Unit
		}
	}
	return d, unit, err == nil
}

// Grows reports an indicator whose value only adds up over the year: not a
// ceiling, a cost, a time or a state.
func (h *Indicator) Grows() bool {
	t, ok := h.TargetValue()
	return ok && t.Sign != "≤" && t.Sign != "<" && !paper.HasAny(h.Name, "成本", "时间", "时长", "天数", "天", "均", "库存", "在册", "在院",
		"存量", "余额", "下降", "减少", "期限", "得分", "排名")
}
