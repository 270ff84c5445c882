package workbench

import (
	"context"
	"regexp"
	"strconv"
	"strings"
	"time"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/num"
	"jiheng/plain"
	"jiheng/store"
	"jiheng/table"
)

// deedAdjust is the kind of the acts by which goals and budget are adjusted.
const deedAdjust = "调整"

// A BudgetAdjustment (预算调整) is one that was approved in the year, of a line of the
// budget; of a transfer with both its legs.
type BudgetAdjustment struct {
	Year     string
	Kind     string // one of budget.AdjustmentKinds
	Line     string // of a transfer the one that gives
	To       string // of a transfer the one that takes
	Amount   string // in 万元, without sign: the kind says it
	Day      string
	Reason   string
	Document string // 文号, or the decision that approved it
	Request  string
}

// AdjustBudget adds an adjustment as one act, under the next number. The budget as it was
// approved stays as it is. One without amount, day, reason or document is Invalid, and
// one that takes more from a line than it has.
func (b *Bench) AdjustBudget(ctx context.Context, who Person, a BudgetAdjustment) (*Year, error) {
	r := asks(a.Request, "adjust-budget", a.Year, a.Kind, a.Line, a.To, a.Amount, a.Day, a.Reason, a.Document)
	return b.do(ctx, who, a.Year, r, func(s *sight) (*deed, error) {
		if err := s.adjusting(""); err != nil {
			return nil, err
		}
		legs, err := a.legs(s.Year)
		if err != nil {
			return nil, err
		}
		d := s.deed(deedAdjust)
		d.reason = strings.TrimSpace(a.Reason)
		borne, err := b.bornIn(ctx, s.ID, dossier.FileAdjustments)
		if err != nil {
			return nil, err
		}
		id, head := s.nextAdjustment(borne), s.headOf(store.Entry{File: dossier.FileAdjustments, Kind: int(dossier.EntryLine)})
		for _, leg := range legs {
			line, err := leg.record(id, a).line(head)
			if err != nil {
				return nil, err
			}
			d.touch(dossier.Entry{}, line, head, "")
			if len(d.edits) == 0 {
				d.edits = s.placed(line)
				continue
			}
			d.edits = append(d.edits, store.Edit{Op: store.Insert, After: d.edits[len(d.edits)-1].After, Entry: asStored(line)})
		}
		return d, nil
	})
}

// adjusting refuses an adjustment by who may not, or where nothing is adjusted.
func (s *sight) adjusting(office string) error {
	if err := s.May(s.Year, dossier.Adjustment, office); err != nil {
		return err
	}
	if !Adjusts(s.Stage()) {
		return fault.New(fault.Conflict, fault.Place{}, "stage", "%s", NoAdjustment(s.Stage()))
	}
	return nil
}

// A leg is what an adjustment does to one line.
type leg struct {
	line   string
	amount num.Decimal // 万元; negative for a cut
}

func (l leg) record(id string, a BudgetAdjustment) NewRecord {
	return NewRecord{File: dossier.FileAdjustments, Fields: []dossier.Field{{Name: "编号", Value: id}, {Name: "日期", Value: a.Day}, {Name: "种类", Value: a.Kind},
		{Name: "行", Value: l.line}, {Name: "金额", Value: l.amount.String()}, {Name: "原因", Value: strings.TrimSpace(a.Reason)}, {Name: "文件", Value: strings.TrimSpace(a.Document)}}}
}

