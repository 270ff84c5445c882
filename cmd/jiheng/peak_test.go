package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"jiheng/intake"
)

// watchPeak looks at the resident memory of a process and its children until
// the function that it returns is called, which tells the most that one of them
// held. It is 0 where there is no /proc.
func watchPeak(pid int) func() int64 {
	done, peak := make(chan bool), make(chan int64)
	go func() {
		var most int64
		for {
			for _, p := range append(childrenOf(pid), pid) {
				most = max(most, intake.Resident(p))
			}
			select {
			case <-done:
				peak <- most
				return
			case <-time.After(5 * time.Millisecond):
			}
		}
	}()
	return func() int64 { done <- true; return <-peak }
}

func childrenOf(pid int) []int {
	var out []int
	lists, err := filepath.Glob("/proc/" + strconv.Itoa(pid) + "/task/*/children")
	if err != nil {
		return nil
	}
	for _, list := range lists {
		data, err := os.ReadFile(list)
		if err != nil {
			continue // the process has ended
		}
		for _, s := range strings.Fields(string(data)) {
			if n, err := strconv.Atoi(s); err == nil {
				out = append(out, n)
			}
		}
	}
	return out
}
