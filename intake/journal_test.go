package intake

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A journal gives back what it was given, in the next run too, whatever became
// of its last line.
func TestJournalKeeps(t *testing.T) {
	name := filepath.Join(t.TempDir(), "记录.jsonl")
	for run, cut := range []int64{0, 0, 1, 9} {
		if info, err := os.Stat(name); err == nil && cut > 0 {
			if err := os.Truncate(name, info.Size()-cut); err != nil {
				t.Fatal(err)
			}
		}
		j, err := OpenJournal(name)
		if err != nil {
			t.Fatal(err)
		}
		for old := range run {
			want := fmt.Sprintf(`{"n":%d,"字":"数"}`, old)
			torn := cut > 0 && old == run-1
			if got := string(j.Take(fmt.Sprint("key", old))); got != want && !(torn && got == "") {
				t.Errorf("run %d: kept %q of run %d, want %q", run, got, old, want)
			}
		}
		if got := j.Take("another"); got != nil {
			t.Errorf("kept %q under no key", got)
		}
		for old := range run + 1 { // what was torn is added again
			if key := fmt.Sprint("key", old); j.Take(key) == nil {
				j.Add("甲.docx", key, fmt.Appendf(nil, `{"n":%d,"字":"数"}`, old))
			}
		}
		if added, err := j.Close(); err != nil || added < 1 || added > 2 {
			t.Errorf("run %d: %d added, %v", run, added, err)
		}
	}
}

// A file that is no journal is refused, and not a byte of it changes.
func TestJournalRefusesOtherFiles(t *testing.T) {
	for _, text := range []string{"重要\n", `{"jiheng":"else"}`, strings.Repeat("x", 100)} {
		name := filepath.Join(t.TempDir(), "方案.yaml")
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := OpenJournal(name); codes(err) != "journal-kind" {
			t.Errorf("%q: %v", text, err)
		}
		if got, err := os.ReadFile(name); err != nil || string(got) != text {
			t.Errorf("%q became %q, %v", text, got, err)
		}
	}
}

// The hash of a folder tells names and contents apart.
func TestHashFolder(t *testing.T) {
	sums := map[string]string{}
	for _, files := range [][]string{{"a", "1"}, {"b", "1"}, {"a", "2"}, {"a", "1", "b", ""}, {"a", "", "b", "1"}, {"ab", "1"}, {}} {
		dir := t.TempDir()
		for i := 0; i < len(files); i += 2 {
			if err := os.WriteFile(filepath.Join(dir, files[i]), []byte(files[i+1]), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		h := sha256.New()
		if err := HashFolder(h, dir); err != nil {
			t.Fatal(err)
		}
		key := fmt.Sprintf("%x", h.Sum(nil))
		if other, twice := sums[key]; twice {
			t.Errorf("%q has the hash of %s", files, other)
		}
		sums[key] = fmt.Sprintf("%q", files)
	}
}
