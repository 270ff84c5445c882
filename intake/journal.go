package intake

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"strings"
	"sync"

	"jiheng/fault"
)

// journalHead is the first line of a journal: by it a file is known for ours
// before anything is appended to it.
const journalHead = `{"jiheng":"check-journal","version":1}` + "\n"

// A Journal (检查记录) keeps the result of each file as soon as it is there, one a
// line of a file, so that a run that was cut off, or a second one, need not make
// it again. It keeps JSON under keys and knows nothing of what either means. A
// line that was torn by a crash is passed over. Several goroutines may use it.
type Journal struct {
	name string
	file *os.File

	mu    sync.Mutex
	kept  map[string]stretch // of results by key
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

// OpenJournal opens or makes a journal. A file that is none, or cannot be
// written, is a Conflict.
func OpenJournal(name string) (*Journal, error) {
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return nil, fault.New(fault.Conflict, fault.Place{File: name}, "journal-open", "打不开检查记录“%s”；请换一个能写的地方", name).Because(err)
	}
	j := &Journal{name: name, file: f, kept: map[string]stretch{}}
	if err := j.read(); err != nil {
		_ = f.Close()
		return nil, err
	}
	return j, nil
}

// read notes where the results stand, and makes the file ready to be added to.
func (j *Journal) read() error {
	at := fault.Place{File: j.name}
	trouble := func(err error) error {
		if err == nil {
			return nil
		}
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
		return trouble(j.write([]byte(journalHead[len(head):])))
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
			return trouble(j.write([]byte("\n")))
		default:
			return nil
		}
	}
}

// note notes a line, unless it is torn.
func (j *Journal) note(line []byte, from int64) {
	var l journalLine
	if json.Unmarshal(line, &l) == nil && l.Key != "" && len(l.Result) > 0 {
		j.kept[l.Key] = stretch{from, int64(len(line))}
	}
}

// Take returns the JSON that was kept under a key, nil for none.
func (j *Journal) Take(key string) []byte {
	j.mu.Lock()
	defer j.mu.Unlock()
	at, ok := j.kept[key]
	if !ok {
		return nil
	}
	line := make([]byte, at.length)
	if _, err := j.file.ReadAt(line, at.from); err != nil {
		return nil // made again
	}
	var l journalLine
	if json.Unmarshal(line, &l) != nil || l.Key != key {
		return nil
	}
	return l.Result
}

// Add keeps the JSON of a result under a key, with the name of its file for
// people. Trouble is told by Close: the work itself goes on.
func (j *Journal) Add(file, key string, result []byte) {
	var b bytes.Buffer
	err := json.NewEncoder(&b).Encode(journalLine{file, key, result})
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.err == nil && err == nil {
		err = j.write(b.Bytes())
		j.added++
	}
	if j.err == nil {
		j.err = err
	}
}

// write appends with one call, so that a line is there whole or torn at its end.
func (j *Journal) write(data []byte) error {
	_, err := j.file.Write(data)
	return err
}

// Close ends the journal. It returns how many results were added, and the first
// trouble with writing them.
func (j *Journal) Close() (added int, err error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.added, errors.Join(j.err, j.file.Sync(), j.file.Close())
}

// HashProgram adds the hash of the running program, on which results depend too.
func HashProgram(h hash.Hash) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	return HashFile(h, self)
}

// HashFile adds a file's hash; its length is fixed, so that files cannot run
// into one another.
func HashFile(h hash.Hash, name string) error {
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("%s is no plain file", name) // opening a pipe would wait for whoever writes to it
	}
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	return hashOf(h, f)
}

func hashOf(h hash.Hash, r io.Reader) error {
	own := sha256.New()
	if _, err := io.Copy(own, r); err != nil {
		return err
	}
	_, err := h.Write(own.Sum(nil))
	return err
}

// HashFolder adds the names and hashes of a folder's files, in the order of
// names.
func HashFolder(h hash.Hash, name string) error {
	root, err := os.OpenRoot(name)
	if err != nil {
		return err
	}
	defer root.Close()
	return fs.WalkDir(root.FS(), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		f, err := root.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		own := sha256.Sum256([]byte(name))
		if _, err := h.Write(own[:]); err != nil {
			return err
		}
		return hashOf(h, f)
	})
}
