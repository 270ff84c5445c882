// Command plant makes clean documents, plants one fault at a time in them,
// renders them as txt, docx and pdf, reads them back, and counts which of the
// faults the rules find. It prints a table in Markdown.
//
//	go run ./examples/plant > docs/planted-faults.md
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
)

func main() {
	n := flag.Int("seeds", 4, "how many clean documents of each kind")
	line := flag.Int("line", 0, "show the document planted with the fault of this line of faults.yaml")
	flag.Parse()
	err := error(nil)
	if *line > 0 {
		err = show(*line)
	} else {
		err = run(*n)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(n int) error {
	ctx := context.Background()
	r, err := newRunner(ctx)
	if err != nil {
		return err
	}
	list, err := wrongs()
	if err != nil {
		return err
	}
	var seeds []uint64
	for s := range n {
		seeds = append(seeds, uint64(s+1))
	}
	all, alarms, err := r.all(ctx, list, seeds, func(string, int) bool { return true })
	if err != nil {
		return err
	}
	fmt.Print(newTable(all, alarms, n).markdown())
	return nil
}

// show prints the document that has one fault, and what is found in it.
func show(line int) error {
	ctx := context.Background()
	r, err := newRunner(ctx)
	if err != nil {
		return err
	}
	list, err := wrongs()
	if err != nil {
		return err
	}
	for i := range list {
		if list[i].line != line {
			continue
		}
		b, err := newBase(list[i].kind, 1)
		if err != nil {
			return err
		}
		p, err := plant(&list[i], b)
		if err != nil {
			return err
		}
		found, err := r.check(ctx, p.text, "txt")
		if err != nil {
			return err
		}
		fmt.Printf("%s\n%s at “%s”\n", p.text, p.rule, p.context)
		for i := range found {
			fmt.Println(found[i].Rule, found[i].Also, found[i].Severity, found[i].Message)
		}
	}
	return nil
}
