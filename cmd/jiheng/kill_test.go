package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// kills is how often a build is killed, spread over the time that one takes. Each
// step of the swap itself, between two renames too, is tried in package output.
const kills = 40

// A build that is killed at any moment loses nothing and leaves nothing: after
// any next command one whole set is there, old or new, with what people keep
// beside it. The clock decides only where the kills fall.
func TestKilledBuilds(t *testing.T) {
	run, s := program(t), newSandbox(t)
	if err := unpackTiny(s.work); err != nil {
		t.Fatal(err)
	}
	build := []string{"build", "小镇2024", "-o", "文件", "--format", "json,html,docx"}
	start := time.Now()
	s.must(t, run, build...)
	took := time.Since(start)
	keep := filepath.Join(s.work, "文件", ".git", "HEAD")
	if err := errors.Join(os.MkdirAll(filepath.Dir(keep), 0o777), os.WriteFile(keep, []byte("人放的"), 0o666)); err != nil {
		t.Fatal(err)
	}
	facts := filepath.Join(s.work, "文件", "facts.json")
	ledger := filepath.Join(s.work, "小镇2024", "台账", "T01.csv")
	next := [][]string{{"version"}, {"explain", "小镇2024", "自评总分"}, {"packs", "list"}, {"init", "没有/../小镇2024"}, {"check", "没有.txt"}, {"build", "没有", "-o", "别处"}}
	replaced := 0
	for i := range kills {
		before := read(t, facts)
		text := read(t, ledger)
		if bytes.Contains(text, []byte("办理中")) {
			text = bytes.ReplaceAll(text, []byte("办理中"), []byte("已办结"))
		} else {
			text = bytes.Replace(text, []byte("已办结"), []byte("办理中"), 1)
		}
		if err := os.WriteFile(ledger, text, 0o666); err != nil {
			t.Fatal(err)
		}
		c := s.command(run, build...)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan error, 1)
		go func() { ended <- c.Wait() }()
		if i%2 == 0 {
			time.Sleep(took * time.Duration(i) / kills)
		} else { // while files are written and moved in
			appears(filepath.Join(s.work, ".文件.jiheng-new"), ended)
			time.Sleep(time.Duration(i) * 6 * time.Millisecond)
		}
		_ = c.Process.Kill()
		<-ended
		_ = s.command(run, next[i%len(next)]...).Run()
		s.whole(t, "文件")
		if string(read(t, keep)) != "人放的" {
			t.Error("what people keep in the folder is gone")
		}
		if !bytes.Equal(before, read(t, facts)) {
			replaced++
		}
	}
	t.Logf("%d kills in %v, after %d of them the new set stood there", kills, took, replaced)
	s.must(t, run, build...)
	s.whole(t, "文件")
}

// appears waits for a file, or the end of the run that makes it.
func appears(file string, ended chan error) {
	for {
		if _, err := os.Lstat(file); err == nil {
			return
		}
		select {
		case err := <-ended:
			ended <- err
			return
		case <-time.After(200 * time.Microsecond):
		}
	}
}

func (s sandbox) command(run string, args ...string) *exec.Cmd {
	c := exec.Command(run, args...)
	c.Dir, c.Env = s.work, s.env()
	return c
}

func (s sandbox) must(t *testing.T, run string, args ...string) {
	t.Helper()
	if out, err := s.command(run, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", args, err, out)
	}
}

func read(t *testing.T, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// whole fails unless a set is there as its list of hashes says, and nothing
// hidden stands beside it or is listed as being written.
func (s sandbox) whole(t *testing.T, set string) {
	t.Helper()
	folder := filepath.Join(s.work, set)
	files := 0
	for _, line := range strings.Split(string(read(t, filepath.Join(folder, ".jiheng"))), "\n")[1:] {
		hash, name, ok := strings.Cut(line, "  ")
		if !ok {
			continue
		}
		files++
		if sum := sha256.Sum256(read(t, filepath.Join(folder, filepath.FromSlash(name)))); hex.EncodeToString(sum[:]) != hash {
			t.Errorf("%s is not of this set", name)
		}
	}
	there := 0
	err := filepath.WalkDir(s.root, func(p string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.Name() == ".git":
			return fs.SkipDir
		case !e.IsDir() && strings.HasPrefix(p, folder) && e.Name() != ".jiheng":
			there++
		case strings.Contains(e.Name(), "jiheng-"), filepath.Base(filepath.Dir(p)) == "writing":
			t.Errorf("left behind: %s", p)
		}
		return nil
	})
	if err != nil || files == 0 || files != there {
		t.Errorf("%d files of %d, %v", there, files, err)
	}
}
