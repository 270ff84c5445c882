package workbench

import (
	"bytes"
	"context"
	"path"
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/plain"
	"jiheng/store"
)

// An Attachment is a paper that a person puts under an indicator's value, beside those
// that are there: a file, or a paper that the year has already.
type Attachment struct {
	Year    string
	Code    string // of the indicator
	Paper   string // ID of a paper that the year has; empty for a file
	Title   string // empty for the file's name
	Grade   string // one of budget.EvidenceGrades
	Where   string // page or cell in it
	Name    string // of the file, with its ending
	Data    []byte
	Request string
}

// MostFile is the size that a paper may have, in bytes.
const MostFile = 30 << 20

// How long what is typed of a paper may be, in characters.
const (
	mostTitle = 100
	mostWhere = 100
)

// kinds are the files that can be kept as evidence, with the bytes that they begin
// with. Pages and drawings that can run something are not among them.
var kinds = map[string][]string{
	".pdf": {"%PDF-"}, ".png": {"\x89PNG\r\n"}, ".jpg": {"\xff\xd8\xff"}, ".jpeg": {"\xff\xd8\xff"},
	".docx": {"PK\x03\x04"}, ".xlsx": {"PK\x03\x04"}, ".ofd": {"PK\x03\x04"}, ".xml": {"<?xml", "\xef\xbb\xbf<?xml"},
}

// Attach keeps a paper and puts it under an indicator's value as one act: the file,
// its entry among the evidence, and the value's reference to it. The papers that the
// value had stay; the first of them leads. A file that cannot be opened is Invalid.
func (b *Bench) Attach(ctx context.Context, who Person, a Attachment) (*Year, error) {
	if s, err := b.sight(ctx, who, a.Year); err != nil {
		return nil, err
	} else if err := s.attaches(a.Code); err != nil {
		return nil, err
	}
	hash := ""
	if a.Paper == "" {
		var err error
		if err = b.fits(a); err == nil { // before the bytes are kept
			hash, err = b.keepFile(ctx, a.Year, a.Name, a.Data)
		}
		if err != nil {
			return nil, b.refusedMarked(ctx, who, a.Year, a.Data, err)
		}
	}
	return b.do(ctx, who, a.Year, asks(a.Request, "attach", a.Year, a.Code, a.Paper, a.Title, a.Grade, a.Where, a.Name, hash), func(s *sight) (*deed, error) {
		if err := s.attaches(a.Code); err != nil {
			return nil, err
		}
		ind, _ := s.Year.Year.IndicatorByCode(a.Code)
		d := s.deed("添佐证")
		id, where := a.Paper, a.Where
		if id == "" {
			if err := s.notTwice(a, hash); err != nil {
				return nil, err
			}
			var err error
			if id, err = b.freeNumber(ctx, s.Year, dossier.FileEvidence, "D", nil); err != nil {
				return nil, err
			}
			file := path.Join(dossier.DirEvidence, id+strings.ToLower(path.Ext(a.Name)))
			item := evidenceEntry(budget.Evidence{ID: id, Title: a.title(), Grade: a.Grade, Where: a.Where, File: file})
			d.edits = append(s.behindIn(dossier.FileEvidence, "佐证", item), store.Edit{Op: store.Insert, Entry: store.Entry{File: file, Hash: hash}})
			d.touch(dossier.Entry{}, item, "", ind.Office)
		} else if e, ok := s.paper(id); !ok {
			return nil, fault.New(fault.NotFound, fault.Place{}, "paper-unknown", "没有编号为“%s”的佐证；请刷新页面", fault.Clip(id)).Because(absence{file: dossier.FileEvidence, key: id})
		} else if where == "" {
			where = e.Where
		}
		return d, s.rest(d, ind, func(papers []string) ([]string, string, error) {
			if slices.Contains(papers, id) {
				return nil, "", fault.New(fault.Conflict, fault.Place{}, "paper-there", "“%s”已经在这一项下面，不用再添", id)
			}
			return append(papers, id), where, nil
		})
	})
}

// notTwice refuses a file that is under the value already, whatever it is called.
func (s *sight) notTwice(a Attachment, hash string) error {
	e, _ := s.EntryOf(dossier.FileFacts, a.Code)
	for _, id := range dossier.PaperIDs(s.TextOf(e)("佐证")) {
		p, ok := s.paper(id)
		if !ok || p.File == "" || !slices.ContainsFunc(s.Entries, func(f store.Entry) bool { return f.File == p.File && f.Hash == hash }) {
			continue
		}
		return fault.New(fault.Conflict, fault.Place{File: a.Name}, "paper-same", "“%s”和这一项下面的%s《%s》是同一个文件，没有再存一份；要注明别的页，把%s移去再添，两处写在一起",
			fault.Clip(a.Name), id, p.Title, id)
	}
	return nil
}

// rest sets on which papers the value of an indicator rests: now makes them of those
// that are there, and tells the place in the first of them, which is written where that
// one has become another.
func (s *sight) rest(d *deed, ind *budget.Indicator, now func(papers []string) (next []string, where string, err error)) error {
	e, _ := s.EntryOf(dossier.FileFacts, ind.Code)
	before := asEntry(e)
	has, err := dossier.Fields(before, "")
	if err != nil {
		return err
	}
	was := dossier.PaperIDs(fieldIn(has, "佐证"))
	next, where, err := now(slices.Clone(was))
	if err != nil {
		return err
	}
	set := []dossier.Field{{Name: "佐证", Value: dossier.JoinPapers(next)}}
	if led := len(was) > 0 && len(next) > 0 && was[0] == next[0]; !led && where != fieldIn(has, "位置") {
		set = append(set, dossier.Field{Name: "位置", Value: where})
	}
	after, changes, err := dossier.SetFields(before, "", has, set)
	if err != nil {
		return err
	}
	d.write(e, e.Version, after, changes, ind.Office)
	return nil
}

