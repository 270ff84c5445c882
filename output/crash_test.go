package output

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"jiheng/press"
)

// The children of these tests are this program again, told by variables what to
// do and at which step to die.
const (
	childDoes  = "OUTPUT_TEST_DOES"   // replace, mend
	childDies  = "OUTPUT_TEST_DIES"   // number of the step, from 1; 0 for never
	childSlow  = "OUTPUT_TEST_SLOW"   // no exchange: two renames
	childPlace = "OUTPUT_TEST_TARGET" // path of the target
)

func TestMain(m *testing.M) {
	if os.Getenv(childDoes) == "" {
		goleak.VerifyTestMain(m) // which exits
	}
	dies, err := strconv.Atoi(os.Getenv(childDies))
	if err != nil {
		panic(err)
	}
	step := 0
	atStep = func(string) {
		if step++; step == dies {
			self, err := os.FindProcess(os.Getpid())
			if err != nil {
				panic(err)
			}
			_ = self.Kill()
			select {} // until the system has done it
		}
	}
	if os.Getenv(childSlow) != "" {
		exchange = func(string, string) error { return errors.ErrUnsupported }
	}
	switch target := os.Getenv(childPlace); os.Getenv(childDoes) {
	case "replace":
		t, err := Folder(target)
		if err == nil {
			err = t.Replace(setOf("新"))
			t.Release()
		}
		if err != nil {
			panic(err)
		}
	case "mend":
		Mend()
	}
	os.Exit(0)
}

// setOf makes a set of files that all say of which set they are.
func setOf(name string) []press.File {
	files := []press.File{{Name: "自评报告.docx"}, {Name: "数据包/指标.csv"}, {Name: "数据包/说明.md"}}
	for i := range files {
		files[i].Data = []byte(name + files[i].Name)
	}
	return files
}

// child runs a child and reports whether it was killed.
func child(t *testing.T, target, does string, dies int, slow bool) (killed bool) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(self)
	c.Env = append(os.Environ(), childDoes+"="+does, childDies+"="+strconv.Itoa(dies), childPlace+"="+target)
	if slow {
		c.Env = append(c.Env, childSlow+"=1")
	}
	out, err := c.CombinedOutput()
	if err == nil {
		return false
	}
	if len(out) > 0 {
		t.Fatalf("the child broke down: %v\n%s", err, out)
	}
	return true
}