// legs checks what was filled in, and says what it does to which line.
func (a BudgetAdjustment) legs(y *Year) ([]leg, error) {
	for _, e := range y.Entries {
		if strings.HasPrefix(e.File, strings.TrimSuffix(dossier.FileAdjustments, "csv")) && e.File != dossier.FileAdjustments {
			return nil, fault.New(fault.Conflict, fault.Place{File: e.File}, "adjust-table", "调整表是%s，在这里加不上；请带出去另存成%s再并入", e.File, dossier.FileAdjustments)
		}
	}
	if head := y.headOf(store.Entry{File: dossier.FileAdjustments, Kind: int(dossier.EntryLine)}); head != "" && !strings.Contains(head, "文件") {
		return nil, fault.New(fault.Conflict, fault.Place{File: dossier.FileAdjustments}, "adjust-table", "%s没有“文件”一列，文号没有地方写；请带出去加上这一列再并入", dossier.FileAdjustments)
	}
	amount, err := a.amount()
	if err != nil {
		return nil, err
	}
	if err := grounds(y, a.Day, a.Reason, a.Document); err != nil {
		return nil, err
	}
	if a.To != "" && (a.Kind == "追加" || a.Kind == "追减") {
		return nil, fault.Bad(fault.Place{}, "adjust-line", "%s只调一个项目；“调到”请空着，要从一个项目调到另一个，种类请选调剂", a.Kind)
	}
	var legs []leg
	switch a.Kind {
	case "追加":
		legs = []leg{{a.Line, amount}}
	case "追减":
		legs = []leg{{a.Line, amount.Neg()}}
	case "调剂":
		if a.Line == a.To {
			return nil, fault.Bad(fault.Place{}, "adjust-line", "调剂要从一个项目调到另一个项目；“调到”请选别的项目")
		}
		legs = []leg{{a.Line, amount.Neg()}, {a.To, amount}}
	default:
		return nil, fault.Bad(fault.Place{}, "adjust-kind", "种类要选追加、追减或调剂")
	}
	for _, l := range legs {
		if err := l.fits(y); err != nil {
			return nil, err
		}
	}
	return legs, nil
}

// mostPlaces are the decimals of an amount in 万元 that is whole 分.
const mostPlaces = 6

// amount reads the amount, which is more than nothing and whole 分.
func (a BudgetAdjustment) amount() (num.Decimal, error) {
	if strings.TrimSpace(a.Amount) == "" {
		return num.Decimal{}, fault.Bad(fault.Place{}, "adjust-amount", "金额空着；写多少万元，如12.50")
	}
	d, err := wanOf("adjust-amount", "金额", a.Amount)
	if err == nil && d.Sign() <= 0 {
		return d, fault.Bad(fault.Place{}, "adjust-amount", "金额“%s”不对；写大于零的数，单位万元，如12.50，追减的也不用写负号", fault.Clip(a.Amount))
	}
	return d, err
}

// wanOf reads an amount in 万元 that is whole 分; thing is what messages call it.
func wanOf(code, thing, text string) (num.Decimal, error) {
	d, err := plain.ReadDecimal(table.MoneyText(text), num.Wan)
	if err != nil {
		return d, fault.Bad(fault.Place{}, code, "%s写的%s；单位是万元", thing, err)
	}
	switch f, err := num.FenOf(num.Of(d, num.Wan)); {
	case err != nil && d.Scale() > mostPlaces:
		return d, fault.Bad(fault.Place{}, code, "%s“%s”不是整数的分；万元最多写%d位小数，如12.50", thing, fault.Clip(text), mostPlaces)
	case err != nil || dossier.TooMuch(f):
		return d, fault.Bad(fault.Place{}, code, "%s“%s”万元太大，没有这样大的预算；请核对单位，这里写万元", thing, fault.Clip(text))
	}
	return d, nil
}

// fits refuses a line that is not there, and a cut of more than a line has.
func (l leg) fits(y *Year) error {
	line, ok := y.Year.LineByID(l.line)
	if !ok {
		return fault.Bad(fault.Place{}, "adjust-line", "请选要调整的项目；预算里没有“%s”这一行", fault.Clip(l.line))
	}
	by, err := num.FenOf(num.Of(l.amount, num.Wan))
	if has := y.Year.Revised(*line); err == nil && by < 0 && has.Known && has.Fen+by < 0 {
		return fault.Bad(fault.Place{}, "adjust-amount", "“%s %s”的全年预算数是%s万元，减不了%s万元；预算不能是负数", line.ID, line.Name, has.Fen.ShownWan(), l.amount.Neg())
	}
	return err
}

