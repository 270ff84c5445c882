package rules

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"jiheng/check"
	"jiheng/num"
	"jiheng/paper/papertest"
	"jiheng/regs"
)

func builtinSet(t testing.TB) *check.Set {
	t.Helper()
	s, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Every text rule finds its own wrong example and lets the right one pass: those
// of its data file, or where it needs more than a line those of testdata.
func TestTextRules(t *testing.T) {
	set := builtinSet(t)
	samples := set.Samples()
	if len(samples) != 222 {
		t.Errorf("%d text rules, want 222", len(samples))
	}
	for id, s := range samples {
		t.Run(id, func(t *testing.T) {
			examples := readExamples(t, id)
			if len(examples) == 0 {
				examples = []example{{file: "data", wrong: true, in: &check.Input{Document: papertest.Document(s.Wrong)}, text: s.Wrong},
					{file: "data", in: &check.Input{Document: papertest.Document(s.Right)}, text: s.Right}}
			}
			for _, e := range examples {
				e.check(t, set, id)
			}
		})
	}
}

// unescaped puts characters in the place of their numbers: [U+200B].
func unescaped(s string) string {
	return regexp.MustCompile(`\[U\+[0-9A-F]{4,5}\]`).ReplaceAllStringFunc(s, func(m string) string {
		n, _ := strconv.ParseInt(m[3:len(m)-1], 16, 32)
		return string(rune(n))
	})
}

// The expressions find the same fault in other words, and leave alone what only
// looks like it.
func TestTextRulesInOtherWords(t *testing.T) {
	set := builtinSet(t)
	data, err := os.ReadFile("testdata/textrules.txt")
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string][2]int{}
	for i, line := range strings.Split(string(data), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		id, rest, _ := strings.Cut(line, " ")
		kind, text, _ := strings.Cut(rest, " ")
		text = strings.NewReplacer("⏎", "\n", "〖题〗", "2024年度甲区乙镇人民政府单位整体支出绩效自评报告").Replace(unescaped(text))
		c := counts[id]
		found := len(of(set.Run(&check.Input{Document: papertest.Document(text)}), id)) > 0
		if kind == "错" {
			c[0]++
		} else {
			c[1]++
		}
		counts[id] = c
		if found != (kind == "错") {
			t.Errorf("textrules.txt:%d: %s %s: found is %v: %s", i+1, id, kind, found, text)
		}
	}
	functions := All().Functions
	for id := range set.Samples() {
		if c := counts[id]; functions[id] == nil && (c[0]+1 < least || c[1]+1 < least) {
			t.Errorf("%s has %d wrong and %d right examples besides its own", id, c[0], c[1])
		}
	}
}

// A pack with its own grades decides instead of the thresholds.
func TestGradesOfThePack(t *testing.T) {
	pack, err := regs.PackByID(regs.DefaultPack)
	if err != nil {
		t.Fatal(err)
	}
	other := *pack
	other.Grades = []regs.Grade{{Name: "优", Min: num.MustDecimal("95")}, {Name: "良", Min: num.MustDecimal("0")}}
	set := builtinSet(t)
	doc := papertest.Document("自评得分92分，等级为优。")
	if f := of(set.Run(&check.Input{Document: doc}), "S16"); len(f) != 0 {
		t.Errorf("by the thresholds: %s", f[0].Message)
	}
	f := of(set.Run(&check.Input{Document: doc, Pack: &other}), "S16")
	if len(f) != 1 || !strings.Contains(f[0].Message, "92分按分档是“良”") {
		t.Errorf("by the pack: %+v", f)
	}
}
