package dossier

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// readers are the files of the loader.
var readers = []string{"actual.go", "dossier.go", "evidence.go", "fact.go", "goal.go", "indicator.go", "ledger.go", "money.go", "problem.go", "revised.go", "rows.go", "table.go", "unit.go"}

// codesOf returns the codes of faults that the loader's own files hold. Notices
// are none, and neither are our own failures.
func codesOf(t *testing.T) []string {
	t.Helper()
	var codes []string
	code := regexp.MustCompile(`^"[a-z]+(-[a-z]+)*"$`)
	for _, name := range readers {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, src, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			f, ok := call.Fun.(*ast.SelectorExpr)
			if !ok || f.Sel.Name == "notice" {
				return true
			}
			if !slices.Contains([]string{"bad", "Bad", "New", "refuse"}, f.Sel.Name) {
				return true
			}
			for _, a := range call.Args {
				if lit, ok := a.(*ast.BasicLit); ok && code.MatchString(lit.Value) {
					codes = append(codes, strings.Trim(lit.Value, `"`))
				}
			}
			return true
		})
	}
	slices.Sort(codes)
	codes = slices.DeleteFunc(slices.Compact(codes), func(c string) bool { return c == "file-read" })
	if len(codes) < 30 {
		t.Fatalf("only %d codes found", len(codes))
	}
	return codes
}
