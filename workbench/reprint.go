package workbench

import (
	"context"
	"strings"

	"jiheng/dossier"
	"jiheng/fault"
)

// A Reprint says that a figure which the unit has made known is known otherwise now
// (公布的数改了).
type Reprint struct {
	Year    string
	Code    string // of the figure
	Prints  string // as it is made known now
	Reason  string
	Seen    int64 // version of the entry that the person saw
	Request string
}

// blockPublished is the list of what was made known in its file.
const blockPublished = "公布"

// Reprint changes how a figure was made known as one act, with the reason. It belongs
// to the whole unit. A figure that was not made known is NotFound.
func (b *Bench) Reprint(ctx context.Context, who Person, r Reprint) (*Year, error) {
	return b.do(ctx, who, r.Year, asks(r.Request, "reprint", r.Year, r.Code, r.Prints, r.Reason), func(s *sight) (*deed, error) {
		if err := s.May(s.Year, dossier.Result, ""); err != nil {
			return nil, err
		}
		if err := words("公布的数", r.Prints, mostValue); err != nil {
			return nil, err
		}
		if err := words("改公布的数的原因", r.Reason, mostReason); err != nil {
			return nil, err
		}
		for _, e := range s.Block(dossier.FileFacts, blockPublished) {
			if e.Key != r.Code {
				continue
			}
			before := asEntry(e)
			has, err := dossier.Fields(before, "")
			if err != nil {
				return nil, err
			}
			after, changes, err := dossier.SetFields(before, "", has, []dossier.Field{{Name: "印作", Value: r.Prints}})
			if err != nil {
				return nil, err
			}
			d := s.deed("改公布的数")
			d.reason = r.Reason
			d.write(e, r.Seen, after, changes, "")
			return d, nil
		}
		return nil, fault.New(fault.NotFound, fault.Place{File: dossier.FileFacts}, "published-none", "“%s”没有公布过，不用改", fault.Clip(r.Code))
	})
}

// How long what is typed may be, in characters.
const (
	mostValue  = 60
	mostField  = 4000
	mostReason = 200
)

// fitsField refuses a field that nobody would read to its end, and a figure or a target
// that goes on over the end of a line: it may be two.
func fitsField(file, block string, f dossier.Field) error {
	if n := len([]rune(f.Value)); n > mostField {
		return fault.Bad(fault.Place{}, "long", "“%s”有%d个字，超过%d个；请缩短，详细的写进正文", f.Name, n, mostField)
	}
	if dossier.IsFigure(file, block, f.Name) || f.Name == "指标值" {
		return inALine(f.Name, f.Value)
	}
	return nil
}

// fitsValue refuses a value that is none by its length.
func fitsValue(code, text string) error {
	if n := len([]rune(text)); n > mostValue {
		return fault.Bad(fault.Place{}, "long", "%s的完成值有%d个字，超过%d个；这里填数、日期或等次，说明写在偏差原因或正文里", code, n, mostValue)
	}
	return inALine(code+"的完成值", text)
}

// inALine refuses a figure that holds a line end, of one writing system or another: it
// may be two.
func inALine(name, text string) error {
	if strings.ContainsAny(text, "\n\r\v\f\u0085\u2028\u2029") {
		return fault.Bad(fault.Place{}, "line-end", "%s“%s”里有换行，不知道是一个数还是两个数，没有存；请一格填一个数", name, fault.Clip(text))
	}
	return nil
}
