package draft_test

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"jiheng/budget"
	"jiheng/document"
	"jiheng/document/docx"
	"jiheng/document/xlsx"
	"jiheng/dossier"
	"jiheng/draft"
	"jiheng/examples"
	"jiheng/fault"
	read "jiheng/plain"
	"jiheng/regs"
	"jiheng/report"
)

// own returns the sample's papers as they read back from docx.
func own(t *testing.T, names ...string) []draft.Source {
	t.Helper()
	fsys, err := examples.Hongqiao()
	if err != nil {
		t.Fatal(err)
	}
	d, err := dossier.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	p, err := regs.PackByID(d.Year.Pack)
	if err != nil {
		t.Fatal(err)
	}
	e, err := budget.Evaluate(p, d.Year.Input())
	if err != nil {
		t.Fatal(err)
	}
	m, err := report.NewMaker(d.Year, e)
	if err != nil {
		t.Fatal(err)
	}
	var sections []report.Section
	for _, s := range d.Narrative {
		sections = append(sections, report.Section(s))
	}
	papers, err := m.Papers(sections)
	if err != nil {
		t.Fatal(err)
	}
	var out []draft.Source
	for _, n := range names {
		for _, p := range papers {
			if p.Name == n {
				out = append(out, draft.Source{Name: n + ".docx", Document: back(t, p.Doc)})
			}
		}
	}
	if len(out) != len(names) {
		t.Fatalf("of %q only %d papers are made", names, len(out))
	}
	return out
}

func back(t *testing.T, d *document.Document) *document.Document {
	t.Helper()
	data, err := docx.Write(d)
	if err != nil {
		t.Fatal(err)
	}
	read, err := docx.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return read
}

// The product's own report and forms come back whole: targets from their own
// column, classes of merged cells, every project, every problem, no public
// expense as a project, figures under the ids that they carry.
func TestOwnPapersComeBack(t *testing.T) {
	f, err := draft.Make(own(t, "自评报告", "项目支出绩效自评表（全国格式）", "绩效目标表"), draft.Options{Pack: "mof-2020"})
	if err != nil {
		t.Fatal(err)
	}
	d := load(t, f)
	if f.Indicators != 69 || f.Problems != 7 || f.Lines != 27 || f.Offices != 16 {
		t.Errorf("indicators %d, problems %d, lines %d, offices %d; want 69, 7, 26 projects and basic expenditure, 16", f.Indicators, f.Problems, f.Lines, f.Offices)
	}
	open := 0
	for _, i := range d.Year.Indicators {
		if i.Target.IsZero() {
			open++
		}
		if i.Level1 == "" || i.Level2 == "" || strings.HasPrefix(i.Name, i.Code) || strings.HasPrefix(i.Code, "ZB") {
			t.Errorf("indicator %+v", i)
		}
	}
	if open > 3 { // three are qualitative, in words that a dossier marks as such
		t.Errorf("%d indicators have no target", open)
	}
	for _, l := range d.Year.Lines {
		if strings.Contains(l.Name, "公务") || strings.Contains(l.Name, "因公") || !l.Original.Known || !l.Outturn.Known {
			t.Errorf("line %+v", l)
		}
	}
	if len(d.Year.ThreePublic) != 4 {
		t.Errorf("%d public expenses, want 4", len(d.Year.ThreePublic))
	}
	for _, p := range d.Year.Problems {
		if p.Theme == "" || p.Measure == "" || p.Owner == "" || p.Due == "" {
			t.Errorf("problem %+v", p)
		}
	}
	for _, o := range d.Year.Unit.Offices {
		if o.ApprovedPost == 0 {
			t.Errorf("office %+v", o)
		}
	}
	if a, ok := d.Year.Facts.Get("SL01"); !ok || a.Value.IsBlank() {
		t.Errorf("what SL01 reached is %+v", a)
	}
	for _, i := range d.Year.Indicators {
		if a, ok := d.Year.Facts.Get(i.Code); ok && a.Name != i.Name {
			t.Errorf("what %s %s reached is called %s", i.Code, i.Name, a.Name)
		}
	}
	text := narrativeOf(f)
	for _, want := range []string{"{{合计-执行率}}", "{{在职人数}}", "{{P10-未执行数}}", "{{三公经费-决算数}}"} {
		if !strings.Contains(text, want) {
			t.Errorf("the narrative does not name %s", want)
		}
	}
	for _, not := range []string{"{{报告内设机构数}}", "{{报告在职人数}}", "总分算法", "\n注："} {
		if strings.Contains(text, not) {
			t.Errorf("the narrative has %s", not)
		}
	}
}

