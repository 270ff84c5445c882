package store

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"jiheng/fault"
)

// A Folder is the folder of a year as it stood after an act.
type Folder struct {
	Act     int64
	Entries []Entry // by file and place
	Whole   bool    // no text or file of it was erased
	files   files
}

// Folder returns the folder of a year as it stood after an act: every file the
// bytes of its entries one after another, or a whole file as it came. Texts are
// read at once, whole files when they are opened; ctx lasts as long as the folder
// is used. What was erased reads 〔已删除：原因〕.
func (s *Store) Folder(ctx context.Context, tree string, act int64) (*Folder, error) {
	out := &Folder{Act: act, Whole: true, files: files{}}
	var at time.Time
	var sizes map[string]int64
	err := s.View(ctx, func(tx *Tx) (err error) {
		if act == Newest {
			if out.Act, err = tx.Head(tree); err != nil {
				return err
			}
		}
		if out.Entries, err = tx.Entries(tree, out.Act); err != nil {
			return err
		}
		if sizes, err = tx.sizesOf(out.Entries); err != nil {
			return err
		}
		at, err = tx.timeOf(tree, out.Act)
		return err
	})
	if err != nil {
		return nil, err
	}
	s.assemble(ctx, out, at, sizes, nil)
	return out, nil
}

// Forward returns the folder of a year as it stands now, made of what it was after
// an earlier act: only entries that became others are read. Files that are the
// same keep the time at which they were read. A folder that nothing has changed is
// returned as it is.
func (s *Store) Forward(ctx context.Context, tree string, old *Folder) (*Folder, error) {
	out := &Folder{Whole: true, files: files{}}
	var at time.Time
	var now []Entry
	var gone []string
	var sizes map[string]int64
	err := s.View(ctx, func(tx *Tx) (err error) {
		if out.Act, err = tx.Head(tree); err != nil || out.Act <= old.Act {
			return err
		}
		if now, gone, err = tx.Since(tree, old.Act); err != nil {
			return err
		}
		if sizes, err = tx.sizesOf(now); err != nil {
			return err
		}
		at, err = tx.timeOf(tree, out.Act)
		return err
	})
	if err != nil || out.Act <= old.Act {
		return old, err
	}
	touched := map[string]bool{}
	out.Entries = forwarded(old.Entries, now, gone, touched)
	same := files{}
	for name, l := range old.files {
		if !l.dir && !touched[name] {
			same[name] = l
		}
	}
	s.assemble(ctx, out, at, sizes, same)
	return out, nil
}

