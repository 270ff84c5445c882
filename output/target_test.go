package output

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"jiheng/fault"
)

func code(err error) string {
	var e *fault.Error
	if !errors.As(err, &e) {
		return ""
	}
	return e.Code
}

// A folder that somebody changes while the set is made stays as it is, whichever
// moment that is; the new set stands beside it, and both are named.
func TestChangedMeanwhile(t *testing.T) {
	changes := map[string]func(target string) error{
		"a file edited": func(d string) error {
			return os.WriteFile(filepath.Join(d, "自评报告.docx"), []byte("改过"), 0o644)
		},
		"a file put in":  func(d string) error { return os.WriteFile(filepath.Join(d, "盖章扫描.pdf"), []byte("%PDF"), 0o644) },
		"a file removed": func(d string) error { return os.Remove(filepath.Join(d, "数据包", "说明.md")) },
		"a folder filled": func(d string) error {
			return errors.Join(os.Mkdir(filepath.Join(d, "附件"), 0o755), os.WriteFile(filepath.Join(d, "附件", "a.txt"), nil, 0o644))
		},
	}
	for name, change := range changes {
		for _, when := range []string{"write 自评报告.docx", "ready", "swap"} {
			t.Run(name+" at "+when, func(t *testing.T) {
				t.Setenv("XDG_CACHE_HOME", t.TempDir())
				target := oldSet(t)
				h, err := Folder(target)
				if err != nil {
					t.Fatal(err)
				}
				defer func(old func(string)) { atStep = old }(atStep)
				atStep = func(step string) {
					if step == when {
						if err := change(target); err != nil {
							t.Fatal(err)
						}
					}
				}
				err = h.Replace(setOf("新"))
				h.Release()
				beside := target + "-新"
				if code(err) != "output-moved" || !strings.Contains(err.Error(), "“"+target+"”") || !strings.Contains(err.Error(), "“"+beside+"”") {
					t.Errorf("got %v", err)
				}
				kept(t, target)
				l, err := lookAt(target)
				if err != nil {
					t.Fatal(err)
				}
				if changed, err := (&Target{held: hashesOf(t, target)}).since(target); err != nil || len(changed) != 1 {
					t.Errorf("changed against the old set: %v, %v (%d files)", changed, err, len(l.files))
				}
				if data, err := os.ReadFile(filepath.Join(beside, "自评报告.docx")); err != nil || string(data) != "新自评报告.docx" {
					t.Errorf("beside: %q, %v", data, err)
				}
			})
		}
	}
}

func hashesOf(t *testing.T, folder string) map[string]string {
	t.Helper()
	hashes, ok := readMarker(folder)
	if !ok {
		t.Fatal("no set of ours")
	}
	return hashes
}

// The user's mask decides about rights, and a link to a folder stays a link.
func TestRightsAndLinks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no masks, and links need rights")
	}
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	for _, mask := range []int{0o077, 0o027, 0o002} {
		defer setMask(setMask(mask))
		dir := t.TempDir()
		real, link := filepath.Join(dir, "盘", "文件"), filepath.Join(dir, "文件")
		if err := errors.Join(os.MkdirAll(real, 0o777), os.Symlink(real, link)); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			h, err := Folder(link)
			if err != nil {
				t.Fatal(err)
			}
			if err := h.Replace(setOf("新")); err != nil {
				t.Fatal(err)
			}
			h.Release()
		}
		if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
			t.Errorf("the link became %v, %v", info.Mode(), err)
		}
		for path, all := range map[string]int{real: 0o777, filepath.Join(real, "数据包"): 0o777, filepath.Join(real, "自评报告.docx"): 0o666} {
			info, err := os.Stat(path)
			if err != nil {
				t.Fatal(err)
			}
			if got, want := info.Mode().Perm(), os.FileMode(all&^mask); got != want {
				t.Errorf("mask %03o: %s has %03o, want %03o", mask, filepath.Base(path), got, want)
			}
		}
		file := filepath.Join(dir, "意见.txt")
		if err := NewFile(file, []byte("x")); err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(file); err != nil || info.Mode().Perm() != os.FileMode(0o666&^mask) {
			t.Errorf("mask %03o: the file has %v, %v", mask, info.Mode(), err)
		}
	}
}

// Folders of others are refused and stay as they are; those with nothing but
// litter are taken, and the litter stays.
func TestFoldersOfOthers(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	for file, want := range map[string]string{"重要.txt": "output", "数据包/重要.txt": "output", ".gitkeep": "", "空/": "", "desktop.ini": ""} {
		dir := filepath.Join(t.TempDir(), "别人的")
		path := filepath.Join(dir, filepath.FromSlash(file))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(file, "/") {
			if err := os.MkdirAll(path, 0o777); err != nil {
				t.Fatal(err)
			}
		} else if err := os.WriteFile(path, nil, 0o666); err != nil {
			t.Fatal(err)
		}
		h, err := Folder(dir)
		if err == nil {
			err = h.Replace(setOf("新"))
			h.Release()
		}
		if code(err) != want || !exists(path) {
			t.Errorf("%s: %v, there: %t", file, err, exists(path))
		}
		if list, err := os.ReadDir(filepath.Dir(dir)); err != nil || len(list) != 1 {
			t.Errorf("%s: left beside: %v, %v", file, list, err)
		}
	}
}

// A set that somebody has changed and that a crash left aside is not removed: it
// gets a name that can be seen.
func TestChangedSetThatStandsAside(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	target := oldSet(t)
	aside := hidden(target, endPrevious)
	other := oldSet(t)
	if err := errors.Join(os.Rename(other, aside), os.WriteFile(filepath.Join(aside, "自评报告.docx"), []byte("改过"), 0o644)); err != nil {
		t.Fatal(err)
	}
	got := Mend(filepath.Dir(target))
	want := Mended{target, target + "-旧"}
	if len(got) != 1 || got[0] != want {
		t.Errorf("mended %v, want %v", got, want)
	}
	if data, err := os.ReadFile(filepath.Join(want.Beside, "自评报告.docx")); err != nil || string(data) != "改过" {
		t.Errorf("%q, %v", data, err)
	}
}

// Names of any length can be targets.
func TestLongNames(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	dir := t.TempDir()
	for _, name := range []string{strings.Repeat("长", 85), strings.Repeat("x", 201), strings.Repeat("长", 84) + ".txt"} {
		path := filepath.Join(dir, name[:min(len(name), 255)])
		if err := NewFile(path, []byte("x")); err != nil {
			t.Errorf("%d bytes: %v", len(name), err)
		}
		if err := os.WriteFile(hidden(path, endNew), nil, 0o666); err != nil {
			t.Error(err)
		}
		if err := os.WriteFile(hidden(path, endLock), []byte(filepath.Base(path)), 0o666); err != nil {
			t.Error(err)
		}
	}
	Mend(dir)
	if list, err := os.ReadDir(dir); err != nil || len(list) != 3 {
		t.Errorf("%d files, %v", len(list), err)
	}
}
