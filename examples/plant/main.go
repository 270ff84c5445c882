// Command plant measures the rules: it takes clean documents, plants one fault
// at a time by changing values and words, writes each as a file, reads it back
// and looks whether the fault is found, where, and by which rule. The same seed
// gives the same table.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
)

func main() {
	seed := flag.Uint64("seed", 2024, "number from which all documents follow")
	rounds := flag.Int("n", 3, "documents for each way of offending against a rule")
	out := flag.String("o", "docs/planted-faults.md", "file to write the table to")
	verbose := flag.Bool("v", false, "also list every fault that was missed and every stray finding")
	flag.Parse()
	if err := run(*seed, *rounds, *out, *verbose); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(seed uint64, rounds int, out string, verbose bool) error {
	ctx := context.Background()
	f, err := newField(ctx, os.TempDir())
	if err != nil {
		return err
	}
	t, err := f.measure(ctx, seed, rounds, 1)
	if err != nil {
		return err
	}
	if verbose {
		for _, n := range t.notes {
			fmt.Println(n)
		}
	}
	fmt.Println(t.summary())
	return os.WriteFile(out, t.markdown(seed, rounds), 0o644)
}
