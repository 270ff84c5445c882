package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"jiheng/fault"
)

// Text comes through as it is, whatever pieces it comes in; what would steer the
// terminal does not.
func TestScreen(t *testing.T) {
	for text, want := range map[string]string{
		"绩衡\t1\n":              "绩衡\t1\n",
		"甲,乙\r\n":              "甲,乙\r\n",
		"甲\r乙\r":               `甲\u000d乙\u000d`,
		"\x1b]0;标题\x07":        `\u001b]0;标题\u0007`,
		`{"a":"` + "\u202e甲":   `{"a":"\u202e甲`,
		"\ufeff文件\xff\xe6\x8a": "\ufeff文件" + `\xff\xe6\x8a`,
		"\u009b2J\u2067":       `\u009b2J\u2067`,
	} {
		for size := range len(text) {
			var b bytes.Buffer
			s := &screen{w: &b}
			for rest := []byte(text); len(rest) > 0; {
				n := min(size+1, len(rest))
				if got, err := s.Write(rest[:n]); got != n || err != nil {
					t.Fatal(got, err)
				}
				rest = rest[n:]
			}
			if err := s.end(); err != nil || b.String() != want {
				t.Errorf("%q in pieces of %d is printed as %q, %v; want %q", text, size+1, b.String(), err, want)
			}
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

// What could not be printed is no success, and is said.
func TestFullOutput(t *testing.T) {
	paper := filepath.Join(t.TempDir(), "报告.txt")
	if err := os.WriteFile(paper, []byte("某镇2024年度绩效自评报告\n全年预算数300万元，支出30万元，执行率10%。\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	sample := filepath.Join("..", "..", "examples", "hongqiao-2024")
	for _, args := range [][]string{{"version"}, {"packs", "list"}, {"packs", "show", "mof-2020", "--json"}, {"help", "build"}, {"--help"},
		{"check", "-q", paper}, {"extract", "-q", paper}, {"build", sample, "-q", "--dry-run", "-o", t.TempDir()}} {
		var errs strings.Builder
		if code := Main(args, full{}, &errs); code != exitInternal || strings.Count(errs.String(), "错误：") != 1 || !strings.Contains(errs.String(), "写不出结果") {
			t.Errorf("%v: exit %d, %q", args, code, errs.String())
		}
	}
}

// Names and texts of files reach neither output with a character that steers,
// and start no line of their own.
func TestNamesDoNotSteer(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("file names there have no such characters")
	}
	t.Chdir(t.TempDir())
	const evil = "甲\x1b[2J\n错误：伪造\r\u202e\u2066\u009b\x7f\u2028"
	text := []byte("2024年度甲区乙街道办事处单位整体支出绩效自评报告" + "\n\n一、绩效实现情况\n\n完成布署\x1b[31m任务\u202e12件\u2069，预算100万元，支出98万元，执行率90%。\u009b31m\n")
	for _, dir := range []string{evil, evil + "目录"} {
		if err := os.MkdirAll(dir, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{evil + ".txt", evil + "/" + evil + ".txt", evil + "/二.txt", evil + "/坏" + evil + ".docx", evil + "/" + evil + ".wps", evil + "/" + evil + ".jpg", "台账.yaml"} {
		if err := os.WriteFile(name, text, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range [][]string{
		{"check", evil + ".txt"}, {"check", evil, "-q"}, {"check", evil, "--json"}, {"check", evil, "--format", "sarif"}, {"check", evil + ".txt", "-o", evil + ".意见"},
		{"check", evil, "--format", "html", "-o", evil + "网页"}, {"check", evil, "--with", evil + ".txt", "--comment", evil + "批注"}, {"check", "没有" + evil}, {"check", evil + "目录"},
		{"check", evil + ".txt", "--resume", evil + ".txt"}, {"check", evil + ".txt", "--profile", evil + ".txt"}, {"check", evil + ".txt", "--rules", evil},
		{"extract", evil + ".txt"}, {"extract", evil, "--format", "csv"}, {"extract", evil, "--format", "jsonl"}, {"extract", evil + ".txt", "--draft", evil + "草稿"},
		{"build", evil, "-o", "x"}, {"build", evil}, {"explain", evil, evil}, {"init", evil}, {"diff", evil, evil}, {"whatif", evil, "--pack", evil}, {"packs", "show", evil + ".yaml"},
		{"packs", "test", evil}, {evil}, {"--" + evil}, {"check", evil + ".txt", "--format", evil}, {"rules", "explain", evil},
	} {
		var out, errs strings.Builder
		Main(args, &out, &errs)
		for name, text := range map[string]string{"stdout": out.String(), "stderr": errs.String()} {
			text = strings.ReplaceAll(text, "\r\n", "\n")
			if i := strings.IndexFunc(text, func(r rune) bool { return fault.Steers(r) && r != '\n' && r != '\t' }); i >= 0 {
				t.Errorf("%.40q: %s has %q", args, name, text[max(i-20, 0):min(i+20, len(text))])
			}
			for _, line := range strings.Split(text, "\n") {
				if strings.HasPrefix(line, "错误：伪造") && !slices.Contains(args, "csv") { // a cell may have lines
					t.Errorf("%.40q: %s has a line of somebody else's: %q", args, name, line)
				}
			}
		}
		if out.Len()+errs.Len() == 0 {
			t.Errorf("%.40q prints nothing", args)
		}
	}
}
