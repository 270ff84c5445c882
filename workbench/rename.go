package workbench

import (
	"context"
	"strings"

	"jiheng/dossier"
	"jiheng/fact"
	"jiheng/fault"
	"jiheng/store"
)

// A Renaming gives an indicator another code (改编号).
type Renaming struct {
	Year, Code, To string
	Seen           int64 // the act of the year that the person saw: what names the code may have become more
	Request        string
}

// A Mention is an entry in which a code is named.
type Mention struct {
	File, Key string
	Before    string
	After     string
}

// Rename gives an indicator another code, at itself and wherever it is named, as one
// act. A code that names something already is a Conflict, one that cannot be a code is
// Invalid.
func (b *Bench) Rename(ctx context.Context, who Person, r Renaming) (*Year, error) {
	return b.do(ctx, who, r.Year, asks(r.Request, "rename", r.Year, r.Code, r.To), func(s *sight) (*deed, error) {
		after, err := s.renamed(r.Code, r.To)
		if err != nil {
			return nil, err
		}
		d := s.deed("改编号")
		d.reason, d.seen = r.Code+"改为"+r.To, r.Seen
		for i, e := range s.Entries {
			before := asEntry(e)
			if after[i].Text == before.Text {
				continue
			}
			head := s.headOf(e)
			for _, c := range dossier.Changes(before, after[i], head) {
				if c.Class != dossier.Decision { // opinions follow what they are about
					d.changes = append(d.changes, change{c, s.TextOf(e)("科室")})
				}
			}
			d.edits = append(d.edits, store.Edit{Op: store.Write, ID: e.ID, Seen: e.Version, Entry: asStored(after[i])})
		}
		return d, nil
	})
}

// Mentions lists the entries that a renaming would change, in the order of files.
func (y *Year) Mentions(code, to string) ([]Mention, error) {
	after, err := y.renamed(code, to)
	if err != nil {
		return nil, err
	}
	var out []Mention
	for i, e := range y.Entries {
		if e.Text != after[i].Text {
			out = append(out, Mention{File: e.File, Key: e.Key, Before: e.Text, After: after[i].Text})
		}
	}
	return out, nil
}

// renamed are the entries of the year with another code.
func (y *Year) renamed(code, to string) ([]dossier.Entry, error) {
	var others []string
	found := false
	for _, i := range y.Year.Indicators {
		if i.Code == code {
			found = true
		} else if strings.HasPrefix(i.Code, code+"-") {
			others = append(others, i.Code)
		}
	}
	switch {
	case !found:
		return nil, unknownIndicator(code)
	case to == code:
		return nil, fault.Bad(fault.Place{}, "rename-same", "新编号和原来的一样")
	case !fact.ValidID(to):
		return nil, fault.Bad(fault.Place{}, "rename-id", "“%s”不能作编号：只用汉字、字母、数字、连字符，不超过40个字", fault.Clip(to))
	case y.names(to):
		return nil, fault.New(fault.Conflict, fault.Place{}, "rename-taken", "编号“%s”已经有了；请换一个", fault.Clip(to))
	}
	entries := make([]dossier.Entry, len(y.Entries))
	for i, e := range y.Entries {
		entries[i] = asEntry(e)
	}
	return dossier.Rename(entries, code, to, others), nil
}

// names reports a code that something has already, or that something hangs on.
func (y *Year) names(code string) bool {
	for _, i := range y.Year.Indicators {
		if i.Code == code || strings.HasPrefix(i.Code, code+"-") {
			return true
		}
	}
	for _, f := range y.Year.Facts.All() {
		if f.ID == code || strings.HasPrefix(f.ID, code+"-") {
			return true
		}
	}
	_, line := y.Year.LineByID(code)
	return line
}