// grounds are what every adjustment rests on: a day of the year, a reason, a document.
func grounds(y *Year, day, reason, document string) error {
	at, err := time.Parse(time.DateOnly, day)
	switch {
	case err != nil:
		return fault.Bad(fault.Place{}, "adjust-day", "批准的日期“%s”不对；写法如2024-09-05", fault.Clip(day))
	case at.Year() != y.Year.FiscalYear:
		return fault.Bad(fault.Place{}, "adjust-day", "批准的日期%s不在%d年里；调整要在年度里批准", day, y.Year.FiscalYear)
	case strings.TrimSpace(reason) == "":
		return fault.Bad(fault.Place{}, "adjust-reason", "原因空着；写明为什么调整")
	case strings.TrimSpace(document) == "":
		return fault.Bad(fault.Place{}, "adjust-document", "文件空着；写批准这次调整的文号或会议纪要")
	}
	if err := words("原因", reason, 500); err != nil {
		return err
	}
	return words("文件", document, 200)
}

var adjustmentNumber = regexp.MustCompile(`^TZ(\d{1,6})$`)

// nextAdjustment is the number of the next adjustment: behind those that stand and those
// that others bore before.
func (y *Year) nextAdjustment(borne map[string]bool) string {
	last := 0
	for id := range borne {
		if m := adjustmentNumber.FindStringSubmatch(id); m != nil {
			n, _ := strconv.Atoi(m[1])
			last = max(last, n)
		}
	}
	for _, e := range y.Entries {
		if e.File != dossier.FileAdjustments {
			continue
		}
		if m := adjustmentNumber.FindStringSubmatch(y.TextOf(e)("编号")); m != nil {
			n, _ := strconv.Atoi(m[1])
			last = max(last, n)
		}
	}
	id := strconv.Itoa(last + 1)
	return "TZ" + strings.Repeat("0", max(0, 2-len(id))) + id
}

// A TargetAdjustment (指标调整) is an approved change of an indicator's target.
type TargetAdjustment struct {
	Year     string
	Code     string
	Target   string // as budget.ParseTarget reads it
	Day      string
	Reason   string
	Document string
	Seen     int64 // version of the indicator's entry that the person saw
	Request  string
}

// AdjustTarget sets the target in force of an indicator as one act. The approved one
// stays as it is beside it. A target of another kind or measure, and one without day,
// reason or document is Invalid.
func (b *Bench) AdjustTarget(ctx context.Context, who Person, a TargetAdjustment) (*Year, error) {
	r := asks(a.Request, "adjust-target", a.Year, a.Code, a.Target, a.Day, a.Reason, a.Document)
	y, err := b.do(ctx, who, a.Year, r, func(s *sight) (*deed, error) {
		ind, ok := s.Year.Year.IndicatorByCode(a.Code)
		if !ok {
			return nil, unknownIndicator(a.Code)
		}
		e, ok := s.EntryOf(dossier.FileIndicators, a.Code)
		if !ok {
			return nil, unknownIndicator(a.Code)
		}
		if err := s.adjusting(ind.Office); err != nil {
			return nil, err
		}
		if err := a.fits(s.Year, ind); err != nil {
			return nil, err
		}
		has, err := dossier.Fields(asEntry(e), "")
		if err != nil {
			return nil, err
		}
		set := []dossier.Field{{Name: "调整·指标值", Value: strings.TrimSpace(a.Target)}, {Name: "调整·日期", Value: a.Day},
			{Name: "调整·批准", Value: strings.TrimSpace(a.Document) + "：" + strings.TrimSpace(a.Reason)}}
		seen, err := b.seenFields(ctx, s, a.Request, e, a.Seen, set)
		if err != nil {
			return nil, err
		}
		after, changes, err := dossier.SetFields(asEntry(e), "", has, set)
		if err != nil {
			return nil, err
		}
		d := s.deed(deedAdjust)
		d.reason = strings.TrimSpace(a.Reason)
		d.write(e, seen, after, changes, ind.Office)
		return d, nil
	})
	if len(store.ClashesOf(err)) > 0 {
		return nil, fault.New(fault.Conflict, fault.Place{}, "adjust-changed", "您看的时候指标“%s”改过了，没有调整；请刷新后看着现在的指标值再调整", a.Code)
	}
	return y, err
}

