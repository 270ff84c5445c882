package paper

import (
	"regexp"
	"slices"
	"strings"

	"jiheng/num"
)

// A MonitoredMoney is a row of money in a monitoring form (监控表).
type MonitoredMoney struct {
	Name                                      *Line
	Original, Revised, ToDate, Rate, Forecast Amount
	Total                                     bool
	Moved                                     bool // the form has a column of changes of the budget
}

// BudgetOpen reports a row whose budget is not what is written: it was changed, and the
// budget after the change is not told.
func (m *MonitoredMoney) BudgetOpen() bool { return m.Moved && !m.Revised.Set }

// Budget is what a rate is of: the budget as it stood, else that of the year's
// beginning.
func (m *MonitoredMoney) Budget() Amount {
	if m.Revised.Set {
		return m.Revised
	}
	return m.Original
}

// A MonitoredIndicator is an indicator in a monitoring form.
type MonitoredIndicator struct {
	Name            *Line
	Target, ToDate  *Line
	forecast        *Line
	Possible        string // 确定能, 有可能, 完全不可能; empty where nothing is said
	PossibleAt      *Line
	Causes          []*Line // ticks
	Reason, Measure *Line
	Ticks, Text     bool // the form has columns of ticks, and one for the cause in words
}

// A MonitoringForm is what a monitoring form (监控表) holds.
type MonitoringForm struct {
	Months     int // that it covers; 0 where it does not say
	Money      []MonitoredMoney
	Indicators []MonitoredIndicator
	Closing    bool // causes and measures are told below the table
}

var (
	monthsTo     = regexp.MustCompile(`(?:1|一|年初)\s*(?:月)?\s*[-—–~～至到]+\s*([0-9]{1,2}|十[一二]?|[二三四五六七八九])\s*月`)
	monthsUpTo   = regexp.MustCompile(`(?:截至|截止)(?:20[0-9]{2}年)?([0-9]{1,2})月`)
	possibleWord = []string{"完全不可能", "有可能", "确定能"}
	causeKinds   = []string{"经费保障", "制度保障", "人员保障", "硬件条件保障", "硬件保障"}
)

// MonitoringForm reads a monitoring form; ok is false for any other document.
func (t *Text) MonitoringForm() (*MonitoringForm, bool) {
	if !strings.Contains(t.Title, "监控") || strings.Contains(t.Title, "报告") {
		return nil, false
	}
	f := &MonitoringForm{}
	for _, l := range t.Lines {
		if f.Months == 0 {
			f.Months = monthsIn(l.Text)
		}
		f.Closing = f.Closing || l.Kind != CellLine && HasAny(l.Text, "建议或举措", "纠偏措施", "改进措施") && Runes(l.Text) > 20
	}
	for _, g := range t.Tables {
		for r := range g.Cells {
			f.readMoney(g, r)
			f.readIndicators(g, r)
			f.Closing = f.Closing || closes(g, r)
		}
	}
	return f, len(f.Money)+len(f.Indicators) > 0
}

func monthsIn(s string) int {
	for _, re := range []*regexp.Regexp{monthsTo, monthsUpTo} {
		if m := re.FindStringSubmatch(s); m != nil {
			if n := CountWord(m[1]); n >= 1 && n <= 12 {
				return n
			}
		}
	}
	return 0
}

// closes reports a row that tells measures for the whole form.
func closes(g *Grid, r int) bool {
	head := HeadWords(g.Text(r, 0))
	if !HasAny(head, "建议或举措", "改进措施", "纠偏措施", "原因分析") {
		return false
	}
	for c := 1; c < len(g.Cells[r]); c++ {
		if l := g.At(r, c); l != nil && l != g.At(r, 0) && Runes(l.Text) > 8 {
			return true
		}
	}
	return false
}

// toDateHead reports a head of what was reached by the month of the form.
func toDateHead(h string) bool {
	return !HasAny(h, "预计", "全年") && (HasAny(h, "月", "截至", "累计", "监控期", "半年", "目前"))
}

