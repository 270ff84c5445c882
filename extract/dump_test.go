package extract_test

import (
	"fmt"
	"os"
	"testing"
)

func TestDump(t *testing.T) {
	f := os.Getenv("DUMP")
	if f == "" { t.Skip() }
	b, _ := os.ReadFile(f)
	for _, l := range lines(t, string(b)) {
		fmt.Println(l.Kind, l.Level, l.At, l.Text)
		for _, c := range l.Cells { fmt.Printf("     %q head=%q side=%q %v\n", l.Text[c.Start:c.End], c.Head, c.Side, c.IsHead) }
	}
}
