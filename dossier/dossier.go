// Package dossier reads and writes one unit's year as a folder of plain files
// (档案): YAML for structure, CSV or XLSX for tables, Markdown for the
// narrative. docs/档案格式.md describes the folder.
package dossier

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"sort"
	"strings"

	"jiheng/budget"
	"jiheng/fact"
	"jiheng/fault"
	"jiheng/num"
	"jiheng/plain"
)

// The files of a dossier.
const (
	FileMain        = "档案.yaml"
	FileUnit        = "单位.yaml"
	FileLines       = "预算/预算.csv"
	FileAdjustments = "预算/调整.csv"
	FileMonthly     = "预算/分月.csv"
	FileMoney       = "预算/三公与采购.yaml"
	FileGoals       = "目标.yaml"
	FileIndicators  = "指标.yaml"
	FileFacts       = "事实.yaml"
	FileEvidence    = "佐证.yaml"
	FileMonitoring  = "监控.yaml"
	FileProblems    = "问题.yaml"
	FileUses        = "应用.yaml"
	FileDisclosure  = "公开.yaml"
	FileReview      = "审核.yaml"
	DirLedgers      = "台账"
	DirNarrative    = "正文"
	DirEvidence     = "佐证"
)

// Limits of a dossier's files.
const (
	maxYAML  = 4 << 20
	maxTable = 128 << 20
	maxFiles = 2000
)

// A Dossier is a folder that was read.
type Dossier struct {
	Year      *budget.Year
	Narrative []Section
	PackFile  string // path of the dossier's own pack, where it names one
	PackData  []byte
	Approved  map[string][]byte // texts of packs that were kept when the year was approved, by id
	Notices   fault.List        // what is still to be filled in; the dossier can be used all the same

	reads []ledgerUse
}

// A Section is one file of the narrative.
type Section struct {
	File string
	Text string // Markdown
}

// Load reads a dossier. It returns every problem that it finds, each with file,
// line and column, as one error; then there is no dossier.
func Load(folder fs.FS) (*Dossier, error) {
	d, faults := newLoader(folder).load()
	if len(faults) > 0 {
		return nil, faults.Err()
	}
	return d, nil
}

// LoadDraft reads a dossier that people are still at work on: what can be read
// of it, and every problem as an open point, each with file, line and column.
// What cannot be read is absent, never zero, and so are the facts that rest on
// it. There is always a dossier, be it an empty one. Ledgers that the memo knows
// are not read again; it may be nil.
func LoadDraft(folder fs.FS, memo *Memo) (*Dossier, fault.List) {
	l := newLoader(folder)
	l.draft, l.memo = true, memo
	return l.load()
}

func (l *loader) load() (*Dossier, fault.List) {
	if !l.main() {
		return l.dossier(), sorted(l.faults)
	}
	for _, step := range []func(){l.publications, l.unit, l.lines, l.adjustments, l.revisions, l.checkLines, l.monthly, l.plausible, l.money, l.budgetWhole, l.evidence,
		l.goals, l.indicators,
		l.ledgers, l.statements, l.moneyFacts, l.derive, l.compare, l.monitoring, l.problems, l.uses, l.disclosure, l.releases, l.review, l.approved, l.narrative,
		l.inYear, l.incomplete,
		l.crossCheck, l.unused} {
		step()
	}
	return l.dossier(), sorted(l.faults)
}

func (l *loader) dossier() *Dossier {
	return &Dossier{Year: l.year, Narrative: l.sections, PackFile: l.packFile, PackData: l.packData, Approved: l.keptPacks, Notices: sorted(l.notices), reads: l.reads}
}

// loader collects what the files hold, and every problem of them.
type loader struct {
	folder     fs.FS
	shown      *budget.Rows // of the ledger that was read last
	year       *budget.Year
	faults     fault.List
	notices    fault.List
	sections   []Section
	packFile   string
	packData   []byte
	keptPacks  map[string][]byte // packs of the approval, by id
	published  map[string]published
	paired     map[string]*pairing // figures that are compared, by id
	pairs      []*pairing          // in the order of the file
	derived    []fact.Derived
	defined    map[string]int           // where a derived fact stands among them, by id; the first of an id
	haveLines  bool                     // the budget's lines could be read
	linesFile  string                   // the file of the budget's lines
	unitless   []string                 // tables of the budget whose amounts have no unit
	revised    map[string]budget.Amount // revised budgets that the table of lines states, by id
	gross      num.Fen                  // of all amounts, without their signs
	names      map[string]bool          // evidence ids
	papers     map[string]int           // where a paper stands among the evidence, by id
	expense    map[string]bool          // ids of general expenses
	nodes      map[string]plain.Node    // YAML files that were read
	opened     map[string]bool          // files that were looked for
	memo       *Memo
	unreadable map[string]bool     // amounts of lines that stand there and could not be read: column and id
	moneyLost  bool                // the budget's tables were taken out of a draft
	wantRows   bool                // somebody wants to see the rows of ledgers
	reads      []ledgerUse         // ledgers that a memo has
	draft      bool                // faults are open points: what does not rest on them is read all the same
	sums       map[string][32]byte // of YAML files that were read, where there is a memo
}

