package workbench

import (
	"context"
	"path"
	"slices"
	"strconv"
	"strings"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/store"
)

// A Scan (盖章件) is a scan of an issue's papers as they were signed and sealed.
type Scan struct {
	Year    string
	Version int    // of the issue
	Code    string // the short code as it stands on the paper
	Name    string // of the file, with its ending
	Data    []byte
	Request string
}

// scanners keep scans: who signs, and who files.
var scanners = []Role{Head, FinanceClerk}

// scanName is what the scans of an issue are called.
const scanName = "盖章件"

// KeepScan keeps a scan among the files of an issue as one act. The code on the paper
// has to be the issue's, and the issue's that of the log up to it: a scan of other
// papers, and one of an issue whose code does not hold, is a Conflict.
func (b *Bench) KeepScan(ctx context.Context, who Person, x Scan) (*Year, error) {
	if s, err := b.sight(ctx, who, x.Year); err != nil {
		return nil, err
	} else if _, err := s.scans(); err != nil {
		return nil, err
	} else if _, err := s.issueOf(x.Version); err != nil {
		return nil, err
	}
	if err := b.fits(Attachment{Name: x.Name, Title: scanName, Grade: budget.EvidenceGrades[0], Data: x.Data}); err != nil {
		return nil, b.refusedMarked(ctx, who, x.Year, x.Data, err)
	}
	ending := strings.ToLower(path.Ext(x.Name))
	if ending != ".pdf" && ending != ".png" && ending != ".jpg" && ending != ".jpeg" {
		return nil, fault.Bad(fault.Place{File: x.Name}, "scan-kind", "盖章件要是扫描的 PDF 或图片（png、jpg）")
	}
	hash, err := b.keepFile(ctx, x.Year, x.Name, x.Data)
	if err != nil {
		return nil, err
	}
	return b.do(ctx, who, x.Year, asks(x.Request, "scan", x.Year, strconv.Itoa(x.Version), x.Code, hash), func(s *sight) (*deed, error) {
		by, err := s.scans()
		if err != nil {
			return nil, err
		}
		i, err := s.issueOf(x.Version)
		if err != nil {
			return nil, err
		}
		if plainCode(x.Code) != plainCode(i.Code) {
			return nil, fault.New(fault.Conflict, fault.Place{}, "scan-code", "短码“%s”不是第%d稿的，没有存；第%d稿每页印的是%s，请核对手上的是哪一稿", fault.Clip(x.Code), i.Version, i.Version, i.Code)
		}
		if err := b.holds(ctx, s.ID, i); err != nil {
			return nil, err
		}
		d := s.deed("存盖章件")
		d.by, d.reason = by, "第"+strconv.Itoa(i.Version)+"稿 "+i.Code
		file := dossier.IssuedFile(i.Version, s.freeScan(i.Version)+ending)
		d.edits = []store.Edit{{Op: store.Insert, Entry: store.Entry{File: file, Hash: hash}}}
		return d, nil
	})
}

// plainCode is a short code as people may write it down.
func plainCode(code string) string {
	return strings.ToUpper(strings.NewReplacer("-", "", " ", "", "－", "", "—", "").Replace(code))
}

// Scanning is why a person may not keep a scan at a year; nil where they may.
func (p Seat) Scanning(y *Year) error {
	_, err := (&sight{Year: y, Seat: p}).scans()
	return err
}

func (s *sight) scans() (Post, error) {
	for _, q := range s.Who.at(s.scope) {
		if slices.Contains(scanners, q.Role) {
			return q, nil
		}
	}
	return Post{}, forbidden("“存盖章件”", scanners)
}

func (y *Year) issueOf(version int) (budget.Issue, error) {
	for _, i := range y.Year.Issues {
		if i.Version == version {
			return i, nil
		}
	}
	return budget.Issue{}, fault.New(fault.NotFound, fault.Place{}, "issue-unknown", "没有第%d稿", version)
}

// CodeHolds reports whether the short code of an issue is still what the log up to it
// gives: nothing that it stands for has become another.
func (b *Bench) CodeHolds(ctx context.Context, who Person, year string, version int) (bool, error) {
	s, err := b.sight(ctx, who, year)
	if err != nil {
		return false, err
	}
	i, err := s.issueOf(version)
	if err != nil {
		return false, err
	}
	err = b.holds(ctx, year, i)
	if fault.KindOf(err) == fault.Conflict {
		return false, nil
	}
	return err == nil, err
}

func (b *Bench) holds(ctx context.Context, year string, i budget.Issue) error {
	code, err := b.codeOf(ctx, &Year{ID: year, Act: i.Act})
	if err == nil && code != i.Code {
		err = fault.New(fault.Conflict, fault.Place{}, "issue-code", "第%d稿的短码%s和日志对不上，没有存；请先核对日志（jiheng audit verify）", i.Version, i.Code)
	}
	return err
}

// IsScan reports the name of a scan among an issue's files.
func IsScan(name string) bool { return strings.HasPrefix(name, scanName) }

// freeScan is what the next scan of an issue is called, without its ending.
func (y *Year) freeScan(version int) string {
	n := 0
	for _, name := range y.IssuedNames(version) {
		if IsScan(name) {
			n++
		}
	}
	if n == 0 {
		return scanName
	}
	return scanName + strconv.Itoa(n+1)
}