// forwarded are entries after others were written and some are gone; touched gets
// the files that have become others.
func forwarded(old, now []Entry, gone []string, touched map[string]bool) []Entry {
	changed := map[string]*Entry{}
	for i := range now {
		changed[now[i].ID] = &now[i]
		touched[now[i].File] = true
	}
	for _, id := range gone {
		changed[id] = nil
	}
	out := make([]Entry, 0, len(old)+len(now))
	for _, e := range old {
		if _, ok := changed[e.ID]; ok {
			touched[e.File] = true
			continue
		}
		out = append(out, e)
	}
	out = append(out, now...)
	slices.SortFunc(out, func(a, b Entry) int {
		if c := strings.Compare(a.File, b.File); c != 0 {
			return c
		}
		if c := strings.Compare(a.Rank, b.Rank); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
	return out
}

// assemble makes the files of a folder of its entries; same are those that are
// known to be as they were.
func (s *Store) assemble(ctx context.Context, out *Folder, at time.Time, sizes map[string]int64, same files) {
	for _, e := range out.Entries {
		if e.Erased != "" {
			out.Whole = false
		}
		if l := same[e.File]; l != nil {
			if out.files[e.File] == nil {
				out.files.add(l)
			}
			continue
		}
		f := out.files.leaf(e.File)
		if f == nil {
			f = &leafFile{path: e.File, at: at}
			out.files.add(f)
		}
		switch {
		case e.Erased != "":
			f.data = append(f.data, "〔已删除："+e.Erased+"〕\n"...)
		case e.Hash != "":
			f.size, f.hash = sizes[e.Hash], e.Hash
			f.open = func() (io.ReadCloser, error) { return s.OpenFile(ctx, e.Hash) }
		default:
			f.data = append(f.data, e.Text...)
		}
	}
}

// Open opens a file or folder.
func (f *Folder) Open(name string) (fs.File, error) { return f.files.Open(name) }

// Stat describes a file or folder without opening it.
func (f *Folder) Stat(name string) (fs.FileInfo, error) {
	if l := f.files.leaf(name); l != nil {
		return l, nil
	}
	d, err := f.files.Open(name)
	if err != nil {
		return nil, err
	}
	return d.Stat()
}

// HashOf returns the SHA-256 in hexadecimal of a whole file, without reading it; ok
// is false for a file of entries, and for one that was erased or is not there.
func (f *Folder) HashOf(name string) (hash string, ok bool) {
	l := f.files.leaf(name)
	if l == nil || l.hash == "" {
		return "", false
	}
	return l.hash, true
}

// files are files in memory, with the folders above them, by path.
type files map[string]*leafFile

// A leafFile is one of files, or one of the folders above.
type leafFile struct {
	path string
	at   time.Time
	data []byte
	size int64 // of one that is opened elsewhere
	open func() (io.ReadCloser, error)
	hash string // of one that is opened elsewhere
	dir  bool
	kids []fs.DirEntry
}

// leaf returns the file of a path; nil where there is none.
func (f files) leaf(name string) *leafFile {
	if l := f[name]; l != nil && !l.dir {
		return l
	}
	return nil
}

// add puts a file into the folder, and the folders above it.
func (f files) add(l *leafFile) {
	f[l.path] = l
	for child := l; child.path != "."; {
		up := path.Dir(child.path)
		parent := f[up]
		known := parent != nil
		if !known {
			parent = &leafFile{path: up, dir: true, at: l.at}
			f[up] = parent
		}
		i, _ := slices.BinarySearchFunc(parent.kids, path.Base(child.path), func(k fs.DirEntry, name string) int { return strings.Compare(k.Name(), name) })
		parent.kids = slices.Insert(parent.kids, i, fs.FileInfoToDirEntry(child))
		if known {
			return
		}
		child = parent
	}
}

// Open opens a file or folder.
func (f files) Open(name string) (fs.File, error) {
	l := f[name]
	switch {
	case !fs.ValidPath(name):
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	case l == nil && name == ".":
		l = &leafFile{path: ".", dir: true}
	case l == nil:
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	if l.dir {
		return &openDir{leafFile: l}, nil
	}
	if l.open != nil {
		r, err := l.open()
		if err != nil {
			return nil, &fs.PathError{Op: "open", Path: name, Err: err}
		}
		return &openFile{leafFile: l, r: r}, nil
	}
	return &openFile{leafFile: l, r: io.NopCloser(strings.NewReader(string(l.data)))}, nil
}

func (l *leafFile) Name() string       { return path.Base(l.path) }
func (l *leafFile) ModTime() time.Time { return l.at }
func (l *leafFile) IsDir() bool        { return l.dir }
func (l *leafFile) Sys() any           { return nil }

func (l *leafFile) Size() int64 {
	if l.open != nil {
		return l.size
	}
	return int64(len(l.data))
}

func (l *leafFile) Mode() fs.FileMode {
	if l.dir {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

// An openFile is a file that is being read.
type openFile struct {
	*leafFile
	r io.ReadCloser
}

func (o *openFile) Stat() (fs.FileInfo, error) { return o.leafFile, nil }
func (o *openFile) Read(p []byte) (int, error) { return o.r.Read(p) }
func (o *openFile) Close() error               { return o.r.Close() }

// An openDir is a folder that is being read.
type openDir struct {
	*leafFile
	at int
}

func (o *openDir) Stat() (fs.FileInfo, error) { return o.leafFile, nil }
func (o *openDir) Close() error               { return nil }

func (o *openDir) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: o.path, Err: errors.New("is a folder")}
}

func (o *openDir) ReadDir(n int) ([]fs.DirEntry, error) {
	rest := o.kids[o.at:]
	if n > 0 {
		if len(rest) == 0 {
			return nil, io.EOF
		}
		rest = rest[:min(n, len(rest))]
	}
	o.at += len(rest)
	return slices.Clone(rest), nil
}

// wrongHash is the error of content that is not what it was kept as.
func wrongHash(hash string) error {
	return fault.New(fault.Internal, fault.Place{}, "store-file", "保存的文件%s…内容对不上，可能已损坏；请用备份恢复", hash[:12])
}
