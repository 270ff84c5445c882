package intake

import (
	"encoding/gob"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"jiheng/document"
	"jiheng/document/docx"
	"jiheng/fault"
)

// Parsers of foreign files run in child processes of the same program: a stack
// overflow or a runaway allocation there ends the child, never the check.
const childFiles = 50 // files after which a child is replaced

// longDocument is how many bytes a document has from which on its child ends with
// it: what it took to hand it over stays with the child and its pipe, and is not to
// lie in memory while the document is judged.
const longDocument = 4 << 20

// A request asks a child to read one file or, where there are comments, to
// add them to it.
type request struct {
	File     string
	Format   Format
	Data     []byte
	Comments []docx.Comment
	Bounds   document.Bounds
	Opens    bool // it is only to be read to its end; without a format it is no document
}

// A response is the document or the file with comments, or the faults.
type response struct {
	Document []byte
	Faults   []byte
	Used     time.Duration // of processor time, by the child since its start
}

// A child is one process that reads files.
type child struct {
	cmd   *exec.Cmd
	in    io.WriteCloser
	enc   *gob.Encoder
	dec   *gob.Decoder
	files int
	used  time.Duration // of processor time when it was asked last, where the system tells it
	job   job           // that bounds it, on Windows
	full  bool          // it ended at the memory of its job

	time   time.Duration // most of the processor's for one file
	memory int64         // most resident bytes
	wait   time.Duration // by the clock, after which a child that did nothing is ended
}

func startChild() (*child, error) {
	cmd, err := self()
	if err != nil {
		return nil, err
	}
	return childOf(cmd)
}

// childOf starts a process as a child.
func childOf(cmd *exec.Cmd) (*child, error) {
	c := &child{cmd: cmd, time: ChildTime(), memory: ChildMemory, wait: ChildWait()}
	var err error
	if c.in, err = c.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := c.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	c.enc, c.dec = gob.NewEncoder(c.in), gob.NewDecoder(out)
	if err := c.cmd.Start(); err != nil {
		return nil, err
	}
	c.job = jobFor(c.cmd.Process.Pid, 2*c.time, c.memory)
	return c, nil
}

func (c *child) stop() {
	if c == nil {
		return
	}
	_ = c.in.Close()
	_ = c.cmd.Process.Kill()
	_ = c.cmd.Wait()
	c.job.close()
}

// A Reader reads documents one after the other, each in a child where
// its format has a parser that could fail.
type Reader struct {
	Bounds document.Bounds // lower limits than the usual ones

	child *child
}

// Close ends the reader's child.
func (r *Reader) Close() { r.child.stop() }

// Read returns the document of a file, whose format its name and its first
// bytes tell. Errors are Invalid or NotFound, each with the file's name, and few.
func (r *Reader) Read(file string) (*document.Document, error) {
	data, err := Load(file)
	if err != nil {
		return nil, err
	}
	f, err := FormatOf(file, data)
	if err != nil {
		return nil, err
	}
	d, err := r.read(file, f, data)
	if k := kindNamed(strings.ToLower(filepath.Ext(file))); err == nil && f == Portable && k != portable {
		d.Say(fault.Place{File: file}, "read-name", "“%s”的内容是 PDF 文件，扩展名写错了，已按 PDF 读；请把扩展名改成 .pdf", filepath.Base(file))
	}
	return d, err
}

// ReadAs returns the document of a file that must have a format, whatever its
// name says.
func (r *Reader) ReadAs(f Format, file string) (*document.Document, error) {
	data, err := Load(file)
	if err != nil {
		return nil, err
	}
	return r.read(file, f, data)
}

func (r *Reader) read(file string, f Format, data []byte) (*document.Document, error) {
	if f == PlainText {
		d, err := (&Parser{Bounds: r.Bounds}).Parse(file, f, data)
		return named(file, d, err, r.Bounds)
	}
	var d *document.Document
	data, err := r.inChild(request{File: file, Format: f, Data: data, Bounds: r.Bounds})
	if err == nil {
		d, err = document.Decode(data)
	}
	return named(file, d, err, r.Bounds)
}

