package rules

import (
	rand "math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"jiheng/paper"
)

// A mixer makes reports of about 10 kB out of the texts of testdata, as unlike
// one another as those allow. One seed always makes the same report.
type mixer struct {
	lines  []string   // running text
	tables [][]string // with their titles
}

// newMixer collects the running text of clean.txt and what the rules' right
// examples say.
func newMixer(tb testing.TB) *mixer {
	tb.Helper()
	m := &mixer{}
	clean, err := os.ReadFile("testdata/clean.txt")
	if err != nil {
		tb.Fatal(err)
	}
	for line := range strings.Lines(string(clean)) {
		m.line(strings.TrimSpace(line))
	}
	files, err := filepath.Glob("testdata/[A-Z]*.txt")
	if err != nil || len(files) == 0 {
		tb.Fatal("no examples", err)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			tb.Fatal(err)
		}
		for _, example := range strings.Split(string(data), "=== ") {
			if text, right := strings.CutPrefix(example, "对\n"); right {
				m.example(text)
			}
		}
	}
	return m
}

func (m *mixer) example(text string) {
	var table []string
	last := ""
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "|"):
			if table == nil {
				table = []string{last}
			}
			table = append(table, line)
		case line != "" && !strings.HasPrefix(line, "@") && !strings.HasPrefix(line, "//"):
			last = line
			m.line(line)
		}
	}
	if table != nil {
		m.tables = append(m.tables, table)
	}
}

var heading = regexp.MustCompile(`^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|#)`)

// line keeps a paragraph; headings come with the report.
func (m *mixer) line(s string) {
	if paper.Runes(s) >= 20 && !heading.MatchString(s) {
		m.lines = append(m.lines, s)
	}
}

var mixedParts = []string{"一、单位概况", "二、预算及执行情况", "三、绩效目标完成情况", "四、存在问题及原因", "五、改进措施", "六、结果应用和公开"}

// report makes one report.
func (m *mixer) report(seed uint64) string {
	r := rand.New(rand.NewPCG(seed, 1))
	unit := string([]rune("东西南北长新大安平和")[r.IntN(10)]) + string([]rune("山河桥塘林溪湖城港洲")[r.IntN(10)]) + "镇"
	var b strings.Builder
	b.WriteString("2024年度" + unit + "人民政府单位整体支出绩效自评报告\n")
	const size = 10_000
	for i, part := range mixedParts {
		b.WriteString(part + "\n")
		for b.Len() < size*(i+1)/len(mixedParts) {
			if r.IntN(12) > 0 {
				b.WriteString(m.lines[r.IntN(len(m.lines))] + "\n")
				continue
			}
			b.WriteString(strings.Join(m.tables[r.IntN(len(m.tables))], "\n") + "\n")
		}
	}
	b.WriteString(unit + "人民政府\n2025年3月20日\n")
	return b.String()
}

func TestMixer(t *testing.T) {
	m := newMixer(t)
	a, b := m.report(1), m.report(2)
	if a != m.report(1) || a == b {
		t.Error("a seed must always make the same report, another seed another one")
	}
	if len(a) < 10_000 || len(a) > 14_000 {
		t.Errorf("a report has %d bytes", len(a))
	}
}
