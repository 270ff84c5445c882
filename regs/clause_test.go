package regs

import (
	"bufio"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func TestClauses(t *testing.T) {
	all, err := Clauses()
	if err != nil {
		t.Fatal(err)
	}
	documents := map[string]bool{}
	for _, c := range all {
		documents[c.Document] = true
		if c.Title == "" || c.Text == "" || c.Certainty == "" {
			t.Errorf("%s lacks a title, text or certainty", c.Key)
		}
		if got, ok := ClauseByKey(c.Key); !ok || got != c {
			t.Errorf("%s is not found by its key", c.Key)
		}
	}
	for _, d := range []string{"财预〔2020〕10号", "财预〔2021〕101号", "财预〔2013〕53号", "财预〔2015〕88号", "财预〔2019〕136号",
		"中华人民共和国预算法", "中华人民共和国预算法实施条例", "GB/T 9704-2012"} {
		if !documents[d] {
			t.Errorf("no clause of %s", d)
		}
	}
	for _, k := range []Key{"budget-law/5", "budget-law/14", "budget-law/42"} {
		if _, ok := ClauseByKey(k); !ok {
			t.Errorf("no clause %s", k)
		}
	}
	if _, ok := ClauseByKey("self-evaluation/luck"); ok {
		t.Error("a clause that there is not was found")
	}
}

func TestBadClauses(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"两次", "- {键: a, 标题: 甲, 文件: 乙, 核实: 存疑, 内容: 丙}\n- {键: a, 标题: 甲, 文件: 乙, 核实: 存疑, 内容: 丙}\n", "x.yaml:2"},
		{"没有核实", "- {键: a, 标题: 甲, 文件: 乙, 内容: 丙}\n", "核实"},
		{"多余的键", "- {键: a, 标题: 甲, 文件: 乙, 核实: 存疑, 内容: 丙, 备注: 丁}\n", "备注"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := parseClauses("x.yaml", []byte(c.body)); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

var clauseComment = regexp.MustCompile(`^\s*// Clause: (\S+)$`)

// Every clause that a comment of the code names must exist.
func TestClausesOfTheCode(t *testing.T) {
	found := 0
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "third_party" || d.Name() == "node_modules" || d.Name() == ".git"):
			return fs.SkipDir
		case !strings.HasSuffix(path, ".go"):
			return nil
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		s := bufio.NewScanner(f)
		s.Buffer(nil, 1<<20)
		for s.Scan() {
			m := clauseComment.FindStringSubmatch(s.Text())
			if m == nil {
				continue
			}
			found++
			if _, ok := ClauseByKey(Key(m[1])); !ok {
				t.Errorf("%s: no clause %s", path, m[1])
			}
		}
		return s.Err()
	})
	if err != nil {
		t.Fatal(err)
	}
	if found < 8 {
		t.Errorf("only %d clauses are named in the code", found)
	}
}
