package main

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"jiheng/regs"
	"jiheng/rules"
)

// explain runs rules explain on a name.
func explain(t *testing.T, name string) (string, error) {
	t.Helper()
	var out bytes.Buffer
	a := &app{out: &screen{w: &out}, err: &screen{w: &out}}
	err := a.explainRule(name)
	return out.String(), err
}

// ownPath matches paths of this project's files and keys of its data.
var ownPath = regexp.MustCompile(`rules/|docs/|data/|\.yaml|\.md\b|usage/|own/`)

// Every name that a finding can bear is explained, with an example on both sides
// where it is a rule, and without a path of ours.
func TestEveryNameIsExplained(t *testing.T) {
	set, err := rules.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{} // true for those that must bring examples
	for _, r := range set.Rules() {
		names[r.ID] = true
		if r.As != "" {
			names[r.As] = true
		}
	}
	for _, m := range set.Missing() {
		names[m.ID] = names[m.ID] || len(m.Text) > 0
	}
	packs, err := regs.Packs()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range packs {
		names[p.ID] = false
	}
	for name, examples := range names {
		text, err := explain(t, name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if examples && (!strings.Contains(text, "错：") || !strings.Contains(text, "对：")) {
			t.Errorf("%s has no examples:\n%s", name, text)
		}
		ground := regexp.MustCompile(`(?m)^\s*(?:[错对]：.*|.*https?://.*)$`).ReplaceAllString(text, "") // an example may hold anything
		if m := ownPath.FindString(ground); m != "" && !strings.Contains(text, "```") {
			t.Errorf("%s shows %q:\n%s", name, m, text)
		}
	}
}

// Every code of the readers, of the search for files and of the commands around a
// check is explained by what it means, an example and what to do; no other is.
func TestEveryCodeIsExplained(t *testing.T) {
	codes := map[string]string{}
	for _, dir := range []string{"../../document/docx", "../../document/xlsx", "../../document/pdfread", "../../document/html", "../../document/text",
		"../../intake", "../../check", "../../plain", "../../extract", "../../press", "."} {
		err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
			if err == nil && strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
				codesIn(t, path, codes)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(codes) < 100 {
		t.Errorf("only %d codes in the source", len(codes))
	}
	for code, path := range codes {
		text, err := explain(t, code)
		if err != nil {
			t.Errorf("%s of %s: %v", code, path, err)
			continue
		}
		for _, part := range []string{"说成：", "意思：", "例：", "怎样办："} {
			if !strings.Contains(text, part) {
				t.Errorf("%s of %s is not explained by %s in docs/读取代码.md: %s", code, path, part, text)
			}
		}
	}
	data, err := os.ReadFile("../../docs/读取代码.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`(?m)^### (\S+) `).FindAllSubmatch(data, -1) {
		if codes[string(m[1])] == "" {
			t.Errorf("docs/读取代码.md explains %s, which nothing says", m[1])
		}
	}
}

// code matches a code whose explanation is wanted, and notCode what only looks like
// one: properties of styles, the name of a command.
var (
	code    = regexp.MustCompile(`^(?:(?:docx|xlsx|pdf|html|text|read|file|folder|journal|comment)(?:-[a-z0-9]+)+|too-many-faults|check-unrelated|no-figure|profile-rule|profile-limit)$`)
	notCode = regexp.MustCompile(`^(?:text-indent|text-decoration.*|text-align|read-documents|comment-range.*)$`)
)

// codesIn notes the codes among a file's texts.
func codesIn(t *testing.T, path string, codes map[string]string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := parser.ParseFile(token.NewFileSet(), path, data, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(f, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if s, err := strconv.Unquote(lit.Value); err == nil && code.MatchString(s) && !notCode.MatchString(s) {
				codes[s] = path
			}
		}
		return true
	})
}