// paper returns a paper of the year by its ID.
func (y *Year) paper(id string) (budget.Evidence, bool) {
	for _, e := range y.Year.Evidence {
		if e.ID == id {
			return e, true
		}
	}
	return budget.Evidence{}, false
}

func (a Attachment) title() string {
	if t := strings.TrimSpace(a.Title); t != "" {
		return t
	}
	return strings.TrimSuffix(path.Base(a.Name), path.Ext(a.Name))
}

// fits refuses a file that cannot be kept as evidence, and what is too long to be told
// of it.
func (b *Bench) fits(a Attachment) error {
	at, ending := fault.Place{File: a.Name}, strings.ToLower(path.Ext(a.Name))
	begins, ok := kinds[ending]
	switch {
	case a.Name == "":
		return fault.Bad(at, "evidence-file", "没有选文件，或者文件没有传完；请再选一次")
	case !ok:
		return fault.Bad(at, "evidence-kind", "“%s”不能作佐证；请用 PDF、图片（png、jpg）、Word（docx）、Excel（xlsx）或电子凭证原件（ofd、xml）", fault.Clip(a.Name))
	case len(a.Data) == 0:
		return fault.Bad(at, "evidence-empty", "“%s”是空的，没有存", fault.Clip(a.Name))
	case len(a.Data) > MostFile:
		return fault.Bad(at, "evidence-size", "“%s”超过%d MB，没有存；请分成几份，或者把扫描的清晰度调低", fault.Clip(a.Name), MostFile>>20)
	case !slices.ContainsFunc(begins, func(s string) bool { return bytes.HasPrefix(a.Data, []byte(s)) }):
		return fault.Bad(at, "evidence-content", "“%s”的内容不是%s文件，没有存；请用生成它的程序另存一份", fault.Clip(a.Name), strings.TrimPrefix(ending, "."))
	case !slices.Contains(budget.EvidenceGrades, a.Grade):
		return fault.Bad(at, "evidence-grade", "佐证等级要选：%s", strings.Join(budget.EvidenceGrades, "、"))
	}
	if err := words("佐证名称", a.title(), mostTitle); err != nil {
		return err
	}
	if a.Where != "" {
		if err := words("“在哪一页、哪一格”", a.Where, mostWhere); err != nil {
			return err
		}
	}
	if b.Opens == nil {
		return nil
	}
	if err := b.Opens(a.Name, a.Data); err != nil {
		return fault.Bad(at, codeOr(err, "evidence-broken"), "“%s”没有存：%s", fault.Clip(a.Name), fault.All(err)[0].Message)
	}
	return nil
}

// codeOr is the code of a file with a secrecy mark, and another for any other error.
func codeOr(err error, code string) string {
	if fault.All(err)[0].Code == CodeMarked {
		return CodeMarked
	}
	return code
}

// attaches refuses a paper under a value that is not stated, or not the person's.
func (s *sight) attaches(code string) error {
	ind, ok := s.Year.Year.IndicatorByCode(code)
	if !ok {
		return unknownIndicator(code)
	}
	if err := s.May(s.Year, dossier.Result, ind.Office); err != nil {
		return err
	}
	if _, ok := s.EntryOf(dossier.FileFacts, code); !ok {
		return fault.New(fault.Conflict, fault.Place{}, "value-none", "“%s %s”还没有填完成值，或者是算出来的；填的值先填好再添佐证，算出来的把佐证添在它的台账上", code, ind.Name)
	}
	return nil
}

// evidenceEntry writes a paper as an entry.
func evidenceEntry(e budget.Evidence) dossier.Entry {
	text := "  - {编号: " + plain.Quote(e.ID) + ", 名称: " + plain.Quote(e.Title) + ", 等级: " + plain.Quote(e.Grade) + ", 文件: " + plain.Quote(e.File)
	if e.Where != "" {
		text += ", 位置: " + plain.Quote(e.Where)
	}
	return dossier.Entry{File: dossier.FileEvidence, Kind: dossier.EntryItem, Block: "佐证", Key: e.ID, Text: text + "}\n"}
}

// behindIn inserts an entry behind the others of its block, and the head of the
// block before it where it is the first.
func (y *Year) behindIn(file, block string, entry dossier.Entry) []store.Edit {
	return y.behind(block, dossier.Entry{File: file, Kind: dossier.EntryHead, Block: block, Text: block + ":\n"}, entry)
}

// PaperFile returns the file of a paper, byte for byte as it was given.
func (b *Bench) PaperFile(ctx context.Context, who Person, year, id string) (name string, data []byte, err error) {
	y, _, err := b.Look(ctx, who, year, "佐证"+id)
	if err != nil {
		return "", nil, err
	}
	for _, e := range y.Year.Evidence {
		if e.ID == id && e.File != "" {
			data, err = b.whole(ctx, y, e.File)
			return path.Base(e.File), data, err
		}
	}
	return "", nil, fault.New(fault.NotFound, fault.Place{}, "file-unknown", "没有这个文件")
}