// oldSet makes a target with an old set and with what people keep there.
func oldSet(t *testing.T) string {
	t.Helper()
	target := filepath.Join(t.TempDir(), "文件")
	h, err := Folder(target)
	if err != nil {
		t.Fatal(err)
	}
	if err := h.Replace(setOf("旧")); err != nil {
		t.Fatal(err)
	}
	h.Release()
	for _, dir := range []string{".git/objects/ab", "盖章/空", "数据包"} {
		if err := os.MkdirAll(filepath.Join(target, filepath.FromSlash(dir)), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	for _, file := range []string{".git/HEAD", ".批注", "数据包/.说明", "~$自评报告.docx"} {
		if err := os.WriteFile(filepath.Join(target, filepath.FromSlash(file)), []byte(file), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return target
}

// kept fails unless all that people keep in the target is there.
func kept(t *testing.T, target string) {
	t.Helper()
	for _, file := range []string{".git/HEAD", ".批注", "数据包/.说明", "~$自评报告.docx"} {
		if data, err := os.ReadFile(filepath.Join(target, filepath.FromSlash(file))); err != nil || string(data) != file {
			t.Errorf("%s: %q, %v", file, data, err)
		}
	}
	for _, dir := range []string{".git/objects/ab", "盖章/空"} {
		if !isFolder(filepath.Join(target, filepath.FromSlash(dir))) {
			t.Errorf("the empty folder %s is gone", dir)
		}
	}
}

// whole returns which set stands in the target, and fails unless it is whole and
// nothing hidden stands beside it.
func whole(t *testing.T, target string) string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(target))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != filepath.Base(target) {
			t.Errorf("left beside: %s", e.Name())
		}
	}
	hashes, ok := readMarker(target)
	if !ok {
		return ""
	}
	l, err := lookAt(target)
	if err != nil {
		t.Fatal(err)
	}
	if changed, foreign := l.against(hashes); len(changed)+len(foreign) > 0 || len(l.files) != len(hashes) {
		t.Errorf("the set is not whole: %d of %d files, changed %v, foreign %v", len(l.files), len(hashes), changed, foreign)
	}
	data, err := os.ReadFile(filepath.Join(target, "自评报告.docx"))
	if err != nil {
		t.Error(err)
	}
	return strings.TrimSuffix(string(data), "自评报告.docx")
}

// A run that is killed at any step, in either way of swapping, leaves one whole
// set and what people keep there, after any next run, and nothing else; that one
// may be killed at any step, too.
func TestKilledAtEveryStep(t *testing.T) {
	for _, way := range []struct {
		name         string
		slow, listed bool // two renames; the target is found by the list, not by looking
	}{{"exchange", false, true}, {"exchange, not listed", false, false}, {"two renames", true, true}, {"two renames, not listed", true, false}} {
		t.Run(way.name, func(t *testing.T) {
			t.Setenv("XDG_CACHE_HOME", t.TempDir())
			t.Setenv("LocalAppData", os.Getenv("XDG_CACHE_HOME"))
			t.Setenv("HOME", os.Getenv("XDG_CACHE_HOME"))
			seen := map[string]int{}
			steps := 1
			for ; ; steps++ {
				target := oldSet(t)
				if !child(t, target, "replace", steps, way.slow) {
					break
				}
				if way.listed {
					Mend()
				} else {
					if err := os.RemoveAll(entries()); err != nil {
						t.Fatal(err)
					}
					Mend(filepath.Dir(target))
				}
				seen[whole(t, target)]++
				kept(t, target)
				if again := Mend(filepath.Dir(target)); again != nil {
					t.Errorf("step %d: mended twice: %v", steps, again)
				}
			}
			if steps < 10 || len(seen) != 2 || seen["旧"] == 0 || seen["新"] == 0 {
				t.Errorf("%d steps; sets that were left: %v", steps, seen)
			}
		})
	}
}

func TestMendIsKilledToo(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	t.Setenv("LocalAppData", os.Getenv("XDG_CACHE_HOME"))
	t.Setenv("HOME", os.Getenv("XDG_CACHE_HOME"))
	for _, slow := range []bool{false, true} {
		for step := 4; step < 10; step++ { // from where the set is ready
			for at := 1; ; at++ {
				target := oldSet(t)
				if !child(t, target, "replace", step, slow) {
					t.Fatalf("step %d is none", step)
				}
				killed := child(t, target, "mend", at, slow)
				Mend()
				if got := whole(t, target); got != "旧" && got != "新" {
					t.Errorf("step %d, then %d: the set is %q", step, at, got)
				}
				kept(t, target)
				if !killed {
					break
				}
			}
		}
	}
}

// A first set that is killed at any step is there whole, or not at all.
func TestFirstSetKilled(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	t.Setenv("LocalAppData", os.Getenv("XDG_CACHE_HOME"))
	t.Setenv("HOME", os.Getenv("XDG_CACHE_HOME"))
	seen := map[string]int{}
	for step := 1; ; step++ {
		target := filepath.Join(t.TempDir(), "新建", "文件")
		killed := child(t, target, "replace", step, false)
		Mend()
		seen[whole(t, target)]++
		if !killed {
			break
		}
	}
	if seen["新"] == 0 || seen[""] == 0 || len(seen) != 2 {
		t.Errorf("sets that were left: %v", seen)
	}
}

// What belongs to a run that is alive is left alone; a second run is told.
func TestRunsThatAreAlive(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	target := oldSet(t)
	first, err := Folder(target)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(first.Dir(), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := first.Write("半成.docx", nil); err != nil {
		t.Fatal(err)
	}
	Mend(filepath.Dir(target))
	if !exists(filepath.Join(first.Dir(), "半成.docx")) {
		t.Error("the folder of a run that is alive was removed")
	}
	if _, err := Folder(target); code(err) != "output-busy" {
		t.Errorf("a second run got %v", err)
	}
	if err := NewFile(target, []byte("x")); code(err) != "output-busy" {
		t.Errorf("a second run got %v", err)
	}
	first.Release()
	if got := whole(t, target); got != "旧" {
		t.Errorf("the set is %q", got)
	}
	second, err := Folder(target)
	if err != nil {
		t.Fatal(err)
	}
	second.Release()
}

// Leftovers of earlier versions, which had no locks, are cleared as well; what
// only looks like one is not.
func TestNamelessLeftovers(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{".jiheng-123456", ".jiheng-backup", ".jiheng-12x", "jiheng-12", ".jiheng"} {
		if err := os.MkdirAll(filepath.Join(dir, name, "x"), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, ".jiheng-77"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	Mend(dir)
	var names []string
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range list {
		names = append(names, e.Name())
	}
	if want := []string{".jiheng", ".jiheng-12x", ".jiheng-backup", "jiheng-12"}; !slices.Equal(names, want) {
		t.Errorf("there are %v, want %v", names, want)
	}
}

func ExampleFolder() {
	dir, err := os.MkdirTemp("", "")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	t, err := Folder(filepath.Join(dir, "文件"))
	if err != nil {
		panic(err)
	}
	defer t.Release()
	fmt.Println(t.Replace([]press.File{{Name: "自评报告.docx", Data: []byte("…")}}))
	// Output: <nil>
}
