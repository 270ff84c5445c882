package report_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jiheng/document"
	"jiheng/report"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares a text with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", "golden", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	a, b := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range max(len(a), len(b)) {
		x, y := line(a, i), line(b, i)
		if x != y {
			t.Fatalf("%s line %d\n got  %s\n want %s\n(go test ./report -update writes it anew)", name, i+1, x, y)
		}
	}
}

func line(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "(nothing)"
}

// goldenNarrative asks for every frame, table and chart.
func goldenNarrative() string {
	var b strings.Builder
	b.WriteString("# 基本情况\n\n{{内设机构数}}内设机构，编制{{编制数}}。\n\n## 资金\n\n支出{{合计-决算数}}，{{合计-全年预算数|较年初}}，**{{P01-决算数|占比 合计-决算数}}**；产值{{JJ01|同比}}。\n\n### 成绩\n\n- {{SL01|完成}}\n- {{SL01|差}}\n\n#### 其他\n\n1. {{P01-调整数|增减}}\n2. {{~15}}号\n\n# 表\n")
	for _, kind := range []string{"表", "图"} {
		for _, name := range strings.Split(report.Insertions(kind), "、") {
			b.WriteString("\n[[" + kind + ":" + name + "]]\n")
		}
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	m := smallMaker(t)
	for _, d := range everyDocument(t, m, []report.Section{{File: "正文/1.md", Text: goldenNarrative()}}) {
		golden(t, strings.ReplaceAll(d.name, " ", "-")+".txt", d.doc.Dump())
	}
	var b strings.Builder
	doc := m.Noted(&document.Document{Blocks: m.Narrative([]report.Section{{File: "甲.md", Text: "{{单条投入}}，{{自评总分}}。\n"}})})
	for _, n := range doc.Notes {
		b.WriteString(n.Fact + " " + n.Name + " " + n.Print + "\n")
		for _, l := range n.Lines {
			b.WriteString(strings.Repeat("  ", l.Depth+1) + l.Text + "\n")
		}
	}
	golden(t, "来由.txt", b.String())
}