// readMoney reads the block of money that a row heads.
func (f *MonitoringForm) readMoney(g *Grid, head int) {
	col := map[string]int{}
	for c := range g.Cells[head] {
		h := Squeeze(g.Text(head, c))
		put := func(key string, ok bool) {
			if _, has := col[key]; ok && !has && Runes(h) <= 24 {
				col[key] = c
			}
		}
		put("年初", HasAny(h, "年初预算", "年初批复", "批复预算"))
		put("全年", HasAny(h, "全年预算", "调整后", "调整预算", "现预算", "最终预算") && !HasAny(h, "执行", "预计", "支出", "支付", "率", "目标", "指标"))
		put("调整", HasAny(h, "追加", "追减", "调增", "调减", "核减", "压减", "调整数", "调整额", "调整金额", "调剂"))
		put("执行", HasAny(h, "执行数", "支出数", "支付数", "执行金额") && toDateHead(h))
		put("率", HasAny(h, "执行率", "支付率") && !HasAny(h, "预计", "全年"))
		put("预计", HasAny(h, "预计", "全年执行数") && HasAny(h, "执行", "支出") && !HasAny(h, "率", "情况"))
		put("预算", h == "预算数" || h == "预算金额")
	}
	if _, ok := col["执行"]; !ok {
		return
	}
	_, a := col["年初"]
	_, b := col["全年"]
	if c, ok := col["预算"]; ok && !a && !b {
		col["全年"], b = c, true
	}
	if !a && !b {
		return
	}
	for r := head + 1; r < len(g.Cells); r++ {
		if HasAny(HeadWords(g.Text(r, 0)), afterMoney...) {
			return
		}
		row := MonitoredMoney{}
		for c := range g.Cells[r] {
			if l := g.At(r, c); l != nil && l != g.At(head, c) && !IsNumber(l.Text) && !NoValue(l.Text) {
				row.Name = l
			}
			if c+1 < len(g.Cells[r]) && g.At(r, c+1) != nil && IsNumber(g.Text(r, c+1)) {
				break
			}
		}
		read := func(key string) Amount {
			c, ok := col[key]
			if l := g.At(r, c); ok && l != nil {
				return l.Amount()
			}
			return Amount{}
		}
		row.Original, row.Revised, row.ToDate, row.Rate, row.Forecast = read("年初"), read("全年"), read("执行"), read("率"), read("预计")
		if row.Rate.Set {
			row.Rate = AmountOf(row.Rate.Line, num.One, "") // no money, whatever the unit of the table
		}
		_, row.Moved = col["调整"]
		if row.Name == nil || !row.ToDate.Set && !row.Forecast.Set {
			continue
		}
		row.Total = HasAny(StripWords(row.Name.Text), "资金总额", "合计", "总计")
		f.Money = append(f.Money, row)
	}
}

// readIndicators reads the block of indicators that a row heads, with a second
// row of heads where it has one.
func (f *MonitoringForm) readIndicators(g *Grid, head int) {
	col := map[string]int{}
	first := head + 1
	if subHead(g, head+1) {
		first = head + 2
	}
	for c := range g.Cells[head] {
		h, sub := HeadWords(g.Text(head, c)), ""
		if x := g.At(head+1, c); first == head+2 && x != nil && x != g.At(head, c) {
			sub = HeadWords(x.Text)
		}
		put := func(key string, ok bool) {
			if _, has := col[key]; ok && !has {
				col[key] = c
			}
		}
		put("名", h == "三级指标" || h == "指标名称" || h == "绩效指标" || h == "指标")
		put("值", HasAny(h, "指标值", "目标值"))
		put("完成", HasAny(h, "执行情况", "完成情况", "完成值", "完成") && toDateHead(h) || h == "完成" || h == "完成情况" || h == "监控时完成值")
		put("预计", HasAny(h, "预计") && HasAny(h, "完成", "实现", "全年"))
		put("可能", strings.Contains(h, "可能性") && !HasAny(sub, possibleWord...))
		put("说明", sub == "原因说明" || sub == "" && HasAny(h, "原因说明", "偏差原因", "原因分析"))
		put("措施", HasAny(h, "措施", "举措"))
		put("备注", h == "备注")
		for _, w := range append(append([]string{}, causeKinds...), possibleWord...) {
			put("勾"+w, sub == w || h == w)
		}
		put("勾其他", sub == "其他")
	}
	if _, ok := col["名"]; !ok {
		return
	}
	if _, ok := col["完成"]; !ok {
		return
	}
	for r := first; r < len(g.Cells); r++ {
		if row, ok := readMonitored(g, r, head, col); ok {
			f.Indicators = append(f.Indicators, row)
		}
	}
}

