package extract_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"jiheng/document/text"
	"jiheng/extract"
)

// A prediction is what the measure of the corpus reads.
type prediction struct {
	ID         string              `json:"id"`
	Facts      []map[string]string `json:"facts"`
	Arithmetic []map[string]any    `json:"arithmetic"`
	Defects    []map[string]string `json:"defects"`
}

func predict(t *testing.T, id, file string, data []byte) prediction {
	t.Helper()
	d, err := text.Read(file, data)
	if err != nil {
		t.Fatal(err)
	}
	lines := extract.Lines(d)
	facts := extract.Facts(lines)
	p := prediction{ID: id, Facts: []map[string]string{}, Arithmetic: []map[string]any{}, Defects: []map[string]string{}}
	for _, f := range facts {
		p.Facts = append(p.Facts, map[string]string{"kind": string(f.Kind), "subject": f.Subject, "value": f.Value, "unit": f.Unit, "quote": f.Quote})
	}
	for _, c := range extract.Claims(lines, facts) {
		p.Arithmetic = append(p.Arithmetic, map[string]any{"claim": c.Claim, "recomputed": c.Recomputed, "consistent": c.Consistent})
	}
	return p
}

// TestWritePredictions writes the predictions for the corpus to the file that
// PREDICTIONS names, for the corpus's own measure.
func TestWritePredictions(t *testing.T) {
	target := os.Getenv("PREDICTIONS")
	files, _ := filepath.Glob("../../shared/corpus/reports/*.txt")
	if target == "" || len(files) == 0 {
		t.Skip("PREDICTIONS names no file, or there is no corpus")
	}
	sort.Strings(files)
	var b strings.Builder
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		line, err := json.Marshal(predict(t, strings.TrimSuffix(filepath.Base(f), ".txt"), f, data))
		if err != nil {
			t.Fatal(err)
		}
		b.Write(line)
		b.WriteByte('\n')
	}
	if err := os.WriteFile(target, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
}
