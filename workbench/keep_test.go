package workbench_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"jiheng/fault"
	"jiheng/store"
	"jiheng/workbench"
)

// A unit has room for so much and no more, over all its years; what it has already takes
// none, and what was refused leaves nothing.
func TestFilesOfOneUnit(t *testing.T) {
	b, s := withSample(t)
	var used int64
	look := func() (n int64) {
		if err := s.View(ctx, func(tx *store.Tx) (err error) { n, _, err = tx.FilesOf(unitOfYear(t, s), ""); return err }); err != nil {
			t.Fatal(err)
		}
		return n
	}
	used = look()
	b.UnitFiles = used + 5<<10
	attach := func(n int, size int) error {
		data := append([]byte(fmt.Sprintf("%%PDF-1.7 %d", n)), bytes.Repeat([]byte("x"), size)...)
		_, err := b.Attach(ctx, social, workbench.Attachment{Year: year, Code: "SH03", Title: fmt.Sprintf("协议%d", n), Grade: "盖章文件", Name: "协议.pdf", Data: data, Request: fmt.Sprint("q", n, size)})
		return err
	}
	if err := attach(1, 4<<10); err != nil {
		t.Fatal(err)
	}
	err := attach(2, 2<<10)
	if codeOf(err) != workbench.CodeQuota || !strings.Contains(err.Error(), "MB") || !strings.Contains(err.Error(), "单位附件") {
		t.Errorf("beyond the bound: %v", err)
	}
	if got := look(); got <= used || got > used+5<<10 {
		t.Errorf("%d bytes are kept, there were %d", got, used)
	}
	if err := attach(3, 100); err != nil {
		t.Errorf("what has room: %v", err)
	}
	b.UnitFiles = 1
	data := append([]byte("%PDF-1.7 1"), bytes.Repeat([]byte("x"), 4<<10)...)
	if _, err := b.Attach(ctx, social, workbench.Attachment{Year: year, Code: "SH02", Title: "同一份", Grade: "盖章文件", Name: "协议.pdf", Data: data, Request: "again"}); codeOf(err) == workbench.CodeQuota {
		t.Errorf("what is there already: %v", err)
	}
	b.UnitFiles = 0
	if err := attach(4, 64<<10); err != nil {
		t.Errorf("without a bound: %v", err)
	}
}

// unitOfYear is the ID of the unit of the sample's year.
func unitOfYear(t *testing.T, s *store.Store) (unit string) {
	t.Helper()
	if err := s.View(ctx, func(tx *store.Tx) error {
		y, err := tx.YearByID(year)
		unit = y.Unit
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return unit
}

// A file that bears a secrecy mark is not kept, in whatever way it comes; the log says
// who sent it where and what its content hashes to, and nothing of it.
func TestMarkedFilesAreRefused(t *testing.T) {
	b, s := withSample(t)
	b.Opens = func(name string, data []byte) error {
		if bytes.Contains(data, []byte("秘密★")) {
			return fault.Bad(fault.Place{File: name}, workbench.CodeMarked, "有密级标志“秘密★3年”")
		}
		return nil
	}
	before := kept(t, s, year)
	for name, try := range map[string]func() error{
		"a paper": func() error {
			_, err := b.Attach(ctx, social, workbench.Attachment{Year: year, Code: "SH03", Title: "协议", Grade: "盖章文件", Name: "协议.pdf", Data: []byte("%PDF-1.7 秘密★3年"), Request: "m1"})
			return err
		},
		"a table": func() error {
			return b.Bring(ctx, finance, year, "预算", "预算.csv", []byte("编号,名称,年初预算\nP01,项目,1.00\n密级：机密,,\n"))
		},
		"a workbook": func() error {
			return b.Bring(ctx, finance, year, "预算", "预算.xlsx", []byte("PK\x03\x04 秘密★3年"))
		},
	} {
		if err := try(); codeOf(err) != workbench.CodeMarked {
			t.Errorf("%s: %v", name, err)
		}
	}
	if kept(t, s, year) != before {
		t.Error("something was stored")
	}
	var acts []store.Act
	if err := s.View(ctx, func(tx *store.Tx) (err error) { acts, err = tx.Latest(store.House, 3); return err }); err != nil {
		t.Fatal(err)
	}
	for _, a := range acts {
		if a.Kind != "拒收带密级标志的文件" || !strings.HasPrefix(a.Detail, year+" sha256:") || strings.Contains(a.Detail, "秘密") || a.Person == "" {
			t.Errorf("the log: %+v", a)
		}
	}
	if len(acts) != 3 {
		t.Errorf("%d acts", len(acts))
	}
	if _, err := b.OpenYear(ctx, system, "hq", 2025); err != nil {
		t.Fatal(err)
	}
	folder := fstest.MapFS{"正文/说明.md": {Data: []byte("# 说明\n\n绝密★长期\n")}}
	if _, err := b.Import(ctx, finance, "hq-2025", folder); codeOf(err) != workbench.CodeMarked {
		t.Errorf("a folder: %v", err)
	}
}

// kept is what a year and its files come to.
func kept(t *testing.T, s *store.Store, year string) string {
	t.Helper()
	var out string
	if err := s.View(ctx, func(tx *store.Tx) error {
		head, err := tx.Head(year)
		out = fmt.Sprint(head)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return out
}

// Whoever takes a year out is in the log before they have it.
func TestTakingOutIsLogged(t *testing.T) {
	b, s := withSample(t)
	var out bytes.Buffer
	if err := b.TakeOut(ctx, social, year, &out); err != nil || out.Len() == 0 {
		t.Fatal(err)
	}
	var last []store.Act
	if err := s.View(ctx, func(tx *store.Tx) (err error) { last, err = tx.Latest(store.House, 1); return err }); err != nil {
		t.Fatal(err)
	}
	if len(last) != 1 || last[0].Kind != "带出档案" || last[0].Person != social.ID || !strings.Contains(last[0].Detail, year) || !strings.Contains(last[0].Detail, "第1次") {
		t.Errorf("%+v", last)
	}
	if err := b.TakeOut(ctx, workbench.Person{ID: "nobody"}, year, &out); err == nil {
		t.Error("somebody without a post took it out")
	}
}