// Workbooks come back like documents.
func TestOwnWorkbooksComeBack(t *testing.T) {
	sources := own(t, "自评报告", "整体支出绩效自评表", "项目支出绩效自评表（上海市区级格式）")
	for i := range sources[1:] {
		s := &sources[1+i]
		book := &xlsx.Book{Title: s.Name, Sheets: []xlsx.Sheet{{Name: "表", Doc: s.Document.Blocks, Landscape: true}}}
		data, err := xlsx.Write(book)
		if err != nil {
			t.Fatal(err)
		}
		if s.Document, err = xlsx.Document(data); err != nil {
			t.Fatal(err)
		}
		s.Name = strings.Replace(s.Name, ".docx", ".xlsx", 1)
	}
	f, err := draft.Make(sources, draft.Options{Pack: "mof-2020"})
	if err != nil {
		t.Fatal(err)
	}
	d := load(t, f)
	if f.Indicators != 69 || f.Lines != 27 {
		t.Errorf("indicators %d, lines %d; want 69 and 27", f.Indicators, f.Lines)
	}
	if l, ok := d.Year.LineByID("P05"); !ok || l.Original.Fen != 1_650_000_000 {
		t.Errorf("P05 in 元 came back as %+v", l)
	}
}

func load(t *testing.T, f *draft.Draft) *dossier.Dossier {
	t.Helper()
	folder := fstest.MapFS{}
	for _, x := range f.Files {
		folder[x.Name] = &fstest.MapFile{Data: x.Data}
	}
	d, err := dossier.Load(folder)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Figures of a report become last year's values when its draft is rolled over;
// growth turns with the sign.
func TestFiguresBecomeBases(t *testing.T) {
	const text = "2024年度甲区乙镇人民政府单位整体支出绩效自评报告\n一、概况\n本年走访企业1046次，同比增长12.5%；慰问困难家庭320户。受理诉求88件，同比下降4.0%，批次同比增长3.0%。"
	f, err := draft.Make([]draft.Source{{Name: "报告.txt", Document: paper(text)}}, draft.Options{Pack: "mof-2020"})
	if err != nil {
		t.Fatal(err)
	}
	folder := fstest.MapFS{}
	var narrative string
	for _, x := range f.Files {
		folder[x.Name] = &fstest.MapFile{Data: x.Data}
		if strings.HasPrefix(x.Name, dossier.DirNarrative) {
			narrative += string(x.Data)
		}
	}
	if !strings.Contains(narrative, "|同比}}；") || strings.Count(narrative, "|同比}}") != 2 {
		t.Errorf("growth in the narrative: %s", narrative)
	}
	d := load(t, f)
	files, err := dossier.Rollover(folder, d, func(s string, _ fault.Place) string { return s })
	if err != nil {
		t.Fatal(err)
	}
	var facts []byte
	for _, x := range files {
		if x.Name == dossier.FileFacts {
			facts = x.Data
		}
	}
	if n := bytes.Count(facts, []byte("-上年,")); n != 3 {
		t.Errorf("%d figures have a base, want 3: %s", n, facts)
	}
	if _, faults := read.ParseYAML(dossier.FileFacts, facts); len(*faults) > 0 {
		t.Error(faults)
	}
}
