package jiheng_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
)

// exactPackages know amounts, rates and points: no float is named in them. In dossier
// one file weighs how alike two texts are.
var exactPackages = []string{"num", "fact", "regs", "budget", "table", "dossier", "plain", "document", "extract", "report", "paper", "across", "check", "rules", "final", "draft",
	"press", "store", "workbench", "web"}

var weighsTexts = filepath.Join("dossier", "match.go")

// TestNoFloats fails on a float in a package that knows figures.
func TestNoFloats(t *testing.T) {
	floats := map[string]bool{"float64": true, "float32": true, "ParseFloat": true, "Float64": true, "Float32": true}
	files := 0
	for _, p := range exactPackages {
		names, err := filepath.Glob(filepath.Join(p, "*.go"))
		if err != nil || len(names) == 0 {
			t.Fatalf("%s: %d files, %v", p, len(names), err)
		}
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") || name == weighsTexts {
				continue
			}
			set := token.NewFileSet()
			f, err := parser.ParseFile(set, name, nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			files++
			ast.Inspect(f, func(n ast.Node) bool {
				if id, ok := n.(*ast.Ident); ok && floats[id.Name] {
					t.Errorf("%s names %s", set.Position(id.Pos()), id.Name)
				}
				return true
			})
		}
	}
	if files < 300 {
		t.Errorf("only %d files were looked at", files)
	}
}
