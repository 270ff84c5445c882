package workbench

import (
	"bytes"
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"jiheng/budget"
	"jiheng/document"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/press"
	"jiheng/proof"
	"jiheng/report"
	"jiheng/store"
)

// An Issuing is a person's wish to give out the papers as the year stands (签发).
type Issuing struct {
	Year       string
	Seen       int64  // the act as of which the person looked at the year
	Number     string // 文号 of the covering letter; empty where it has none
	Unnumbered bool   // the person says that it has none
	Again      bool   // the person says that it is that of an earlier version
	To         string // 主送; empty where the letter names nobody
	Reason     string // why it is given out although opinions send indicators back
	Request    string
}

// issuers may give out the papers of a year, while the unit has it and when it was
// approved.
var (
	issuers     = []Role{Head}
	issueStages = []Stage{UnitReview, DepartmentReview, BureauReview, Approved}
)

// Issue numbers a version of the papers, prints its short code on every page, and
// keeps the bytes, as one act. A year with open points is a Conflict, and one in whose papers the rules
// find an error that was not released; so is one that has gone on since it was looked at.
// One with indicators that go back by the last opinion on them asks for a reason, as
// passing it on does.
func (b *Bench) Issue(ctx context.Context, who Person, i Issuing) (*Year, error) {
	return b.do(ctx, who, i.Year, asks(i.Request, "issue", i.Year, strconv.FormatInt(i.Seen, 10), i.Number, i.To, strconv.FormatBool(i.Again), i.Reason), func(s *sight) (*deed, error) {
		by, err := s.issues()
		if err != nil {
			return nil, err
		}
		if s.Act != i.Seen {
			return nil, fault.New(fault.Conflict, fault.Place{}, store.CodeMoved, "您看过以后这个年度又有变动，没有签发；请看过新的变动再签发")
		}
		if !i.Unnumbered && strings.TrimSpace(i.Number) == "" {
			return nil, fault.Bad(fault.Place{}, "issue-number", "文号空着，没有签发；填上文号，没有文号的勾上“这一稿没有文号”")
		}
		if err := i.numberIsNew(s.Year.Year.Issues); err != nil {
			return nil, err
		}
		papers, m, _ := s.press()
		if open := s.Unready(); len(open) > 0 {
			return nil, fault.New(fault.Conflict, fault.Place{}, "open-points", "还有%d处未办，不能签发；首页列着每一处和怎么改，第一处：%s", len(open), open[0].Message)
		}
		checks, err := s.clear("签发")
		if err != nil {
			return nil, err
		}
		if err := passesBack(s.Entries, "签发", i.Reason); err != nil {
			return nil, err
		}
		m.Released = checks.Releases()
		papers = append(papers, checks.Statement(m))
		code, err := b.codeOf(ctx, s.Year)
		if err != nil {
			return nil, err
		}
		version := len(s.Year.Year.Issues) + 1
		d := s.deed("签发")
		d.by, d.seen, d.reason = by, i.Seen, strings.TrimSpace(i.Reason)
		if d.edits, err = b.issuedEdits(ctx, m, papers, version, code); err != nil {
			return nil, err
		}
		entry := dossier.IssueEntry(budget.Issue{Version: version, Code: code, Act: s.Act, Person: s.Who.ID, Role: string(by.Role),
			Time: b.now().UTC().Format(time.RFC3339), Total: s.Eval.PrintTotal(), Grade: s.Eval.PrintGrade(), Number: strings.TrimSpace(i.Number), To: strings.TrimSpace(i.To)})
		d.edits = append(d.edits, s.behind("签发", dossier.IssueHead(), entry)...)
		return d, nil
	})
}

// CodeNumberAgain is the code of a refusal because an earlier version has the number.
const CodeNumberAgain = "issue-number-again"

// numberIsNew asks about a number that an earlier version has: two letters under one
// number are one letter to whoever files them.
func (i Issuing) numberIsNew(issues []budget.Issue) error {
	number := strings.TrimSpace(i.Number)
	if i.Again || number == "" {
		return nil
	}
	for _, old := range issues {
		if sameNumber(old.Number, number) {
			return fault.Bad(fault.Place{}, CodeNumberAgain, "文号“%s”第%d稿已经用过，没有签发；请换一个文号，确实还用它的勾上“这一稿还用这个文号”", fault.Clip(number), old.Version)
		}
	}
	return nil
}

