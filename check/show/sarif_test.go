package show

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	_ "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif" // keeps the module among the requirements
	jsonschema "github.com/santhosh-tekuri/jsonschema/v6"

	"jiheng/check"
	"jiheng/paper/papertest"
	"jiheng/rules"
)

const schemaModule = "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

// sarifSchema is the schema of SARIF 2.1.0, errata 01, as OASIS publishes it. It
// is a constant in the source of a module that is pinned and hashed in go.sum.
var sarifSchema = sync.OnceValues(func() (*jsonschema.Schema, error) {
	dir, err := exec.Command("go", "list", "-f", "{{.Dir}}", schemaModule).Output()
	if err != nil {
		return nil, err
	}
	f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(strings.TrimSpace(string(dir)), "schema.go"), nil, 0)
	if err != nil {
		return nil, err
	}
	text := ""
	ast.Inspect(f, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			text, err = strconv.Unquote(lit.Value)
		}
		return err == nil
	})
	if err != nil {
		return nil, err
	}
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		return nil, err
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	const name = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	if err := c.AddResource(name, doc); err != nil {
		return nil, err
	}
	return c.Compile(name)
})

// sarifFault validates a log; it is nil where the log keeps to the schema.
func sarifFault(t *testing.T, data []byte) error {
	t.Helper()
	schema, err := sarifSchema()
	if err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return schema.Validate(v)
}

func sarifOfResults(t *testing.T, set *check.Set, results ...*check.Result) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteSARIF(&b, set, nil, results...); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// What is written keeps to the schema: without results, with many, for files of
// any name, with findings let pass, and for every example of every rule.
func TestSARIFSchema(t *testing.T) {
	set, one := faultyResult(t)
	valid := func(name string, set *check.Set, results ...*check.Result) {
		t.Helper()
		if err := sarifFault(t, sarifOfResults(t, set, results...)); err != nil {
			t.Errorf("%s: %#v", name, err)
		}
	}
	valid("nothing", set)
	valid("no findings", set, set.Run(&check.Input{File: "a.txt", Document: papertest.Document("今天开会。")}))
	valid("empty", set, set.Run(&check.Input{File: "空.txt", Document: papertest.Document("")}))
	for _, file := range []string{"/tmp/甲 乙/50%#1?.docx", `C:\报送\a.docx`, "a:b.docx", "../[1].docx", `甲"乙'.docx`, "\u0001.docx", "", "-", "//host/share/a.docx", `\\主机\共享\a.docx`} {
		valid(file, set, set.Run(&check.Input{File: file, Document: papertest.Document(faulty)}))
	}
	var all []*check.Result
	names, err := filepath.Glob("../../rules/testdata/*.txt")
	if err != nil || len(names) < 50 {
		t.Fatalf("%d files of examples, %v", len(names), err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, set.Run(&check.Input{File: name, Document: papertest.Document(string(data))}))
	}
	valid("all examples", set, append(all, one)...)
	p, err := check.ReadProfile("配置.yaml", []byte("放过:\n  - {规则: GEN-09, 理由: 已核对}\n"))
	if err != nil {
		t.Fatal(err)
	}
	own, err := check.NewSet(rules.All(), nil, p)
	if err != nil {
		t.Fatal(err)
	}
	passed := own.Run(&check.Input{File: "甲/乙.txt", Document: papertest.Document(faulty)})
	if len(passed.Suppressed) == 0 {
		t.Fatal("nothing was let pass")
	}
	valid("let pass", own, passed)
}

// The schema is at work: logs with a slip are refused.
func TestSARIFSchemaRefuses(t *testing.T) {
	set, res := faultyResult(t)
	log := string(sarifOfResults(t, set, res))
	for _, c := range [][2]string{
		{`"version": "2.1.0"`, `"version": "2.1"`}, {`"driver":`, `"pilot":`}, {`"level": "warning"`, `"level": "advice"`},
		{`"startLine": `, `"startLine": -`}, {`"ruleId":`, `"rule":`}, {`"columnKind": "unicodeCodePoints"`, `"columnKind": "runes"`}, {`"uri": "`, `"uri": "% `},
	} {
		if !strings.Contains(log, c[0]) {
			t.Fatalf("the log has no %s", c[0])
		}
		if sarifFault(t, []byte(strings.Replace(log, c[0], c[1], 1))) == nil {
			t.Errorf("the schema lets %s pass", c[1])
		}
	}
}

// What the specification says beyond its schema: every result names a rule of the
// driver, each of which stands once, and no region ends before it begins.
func TestSARIFMeaning(t *testing.T) {
	set, res := faultyResult(t)
	var log sarifLog
	if err := json.Unmarshal(sarifOfResults(t, set, res, set.Run(&check.Input{File: "b.txt", Document: papertest.Document(faulty + "\n" + faulty)})), &log); err != nil {
		t.Fatal(err)
	}
	rules := map[string]int{}
	for _, r := range log.Runs[0].Tool.Driver.Rules {
		rules[r.ID]++
	}
	for id, n := range rules {
		if n != 1 {
			t.Errorf("%s stands %d times", id, n)
		}
	}
	if len(log.Runs[0].Results) < 8 {
		t.Fatalf("%d results", len(log.Runs[0].Results))
	}
	for _, r := range log.Runs[0].Results {
		if rules[r.RuleID] == 0 {
			t.Errorf("%s is no rule of the driver", r.RuleID)
		}
		for _, l := range append(r.Locations, r.Related...) {
			if g := l.Physical.Region; g != nil && g.EndColumn != 0 && g.EndColumn < g.StartColumn {
				t.Errorf("%s: columns %d to %d", r.RuleID, g.StartColumn, g.EndColumn)
			}
		}
	}
}