// Annotate returns a Word file with comments added. The file is foreign, so a
// child does it.
func (r *Reader) Annotate(file string, data []byte, list []docx.Comment) ([]byte, error) {
	out, err := r.inChild(request{File: file, Format: Word, Data: data, Comments: list})
	if err != nil {
		return nil, withFile(file, err)
	}
	return out, nil
}

// inChild lets a child do what is asked, and returns what it made.
func (r *Reader) inChild(q request) ([]byte, error) {
	if r.child != nil && r.child.files >= childFiles {
		r.child.stop()
		r.child = nil
	}
	if r.child == nil {
		c, err := startChild()
		if err != nil {
			return nil, fault.New(fault.Internal, fault.Place{File: q.File}, "read-child", "启动读文件的子进程失败").Because(err)
		}
		r.child = c
	}
	r.child.files++
	a, err := r.child.ask(q)
	if err != nil {
		lost := r.child
		lost.full = lost.job.full(lost.memory)
		lost.stop()
		r.child = nil
		return nil, lost.killed(q.File, err)
	}
	if spoilt(a, max(Resident(r.child.cmd.Process.Pid), r.child.job.peak()/2), r.child.time) {
		r.child.files = childFiles
	}
	if len(a.Document) > longDocument {
		r.child.stop()
		r.child = nil
	}
	if len(a.Faults) > 0 {
		var list fault.List
		if err := json.Unmarshal(a.Faults, &list); err != nil {
			return nil, err
		}
		return nil, list.Err()
	}
	return a.Document, nil
}

// spoilt reports that a child is to be replaced: what one file did to it, or left
// in it, must not tell in the next. What the system grants it in all would not do
// for another file of the most time, half of its memory is resident (where the
// system tells it), or the file was one that a reader refused.
func spoilt(a response, resident int64, most time.Duration) bool {
	return a.Used > most || resident > ChildMemory/2 || len(a.Faults) > 0
}

// answered is what came back from a child.
type answered struct {
	response
	err error
}

// ask sends one file and waits for its document.
func (c *child) ask(q request) (response, error) {
	done := make(chan answered, 1)
	c.used = usedBy(c.cmd.Process.Pid)
	go func() {
		var a answered
		if a.err = c.enc.Encode(q); a.err == nil {
			a.err = c.dec.Decode(&a.response)
		}
		done <- a
	}()
	return c.watch(done)
}

// ChildCommand is the hidden command of the children: every program that reads
// with a Reader has it, and calls Serve there with its standard input and output.
const ChildCommand = "read-documents"

// Serve answers a Reader's requests until it closes the pipe.
func Serve(in io.Reader, out io.Writer) error {
	debug.SetMemoryLimit(ChildMemory * 3 / 4)
	debug.SetGCPercent(200) // most of a file's memory is used once
	debug.SetMaxStack(64 << 20)
	limitOwn()
	dec, enc := gob.NewDecoder(in), gob.NewEncoder(out)
	p := Parser{Cache: CacheFolder()}
	for {
		var q request
		if err := dec.Decode(&q); err != nil {
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
		p.Bounds = q.Bounds // those of one Reader, the same each time
		a, err := answer(&p, q)
		if err != nil {
			return err
		}
		a.Used = used()
		if err := enc.Encode(a); err != nil {
			return err
		}
	}
}

func answer(p *Parser, q request) (response, error) {
	data, err := made(p, q)
	if err != nil {
		list := fault.All(err)
		for _, e := range list {
			if e.Err != nil { // an error of another process is only its text
				e.Err = nil
			}
		}
		faults, err := json.Marshal(list)
		return response{Faults: faults}, err
	}
	return response{Document: data}, nil
}

// made returns the document of a request, or its file with comments.
func made(p *Parser, q request) ([]byte, error) {
	if len(q.Comments) > 0 {
		return docx.Annotate(q.Data, q.Comments)
	}
	if q.Opens && q.Format == "" {
		return nil, opens(q.File, q.Data)
	}
	d, err := p.Parse(q.File, q.Format, q.Data)
	if err == nil && q.Opens {
		err = marked(d)
		if err == nil {
			err = markedNotes(d)
		}
	}
	if q.Opens && q.Format != Portable && unsound(err) == nil { // also of what the reader finds no text in
		if mark := markedParts(q.Data); mark != nil {
			err = mark
		}
	}
	if err != nil || q.Opens {
		return nil, err
	}
	return document.Encode(d)
}
