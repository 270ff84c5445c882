package report

import (
	"time"

	"jiheng/document"
	"jiheng/fact"
	"jiheng/fault"
)

// SelfEvaluation returns the 自评报告: title page, summary, contents, the
// narrative, and the annexes.
func (m *Maker) SelfEvaluation(sections []Section) *document.Document {
	d := m.document(itoa(m.Year.FiscalYear) + "年度单位整体支出绩效自评报告")
	d.Blocks = append(d.Blocks, m.titlePage(d.Title)...)
	d.Blocks = append(d.Blocks, m.Summary()...)
	d.Blocks = append(d.Blocks, &document.Break{}, &document.Contents{Depth: 2}, &document.Break{})
	d.Blocks = append(d.Blocks, m.Narrative(sections)...)
	d.Blocks = append(d.Blocks, m.signature()...)
	form, evidence := m.OverallForm(), m.evidenceTable() // whose caption is the annex's title
	d.Blocks = append(d.Blocks, annex(1, form)...)
	d.Blocks = append(d.Blocks, &document.Break{}, document.Styled(document.Annex, "附件2"),
		document.Styled(document.Title, document.Text(evidence[0].(*document.Paragraph).Runs)))
	d.Blocks = append(d.Blocks, evidence[1:]...)
	return m.Noted(d)
}

func (m *Maker) titlePage(title string) []document.Block {
	out := []document.Block{document.Styled(document.Blank, ""), document.Styled(document.Blank, ""), document.Styled(document.Blank, ""),
		document.Styled(document.Blank, ""),
		document.Styled(document.Title, m.Year.Unit.Name), document.Styled(document.Title, title), document.Styled(document.Blank, "")}
	if m.Year.Sample {
		out = append(out, document.Styled(document.Subtitle, document.SampleWords),
			document.Styled(document.Remark, "带“样”字上标或“〔样例〕”的数和文字是样例；不带的数见于该单位公布的报告，或由公布的数算出。"))
	}
	if d := m.Year.Disclosure; d != nil && d.ReportDay != "" {
		out = append(out, document.Styled(document.Blank, ""), document.Styled(document.Subtitle, fact.HanDay(d.ReportDay)))
	}
	return append(out, &document.Break{})
}

func (m *Maker) signature() []document.Block {
	out := []document.Block{document.Styled(document.Blank, ""), document.Styled(document.Blank, ""), document.Styled(document.Signature, m.Year.Unit.Name)}
	if d := m.Year.Disclosure; d != nil && d.ReportDay != "" {
		out = append(out, document.Styled(document.Date, fact.HanDay(d.ReportDay)))
	}
	return out
}

// annex puts a form behind the report, with its number on the first line.
func annex(n int, form *document.Document) []document.Block {
	out := []document.Block{&document.Break{Landscape: true}, document.Styled(document.Annex, "附件"+itoa(n))}
	for _, b := range form.Blocks {
		if _, ok := b.(*document.Break); !ok {
			out = append(out, b)
		}
	}
	return out
}

// Noted returns the document with the accounts of the facts that it shows.
func (m *Maker) Noted(d *document.Document) *document.Document {
	shown := d.Facts()
	seen := map[string]bool{}
	for len(shown) > 0 {
		id := shown[0]
		shown = shown[1:]
		if seen[id] {
			continue
		}
		seen[id] = true
		f, ok := m.Facts.Get(id)
		if !ok {
			continue
		}
		d.Notes = append(d.Notes, m.note(f))
		shown = append(shown, f.Account.Below()...) // a note's own figures unfold too
	}
	return d
}

// note is the account of a fact, one level deep: each input has a note of its
// own.
func (m *Maker) note(f fact.Fact) document.Note {
	n := document.Note{Fact: f.ID, Name: f.Name, Print: f.Print().Text}
	for _, line := range AccountLines(f) {
		n.Lines = append(n.Lines, document.NoteLine{Text: line})
	}
	for _, id := range f.Account.Below() {
		if in, ok := m.Facts.Get(id); ok {
			n.Lines = append(n.Lines, document.NoteLine{Depth: 1, Text: in.Name + "：" + in.Print().Text, Fact: id})
		}
	}
	return n
}

// AccountLines says in Chinese where a fact comes from, without the facts below
// it.
func AccountLines(f fact.Fact) []string {
	a := f.Account
	lines := []string{string(a.Kind) + "：" + a.Text}
	if a.Ledger != nil {
		lines = append(lines, "台账"+a.Ledger.Ledger+"，"+itoa(a.Ledger.Rows)+"行，行的根哈希"+a.Ledger.Root[:16]+"…")
		if left := a.Ledger.LeftOut(); left != "" {
			lines = append(lines, left)
		}
	}
	if a.Statement != nil && a.Statement.Published {
		lines = append(lines, "已公布：《"+a.Statement.Document+"》"+a.Statement.Place)
	}
	if a.Compared != nil {
		lines = append(lines, "核对："+a.Compared.Text)
	}
	if a.Grade != "" {
		lines = append(lines, "佐证等级："+a.Grade)
	}
	if a.Clause != "" {
		lines = append(lines, "规则包："+a.Clause)
	}
	if f.Value.IsNumber() && !f.Print().Exact {
		lines = append(lines, "准确值："+exact(f)+"；印出时"+rounding(f))
	}
	if at := a.Place.String(); at != "" {
		lines = append(lines, "出处："+at)
	}
	if f.Sample {
		lines = append(lines, "样例数据")
	}
	return lines
}

func exact(f fact.Fact) string {
	u := f.Value.Unit.String()
	if d, ok := f.Value.Number.Exact(); ok {
		return d.String() + u
	}
	return f.Value.Number.Round(6, "half-up").String() + "…" + u
}

func rounding(f fact.Fact) string {
	if f.Display.Mode == "down" {
		return "只舍不入"
	}
	return "四舍五入"
}

// inFile is a place that names a file alone.
func (m *Maker) inFile(name string) fault.Place { return fault.Place{File: name} }

// monthEnd is the last day of a month.
func monthEnd(year, month int) string {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}
