package rules

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// Every expression of the rules compiles: they are compiled only when they are
// used. Literals are read from the source; those put together from parts are used
// by the examples of their rules.
func TestExpressionsCompile(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), e.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && len(call.Args) == 1 && isNewExpr(call) {
				if lit, ok := call.Args[0].(*ast.BasicLit); ok {
					count++
					compiles(t, e.Name(), lit.Value)
				}
			}
			return true
		})
	}
	if count < 100 {
		t.Errorf("%d expressions found", count)
	}
}

func isNewExpr(call *ast.CallExpr) bool {
	s, ok := call.Fun.(*ast.SelectorExpr)
	return ok && s.Sel.Name == "NewExpr"
}

func compiles(t *testing.T, file, literal string) {
	t.Helper()
	text, err := strconv.Unquote(literal)
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	if _, err := regexp.Compile(text); err != nil {
		t.Errorf("%s: %v", file, err)
	}
}
