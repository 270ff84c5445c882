package main

import (
	"sync/atomic"

	"jiheng/across"
	"jiheng/check"
	"jiheng/document"
	"jiheng/fault"
	"jiheng/intake"
	"jiheng/paper"
)

// related is what is known beside one input: the digests of documents that
// belong to it, and the file of last year's document of the same sort.
type related struct {
	across.Related
	own  *across.Digest
	pool *across.Pool
	last string
	docs map[string]*document.Document // by file, of the inputs whose documents are kept
}

// fill gives an input what belongs to it. The documents that a rule wants whole
// are read again where only their digests are kept in memory.
func (r *related) fill(in *check.Input, reader *intake.Reader) error {
	in.Others, in.Past, in.Pool = r.Others, r.Past, r.pool
	for _, g := range r.Together(in.File, mostTogether) {
		d := r.docs[g.File]
		if d == nil {
			var err error
			if d, err = reader.Read(g.File); err != nil {
				return err
			}
		}
		in.Together = append(in.Together, d)
	}
	if in.Together != nil {
		in.Together = append(in.Together, in.Document)
	}
	if r.last == "" {
		return nil
	}
	d, err := reader.Read(r.last)
	in.Last = d
	return err
}

// mostTogether bounds the documents that are read again for one: a unit with
// hundreds of project forms has those about the same project.
const mostTogether = 12

// relate reads all inputs once for their digests and says which belong together:
// documents of one unit and year, and those of the year before. Of files that
// cannot be read the check itself speaks; what --with and --last name must be
// readable. A single file with neither is not read twice.
func (a *app) relate(inputs []checkInput, o checkOptions) fault.List {
	if len(inputs) < 2 && o.with == "" && o.last == "" {
		return nil
	}
	all, _ := a.digests(inputs, "核对身份")
	beside, faults := a.digestsOf(o.with, "读一起核对的文件")
	for _, g := range beside {
		if g != nil {
			g.Beside = true
		}
	}
	last, more := a.digestsOf(o.last, "读上年报告")
	faults = append(faults, more...)
	var pool *across.Pool
	if len(inputs) > 1 {
		pool = across.NewPool(all)
	}
	docs := map[string]*document.Document{}
	for i := range inputs {
		if d := inputs[i].doc; d != nil {
			docs[inputs[i].file] = d
		}
	}
	usedWith, usedLast := map[*across.Digest]bool{}, map[*across.Digest]bool{}
	for i, r := range across.Relate(all, beside, last) {
		inputs[i].related = related{Related: r, own: all[i], pool: pool, docs: docs}
		if all[i] == nil {
			continue
		}
		if g := r.LastLike(all[i]); g != nil {
			inputs[i].related.last = g.File
		}
		mark(usedWith, r.Others)
		mark(usedLast, r.Past)
	}
	a.unused(beside, usedWith, "--with", func(g *across.Digest) string { return across.WhyApart(g, all, 0) })
	a.unused(last, usedLast, "--last", func(g *across.Digest) string { return across.WhyApart(g, all, 1) })
	return faults
}

func mark(used map[*across.Digest]bool, list []*across.Digest) {
	for _, g := range list {
		used[g] = true
	}
}

// unused warns of the files of a flag that belong to nothing that is checked.
func (a *app) unused(list []*across.Digest, used map[*across.Digest]bool, flag string, why func(*across.Digest) string) {
	for _, g := range list {
		if g != nil && !used[g] {
			a.warn(fault.Bad(fault.Place{File: g.File}, "check-unrelated", "%s的这个文件没有用上：%s", flag, why(g)))
		}
	}
}

// digestsOf reads the file or folder that a flag names; an empty name is none.
func (a *app) digestsOf(arg, label string) ([]*across.Digest, fault.List) {
	if arg == "" {
		return nil, nil
	}
	given := checkInputs([]string{arg})
	a.tellUnread("没有读", given)
	out, more := a.digests(given.inputs, label)
	return out, append(given.faults, more...)
}

// mostKept is up to how many files their documents are kept until all are
// checked; of more, only the digests are. mostLines is how many lines and cells of
// them are kept with what was read of them.
const mostKept, mostLines = 64, 50_000

// digests reads files on all cores; the digest of a dossier, or of a file that
// cannot be read, is nil.
func (a *app) digests(inputs []checkInput, label string) ([]*across.Digest, fault.List) {
	out := make([]*across.Digest, len(inputs))
	var lines atomic.Int64
	errs := a.eachFile(label, inputs, func(i int, reader *intake.Reader) error {
		if inputs[i].dossier != nil {
			return nil
		}
		d, err := reader.Read(inputs[i].file)
		if err == nil {
			text := paper.NewText(d)
			out[i] = across.Compact(inputs[i].file, text)
			if len(inputs) > mostKept {
				return nil
			}
			inputs[i].doc = d
			if lines.Add(int64(len(text.Lines))) <= mostLines {
				inputs[i].text = text
			}
		}
		return err
	})
	var faults fault.List
	for _, err := range errs {
		faults.Add(err)
	}
	return out, faults
}
