package web

import (
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/workbench"
)

// mostCells is how many boxes one block may fill.
const mostCells = 2000

// A blockCell is one box of a block that was pasted, or given back.
type blockCell struct {
	Entry, Field, Code, Line, Text string
	Seen                           int64
}

// blockEnter takes a block of boxes as one act: it is stored whole or not at all.
func (v *visit) blockEnter() error {
	cells, err := v.blockCells()
	if err != nil {
		return err
	}
	id, request := v.r.PathValue("year"), v.r.PostFormValue("request")
	var values []workbench.Value
	var fields []workbench.FieldsEdit
	var months []workbench.MonthCell
	for _, c := range cells {
		switch {
		case c.Code != "":
			values = append(values, workbench.Value{Year: id, Code: c.Code, Text: c.Text, Seen: c.Seen})
		case c.Line != "":
			months = append(months, workbench.MonthCell{Line: c.Line, Month: c.Field, Text: c.Text, Seen: c.Seen})
		default:
			fields = append(fields, workbench.FieldsEdit{Entry: c.Entry, Seen: c.Seen, Fields: []dossier.Field{{Name: c.Field, Value: c.Text}}})
		}
	}
	switch {
	case len(values) > 0:
		_, err = v.bench.EnterValues(v.r.Context(), v.who, id, values, request)
	case len(months) > 0:
		_, err = v.bench.SetMonths(v.r.Context(), v.who, id, months, request)
	default:
		_, err = v.bench.SetAll(v.r.Context(), v.who, id, fields, "", request)
	}
	if err != nil {
		return err
	}
	v.w.WriteHeader(204)
	return nil
}

// blockCells are the boxes that a block sent, in its order.
func (v *visit) blockCells() ([]blockCell, error) {
	if err := v.r.ParseForm(); err != nil {
		return nil, fault.Bad(fault.Place{}, "form", "这一块太大或者坏了，没有存；请分几块粘贴").Because(err)
	}
	f := v.r.PostForm
	n := len(f["text"])
	if n == 0 || n > mostCells {
		return nil, fault.Bad(fault.Place{}, "form", "一次最多粘贴%d格，这一块有%d格，没有存；请分几块粘贴", mostCells, n)
	}
	out := make([]blockCell, n)
	for i := range out {
		at := func(name string) string {
			if i < len(f[name]) {
				return f[name][i]
			}
			return ""
		}
		seen, err := versionOf(at("seen"), "请刷新后再粘贴")
		if err != nil {
			return nil, err
		}
		out[i] = blockCell{Entry: at("entry"), Field: at("field"), Code: at("code"), Line: at("line"), Text: at("text"), Seen: seen}
	}
	return out, nil
}
