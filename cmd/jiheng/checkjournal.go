package main

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"jiheng/check"
	"jiheng/document"
	"jiheng/fault"
)

// journalHead is the first line of a journal: by it a file is known for ours
// before anything is appended to it.
const journalHead = `{"jiheng":"check-journal","version":1}` + "\n"

// A journal keeps the result of each file as soon as it is there, one a line, so
// that a run that was cut off, or a second one, need not check it again. A
// result is taken only where the program, its rules, the profile, the file's
// name and its bytes are all the same. A line that was torn by a crash is passed
// over, and the file checked again.
type journal struct {
	name string
	base string // hash of all that results depend on besides the files
	file *os.File

	pages bool // documents are shown, so that they are read even where the result is kept

	mu    sync.Mutex
	kept  map[string]stretch // of results by key
	taken int
	added int
	err   error // first trouble with writing; nothing is written after it
}

// A stretch is where a line stands in the journal.
type stretch struct{ from, length int64 }

// A journalLine is the result of one file.
type journalLine struct {
	File   string          `json:"file"`
	Key    string          `json:"key"`
	Result json.RawMessage `json:"result"`
}

// openJournal opens or makes the journal that the options name; nil for none.
func openJournal(o checkOptions) (*journal, error) {
	if o.resume == "" {
		return nil, nil //nolint:nilnil // a run without a journal; its methods allow for it
	}
	at := fault.Place{File: o.resume}
	base, err := journalBase(o)
	if err != nil {
		return nil, fault.Bad(at, "journal-base", "算不出程序和规则的版本，不能接着上次检查；请去掉 --resume").Because(err)
	}
	f, err := os.OpenFile(o.resume, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return nil, fault.New(fault.Conflict, at, "journal-open", "打不开检查记录“%s”；请换一个能写的地方", o.resume).Because(err)
	}
	j := &journal{name: o.resume, base: base, file: f, pages: o.format == "html", kept: map[string]stretch{}}
	if err := j.read(); err != nil {
		_ = f.Close()
		return nil, err
	}
	return j, nil
}

// journalBase is the hash of this very program, of the user's own rules and of
// the profile.
func journalBase(o checkOptions) (string, error) {
	self, err := os.Executable()
	if err != nil {
		return "", err
	}
	h := sha256.New()
	if err := hashFile(h, self); err != nil {
		return "", err
	}
	if o.profile != "" {
		if err := hashFile(h, o.profile); err != nil {
			return "", err
		}
	}
	if o.rules == "" {
		return hex.EncodeToString(h.Sum(nil)), nil
	}
	root, err := os.OpenRoot(o.rules)
	if err != nil {
		return "", err
	}
	defer root.Close()
	err = fs.WalkDir(root.FS(), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		data, err := root.ReadFile(name)
		fmt.Fprintf(h, "\n%q %s", name, sum(data))
		return err
	})
	return hex.EncodeToString(h.Sum(nil)), err
}

// hashFile adds a file's hash; its length is fixed, so that files cannot run
// into one another.
func hashFile(h hash.Hash, name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	own := sha256.New()
	if _, err := io.Copy(own, f); err != nil {
		return err
	}
	_, err = h.Write(own.Sum(nil))
	return err
}

// read notes where the results stand, and makes the file ready to be added to.
func (j *journal) read() error {
	at := fault.Place{File: j.name}
	trouble := func(err error) error {
		return fault.New(fault.Conflict, at, "journal-open", "读写检查记录“%s”时出错；请检查磁盘空间和权限，或换一个文件", j.name).Because(err)
	}
	r := bufio.NewReaderSize(j.file, 1<<20)
	head, err := r.Peek(len(journalHead))
	if err != nil && !errors.Is(err, io.EOF) {
		return trouble(err)
	}
	if string(head) != journalHead {
		if !strings.HasPrefix(journalHead, string(head)) {
			return fault.New(fault.Conflict, at, "journal-kind", "“%s”不是检查记录，不能往里写；--resume 后面请写检查记录的文件名，没有的会新建", j.name)
		}
		return wrapped(trouble, j.write([]byte(journalHead[len(head):])))
	}
	var from int64
	for {
		line, err := r.ReadBytes('\n')
		j.note(line, from)
		from += int64(len(line))
		switch {
		case err == nil:
		case !errors.Is(err, io.EOF):
			return trouble(err)
		case len(line) > 0: // torn: what comes next begins a line of its own
			return wrapped(trouble, j.write([]byte("\n")))
		default:
			return nil
		}
	}
}

