package rules

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"jiheng/across"
	"jiheng/budget"
	"jiheng/check"
	"jiheng/document"
	"jiheng/num"
	"jiheng/paper"
	"jiheng/paper/papertest"
)

// An example is one text of testdata with what must be found in it.
type example struct {
	file  string
	line  int
	wrong bool
	in    *check.Input
	text  string

	neighbours []*across.Digest // reports of other units

	wants map[int]string // by line of the text; 0 for the document as a whole
}

var wantComment = regexp.MustCompile(`\s*// want "([^"]*)"$`)

// readExamples reads a file of testdata: examples begin with === 错 or === 对;
// lines that begin with @ say what is known beside the document.
func readExamples(t *testing.T, id string) []example {
	t.Helper()
	file := "testdata/" + id + ".txt"
	data, err := os.ReadFile(file)
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	var out []example
	var cur *example
	var lines []string
	flush := func() {
		if cur != nil {
			cur.text = strings.TrimRight(strings.Join(lines, "\n"), "\n")
			cur.in.Document = papertest.Document(cur.text)
			out = append(out, *cur)
		}
		lines = nil
	}
	for i, line := range strings.Split(string(data), "\n") {
		switch {
		case strings.HasPrefix(line, "=== "):
			flush()
			cur = &example{file: file, line: i + 1, wrong: strings.HasPrefix(line, "=== 错"), in: &check.Input{File: "例.txt"}, wants: map[int]string{}}
		case cur == nil:
			continue
		case strings.HasPrefix(line, "@"):
			cur.beside(t, line[1:])
		case strings.HasPrefix(line, "// want "):
			cur.wants[0] = wantComment.FindStringSubmatch(line)[1]
		default:
			if m := wantComment.FindStringSubmatch(line); m != nil {
				line = wantComment.ReplaceAllString(line, "")
				cur.wants[len(lines)+1] = m[1]
			}
			lines = append(lines, unescape.Replace(line))
		}
	}
	flush()
	return out
}

var unescape = strings.NewReplacer(`\u200b`, "\u200b", `\u00a0`, "\u00a0", `\ufffd`, "\ufffd", `\ue000`, "\ue000", `\u0007`, "\u0007")

// beside reads one @ line.
func (e *example) beside(t *testing.T, s string) {
	t.Helper()
	key, value, _ := strings.Cut(s, " ")
	switch key {
	case "报送":
		e.in.HandedIn = value
	case "期限":
		e.in.Due = value
	case "上年":
		e.in.Last = papertest.Document(strings.ReplaceAll(value, "⏎", "\n"))
	case "一起":
		e.in.Others = append(e.in.Others, across.NewDigest(fmt.Sprintf("一起%d.txt", len(e.in.Others)+1), papertest.Document(strings.ReplaceAll(value, "⏎", "\n"))))
	case "别家":
		e.neighbours = append(e.neighbours, across.NewDigest(fmt.Sprintf("别家%d.txt", len(e.neighbours)+1), papertest.Document(strings.ReplaceAll(value, "⏎", "\n"))))
		e.in.Pool = across.NewPool(e.neighbours)
	case "外单位":
		e.in.Neighbours = strings.Split(value, "、")
	case "同报":
		e.in.Together = append(e.in.Together, papertest.Document(value+"\n一、概况\n内容。"))
	case "预算":
		y := e.year()
		for i, name := range strings.Split(value, "、") {
			y.Lines = append(y.Lines, budget.Line{ID: fmt.Sprint(i), Name: name, Part: budget.ProjectExpenditure, Original: budget.Money(num.Fen(100)), Outturn: budget.Money(num.Fen(100))})
		}
	case "目标表", "同报表":
		e.in.Together = append(e.in.Together, papertest.Document(strings.ReplaceAll(value, "⏎", "\n")))
	case "任务":
		for item := range strings.SplitSeq(value, "；") {
			name, codes, _ := strings.Cut(item, "：")
			id, name, _ := strings.Cut(name, " ")
			task := budget.AnnualTask{ID: id, Name: name}
			if codes != "" {
				task.Indicators = strings.Split(codes, "、")
			}
			e.year().Tasks = append(e.year().Tasks, task)
		}
	case "指标编号":
		for code := range strings.SplitSeq(value, "、") {
			e.year().Indicators = append(e.year().Indicators, &budget.Indicator{Code: code, Name: code})
		}
	case "调整额":
		name, rest, _ := strings.Cut(value, " ")
		wan, reason, _ := strings.Cut(rest, " ")
		n, err := strconv.Atoi(wan)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range e.year().Lines {
			if l.Name == name {
				e.year().Adjustments = append(e.year().Adjustments, budget.Adjustment{Line: l.ID, Amount: num.Fen(n), Reason: reason})
			}
		}
	case "批复":
		e.year().Disclosure = &budget.Disclosure{ApprovedOn: value}
	default:
		if e.besideYear(t, key, value) {
			return
		}
		t.Fatalf("%s:%d: unknown line @%s", e.file, e.line, key)
	}
}

