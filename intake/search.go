package intake

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"jiheng/fault"
	"jiheng/plain"
)

// An Unread is a file of a folder that is not read, and why.
type Unread struct {
	File string
	Kind string // what it is, in Chinese; the same for all that one sentence can tell of
	Next string // what to do about it
}

// Found is what a folder holds.
type Found struct {
	Files  []string // that are read, or refused with advice, in the order of names
	Unread []Unread // that are not, likewise
	Litter []string // what office programs and systems leave, and hidden files; a folder counts as one
}

// Search looks through a folder; nothing in it is left out in silence. Links to
// folders are not followed: they could lead in circles, or out. An error is that
// of the folder itself.
func Search(folder string) (Found, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return Found{}, fault.Bad(fault.Place{File: folder}, "folder", "读不了文件夹“%s”；请检查权限", folder).Because(err)
	}
	s := &searching{}
	s.entries(folder, entries)
	return Found(*s), nil
}

type searching Found

func (s *searching) entries(folder string, entries []fs.DirEntry) {
	for _, e := range entries {
		path := filepath.Join(folder, e.Name())
		switch {
		case plain.Litter(e.Name()):
			s.Litter = append(s.Litter, path)
		case e.IsDir():
			inside, err := os.ReadDir(path)
			if err != nil {
				s.Unread = append(s.Unread, Unread{path, "打不开的文件夹", "请检查权限"})
				continue
			}
			s.entries(path, inside)
		default:
			s.file(path, e.Type())
		}
	}
}

func (s *searching) file(path string, mode fs.FileMode) {
	if mode&fs.ModeSymlink != 0 {
		info, err := os.Stat(path)
		switch {
		case err != nil:
			s.Unread = append(s.Unread, Unread{path, "失效的链接", "请放进原来的文件"})
			return
		case info.IsDir():
			s.Unread = append(s.Unread, Unread{path, "指向文件夹的链接，没有跟进去", "要查的，请在命令里直接写那个文件夹"})
			return
		}
		mode = info.Mode().Type()
	}
	switch {
	case mode != 0:
		s.Unread = append(s.Unread, Unread{path, "设备、管道一类，不是普通文件", "请移走"})
	default:
		s.classify(path)
	}
}

// classify puts a plain file where it belongs: by its name where that is one of
// a paper, else by what it holds.
func (s *searching) classify(path string) {
	named := kindNamed(strings.ToLower(filepath.Ext(path)))
	if named.read != "" || named.paper {
		s.Files = append(s.Files, path)
		return
	}
	held := contentOf(peek(path))
	switch {
	case held != nil && held.paper && !vague(held): // read, or refused with advice
		s.Files = append(s.Files, path)
	case vague(held), named != unknown:
		s.Unread = append(s.Unread, Unread{path, named.what, named.next})
	default:
		s.Unread = append(s.Unread, Unread{path, held.what, held.next})
	}
}

// peek returns as much of a file as its kind is told by; nil where it cannot be
// read.
func peek(path string) []byte {
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	head, err := io.ReadAll(io.LimitReader(f, headBytes))
	if err != nil || !isContainer(head) {
		return head
	}
	rest, err := io.ReadAll(io.LimitReader(f, MostBytes))
	if err != nil {
		return head
	}
	return append(head, rest...)
}
