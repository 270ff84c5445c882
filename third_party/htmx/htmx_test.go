package htmx

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"strings"
	"testing"
)

// TestTheScriptIsThePublishedOne compares with the sum that the README names.
func TestTheScriptIsThePublishedOne(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(Script)
	if !strings.Contains(string(readme), hex.EncodeToString(sum[:])) {
		t.Errorf("htmx.min.js has SHA-256 %x, which README.md does not name", sum)
	}
}
