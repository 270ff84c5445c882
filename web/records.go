package web

import (
	"net/http"
	"slices"
	"strings"

	"jiheng/dossier"
	"jiheng/store"
	"jiheng/workbench"
)

// A recordsPage is a file of the year by its fields: the unit, its monitoring, problems,
// what is published (单位和其他).
type recordsPage struct {
	view
	At      recordFile
	Values  []recordValue
	Lists   []recordList
	Open    []openPoint
	Unread  bool // the file cannot be read, and is mended outside
	Request string
}

// A recordFile is a file that is typed by its fields, with what its page is called.
type recordFile struct{ Path, Name, File, Says string }

// recordFiles are in the order of the year's work.
var recordFiles = []recordFile{
	{"unit", "单位", dossier.FileUnit, "编制和在职人数、资产，用在正文和单位概况里。"},
	{"expenses", "三公和采购", dossier.FileMoney, "单位：万元。三公经费、一般性支出和政府采购；空着不是零，没有的写0。"},
	{"adjustments", "预算调整", dossier.FileAdjustments, "年中追加、追减、调剂，一笔一行，金额单位万元：追加为正，追减为负。"},
	{"monitoring", "绩效监控", dossier.FileMonitoring, "年中看一次钱和目标的进度。"},
	{"problems", "问题", dossier.FileProblems, "本年的问题和改进措施；上年问题办得怎样。"},
	{"uses", "结果应用", dossier.FileUses, "自评结果怎样用在下年预算里，金额单位万元。"},
	{"disclosure", "公开", dossier.FileDisclosure, "成文日期、保密审查、什么时候在哪里公开、什么不公开。"},
	{"year", "年度", dossier.FileMain, "这一年的工作是不是按期完成。"},
}

// mostOpen is how many open points a page shows without being asked.
const mostOpen = 4

// A recordValue is a value that stands by itself.
type recordValue struct {
	Cell cell
	Form cellForm
}

// A recordList is a list, an item a row.
type recordList struct {
	view
	Name   string // what is said of it
	Action string
	Fields []string
	Widths []recordWidth // of the columns, by what stands in them
	Rows   []recordRow
	Locked string
	Adjust bool // what is locked is changed by an adjustment
}

// A recordRow is one item of a list.
type recordRow struct {
	Cells []cell
	Form  cellForm
	Key   string
}

func recordFileOf(path string) (recordFile, bool) {
	i := slices.IndexFunc(recordFiles, func(f recordFile) bool { return f.Path == path })
	if i < 0 {
		return recordFile{}, false
	}
	return recordFiles[i], true
}

func (v *visit) records() error {
	y, err := v.year()
	if err != nil {
		return err
	}
	at, ok := recordFileOf(v.r.PathValue("file"))
	if !ok {
		return unknownPage()
	}
	p := recordsPage{view: v.yearView(y, ""), At: at, Request: newRequest()}
	p.Title = at.Name
	for _, e := range y.Entries {
		p.Unread = p.Unread || e.File == at.File && dossier.EntryKind(e.Kind) == dossier.EntryWhole
	}
	for _, o := range y.Unready() {
		if o.Place.File == at.File {
			p.Open = append(p.Open, p.openPoint(o))
		}
	}
	for _, name := range dossier.RecordValues[at.File] {
		p.Values = append(p.Values, p.value(name))
	}
	for _, l := range dossier.RecordLists {
		if l.File == at.File {
			p.Lists = append(p.Lists, p.list(l))
		}
	}
	if at.File == dossier.FileAdjustments {
		p.Lists = append(p.Lists, p.list(dossier.RecordList{File: at.File, Fields: dossier.AdjustmentFields()}))
	}
	return v.write(http.StatusOK, recordsWhole(p))
}

// action is where the page sends what is typed of a block.
func (p recordsPage) action(block string) string {
	if block == "" {
		block = p.At.Path
	}
	return p.at("records", p.At.Path, block)
}

// value is a value that stands by itself, or is to be typed for the first time.
func (p recordsPage) value(name string) recordValue {
	block, part, group := strings.Cut(name, "·")
	field := "值"
	if group {
		field = part
	}
	label := strings.ReplaceAll(name, "·", "：")
	at := slices.IndexFunc(p.Year.Entries, func(e store.Entry) bool {
		return e.File == p.At.File && e.Block == block && dossier.EntryKind(e.Kind) == dossier.EntryBlock
	})
	form := cellForm{Action: p.action(name), Target: "#main", Request: newRequest()}
	textOf := func(string) string { return "" }
	if at >= 0 {
		e := p.Year.Entries[at]
		form.Entry, form.Seen, textOf = e.ID, e.Version, p.Year.TextOf(e)
	}
	class := dossier.ClassOf(p.At.File, block)
	cells := cellsOf(p.view, p.At.Name, []cell{{Field: field, Label: label, Wide: true}}, class, "", textOf)
	cells[0].Wide = !isFigure(name, cells[0].Text)
	cells[0].Long = strings.Contains(cells[0].Text, "\n") || len([]rune(cells[0].Text)) > 36 || name == "职能" || name == "机构说明"
	return recordValue{cells[0], form}
}

