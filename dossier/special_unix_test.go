//go:build unix

package dossier

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// onDisk writes a dossier's folder to the disk, without some files.
func onDisk(t *testing.T, without ...string) string {
	t.Helper()
	dir := t.TempDir()
	for name, f := range folder(small) {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range without {
		if err := os.Remove(filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// Pipes, sockets and links to them are refused before they are opened: opening a
// pipe waits for whoever writes to it, for ever. The test hangs where one is.
func TestPipesAndSocketsAreNotOpened(t *testing.T) {
	pipe := func(t *testing.T, at string) {
		if err := syscall.Mkfifo(at, 0o644); err != nil {
			t.Skip("no pipes here:", err)
		}
	}
	socket := func(t *testing.T, at string) {
		t.Chdir(filepath.Dir(at)) // a socket's path must be short
		l, err := net.Listen("unix", filepath.Base(at))
		if err != nil {
			t.Skip("no sockets here:", err)
		}
		t.Cleanup(func() { l.Close() })
	}
	link := func(t *testing.T, at string) {
		pipe(t, at+".pipe")
		if err := os.Symlink(filepath.Base(at)+".pipe", at); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		name, file string
		fresh      bool // no file of the sample
		make       func(t *testing.T, at string)
		want, kind string
	}{
		{"单位是管道", FileUnit, false, pipe, "单位.yaml file-kind", "管道"},
		{"预算是套接字", FileLines, false, socket, "预算/预算.csv file-kind", "套接字"},
		{"台账的数据是管道", "台账/T01.csv", false, pipe, "台账/T01.yaml:", "管道"},
		{"台账的定义是管道", "台账/T09.yaml", true, pipe, "台账/T09.yaml file-kind", "管道"},
		{"佐证是管道", "佐证/D02.txt", false, pipe, "佐证.yaml:3:38 file-kind", "管道"},
		{"正文是链接到的管道", "正文/1-概况.md", false, link, "正文/1-概况.md file-kind", "管道"},
		{"指标是套接字", FileIndicators, false, socket, "指标.yaml file-kind", "套接字"},
		{"没有用上的管道", "随便", true, pipe, "随便 file-kind", "管道"},
		{"没有用上的套接字", "佐证/s", true, socket, "佐证/s file-kind", "套接字"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var without []string
			if !c.fresh {
				without = append(without, c.file)
			}
			dir := onDisk(t, without...)
			c.make(t, filepath.Join(dir, filepath.FromSlash(c.file)))
			root, err := os.OpenRoot(dir)
			if err != nil {
				t.Fatal(err)
			}
			defer root.Close()
			_, err = Load(root.FS())
			if got := told(err); !strings.Contains(got, c.want) || !strings.Contains(got, "file-kind") || !strings.Contains(err.Error(), c.kind) {
				t.Errorf("%s: %v; want %s", got, err, c.want)
			}
		})
	}
}

// A link to a file of the folder is a file.
func TestLinkInsideTheFolderIsRead(t *testing.T) {
	dir := onDisk(t, FileUnit)
	if err := os.WriteFile(filepath.Join(dir, ".unit"), folder(small)[FileUnit].Data, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(".unit", filepath.Join(dir, FileUnit)); err != nil {
		t.Skip("no links here:", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	load(t, root.FS())
}
