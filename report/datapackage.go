package report

import (
	"bytes"
	"sort"
	"strings"

	"jiheng/budget"
	"jiheng/document"
	"jiheng/num"
	"jiheng/plain"
)

// A DataFile is one file of the data package.
type DataFile struct {
	Name string
	Data []byte
}

// A fieldJSON is a column in the package's description (Table Schema).
type fieldJSON struct {
	Name        string         `json:"name"`
	Type        string         `json:"type"`
	Description string         `json:"description,omitempty"`
	Constraints map[string]any `json:"constraints,omitempty"`
}

type schemaJSON struct {
	Fields        []fieldJSON `json:"fields"`
	PrimaryKey    string      `json:"primaryKey,omitempty"`
	MissingValues []string    `json:"missingValues"`
}

type resourceJSON struct {
	Name      string         `json:"name"`
	Path      string         `json:"path"`
	Title     string         `json:"title"`
	Profile   string         `json:"profile"`
	Format    string         `json:"format"`
	Mediatype string         `json:"mediatype"`
	Encoding  string         `json:"encoding"`
	Dialect   map[string]any `json:"dialect"`
	Schema    schemaJSON     `json:"schema"`
}

// A resource is a table of the package being made.
type resource struct {
	name, title, key string
	fields           []fieldJSON
	rows             [][]string
}

func word(name string) fieldJSON { return fieldJSON{Name: name, Type: "string"} }

func decimal(name string) fieldJSON { return fieldJSON{Name: name, Type: "number"} }

// DataPackage returns the open data of the year as a tabular data package
// (Frictionless): facts, indicators with scores, budget lines, adjustments.
// Ledger rows are not in it: they may hold personal data.
func (m *Maker) DataPackage() []DataFile {
	resources := []resource{m.factResource(), m.indicatorResource(), m.lineResource(), m.adjustmentResource()}
	var files []DataFile
	var described []resourceJSON
	for _, r := range resources {
		head := make([]string, len(r.fields))
		for i, f := range r.fields {
			head[i] = f.Name
		}
		files = append(files, DataFile{r.name + ".csv", bytes.TrimPrefix(plain.FormatCSV(head, r.rows), []byte("\ufeff"))}) // programs read it
		described = append(described, resourceJSON{Name: r.name, Path: r.name + ".csv", Title: r.title, Profile: "tabular-data-resource",
			Format: "csv", Mediatype: "text/csv", Encoding: "utf-8",
			Dialect: map[string]any{"delimiter": ",", "lineTerminator": "\r\n", "header": true}, Schema: schemaJSON{r.fields, r.key, []string{"", "—"}}})
	}
	title := m.Year.Unit.Name + m.year() + "绩效自评开放数据"
	if m.Year.Sample {
		title += "（" + document.SampleWords + "）"
	}
	data, err := indented(map[string]any{"profile": "tabular-data-package", "name": "jiheng-" + itoa(m.Year.FiscalYear), "title": title,
		"sample": m.Year.Sample, "resources": described})
	if err != nil { // plain strings and numbers always encode
		panic(err)
	}
	files = append(files, DataFile{"datapackage.json", data})
	sort.Slice(files, func(i, j int) bool { return files[i].Name < files[j].Name })
	return files
}

func (m *Maker) factResource() resource {
	r := resource{name: "facts", title: "事实", key: "id", fields: []fieldJSON{
		{Name: "id", Type: "string", Constraints: map[string]any{"required": true, "unique": true}}, word("name"), word("prints"),
		word("value"), word("unit"), word("qualifier"), word("period"),
		{Name: "sample", Type: "boolean"}, word("account_kind"), word("account"), word("inputs")}}
	for _, f := range m.Facts.All() {
		j := Fact(f)
		value := j.Value + j.Day + j.Word
		r.rows = append(r.rows, []string{j.ID, j.Name, j.Prints, value, j.Unit, j.Qualifier, j.Period, boolean(j.Sample), j.Account.Kind,
			j.Account.Text, strings.Join(j.Account.Inputs, " ")})
	}
	return r
}

func boolean(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

func (m *Maker) indicatorResource() resource {
	r := resource{name: "indicators", title: "指标和得分", key: "code",
		fields: []fieldJSON{word("code"), word("name"), word("level1"), word("level2"), word("field"), word("office"), word("target"), word("actual"),
			decimal("weight"), decimal("weight_used"), decimal("points"), word("state"), word("explanation"), {Name: "sample", Type: "boolean"}}}
	for _, s := range m.Eval.Scores {
		i, ok := m.Year.IndicatorByCode(s.Code)
		if !ok {
			i = &budget.Indicator{Code: s.Code, Name: s.Name, Level1: s.Group, Weight: s.Approved, Sample: m.Year.Sample}
		}
		target := ""
		if ok {
			target = i.InForce().String()
		}
		approved, points := i.Weight.String(), ""
		if i.WeightOpen {
			approved = ""
		}
		if s.State == budget.Scored {
			points = s.Points.String()
		}
		r.rows = append(r.rows, []string{i.Code, i.Name, i.Level1, i.Level2, i.Field, i.Office, target, m.print(i.Code), approved,
			s.WeightText(), points, string(s.State), joinSays(s.Workings()), boolean(i.Sample)})
	}
	return r
}

func (m *Maker) lineResource() resource {
	r := resource{name: "budget", title: "预算和决算（元）", key: "id",
		fields: []fieldJSON{word("id"), word("name"), word("fund"), word("part"), word("class"), word("code"), word("office"), word("task"),
			decimal("original"), decimal("adjustment"), decimal("revised"), decimal("outturn"), {Name: "sample", Type: "boolean"}}}
	for _, l := range m.Year.Lines {
		r.rows = append(r.rows, []string{l.ID, l.Name, string(l.Fund), string(l.Part), l.Class, l.Code, l.Office, l.Task,
			yuan(l.Original), yuan(budget.Amount{Fen: m.Year.Adjusted(l), Known: l.Original.Known}), yuan(m.Year.Revised(l)),
			yuan(l.Outturn), boolean(l.Sample)})
	}
	return r
}

func yuan(a budget.Amount) string {
	if !a.Known {
		return ""
	}
	return a.Fen.Yuan().String()
}

func (m *Maker) adjustmentResource() resource {
	r := resource{name: "adjustments", title: "预算调整（元）",
		fields: []fieldJSON{word("id"), {Name: "day", Type: "date"}, word("kind"), word("line"), decimal("amount"), word("reason"),
			word("document"), {Name: "sample", Type: "boolean"}}}
	for _, a := range m.Year.Adjustments {
		r.rows = append(r.rows, []string{a.ID, a.Day, a.Kind, a.Line, num.Fen(a.Amount).Yuan().String(), a.Reason, a.Document, boolean(a.Sample)})
	}
	return r
}