// list is a list with its items.
func (p recordsPage) list(l dossier.RecordList) recordList {
	out := recordList{view: p.view, Name: l.Block, Action: p.action(l.Block), Fields: l.Fields}
	class := dossier.ClassOf(l.File, l.Block)
	if err := p.Seat.May(p.Year, class(l.Fields[0]), ""); err != nil {
		out.Locked = faultOf(err).Message
		out.Adjust = p.adjusting() && class(l.Fields[0]) == dossier.Budget
	} else if l.File == dossier.FileAdjustments && p.adjusting() {
		out.Locked, out.Adjust = "目标和预算已经批复，已经记下的不改也不删；要再记一笔，", true
	}
	columns := make([]cell, len(l.Fields))
	for i, f := range l.Fields {
		columns[i] = cell{Field: f, Label: f, Wide: true}
	}
	for _, e := range p.Year.Entries {
		kind := dossier.EntryKind(e.Kind)
		if e.File != l.File || e.Block != l.Block || kind != dossier.EntryItem && kind != dossier.EntryLine {
			continue
		}
		text := p.Year.TextOf(e)
		r := recordRow{Key: e.Key, Form: cellForm{Action: out.Action, Target: "#main", Entry: e.ID, Seen: e.Version, Request: newRequest()}}
		r.Cells = cellsOf(p.view, e.Key, columns, class, text("科室"), text)
		for i, c := range r.Cells {
			if c.Locked == "" && out.Locked != "" && l.File == dossier.FileAdjustments {
				r.Cells[i].Locked = "批复以后，已经记下的调整不改"
			}
			if slices.Contains(l.Several, c.Field) {
				r.Cells[i].Text, r.Cells[i].Locked = several(text, c.Field), "这里可以有几个编号，带出去改"
			}
			r.Cells[i].Long = strings.Contains(c.Text, "\n") || len([]rune(c.Text)) > 24
		}
		out.Rows = append(out.Rows, r)
	}
	out.measure()
	return out
}

// several are the words of a field that holds several.
func several(text func(string) string, field string) string {
	var words []string
	for i := 1; text(field+"·"+itoa(i)) != ""; i++ {
		words = append(words, text(field+"·"+itoa(i)))
	}
	if len(words) == 0 {
		return text(field)
	}
	return list(words)
}

// recordEnter takes a field of a record, or a record that is new.
func (v *visit) recordEnter() error {
	id, block := v.r.PathValue("year"), v.r.PathValue("block")
	at, ok := recordFileOf(v.r.PathValue("file"))
	if !ok {
		return unknownPage()
	}
	if _, err := v.year(); err != nil {
		return err
	}
	if v.r.PostFormValue("entry") != "" {
		f, err := v.cellEdit(at.File, "")
		if err != nil {
			return err
		}
		if _, err := v.setFields(f); err != nil {
			return err
		}
		return v.goTo(yearPath(id, "records", at.Path))
	}
	n := workbench.NewRecord{Year: id, File: at.File, Block: block, Request: v.r.PostFormValue("request")}
	if at.File == dossier.FileAdjustments {
		n.Block = ""
	}
	if slices.Contains(dossier.RecordValues[at.File], block) {
		n.Fields = []dossier.Field{{Name: block, Value: v.r.PostFormValue("text")}}
	}
	for name := range v.r.PostForm {
		if field, ok := strings.CutPrefix(name, "新·"); ok {
			n.Fields = append(n.Fields, dossier.Field{Name: field, Value: v.r.PostFormValue(name)})
		}
	}
	slices.SortFunc(n.Fields, func(a, b dossier.Field) int { return strings.Compare(a.Name, b.Name) })
	if _, err := v.bench.AddRecord(v.r.Context(), v.who, n); err != nil {
		return err
	}
	return v.goTo(yearPath(id, "records", at.Path))
}

// recordRemove takes an item of a list away.
func (v *visit) recordRemove() error {
	at, ok := recordFileOf(v.r.PathValue("file"))
	if !ok {
		return unknownPage()
	}
	f, err := v.cellEdit(at.File, "")
	if err != nil {
		return err
	}
	d := workbench.EntryDeed{Year: f.Year, File: f.File, Entry: f.Entry, Seen: f.Seen, Request: f.Request}
	if _, err := v.bench.Remove(v.r.Context(), v.who, d); err != nil {
		return err
	}
	return v.goTo(yearPath(f.Year, "records", at.Path))
}
