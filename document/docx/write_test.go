package docx

import (
	"bytes"
	"os"
	"testing"
)

func mustWrite(t *testing.T) []byte {
	t.Helper()
	b, err := Write(sample())
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestSameBytes(t *testing.T) {
	if !bytes.Equal(mustWrite(t), mustWrite(t)) {
		t.Error("two writes of one document differ")
	}
	if out := os.Getenv("DOCX_OUT"); out != "" {
		os.WriteFile(out, mustWrite(t), 0o644)
	}
}