func newLoader(folder fs.FS) *loader {
	return &loader{folder: folder, year: &budget.Year{Facts: fact.NewSet()}, published: map[string]published{}, paired: map[string]*pairing{},
		names: map[string]bool{}, expense: map[string]bool{}, nodes: map[string]plain.Node{}, defined: map[string]int{}, papers: map[string]int{},
		opened: map[string]bool{}, sums: map[string][32]byte{}, revised: map[string]budget.Amount{}, keptPacks: map[string][]byte{}}
}

// sorted orders problems by file, line and column, keeping their order within a
// place.
func sorted(l fault.List) fault.List {
	sort.SliceStable(l, func(i, j int) bool {
		a, b := l[i].Place, l[j].Place
		if a.File != b.File {
			return a.File < b.File
		}
		if a.Line != b.Line {
			return a.Line < b.Line
		}
		return a.Column < b.Column
	})
	return l
}

func (l *loader) bad(p fault.Place, code, format string, args ...any) {
	l.faults.Add(fault.Bad(p, code, format, args...))
}

// refer reads a file that a text names; what is wrong with it stands at the
// text, and is called by what it is: 佐证文件.
func (l *loader) refer(at plain.Node, what, name string, limit int64) (data []byte, ok bool) {
	before := len(l.faults)
	data, found := l.find(name, limit)
	for _, f := range l.faults[before:] {
		f.Place = at.Place()
	}
	if !found {
		at.Bad("file-missing", "找不到%s“%s”", what, name)
	}
	return data, found && data != nil
}

// find returns a file's bytes. found is false where there is none, which is left
// to the caller; of a bad one the bytes are nil, and why has been recorded.
func (l *loader) find(name string, limit int64) (data []byte, found bool) {
	at := fault.Place{File: name}
	l.opened[name] = true
	if !fs.ValidPath(name) {
		l.bad(at, "path", "文件路径“%s”不能用：只能指向档案文件夹以内，用“/”分隔，不能有“..”", name)
		return nil, true
	}
	info, err := fs.Stat(l.folder, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false
	}
	if err == nil && !info.Mode().IsRegular() { // before it is opened: a pipe would keep whoever opens it waiting
		l.bad(at, "file-kind", "“%s”是%s，不是普通文件，读不了；请换成文件本身", name, kindOf(info.Mode()))
		return nil, true
	}
	var f fs.File
	if err == nil {
		f, err = l.folder.Open(name)
	}
	if err != nil {
		l.bad(at, "file-open", "打不开文件“%s”；请检查它是不是指向档案文件夹以外，或没有读取权限", name)
		return nil, true
	}
	defer f.Close()
	const most = 16 << 20 // the size is what an archive says
	b := bytes.NewBuffer(make([]byte, 0, min(info.Size(), limit, most)+bytes.MinRead))
	if _, err = b.ReadFrom(io.LimitReader(f, limit+1)); err != nil {
		l.faults.Add(fault.New(fault.Internal, at, "file-read", "读文件“%s”时出错", name).Because(err))
		return nil, true
	}
	if int64(b.Len()) > limit {
		l.bad(at, "file-size", "文件“%s”超过%d兆字节；请拆分", name, limit>>20)
		return nil, true
	}
	return b.Bytes(), true
}

// kindOf names what is no plain file.
func kindOf(m fs.FileMode) string {
	switch {
	case m.IsDir():
		return "文件夹"
	case m&fs.ModeNamedPipe != 0:
		return "管道"
	case m&fs.ModeSocket != 0:
		return "套接字"
	case m&fs.ModeDevice != 0:
		return "设备"
	}
	return "特殊文件"
}

