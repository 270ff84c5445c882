package pdfium

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"strings"
	"testing"
)

// TestItIsTheModuleThatTheReadmeNames compares the hash of what is embedded
// with the one that the account of its origin gives.
func TestItIsTheModuleThatTheReadmeNames(t *testing.T) {
	sum := sha256.Sum256(Wasm())
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	if want := hex.EncodeToString(sum[:]); !strings.Contains(string(readme), want) {
		t.Errorf("README.md does not name the module's hash %s", want)
	}
}
