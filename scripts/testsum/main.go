// Command testsum reads the output of go test -json and prints failures with
// what they printed, then what was skipped by name, and a last line of counts.
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
	passed := 0
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
				fmt.Printf("ok    %-40s %6.1fs\n", e.Package, e.Elapsed)
			}
			delete(output, name)
		case "skip":
			if e.Test != "" {
				skipped = append(skipped, name+": "+reason(output[name]))
			}
		case "fail", "build-fail":
			failed = append(failed, name)
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
