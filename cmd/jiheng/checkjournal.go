package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"sync/atomic"
	"unicode/utf8"

	"jiheng/check"
	"jiheng/document"
	"jiheng/fault"
	"jiheng/intake"
)

// A journal keeps the results of a check. A result is taken only where the
// program, its rules, the profile, the file's name and its bytes are all the
// same.
type journal struct {
	*intake.Journal
	name  string
	base  string // hash of all that results depend on besides the files
	pages bool   // documents are shown, so that they are read even where the result is kept
	taken atomic.Int64
}

// openJournal opens or makes the journal that the options name; nil for none.
func openJournal(o checkOptions) (*journal, error) {
	if o.resume == "" {
		return nil, nil //nolint:nilnil // a run without a journal; its methods allow for it
	}
	base, err := journalBase(o)
	if err != nil {
		return nil, fault.Bad(fault.Place{File: o.resume}, "journal-base", "算不出程序和规则的版本，不能接着上次检查；请去掉 --resume").Because(err)
	}
	j, err := intake.OpenJournal(o.resume)
	if err != nil {
		return nil, err
	}
	return &journal{Journal: j, name: o.resume, base: base, pages: o.format == "html"}, nil
}

// journalBase is the hash of this very program, of the user's own rules and of
// the profile.
func journalBase(o checkOptions) (string, error) {
	h := sha256.New()
	if err := intake.HashProgram(h); err != nil {
		return "", err
	}
	if o.profile != "" {
		if err := intake.HashFile(h, o.profile); err != nil {
			return "", err
		}
	}
	if o.rules != "" {
		if err := intake.HashFolder(h, o.rules); err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// check returns the result of an input, with its document where pages show it: the
// one that was kept, or else a new one, which is kept from then on. Dossiers are
// always checked.
func (j *journal) check(set *check.Set, reader *intake.Reader, in checkInput) (*check.Result, *document.Document, error) {
	if j == nil || in.dossier != nil {
		return checkOne(set, reader, in)
	}
	key := j.key(set, in)
	if r := j.take(key); r != nil {
		r.Given = in.file
		if !j.pages {
			return r, nil, nil
		}
		d, err := reader.Read(in.file)
		return r, d, err
	}
	r, d, err := checkOne(set, reader, in)
	if err == nil && key != "" && j.key(set, in) == key { // none of the files has changed meanwhile
		kept, err := check.Keep(r)
		if err != nil {
			return nil, nil, err
		}
		j.Add(r.File, key, kept)
	}
	return r, d, err
}

// key is the hash of all that the result of an input depends on; empty where it
// cannot be kept: a file is missing, or a name is no text and would come back as
// another.
func (j *journal) key(set *check.Set, in checkInput) string {
	r := &in.related
	h := sha256.New()
	fmt.Fprintf(h, "%s %q %q\n%s", j.base, in.file, in.shown, set.Surroundings(r.own, r.Related, r.pool))
	files := []string{in.file}
	for _, g := range slices.Concat(r.Others, r.Past) {
		files = append(files, g.File)
	}
	if r.last != "" {
		files = append(files, r.last)
	}
	for _, name := range files {
		if !utf8.ValidString(name) || intake.HashFile(h, name) != nil {
			return ""
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// take returns the result that was kept under a key, nil for none.
func (j *journal) take(key string) *check.Result {
	if key == "" {
		return nil
	}
	data := j.Take(key)
	if data == nil {
		return nil
	}
	r, err := check.Kept(data)
	if err != nil {
		return nil // checked again
	}
	j.taken.Add(1)
	return r
}

// end closes the journal and says what it was good for.
func (j *journal) end(a *app) {
	if j == nil {
		return
	}
	added, err := j.Close()
	if err != nil {
		a.warn(fault.New(fault.Conflict, fault.Place{File: j.name}, "journal-write", "检查记录没有写全；结果不受影响，下次没有记上的文件会重新检查").Because(err))
	}
	if !a.quiet && !a.json {
		a.tell("检查记录%s：%d个文件没有变，用上次的结果；新检查%d个", j.name, j.taken.Load(), added)
	}
}