// of returns the findings of a rule, under whichever id it was reported.
func of(res *check.Result, id string) []check.Finding {
	var out []check.Finding
	for _, f := range res.Findings {
		if f.Rule == id || strings.Contains(" "+strings.Join(f.Also, " ")+" ", " "+id+" ") {
			out = append(out, f)
		}
	}
	return out
}

func (e *example) check(t *testing.T, set *check.Set, id string) {
	t.Helper()
	res := set.Run(e.in)
	for _, o := range res.Outcomes {
		if strings.HasPrefix(o.Why, "程序出错") {
			t.Errorf("%s:%d: rule %s: %s", e.file, e.line, o.Rule, o.Why)
		}
	}
	found := of(res, id)
	at := fmt.Sprintf("%s:%d", e.file, e.line)
	if !e.wrong {
		for _, f := range found {
			t.Errorf("%s: right, but found %q: %s", at, f.Quote, f.Message)
		}
		return
	}
	if len(found) == 0 {
		t.Errorf("%s: wrong, but nothing found; outcome %v\n%s", at, outcomeOf(res, id), e.text)
	}
	for line, want := range e.wants {
		ok := false
		for _, f := range found {
			ok = ok || (f.Place.Line == line || line == 0 && f.Span == nil) && strings.Contains(f.Message+f.Suggestion, want)
		}
		if !ok {
			var got []string
			for _, f := range found {
				got = append(got, fmt.Sprintf("%d %s", f.Place.Line, f.Message))
			}
			t.Errorf("%s: line %d: no finding says %q; found %q", at, line, want, got)
		}
	}
}

func outcomeOf(res *check.Result, id string) check.RuleOutcome {
	for _, o := range res.Outcomes {
		if o.Rule == id {
			return o
		}
	}
	return check.RuleOutcome{}
}

// blockText returns the text of the block or cell that a span is about.
func blockText(d *document.Document, s *paper.Span) string {
	switch b := d.Blocks[s.Block].(type) {
	case *document.Heading:
		return document.Text(b.Runs)
	case *document.Paragraph:
		return document.Text(b.Runs)
	case *document.Table:
		return document.Text(b.Rows[s.Row].Cells[s.Cell].Runs)
	}
	return ""
}

// sameWords compares a span's text with its quote: widths and hidden characters
// aside, and a quote over joined paragraphs may be longer.
func sameWords(span, quote string) bool {
	fold := strings.NewReplacer("％", "%", "\u200b", "", "⼈", "人", "．", ".", "－", "-")
	var b strings.Builder
	for _, r := range fold.Replace(span) {
		if r >= '０' && r <= '９' || r >= 'Ａ' && r <= 'ｚ' {
			r -= 0xFEE0
		}
		b.WriteRune(r)
	}
	return b.String() == fold.Replace(quote) || strings.HasPrefix(fold.Replace(quote), b.String()) || span == quote
}
