package show

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"

	"jiheng/check"
	"jiheng/paper/papertest"
	"jiheng/rules"
)

var update = flag.Bool("update", false, "write golden files")

func builtinSet(t testing.TB) *check.Set {
	t.Helper()
	s, err := rules.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// faulty is a short report with faults of several families.
const faulty = "2024年度甲区乙镇人民政府单位整体支出绩效自评报告\n一、成效\n今年完成布署任务，城市功能录入全年完成情况全。\n全年产值预计完成106亿元。"

func faultyResult(t *testing.T) (*check.Set, *check.Result) {
	t.Helper()
	set := builtinSet(t)
	return set, set.Run(&check.Input{File: "报告/乙镇.txt", Document: papertest.Document(faulty)})
}

func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	file = "testdata/" + file
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; got\n%s", file, got)
	}
}

func TestOutputs(t *testing.T) {
	set, res := faultyResult(t)
	var text, lines, sarif bytes.Buffer
	for _, err := range []error{WriteText(&text, res), WriteJSONL(&lines, res), WriteSARIF(&sarif, set, nil, res)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	golden(t, "output.golden", text.Bytes())
	golden(t, "output.jsonl", lines.Bytes())
	golden(t, "output.sarif", sarif.Bytes())
}

// The line for machines has the keys of its interface, and repeats every finding
// as a defect.
func TestJSONL(t *testing.T) {
	_, res := faultyResult(t)
	var b bytes.Buffer
	if err := WriteJSONL(&b, res, res); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(b.String()), "\n")
	if len(lines) != 2 {
		t.Fatalf("%d lines", len(lines))
	}
	var got map[string]any
	if err := json.Unmarshal([]byte(lines[0]), &got); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"id", "file", "facts", "arithmetic", "findings", "defects", "duties", "verdict"} {
		if got[key] == nil {
			t.Errorf("no %s", key)
		}
	}
	if got["id"] != "乙镇" || len(got["defects"].([]any)) != len(res.Findings) {
		t.Errorf("id %v, %d defects of %d findings", got["id"], len(got["defects"].([]any)), len(res.Findings))
	}
	duties := got["duties"].(map[string]any)
	sum := duties["settled"].(float64) + duties["undecided"].(float64) + duties["not_applicable"].(float64)
	if int(sum) != len(builtinSet(t).Rules()) {
		t.Errorf("duties add up to %v", sum)
	}
}

// The caret stands under the quote: its column is the width of what precedes it.
func TestCaret(t *testing.T) {
	set := builtinSet(t)
	var b bytes.Buffer
	if err := WriteText(&b, set.Run(&check.Input{File: "a.txt", Document: papertest.Document("abc全镇完成布署任务。")})); err != nil {
		t.Fatal(err)
	}
	if want := "    abc全镇完成布署任务。\n    " + strings.Repeat(" ", 11) + "^^^^\n"; !strings.Contains(b.String(), want) {
		t.Errorf("got\n%s", b.String())
	}
}
