// Command testsum reads the output of go test -json. It prints a line for each
// package as soon as it is done, with how many there are of those that its
// argument counts; at the end failures with what they printed, then what was
// skipped by name, and a last line of counts.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"strings"
)

type event struct {
	Action  string
	Package string
	Test    string
	Output  string
	Elapsed float64
}

func main() {
	output := map[string][]string{}
	var skipped, failed []string
	passed, packages := 0, 0
	total := "?"
	if len(os.Args) > 1 {
		total = os.Args[1]
	}
	done := func(word string, e event) {
		packages++
		fmt.Printf("%-5s [%d/%s] %-40s %6.1fs\n", word, packages, total, e.Package, e.Elapsed)
	}
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 64<<20)
	for in.Scan() {
		var e event
		if json.Unmarshal(in.Bytes(), &e) != nil {
			fmt.Println(in.Text()) // a build error
			continue
		}
		name := strings.TrimSuffix(e.Package+" "+e.Test, " ")
		switch e.Action {
		case "output", "build-output":
			output[name] = append(output[name], e.Output)
		case "pass":
			if e.Test != "" {
				passed++
			} else {
				done("ok", e)
			}
			delete(output, name)
		case "skip":
			if e.Test != "" {
				skipped = append(skipped, name+": "+reason(output[name]))
			} else {
				done("-", e) // without tests
			}
		case "fail", "build-fail":
			failed = append(failed, name)
			if e.Action == "fail" && e.Test == "" {
				done("FAIL", e)
			}
		}
	}
	sort.Strings(skipped)
	for _, f := range failed {
		fmt.Println("FAIL  " + f)
		fmt.Print(strings.Join(output[f], ""))
	}
	for _, s := range skipped {
		fmt.Println("skip  " + s)
	}
	fmt.Printf("%d passed, %d failed, %d skipped\n", passed, len(failed), len(skipped))
	if len(failed) > 0 || passed == 0 {
		os.Exit(1)
	}
}

// reason is what a test said when it skipped.
func reason(lines []string) string {
	for _, l := range lines {
		if l = strings.TrimSpace(l); l != "" && !strings.HasPrefix(l, "===") && !strings.HasPrefix(l, "---") {
			if _, after, ok := strings.Cut(l, ".go:"); ok {
				return after
			}
			return l
		}
	}
	return "no reason given"
}