// fits checks what was filled in.
func (a TargetAdjustment) fits(y *Year, ind *budget.Indicator) error {
	t, err := budget.ParseTarget(a.Target)
	switch {
	case strings.TrimSpace(a.Target) == "":
		return fault.Bad(fault.Place{}, "adjust-target", "调整后的指标值空着；写法如：≥40个、=100%%、2024-10-31前")
	case err != nil:
		return fault.Bad(fault.Place{}, "target", "看不懂指标值“%s”；写法如：≥40个、=100%%、690—730亿元、2024-10-31前、定性：两项均下降", fault.Clip(a.Target))
	case !ind.Target.IsZero() && !t.SameKind(ind.Target):
		return fault.Bad(fault.Place{}, "adjust-target", "批复的指标值是%s，调整后的“%s”不是同一种、同一个单位，看不出调整了多少；请写同一种", ind.Target, fault.Clip(a.Target))
	case t.String() == ind.InForce().String():
		return fault.Bad(fault.Place{}, "adjust-target", "现在的指标值就是%s，没有调整", t)
	}
	if says, before := y.TargetAsks(t); before {
		return fault.Bad(fault.Place{}, codeTargetDay, "%s", says)
	}
	return grounds(y, a.Day, a.Reason, a.Document)
}

// seenFields is seenIn for fields of an entry of a year that was looked at.
func (b *Bench) seenFields(ctx context.Context, s *sight, request string, e store.Entry, seen int64, set []dossier.Field) (out int64, err error) {
	err = b.store.View(ctx, func(tx *store.Tx) error {
		out, _, err = seenIn(tx, s.ID, s.Who, request, e, seen, "", set)
		return err
	})
	return out, err
}

// frozen reports a class of fields that nobody changes at a stage.
func frozen(at Stage, c dossier.Class) bool {
	for _, g := range grants {
		for _, has := range g.classes {
			if g.stage == at && has == c {
				return false
			}
		}
	}
	return true
}

// adjusts refuses, where the goals are frozen, a change of adjustments that is none of
// its own: from whatever door it comes, an adjustment is added with reason and document,
// and one that stands stays. Taking back one's own is Undo.
func (d *deed) adjusts() error {
	if !frozen(d.stage, dossier.Goal) || d.kind == deedUndo {
		return nil
	}
	added := map[string]int{}              // of the table, by field
	var codes []string                     // of indicators
	targets := map[string]dossier.Change{} // their new targets
	approved := map[string]bool{}          // that name the approval
	for _, c := range d.changes {
		switch whole := strings.HasSuffix(c.Before, "\n") || c.Field == "全文"; {
		case c.Class != dossier.Adjustment || whole: // how it is written, not what it says
		case c.File == dossier.FileAdjustments && c.Before != "":
			return fault.New(fault.Forbidden, fault.Place{File: c.File}, "adjust-kept",
				"“%s”已经记下，批复以后不改也不删；记错了，在“办理记录”里撤销那一次，或者在“调整”页再记一笔相反的", c.Key)
		case c.File == dossier.FileAdjustments:
			added[c.Field]++
		default:
			codes = append(codes, c.Key)
			if c.Field == "调整·指标值" {
				targets[c.Key] = c.Change
			}
			approved[c.Key] = approved[c.Key] || c.Field == "调整·批准" && c.After != ""
		}
	}
	for _, field := range []string{"原因", "文件"} {
		if added[field] < added["编号"] {
			return fault.New(fault.Invalid, fault.Place{File: dossier.FileAdjustments}, "adjust-ground", "批复以后的调整，每一笔都要有“%s”；请在“调整”页办，或者补上再存", field)
		}
	}
	for _, code := range codes {
		if targets[code].After == "" || !approved[code] {
			return fault.New(fault.Invalid, fault.Place{File: dossier.FileIndicators}, "adjust-ground", "“%s”的指标值已经批复；调整要把新的指标值和批准的文件、原因一起写，请在“调整”页办", code)
		}
	}
	return nil
}

// adjustedBefore reports an act that was done before the goals were approved.
func (y *Year) adjustedBefore(act int64) bool {
	for _, s := range y.Year.Steps {
		if s.How == budget.Confirmed && s.From == string(GoalReview) && act <= s.Act {
			return true
		}
	}
	return false
}
