package output

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"jiheng/fault"
	"jiheng/plain"
	"jiheng/press"
)

// marker is the file by which an output folder is known for ours. It lists what
// was written, with hashes, so that what somebody has changed or put there since
// is not thrown away.
const marker = ".jiheng"

const markerHead = "jiheng 1"

// markerOf lists files as “SHA-256  name”, by name.
func markerOf(files []press.File) []byte {
	lines := make([]string, len(files))
	for i, f := range files {
		lines[i] = sum(f.Data) + "  " + f.Name
	}
	slices.SortFunc(lines, func(a, b string) int { return strings.Compare(a[64:], b[64:]) })
	return []byte(markerHead + "\n" + strings.Join(lines, "\n") + "\n")
}

func sum(data []byte) string {
	h := sha256.Sum256(data)
	return hex.EncodeToString(h[:])
}

// readMarker returns the hashes of a set's files by name; ok is false where the
// folder is not ours.
func readMarker(folder string) (hashes map[string]string, ok bool) {
	data, err := os.ReadFile(filepath.Join(folder, marker))
	if err != nil || !bytes.HasPrefix(data, []byte(markerHead+"\n")) {
		return nil, false
	}
	hashes = map[string]string{}
	lines := bufio.NewScanner(bytes.NewReader(data[len(markerHead)+1:]))
	for lines.Scan() {
		if hash, name, found := strings.Cut(lines.Text(), "  "); found {
			hashes[name] = hash
		}
	}
	return hashes, true
}

// A look is what stands in a folder.
type look struct {
	files   map[string]string // hashes by name, parted by slashes
	strange []string          // links, devices and the like
	kept    []string          // litter and empty folders, as wholes
}

// lookAt reads a folder.
func lookAt(folder string) (*look, error) {
	l := &look{files: map[string]string{}}
	return l, l.walk(folder, "")
}

func (l *look) walk(folder, below string) error {
	entries, err := os.ReadDir(filepath.Join(folder, filepath.FromSlash(below)))
	if err != nil {
		return err
	}
	if len(entries) == 0 && below != "" {
		l.kept = append(l.kept, below)
	}
	for _, e := range entries {
		name := strings.TrimPrefix(below+"/"+e.Name(), "/")
		switch {
		case name == marker:
		case plain.Litter(e.Name()): // none of ours: it moves on into the next set
			l.kept = append(l.kept, name)
		case e.IsDir():
			if err := l.walk(folder, name); err != nil {
				return err
			}
		case !e.Type().IsRegular():
			l.strange = append(l.strange, name)
		default:
			data, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(name)))
			if err != nil {
				return err
			}
			l.files[name] = sum(data)
		}
	}
	return nil
}

// against compares what stands in a folder with the hashes of a set: files that
// differ, and those that the set has not.
func (l *look) against(hashes map[string]string) (changed, foreign []string) {
	foreign = append(foreign, l.strange...)
	for name, hash := range l.files {
		switch want, ours := hashes[name]; {
		case !ours:
			foreign = append(foreign, name)
		case want != hash:
			changed = append(changed, name)
		}
	}
	slices.Sort(changed)
	slices.Sort(foreign)
	return changed, foreign
}

// Folder holds the folder of a set. One that is not an output of ours, or in
// which somebody has changed or put files, is a Conflict: nothing of anybody
// else's is ever replaced.
func Folder(path string) (*Target, error) {
	t, err := Hold(path)
	if err != nil {
		return nil, err
	}
	if err := t.inspect(); err != nil {
		t.Release()
		return nil, err
	}
	return t, nil
}

// inspect notes what stands in the folder of a set, and refuses what is not ours.
func (t *Target) inspect() error {
	at := fault.Place{File: t.name}
	l, err := lookAt(t.path)
	hashes, ours := readMarker(t.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil && !isFolder(t.path):
		return fault.New(fault.Conflict, at, "output", "“%s”不是文件夹，或读不了；请换一个输出文件夹", t.name).Because(err)
	case err != nil:
		return t.trouble(fmt.Errorf("reading the old output: %w", err))
	case !ours && len(l.files)+len(l.strange) > 0:
		return fault.New(fault.Conflict, at, "output", "文件夹“%s”里有别的文件，不能覆盖；请换一个空的输出文件夹", t.name)
	}
	changed, foreign := l.against(hashes)
	switch {
	case len(changed) > 0:
		return fault.New(fault.Conflict, at, "output-changed", "“%s”里的文件生成以后被改过：%s；再生成会盖掉改动，请先把它们另存到别处，再删去或换一个输出文件夹", t.name, strings.Join(changed, "、"))
	case len(foreign) > 0:
		return fault.New(fault.Conflict, at, "output-foreign", "“%s”里有不是绩衡做的文件：%s；请先把它们移到别处，或换一个输出文件夹", t.name, strings.Join(foreign, "、"))
	}
	t.held = l.files
	return nil
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// since lists what has changed in a folder since it was inspected.
func (t *Target) since(folder string) ([]string, error) {
	l, err := lookAt(folder)
	if err != nil {
		return nil, err
	}
	changed, foreign := l.against(t.held)
	out := append(changed, foreign...)
	for name := range t.held {
		if _, there := l.files[name]; !there {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out, nil
}