// sameNumber compares numbers of letters, whatever brackets and blanks they are written
// with: 虹府〔2025〕1号, 虹府[2025] 1 号.
func sameNumber(a, b string) bool {
	plain := strings.NewReplacer(" ", "", "　", "", "〔", "[", "〕", "]", "（", "[", "）", "]", "(", "[", ")", "]", "【", "[", "】", "]", "［", "[", "］", "]")
	return a != "" && plain.Replace(a) == plain.Replace(b)
}

// issuedEdits make the files of an issue and put them into the folder.
func (b *Bench) issuedEdits(ctx context.Context, m *report.Maker, papers []report.Paper, version int, code string) ([]store.Edit, error) {
	for i := range papers {
		papers[i].Doc = headed(papers[i].Doc, version, code)
	}
	files, err := press.Run(press.Jobs(m, papers, map[string]bool{"docx": true, "pdf": true, "xlsx": true}, fonts), 1, func(string) {})
	if err != nil {
		return nil, err
	}
	edits := make([]store.Edit, len(files))
	for i, f := range files {
		hash, _, err := b.store.PutFile(ctx, bytes.NewReader(f.Data))
		if err != nil {
			return nil, err
		}
		edits[i] = store.Edit{Op: store.Insert, Entry: store.Entry{File: dossier.IssuedFile(version, f.Name), Hash: hash}}
	}
	return edits, nil
}

// headed is a document with version and short code at the head of every page.
func headed(d *document.Document, version int, code string) *document.Document {
	out := *d
	out.Head = "第" + strconv.Itoa(version) + "稿 " + code
	return &out
}

// issues is the post by which a person issues.
func (s *sight) issues() (Post, error) {
	if !slices.Contains(issueStages, s.Stage()) {
		why := "还没有报送单位审核，不能签发"
		if s.Stage() == Published {
			why = "公开的一稿不再改；要再签发，请财政审核人重开"
		}
		return Post{}, fault.New(fault.Conflict, fault.Place{}, "stage", "现在是“%s”，%s", s.Stage(), why)
	}
	for _, q := range s.Who.at(s.scope) {
		if slices.Contains(issuers, q.Role) {
			return q, nil
		}
	}
	return Post{}, forbidden("“签发”", issuers)
}

// letters of a short code: those that people do not take for one another.
const codeLetters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"

// codeOf is the short code of a year as it stands: eight letters of the root of its
// tree, which stands for every act up to this one.
func (b *Bench) codeOf(ctx context.Context, y *Year) (string, error) {
	var root proof.Hash
	err := b.store.View(ctx, func(tx *store.Tx) (err error) {
		root, err = proof.Root(y.Act, tx.Nodes(y.ID))
		return err
	})
	if err != nil {
		return "", err
	}
	code := make([]byte, 0, 9)
	for i := range 8 {
		if i == 4 {
			code = append(code, '-')
		}
		code = append(code, codeLetters[int(root[i])%len(codeLetters)])
	}
	return string(code), nil
}

// Issued returns a file of an issue, byte for byte as it was given out.
func (b *Bench) Issued(ctx context.Context, who Person, year string, version int, name string) ([]byte, error) {
	y, _, err := b.Look(ctx, who, year, "签发的文件"+name)
	if err != nil {
		return nil, err
	}
	return b.whole(ctx, y, dossier.IssuedFile(version, name))
}

// whole reads a file of the year that is kept whole.
func (b *Bench) whole(ctx context.Context, y *Year, file string) ([]byte, error) {
	at := slices.IndexFunc(y.Entries, func(e store.Entry) bool { return e.File == file && e.Hash != "" })
	if at < 0 {
		return nil, fault.New(fault.NotFound, fault.Place{File: file}, "file-unknown", "没有这个文件")
	}
	r, err := b.store.OpenFile(ctx, y.Entries[at].Hash)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	var buf bytes.Buffer
	if _, err := buf.ReadFrom(r); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

// IssuedNames are the names of an issue's files, in order.
func (y *Year) IssuedNames(version int) []string {
	var out []string
	prefix := dossier.IssuedFile(version, "")
	for _, e := range y.Entries {
		if len(e.File) > len(prefix) && e.File[:len(prefix)] == prefix {
			out = append(out, e.File[len(prefix):])
		}
	}
	return out
}