func wrapped(wrap func(error) error, err error) error {
	if err == nil {
		return nil
	}
	return wrap(err)
}

// note notes a line, unless it is torn.
func (j *journal) note(line []byte, from int64) {
	var l journalLine
	if json.Unmarshal(line, &l) == nil && l.Key != "" && len(l.Result) > 0 {
		j.kept[l.Key] = stretch{from, int64(len(line))}
	}
}

// check returns the result of an input, with its document where pages show it: the
// one that was kept, or else a new one, which is kept from then on. Dossiers are
// always checked.
func (j *journal) check(set *check.Set, reader *documentReader, in checkInput) (*check.Result, *document.Document, error) {
	if j == nil || in.dossier != nil {
		return checkOne(set, reader, in)
	}
	key := j.key(set, in)
	if r := j.take(key); r != nil {
		if !j.pages {
			return r, nil, nil
		}
		d, err := reader.read(in.file)
		return r, d, err
	}
	r, d, err := checkOne(set, reader, in)
	if err == nil && j.key(set, in) == key { // none of the files has changed meanwhile
		j.add(key, r)
	}
	return r, d, err
}

// key is the hash of all that the result of an input depends on; empty where it
// cannot be kept: a file is missing, or a name is no text and would come back as
// another.
func (j *journal) key(set *check.Set, in checkInput) string {
	r := &in.related
	h := sha256.New()
	fmt.Fprintf(h, "%s %q\n%s", j.base, in.file, set.Surroundings(r.own, r.Related, r.pool))
	files := []string{in.file}
	for _, g := range slices.Concat(r.Others, r.Past) {
		files = append(files, g.File)
	}
	if r.last != "" {
		files = append(files, r.last)
	}
	for _, name := range files {
		if !utf8.ValidString(name) || hashFile(h, name) != nil {
			return ""
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// take returns the result that was kept under a key, nil for none.
func (j *journal) take(key string) *check.Result {
	if j == nil || key == "" {
		return nil
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	at, ok := j.kept[key]
	if !ok {
		return nil
	}
	line := make([]byte, at.length)
	if _, err := j.file.ReadAt(line, at.from); err != nil {
		return nil // checked again
	}
	var l journalLine
	if json.Unmarshal(line, &l) != nil || l.Key != key {
		return nil
	}
	r, err := check.Kept(l.Result)
	if err != nil {
		return nil
	}
	j.taken++
	return r
}

// add keeps a result. Trouble is told at the end: the check itself goes on.
func (j *journal) add(key string, r *check.Result) {
	if j == nil || key == "" {
		return
	}
	result, err := check.Keep(r)
	if err == nil {
		var b bytes.Buffer
		if err = json.NewEncoder(&b).Encode(journalLine{r.File, key, result}); err == nil {
			result = b.Bytes()
		}
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.err == nil && err == nil {
		err = j.write(result)
		j.added++
	}
	if j.err == nil {
		j.err = err
	}
}

// write appends with one call, so that a line is there whole or torn at its end.
func (j *journal) write(data []byte) error {
	_, err := j.file.Write(data)
	return err
}

// close ends the journal and says what it was good for.
func (j *journal) close(a *app) {
	if j == nil {
		return
	}
	if err := errors.Join(j.err, j.file.Sync(), j.file.Close()); err != nil {
		a.warn(fault.New(fault.Conflict, fault.Place{File: j.name}, "journal-write", "检查记录没有写全；结果不受影响，下次没有记上的文件会重新检查").Because(err))
	}
	if !a.quiet && !a.json {
		fmt.Fprintf(a.err, "检查记录%s：%d个文件没有变，用上次的结果；新检查%d个\n", j.name, j.taken, j.added)
	}
}
