package show

import (
	"bytes"
	_ "embed"
	"html/template"
	"io"
	"path"
	"slices"
	"strings"

	"jiheng/check"
	"jiheng/num"
	"jiheng/paper"
)

var (
	//go:embed html/index.html
	indexText string
	//go:embed html/index.css
	indexStyle string
	//go:embed html/index.js
	indexScript string

	indexTemplate = template.Must(template.New("index").Funcs(template.FuncMap{
		"indexStyle":  func() template.CSS { return template.CSS(indexStyle) }, //nolint:gosec // our own file
		"indexScript": func() template.JS { return template.JS(indexScript) },  //nolint:gosec // our own file
		"allowIndex":  func() string { return "sha256-" + scriptDigest(indexScript) },
	}).Parse(indexText))
)

// WriteIndex writes the page that leads to the pages of many documents, a queue: a
// line a document, the worst first, then what was not checked and why, what was
// not read of those that were, and how often each rule found something. names are
// those of the results' pages. Without script the page is ordered and whole; its
// own only sorts and filters. It loads nothing.
func WriteIndex(w io.Writer, results []*check.Result, names []string, unread []Unread) error {
	data := indexData{Rules: RuleTotals(results), Unread: unread, Missed: CountUnread(unread)}
	for i, r := range results {
		data.Lines = append(data.Lines, indexLine{Result: r, Name: names[i]})
		data.Errors, data.Warnings, data.Notices = data.Errors+r.Count(check.Error), data.Warnings+r.Count(check.Warning),
			data.Notices+r.Count(check.Notice)
		data.Genres = append(data.Genres, r.Genre)
		if r.Year > 0 {
			data.Years = append(data.Years, r.Year)
		}
	}
	slices.SortStableFunc(data.Lines, func(a, b indexLine) int { return Worse(a.Result, b.Result) })
	fold(data.Lines)
	for _, l := range data.Lines {
		for _, p := range PartsOf(l.Result) {
			p.File = path.Join(l.Folder, l.Base())
			data.Parts = append(data.Parts, p)
		}
	}
	slices.Sort(data.Genres)
	slices.Sort(data.Years)
	data.Genres = slices.DeleteFunc(slices.Compact(data.Genres), func(g string) bool { return g == "" })
	data.Years = slices.Compact(data.Years)
	var b bytes.Buffer
	if err := indexTemplate.Execute(&b, data); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}

// blindTo is 1 where a file has parts that were not read and no figure that was: what
// is wrong in it nobody knows.
func blindTo(r *check.Result) int {
	if r.Unread() > 0 && len(r.Facts) == 0 {
		return 1
	}
	return 0
}

// Worse orders results as a queue: files first of which no figure was read and something
// was not, then most errors, then warnings, then what was not read, then the money; files
// alike stay in their order.
func Worse(a, b *check.Result) int {
	for _, c := range []int{blindTo(b) - blindTo(a), b.Count(check.Error) - a.Count(check.Error), b.Count(check.Warning) - a.Count(check.Warning), b.Unread() - a.Unread(),
		moneyOf(b).Cmp(moneyOf(a)), b.Count(check.Notice) - a.Count(check.Notice)} {
		if c != 0 {
			return c
		}
	}
	return 0
}

func moneyOf(r *check.Result) num.Decimal {
	d, err := num.ParseDecimal(r.Money)
	if err != nil {
		return num.Int(0)
	}
	return d
}

// A Part is one note of a reader: what was not read of a file, or what is to be
// known of it.
type Part struct {
	File, Place, Code, Text string
	Unread                  bool
}

// PartsOf lists a result's notes, those of what was not read first.
func PartsOf(r *check.Result) []Part {
	var out []Part
	for _, n := range r.Reading {
		out = append(out, Part{r.File, placeSaid(n.At), n.Code, n.Text, n.Unread})
	}
	slices.SortStableFunc(out, func(a, b Part) int {
		switch {
		case a.Unread == b.Unread:
			return 0
		case a.Unread:
			return -1
		}
		return 1
	})
	return out
}

type indexLine struct {
	*check.Result
	Name   string
	Folder string // in which the file lies, without what is common to all
}

// Base is the file's name without its folder.
func (l indexLine) Base() string { return path.Base(strings.ReplaceAll(l.File, `\`, "/")) }

// folderOf is where a file lies, with a slash at the end; empty for a name alone.
func folderOf(file string) string {
	dir, _ := path.Split(strings.ReplaceAll(file, `\`, "/"))
	return dir
}

// fold puts the folders of lines into them, without what is common to all.
func fold(lines []indexLine) {
	common := ""
	for i := range lines {
		dir := folderOf(lines[i].File)
		if i == 0 {
			common = dir
		}
		for !strings.HasPrefix(dir, common) {
			common, _ = path.Split(strings.TrimSuffix(common, "/"))
		}
	}
	for i := range lines {
		lines[i].Folder = strings.TrimSuffix(strings.TrimPrefix(folderOf(lines[i].File), common), "/")
	}
}

// CountOf returns the number of findings of a severity by its name.
func (l indexLine) CountOf(s string) int { return l.Count(check.Severity(s)) }

// mostWorst is the most characters that a line of the queue repeats of a finding.
const mostWorst = 70

// Worst is what the gravest finding says; empty for none.
func (l indexLine) Worst() string {
	order := Order(l.Result)
	if len(order) == 0 {
		return ""
	}
	f := l.Findings[order[0]]
	text := paper.Clip(f.Message, mostWorst)
	if len(text) < len(f.Message) {
		text += "…"
	}
	if f.Severity == check.Notice {
		return ""
	}
	return text
}

type indexData struct {
	Lines                             []indexLine
	Unread                            []Unread
	Parts                             []Part
	Rules                             []RuleTotal
	Genres                            []string
	Years                             []int
	Errors, Warnings, Notices, Missed int
}

// A RuleTotal says how often a rule found something, and in how many files.
type RuleTotal struct {
	Rule, Title  string
	Severity     check.Severity
	Found, Files int
}

// RuleTotals counts the findings of each rule, the most frequent first.
func RuleTotals(results []*check.Result) []RuleTotal {
	at := map[string]int{}
	last := map[string]*check.Result{}
	var out []RuleTotal
	for _, r := range results {
		for _, f := range r.Findings {
			i, ok := at[f.Rule]
			if !ok {
				i = len(out)
				at[f.Rule] = i
				out = append(out, RuleTotal{Rule: f.Rule, Title: f.Title, Severity: f.Severity})
			}
			out[i].Found++
			if last[f.Rule] != r {
				last[f.Rule] = r
				out[i].Files++
			}
		}
	}
	slices.SortFunc(out, func(a, b RuleTotal) int {
		if a.Found != b.Found {
			return b.Found - a.Found
		}
		return strings.Compare(a.Rule, b.Rule)
	})
	return out
}
