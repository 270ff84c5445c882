package fonts

import (
	"bytes"
	"testing"
)

func TestFacesUnpack(t *testing.T) {
	for _, f := range []*Face{Serif, Bold, Sans, Kai, Mono} {
		a, err := f.Bytes()
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		if !bytes.HasPrefix(a, []byte{0, 1, 0, 0}) {
			t.Errorf("%s is no TrueType file", f.Name)
		}
	}
}

func TestDamagedFace(t *testing.T) {
	if _, err := unpack(serif400[:1000]); err == nil {
		t.Error("half a face was taken")
	}
}
