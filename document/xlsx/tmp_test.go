package xlsx

import (
	"fmt"
	"os"
	"testing"
)

func TestTmp(t *testing.T) {
	b, err := Write(sampleBook())
	if err != nil {
		t.Fatal(err)
	}
	os.WriteFile("/tmp/xl/a.xlsx", b, 0o644)
	d, err := Document(b)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println(d.Dump())
}
