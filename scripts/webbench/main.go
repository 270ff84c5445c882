// Command webbench measures lists and updates of the workbench over HTTP beside
// PocketBase: 290 unit-years of 69 indicator values, 50 clients, each run in a
// process that has just begun. It prints a table in Markdown.
//
//	go run ./scripts/webbench -secs 10 -runs 3
//
// PocketBase is built from its module, and left out where that cannot be had. It
// talks to this machine alone.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

var (
	secs    = flag.Int("secs", 10, "seconds of a run")
	runs    = flag.Int("runs", 3, "runs of each work; the table has the medians")
	clients = flag.Int("clients", 50, "clients at once")
	peer    = flag.String("peer", "", "program of the peer, as pocketbase/peer.go.txt makes it; built where it is empty")
	noPeer  = flag.Bool("no-peer", false, "without PocketBase")
	works   = flag.String("work", "list,update", "what is measured")
)

// What is measured.
const (
	units   = 290
	changes = 50 // rows a second that become others while lists are asked for
)

// A result is one run of one work.
type result struct {
	side, work    string
	requests      int
	failed        int
	perSecond     float64
	p50, p95      float64 // ms
	cpu           float64 // ms of the server a request
	peak, rest    float64 // MiB of the server
	checked       int     // own writes that were looked for in a list
	bytesOfAnswer int64
}

// A side is one of the programs that are measured.
type side interface {
	name() string
	start() (*process, error) // anew, with nothing in memory
	lists(p *process) (worker, worker, error)
	updates(p *process) (worker, error)
	after() error // once all runs are done
}

func main() {
	log.SetFlags(0)
	flag.Parse()
	dir, err := os.MkdirTemp("", "webbench")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	if err := run(dir); err != nil {
		_ = os.RemoveAll(dir)
		log.Fatal(err)
	}
}

func run(dir string) error {
	ours, err := newOurs(dir)
	if err != nil {
		return err
	}
	sides := []side{ours}
	if !*noPeer {
		p, err := newPocketBase(filepath.Join(dir, "peer"), *peer)
		if err != nil {
			log.Printf("PocketBase is left out: %v", err)
		} else {
			sides = append(sides, p)
		}
	}
	var all []result
	for n := range *runs {
		for _, work := range strings.Split(*works, ",") {
			for _, s := range sides {
				r, err := once(s, work)
				if err != nil {
					return fmt.Errorf("%s, %s: %w", s.name(), work, err)
				}
				log.Printf("run %d: %s", n+1, r.line())
				all = append(all, r)
			}
		}
	}
	for _, s := range sides {
		if err := s.after(); err != nil {
			return fmt.Errorf("%s: %w", s.name(), err)
		}
	}
	print(all, sides)
	return nil
}

// once measures one work on a server that has just begun.
func once(s side, work string) (result, error) {
	p, err := s.start()
	if err != nil {
		return result{}, err
	}
	defer p.stop()
	var main, beside worker
	if work == "list" {
		main, beside, err = s.lists(p)
	} else {
		main, err = s.updates(p)
	}
	if err != nil {
		return result{}, err
	}
	r := measure(p, main, beside)
	r.side, r.work = s.name(), work
	return r, nil
}

func (r result) line() string {
	return fmt.Sprintf("%s %s: %.3f ms CPU a request, %.0f/s, p50 %.1f ms, p95 %.1f ms, %d requests, %d failed, %d own writes looked for, %.0f MiB at most, %.0f MiB then, %d bytes",
		r.side, r.work, r.cpu, r.perSecond, r.p50, r.p95, r.requests, r.failed, r.checked, r.peak, r.rest, r.bytesOfAnswer)
}

// print prints the medians of the runs, and how the first side stands to the second.
func print(all []result, sides []side) {
	fmt.Printf("\n%s, %d clients, %d runs of %d s each in turns, load %s\n\n", time.Now().UTC().Format(time.DateOnly), *clients, *runs, *secs, load())
	fmt.Println("| work | side | CPU ms a request | requests/s | p50 ms | p95 ms | failed | own writes found | MiB at most / then | bytes |")
	fmt.Println("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
	of := map[string]result{}
	for _, work := range strings.Split(*works, ",") {
		for _, s := range sides {
			m := median(all, s.name(), work)
			of[s.name()+work] = m
			fmt.Printf("| %s | %s | %.3f | %.0f | %.1f | %.1f | %d | %d | %.0f / %.0f | %d |\n",
				work, s.name(), m.cpu, m.perSecond, m.p50, m.p95, m.failed, m.checked, m.peak, m.rest, m.bytesOfAnswer)
		}
	}
	if len(sides) < 2 {
		return
	}
	fmt.Println()
	for _, work := range strings.Split(*works, ",") {
		a, b := of[sides[0].name()+work], of[sides[1].name()+work]
		fmt.Printf("%s: CPU a request %.1f times less, %.1f times as many a second, p95 %.2f of the other's.\n", work, b.cpu/a.cpu, a.perSecond/b.perSecond, a.p95/b.p95)
	}
	fmt.Println("PocketBase commits with synchronous=NORMAL and keeps no history; Jiheng with FULL, and each update is an act with rights by field, request key and its leaf in the log.")
}

// median is each figure's median over the runs; failures are added up.
func median(all []result, side, work string) result {
	var own []result
	out := result{side: side, work: work}
	for _, r := range all {
		if r.side == side && r.work == work {
			own = append(own, r)
			out.failed += r.failed
			out.checked += r.checked
		}
	}
	of := func(figure func(result) float64) float64 {
		v := make([]float64, len(own))
		for i, r := range own {
			v[i] = figure(r)
		}
		slices.Sort(v)
		return v[len(v)/2]
	}
	out.cpu, out.perSecond = of(func(r result) float64 { return r.cpu }), of(func(r result) float64 { return r.perSecond })
	out.p50, out.p95 = of(func(r result) float64 { return r.p50 }), of(func(r result) float64 { return r.p95 })
	out.peak, out.rest = of(func(r result) float64 { return r.peak }), of(func(r result) float64 { return r.rest })
	out.bytesOfAnswer = int64(of(func(r result) float64 { return float64(r.bytesOfAnswer) }))
	return out
}

func load() string {
	b, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	return strings.Fields(string(b))[0]
}

// command is a program whose words go where ours go.
func command(dir, name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...)
	c.Dir = dir
	c.Stderr = os.Stderr
	return c
}
