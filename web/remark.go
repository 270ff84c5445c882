package web

import (
	"slices"
	"strings"
	"unicode"

	"jiheng/budget"
	"jiheng/document"
	"jiheng/dossier"
	"jiheng/workbench"
)

// A remarkView is a reviewer's opinion that has not come to an end, at the cell or the
// sentence that it is about.
type remarkView struct {
	view
	workbench.Remark
	ID       string // of the place on the page
	Name, At string // who gave it, and when
	Page     string // on which it is shown whole: values, goals, report
	Part     string // of the report
	Block    int    // of that part, behind which it is shown
	Said     string // who answered, and when
	May      bool   // the person may answer it now
	Request  string
}

// remarks are the opinions of a year that have not come to an end, each with its place.
func (v *visit) remarks(common view) []remarkView {
	list := common.Year.Remarks()
	if len(list) == 0 {
		return nil
	}
	parts := partTexts(common.Year, list)
	out := make([]remarkView, len(list))
	for i, m := range list {
		r := remarkView{view: common, Remark: m, Name: v.nameOf(m.Person), At: stampText(m.Time), Page: "values", Request: newRequest()}
		r.ID = "op-" + m.Indicator + "-" + itoa(slices.Index(workbench.Roles, workbench.Role(m.Role)))
		r.May = v.seat.May(common.Year, dossier.Result, m.Office) == nil
		if m.Answered {
			r.Said = byWhom(v.nameOf(m.Answer.Person), m.Answer.Role) + " " + stampText(m.Answer.Time)
		}
		r.place(parts)
		out[i] = r
	}
	return out
}

// goalFields are the cells that stand on the page of goals, by how an opinion names them.
var goalFields = []string{"指标值", "名称", "口径", "分值", "依据", "数据来源"}

// judgedFields are the cells that a reviewer can pin an opinion to.
var judgedFields = []string{"完成值", "指标值", "名称", "口径", "分值", "佐证", "偏差说明"}

// place finds where an opinion is pinned: the cell that it names or quotes whole, else the
// sentence of the report that it quotes, else the row of the indicator.
func (r *remarkView) place(parts []partText) {
	ind, ok := r.Year.Year.IndicatorByCode(r.Indicator)
	quote := unspaced(r.Quote)
	if r.Field == "" && quote != "" && ok {
		for field, text := range map[string]string{"指标值": ind.InForce().String(), "名称": ind.Name, "口径": ind.Definition, "依据": ind.Basis, "数据来源": ind.Source} {
			if unspaced(text) == quote {
				r.Field = field
			}
		}
	}
	if slices.Contains(goalFields, r.Field) {
		r.Page = "goals"
		return
	}
	if quote == "" || r.Field != "" {
		return
	}
	for _, own := range []bool{true, false} { // first where the indicator's own figure is printed
		for _, p := range parts {
			for i, b := range p.blocks {
				if (b.facts[r.Indicator] || !own && len([]rune(quote)) >= fewQuoted) && strings.Contains(b.text, quote) {
					r.Page, r.Part, r.Block = "report", p.name, i
					return
				}
			}
		}
	}
}

// fewQuoted is how many characters of a quote make it one that is looked for in all of the
// report: shorter ones stand anywhere.
const fewQuoted = 4

// A partText is a part of the report as it is printed, block by block.
type partText struct {
	name   string
	blocks []blockText
}

type blockText struct {
	text  string // without blanks
	facts map[string]bool
}

// partTexts are the parts of the report, where an opinion quotes something.
func partTexts(y *workbench.Year, list []workbench.Remark) []partText {
	if y.Maker == nil || !slices.ContainsFunc(list, func(m workbench.Remark) bool { return m.Quote != "" }) {
		return nil
	}
	all := y.Maker.Apart().Narrative(sections(y))
	out := make([]partText, len(y.Narrative))
	for i, s := range y.Narrative {
		out[i].name = baseName(s.File)
		for _, b := range partBlocks(all, i) {
			out[i].blocks = append(out[i].blocks, blockTextOf(b))
		}
	}
	return out
}

func blockTextOf(b document.Block) blockText {
	out := blockText{facts: map[string]bool{}}
	add := func(runs []document.Run) {
		out.text += unspaced(document.Text(runs))
		for _, r := range runs {
			out.facts[r.Fact] = r.Fact != ""
		}
	}
	switch b := b.(type) {
	case *document.Paragraph:
		add(b.Runs)
	case *document.Heading:
		add(b.Runs)
	case *document.Table:
		for _, r := range b.Rows {
			for _, c := range r.Cells {
				add(c.Runs)
				out.text += "\n"
			}
		}
	}
	return out
}

func unspaced(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}

// path leads to the place of an opinion.
func (r remarkView) path() string {
	if r.Page == "report" {
		return r.at("report", r.Part) + "#" + r.ID
	}
	return r.at(r.Page) + "#" + r.ID
}

// pageName is what that page is called.
func (r remarkView) pageName() string {
	return map[string]string{"values": "完成值", "goals": "目标指标", "report": "报告"}[r.Page]
}

// state says in a word what became of an opinion.
func (r remarkView) state() tagWord {
	switch {
	case r.Answered:
		return tagWord{"calm", "已答复"}
	case r.Changed:
		return tagWord{"warn", "改过，还没有答复"}
	}
	return tagWord{"bad", "还没有答复"}
}

// of are those of an indicator.
func remarksOf(list []remarkView, codes ...string) []remarkView {
	var out []remarkView
	for _, r := range list {
		if slices.Contains(codes, r.Indicator) {
			out = append(out, r)
		}
	}
	return out
}

// pinned are those that name a cell of the row.
func pinned(list []remarkView, field string) []remarkView {
	var out []remarkView
	for _, r := range list {
		if r.Field == field || field == "完成值" && r.Field == "" && r.Page == "values" {
			out = append(out, r)
		}
	}
	return out
}

// remarkTake takes an answer to an opinion, and goes back to where it is pinned.
func (v *visit) remarkTake() error {
	id, code := v.r.PathValue("year"), v.r.PathValue("code")
	seen, err := v.seen("请刷新后再答复")
	if err != nil {
		return err
	}
	f := v.r.PostFormValue
	text := f("text")
	if strings.TrimSpace(text) == "" && f("mended") != "" {
		text = "已改"
	}
	y, err := v.bench.Answer(v.r.Context(), v.who, workbench.Reply{Year: id, Code: code, To: f("to"), As: workbench.Role(f("as")), Text: text, Seen: seen, Request: f("request")})
	if err != nil {
		return err
	}
	for _, r := range v.remarks(v.yearView(y, "values")) {
		if r.Indicator == code && r.Time == f("to") && r.Role == f("as") {
			return v.goTo(r.path())
		}
	}
	return v.goTo(yearPath(id, "values") + "#" + code)
}

// answerOf is the unit's answer to an opinion, where there is one.
func answerOf(v view, o budget.Opinion) string {
	a, _ := v.Year.Year.AnswerTo(o)
	return a.Text
}

// remarked gives a row the opinions on it: one that the person may answer and nobody has is
// something to be dealt with.
func (r *valueRow) remarked(list []remarkView) {
	r.Remarks = list
	open := func(m remarkView) bool { return m.May && !m.Answered }
	if slices.ContainsFunc(list, open) && !slices.Contains(r.Filters, "todo") {
		r.Filters = append(r.Filters, "todo")
	}
}
