package show

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"jiheng/check"
	"jiheng/paper/papertest"
	"jiheng/rules"
)

// shown returns all outputs of a result that need no document.
func shown(t *testing.T, r *check.Result) string {
	t.Helper()
	var b bytes.Buffer
	for _, err := range []error{WriteText(&b, r), WriteJSONL(&b, r), WriteSARIF(&b, builtinSet(t), nil, r)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

// A result that was kept is shown as before, in every output; nothing that a
// result holds is lost.
func TestKept(t *testing.T) {
	profile, err := check.ReadProfile("方案.yaml", []byte("名称: 甲区\n放过:\n  - {规则: RPT-24, 理由: 已核对}\n"))
	if err != nil {
		t.Fatal(err)
	}
	set, err := check.NewSet(rules.All(), nil, profile)
	if err != nil {
		t.Fatal(err)
	}
	list, err := filepath.Glob("../../rules/testdata/*.txt")
	if err != nil || len(list) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	list = list[:min(len(list), 40)]
	texts := []string{hostileText, ""}
	for _, file := range list {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(data))
	}
	suppressed := 0
	for i, text := range texts {
		r := set.Run(&check.Input{File: "报告.txt", Document: papertest.Document(text)})
		suppressed += len(r.Suppressed)
		data, err := check.Keep(r)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.ContainsRune(data, '\n') {
			t.Fatalf("text %d: more than a line", i)
		}
		again, err := check.Kept(data)
		if err != nil {
			t.Fatal(err)
		}
		if shown(t, r) != shown(t, again) {
			t.Errorf("text %d is shown differently after it was kept", i)
		}
		if !reflect.DeepEqual(r.Outcomes, again.Outcomes) || r.Duties != again.Duties {
			t.Errorf("text %d: outcomes differ", i)
		}
	}
	if suppressed == 0 {
		t.Error("no example lets a finding pass")
	}
	for _, torn := range []string{"", "{", `{"File":"甲"`, `{"File":"甲","Findings":[{}]}`} {
		if _, err := check.Kept([]byte(torn)); err == nil {
			t.Errorf("%q was taken for a result", torn)
		}
	}
}
