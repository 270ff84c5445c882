package workbench

import (
	"context"
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/plain"
	"jiheng/table"
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
		return fitsFigure(f.Name, f.Value, file == dossier.FileLines || file == dossier.FileMonthly)
	}
	if file == dossier.FileIndicators && block == blockIndicators && f.Name == "名称" {
		return words("指标的名称", strings.TrimSpace(f.Value), mostProject)
	}
	return nil
}

// fitsLine refuses what a line of the budget cannot be called, after the rights.
func (d *deed) fitsLine(file string, fields []dossier.Field) error {
	if file != dossier.FileLines {
		return nil
	}
	for _, f := range fields {
		var unfit error
		switch f.Name {
		case "名称":
			unfit = fitsProjectName(strings.TrimSpace(f.Value))
		case "资金":
			unfit = fitsFund(strings.TrimSpace(f.Value))
		}
		if unfit == nil {
			continue
		}
		if _, err := d.right(); err != nil {
			return err
		}
		return unfit
	}
	return nil
}

// fitsProjectName refuses a name that the budget's table would read as a total.
func fitsProjectName(name string) error {
	if err := words("项目名称", name, mostProject); err != nil {
		return err
	}
	if table.IsTotalName(name) {
		return fault.Bad(fault.Place{}, "name-total", "“%s”像是合计或者“其中”一行，预算表会把它当成合计，不能作项目名称；请写这个项目自己的名称", fault.Clip(name))
	}
	return nil
}

func fitsFund(fund string) error {
	if !slices.Contains(budget.Funds, budget.Fund(fund)) {
		return fault.Bad(fault.Place{}, "fund", "资金要选一种：一般公共预算、政府性基金预算、国有资本经营预算、财政专户管理资金、单位资金")
	}
	return nil
}

// fitsValue refuses a value that is none by its length.
func fitsValue(code, text string) error {
	if n := len([]rune(text)); n > mostValue {
		return fault.Bad(fault.Place{}, "long", "%s的完成值有%d个字，超过%d个；这里填数、日期或等次，说明写在偏差原因或正文里", code, n, mostValue)
	}
	return fitsFigure(code+"的完成值", text, false)
}

// fitsFigure refuses a text in the box of a figure that may be two, or that no figure is so
// large as. Of a table, where a dash is a cell that is blank, also what stands for none.
func fitsFigure(name, text string, table bool) error {
	if err := inALine(name, text); err != nil {
		return err
	}
	if says := plain.Nothing(text); table && says != "" {
		return fault.Bad(fault.Place{}, "number", "%s写的%s", name, says)
	}
	if plain.Endless(text) {
		return fault.Bad(fault.Place{}, "number", "%s写的“%s”位数太多，没有这样大的数；请核对", name, fault.Clip(text))
	}
	return nil
}

// inALine refuses a figure that holds a tab or a line end, of one writing system or
// another: it may be two.
func inALine(name, text string) error {
	text = strings.TrimSpace(text)
	if strings.Contains(text, "\t") {
		return fault.Bad(fault.Place{}, "line-end", "%s“%s”里有制表符，不知道是一个数还是两个数，没有存；请一格填一个数", name, fault.Clip(text))
	}
	if strings.ContainsAny(text, "\n\r\v\f\u0085\u2028\u2029") {
		return fault.Bad(fault.Place{}, "line-end", "%s“%s”里有换行，不知道是一个数还是两个数，没有存；请一格填一个数", name, fault.Clip(text))
	}
	return nil
}
