package check

import (
	"encoding/json"
	"fmt"
)

// A keptResult is a result as a journal keeps it: all that any output shows.
type keptResult struct {
	Result
	Carets []int // of the findings, which their own form leaves out
}

// Keep writes a result as one line of JSON from which Kept makes the same again.
func Keep(r *Result) ([]byte, error) {
	k := keptResult{Result: *r}
	for _, f := range r.Findings {
		k.Carets = append(k.Carets, f.Caret)
	}
	data, err := json.Marshal(k)
	if err != nil {
		return nil, fmt.Errorf("keeping the result of %s: %w", r.File, err)
	}
	return data, nil
}

// Kept makes a result that Keep has written. An error means that the text is not
// one of Keep's.
func Kept(data []byte) (*Result, error) {
	var k keptResult
	if err := json.Unmarshal(data, &k); err != nil {
		return nil, fmt.Errorf("reading a kept result: %w", err)
	}
	if len(k.Carets) != len(k.Findings) {
		return nil, fmt.Errorf("a kept result of %d findings has %d carets", len(k.Findings), len(k.Carets))
	}
	for i := range k.Findings {
		k.Findings[i].Caret = k.Carets[i]
	}
	return &k.Result, nil
}
