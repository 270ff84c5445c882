package jiheng_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Every exported type of the domain is a word of the glossary.
func TestGlossary(t *testing.T) {
	text, err := os.ReadFile("docs/glossary.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, pkg := range []string{"budget", "fact"} {
		types := exportedTypes(t, pkg)
		if len(types) < 5 {
			t.Errorf("package %s shows only %d types", pkg, len(types))
		}
		for _, name := range types {
			word := regexp.MustCompile(`(?m)(^|[^A-Za-z])` + regexp.QuoteMeta(name) + `([^A-Za-z]|$)`)
			if !word.Match(text) {
				t.Errorf("%s.%s is not in docs/glossary.md", pkg, name)
			}
		}
	}
}

func exportedTypes(t *testing.T, dir string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), f, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range parsed.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.TYPE {
				continue
			}
			for _, s := range g.Specs {
				if name := s.(*ast.TypeSpec).Name.Name; ast.IsExported(name) {
					out = append(out, name)
				}
			}
		}
	}
	return out
}
