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

// The codes of readers and of the search for files are explained: those of all
// calls in the source that make one.
func TestEveryCodeIsExplained(t *testing.T) {
	codes := map[string]string{}
	for _, dir := range []string{"../../document/docx", "../../document/xlsx", "../../document/pdfread", "../../document/html", "../../document/text", "../../intake"} {
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
	if len(codes) < 40 {
		t.Errorf("only %d codes in the source", len(codes))
	}
	for code, path := range codes {
		if _, err := explain(t, code); err != nil {
			t.Errorf("%s of %s: %v", code, path, err)
		}
	}
}

var code = regexp.MustCompile(`^[a-z]+(?:-[a-z0-9]+)+$`)

// codesIn notes the codes that a file's calls of fault.Bad and the like have.
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
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		name := ""
		switch fun := call.Fun.(type) {
		case *ast.SelectorExpr:
			name = fun.Sel.Name
		case *ast.Ident:
			name = fun.Name
		}
		if name != "Bad" && name != "New" && name != "Say" && name != "SayUnread" && name != "bad" {
			return true
		}
		for _, arg := range call.Args[:min(3, len(call.Args))] {
			if lit, ok := arg.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if s, err := strconv.Unquote(lit.Value); err == nil && code.MatchString(s) {
					codes[s] = path
				}
			}
		}
		return true
	})
}