// subHead reports a row that names kinds of causes or of possibility below a
// head.
func subHead(g *Grid, r int) bool {
	if r >= len(g.Cells) {
		return false
	}
	n := 0
	for c := range g.Cells[r] {
		if h := HeadWords(g.Text(r, c)); slices.Contains(causeKinds, h) || slices.Contains(possibleWord, h) {
			n++
		}
	}
	return n > 1
}

func readMonitored(g *Grid, r, head int, col map[string]int) (row MonitoredIndicator, ok bool) {
	at := func(key string) *Line {
		if c, has := col[key]; has && g.At(r, c) != nil && g.At(r, c) != g.At(head, c) {
			return g.At(r, c)
		}
		return nil
	}
	row.Name, row.Target, row.ToDate, row.forecast = at("名"), at("值"), at("完成"), at("预计")
	row.Reason, row.Measure = at("说明"), at("措施")
	if row.Measure == nil {
		row.Measure = at("备注")
	}
	if row.Name == nil || NoValue(row.Name.Text) || row.ToDate == nil || row.Name == row.ToDate {
		return row, false
	}
	for _, w := range possibleWord {
		if l := at("勾" + w); l != nil && ticked(l.Text) {
			row.Possible, row.PossibleAt = w, l
		}
	}
	if l := at("可能"); l != nil && row.Possible == "" {
		row.Possible, row.PossibleAt = possibleIn(l.Text), l
	}
	for _, w := range append(append([]string{}, causeKinds...), "其他") {
		if _, has := col["勾"+w]; has {
			row.Ticks = true
		}
		if l := at("勾" + w); l != nil && ticked(l.Text) {
			row.Causes = append(row.Causes, l)
		}
	}
	_, row.Text = col["说明"]
	return row, true
}

// ticked reports a cell that is marked.
func ticked(s string) bool {
	s = strings.TrimSpace(s)
	return s == "是" || s == "1" || strings.ContainsAny(s, "√✓✔☑■●") || s == "V" || s == "v"
}

// possibleIn reads a cell that names the possibility, or ticks one of all three.
func possibleIn(s string) string {
	found := ""
	for _, w := range possibleWord {
		i := strings.Index(s, w)
		if i < 0 {
			continue
		}
		if marks := strings.TrimRight(s[:i], " "); strings.ContainsAny(s, "□☐○") {
			if r := LastRune(marks); !strings.ContainsRune("√✓✔☑■●", r) {
				continue
			}
		} else if found != "" {
			return "" // all three without a mark
		}
		found = w
	}
	return found
}

// Progress is what part of the target was reached, for counts that grow over the
// year; ok is false for rates, ceilings and dates.
func (r *MonitoredIndicator) Progress() (part num.Ratio, ok bool) {
	if r.Target == nil || r.ToDate == nil || strings.ContainsAny(r.Target.Text+r.ToDate.Text, "%％") {
		return part, false
	}
	c, ok := Compare(r.Target.Text, r.ToDate.Text)
	if !ok || c.AtMost || c.Target.Sign() <= 0 {
		return part, false
	}
	return num.Quo(c.Actual, c.Target)
}