// open is read for the dossier's own files: a missing one is a problem where it
// is needed.
func (l *loader) open(name string, limit int64, needed bool) ([]byte, bool) {
	data, found := l.find(name, limit)
	if !found && needed {
		l.faults.Add(fault.New(fault.NotFound, fault.Place{File: name}, "file-missing", "缺少文件“%s”；新建档案可以用 jiheng init", name))
	}
	return data, found && data != nil
}

// yaml reads a YAML file; a missing file is a problem only where it is needed.
func (l *loader) yaml(name string, needed bool) (plain.Node, bool) {
	if n, ok := l.nodes[name]; ok {
		return n, n.Exists()
	}
	data, ok := l.open(name, maxYAML, needed)
	if !ok {
		return plain.Node{}, false
	}
	l.sums[name] = sum(l.memo, data)
	n, faults := l.memo.tree(name, data, l.sums[name])
	if len(*faults) > 0 {
		l.faults = append(l.faults, *faults...)
		l.nodes[name] = plain.Node{}
		return n, false
	}
	l.nodes[name] = n
	return n, true
}

// done takes over the problems that reading a node has found since it was last
// called for the file.
func (l *loader) done(n plain.Node) {
	list := n.Faults()
	l.faults = append(l.faults, *list...)
	*list = nil
}

func contains(list []string, s string) bool { return slices.Contains(list, s) }

// main reads what the dossier is; false where the other files cannot be read by
// these rules.
func (l *loader) main() bool {
	n, ok := l.yaml(FileMain, true)
	if !ok {
		return false
	}
	n.Only("格式", "年度", "规则包", "年度工作按期完成", "样例")
	if v := n.Need("格式"); v != "" && v != "1" {
		n.Get("格式").Bad("format", "档案格式“%s”是更新的版本写的；本版本只认 1，请升级绩衡", v)
	}
	l.year.FiscalYear, _ = n.Int("年度", 2000, 2100, "年度", "年")
	if !n.Has("年度") {
		n.Bad("missing", "缺“年度”")
	}
	l.year.Finished = n.Has("年度工作按期完成") && n.Bool("年度工作按期完成")
	l.year.Sample = n.Has("样例") && n.Bool("样例")
	l.year.Pack = n.Text("规则包")
	newer := len(*n.Faults()) > 0 && n.Text("格式") != "" && n.Text("格式") != "1"
	if ext := path.Ext(l.year.Pack); ext == ".yaml" || ext == ".yml" {
		if data, ok := l.refer(n.Get("规则包"), "规则包文件", l.year.Pack, maxYAML); ok {
			l.packFile, l.packData = l.year.Pack, data
		}
	}
	l.done(n)
	return !newer
}

// narrative reads 正文/*.md in the order of their names.
func (l *loader) narrative() {
	for _, name := range l.list(DirNarrative, ".md") {
		data, ok := l.open(name, maxYAML, true)
		if !ok {
			continue
		}
		text, err := plain.Decode(name, data)
		if err != nil {
			l.faults.Add(err)
			continue
		}
		l.sections = append(l.sections, Section{File: name, Text: text})
	}
}

// isLink reports whether a name in a folder is a link.
func isLink(folder fs.FS, name string) bool {
	info, err := fs.Lstat(folder, name)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

// list returns the files of a folder with an extension, by name; leading
// numbers count as numbers, so that 10- comes after 9-.
func (l *loader) list(dir, ext string) []string {
	entries, err := fs.ReadDir(l.folder, dir)
	if err != nil && isLink(l.folder, dir) {
		l.bad(fault.Place{File: dir}, "folder-link", "“%s”是链接，指到档案外面，或指向的文件夹不在了；请把文件夹本身放进档案", dir)
		return nil
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil || len(entries) > maxFiles {
		l.bad(fault.Place{File: dir}, "folder", "文件夹“%s”读不了，或文件超过%d个", dir, maxFiles)
		return nil
	}
	var out []string
	for _, e := range entries {
		if !e.IsDir() && strings.EqualFold(path.Ext(e.Name()), ext) && !strings.HasPrefix(e.Name(), ".") {
			out = append(out, dir+"/"+e.Name())
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return numbered(out[i], out[j]) })
	return out
}

func numbered(a, b string) bool {
	na, nb := leading(path.Base(a)), leading(path.Base(b))
	if na != nb {
		return na < nb
	}
	return a < b
}

// leading returns the number at the beginning of a name; names without one come
// last.
func leading(s string) int {
	n, i := 0, 0
	for i < len(s) && i < 6 && s[i] >= '0' && s[i] <= '9' {
		n = n*10 + int(s[i]-'0')
		i++
	}
	if i == 0 {
		return 1 << 30
	}
	return n
}
