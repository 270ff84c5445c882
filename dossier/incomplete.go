package dossier

import (
	"strings"

	"jiheng/budget"
	"jiheng/fact"
	"jiheng/fault"
	"jiheng/num"
)

// incomplete records what a dossier leaves out although something else in it
// asks for it.
func (l *loader) incomplete() {
	if len(l.faults) > 0 {
		return
	}
	l.linesComplete()
	l.pastComplete()
	l.carriedOpen()
	l.plausibleUnit()
	if len(l.sections) == 0 {
		l.notice(fault.Place{File: DirNarrative}, "narrative-open", "“%s”文件夹里没有正文，自评报告只有封面和表；请在%s/里写各章的文字（.md 文件）", DirNarrative, DirNarrative)
	}
	if !l.exists(FileMoney) {
		l.notice(fault.Place{File: FileMoney}, "money-missing", "没有“%s”，三公经费、一般性支出和政府采购都不印；没有发生的写0，有的请补上", FileMoney)
	}
	l.withheldPrinted()
}

// exists reports whether a YAML file of the dossier is there.
func (l *loader) exists(name string) bool {
	_, ok := l.yaml(name, false)
	return ok
}

// linesComplete wants to know where money went that was left, and why a project
// was not evaluated.
func (l *loader) linesComplete() {
	for _, b := range l.year.Lines {
		revised := l.year.Revised(b)
		if left := revised.Fen - b.Outturn.Fen; revised.Known && b.Outturn.Known && left > 0 && b.UnspentTo == "" {
			l.notice(b.Place, "unspent-open", "“%s %s”有%s万元没有执行，没有写去向；结转和收回加起来就少了这一笔，请在“未执行去向”列写结转下年或财政收回", b.ID, b.Name, wan(left))
		}
		if b.Part == budget.ProjectExpenditure && !b.SelfAssessed && b.Exempt == "" {
			l.notice(b.Place, "exempt-open", "“%s %s”没有自评，也没有写原因；请把“自评”改为是，或在“未自评原因”列写明", b.ID, b.Name)
		}
	}
}

// pastComplete wants to know what became of last year's problems.
func (l *loader) pastComplete() {
	today := l.lastDay(0) // the day on which the report speaks
	if d := l.year.Disclosure; d != nil && d.ReportDay != "" {
		today = d.ReportDay
	}
	for _, p := range l.year.Past {
		switch {
		case strings.TrimSpace(p.FollowUp) == "":
			l.notice(p.Place, "past-open", "上年问题“%s”没有写“结果”；请写明办得怎样", p.ID)
		case strings.TrimSpace(p.State) == "":
			l.notice(p.Place, "past-open", "上年问题“%s”没有写“状态”；请写已销号、整改中或再次出现", p.ID)
		case p.State == "整改中" && p.Due != "" && p.Due < today:
			l.notice(p.Place, "past-open", "上年问题“%s”的期限%s已经过了，状态还是整改中；办完的改为已销号，没有办完的写新的期限，并在“结果”里写明原因", p.ID, fact.HanDay(p.Due))
		}
	}
}

// beyond is how many times the year's budget an asset is when its unit is asked
// for: 元 taken for 万元 make ten thousand of one.
const beyond = 1000

// plausibleUnit asks about staff beyond the posts, and about assets out of all
// proportion to the budget.
func (l *loader) plausibleUnit() {
	u := l.year.Unit
	posts, staff, known := 0, 0, len(u.Offices) > 0
	for _, o := range u.Offices {
		posts, staff = posts+o.ApprovedPost, staff+o.StaffInPost
		known = known && !o.PostsOpen && !o.StaffOpen
	}
	n, ok := l.yaml(FileUnit, false)
	if !ok {
		return
	}
	if known && staff > posts && strings.TrimSpace(u.Note) == "" {
		l.notice(n.Get("内设机构").Place(), "staff-over", "在职%d人，多于编制%d人；请核对，确实超编的在“机构说明”里写明原因", staff, posts)
	}
	all := l.year.Totals(func(budget.Line) bool { return true })
	total := max(all[budget.StageRevised].Fen, all[budget.StageOriginal].Fen, all[budget.StageOutturn].Fen)
	assets := n.List("资产")
	for i, a := range u.Assets {
		if total <= 0 || a.Rate || i >= len(assets) {
			continue
		}
		budgeted := total.Wan().Ratio()
		if a.Amount.Ratio().Cmp(budgeted.Mul(num.Int(beyond).Ratio())) < 0 {
			continue
		}
		times, _ := num.Quo(a.Amount.Ratio(), budgeted)
		yuan, _ := num.Quo(a.Amount.Ratio(), num.Int(apart).Ratio())
		l.notice(assets[i].Get("金额").Place(), "asset-magnitude", "资产“%s”是%s万元，是全年预算%s万元的%s倍；请核对单位，是不是把元当成了万元（%s万元）",
			a.Name, a.Amount.Canonical(), wan(total), times.Round(0, num.Down), yuan.Round(2, num.HalfUp))
	}
}

// withheldTable is what prints the list of what is not published.
const withheldTable = "[[表:不公开]]"

// withheldPrinted says where what is not published is listed and printed nowhere.
func (l *loader) withheldPrinted() {
	d := l.year.Disclosure
	if d == nil || len(d.Withheld) == 0 || len(l.sections) == 0 {
		return
	}
	for _, s := range l.sections {
		if strings.Contains(s.Text, withheldTable) {
			return
		}
	}
	if n, ok := l.yaml(FileDisclosure, false); ok {
		l.notice(n.Get("不公开").Place(), "withheld-unprinted", "“不公开”列了%d项，正文里没有%s，报告里就看不到；要印的在正文里加上这一行", len(d.Withheld), withheldTable)
	}
}
