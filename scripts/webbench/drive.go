package main

import (
	"io"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// A worker does one piece of work as one of the clients, and returns the size of the
// answer; an error is a failure.
type worker func(c *client) (bytes int64, err error)

// A client has its own connection and its own numbers.
type client struct {
	n      int
	http   *http.Client
	random *rand.Rand
}

func newClient(n int) *client {
	return &client{n: n, random: rand.New(rand.NewPCG(7, uint64(n))), http: &http.Client{Timeout: 30 * time.Second,
		Transport:     &http.Transport{MaxIdleConnsPerHost: 1, DisableCompression: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

// ask sends a request and reads the answer to its end.
func (c *client) ask(method, url, body string, head map[string]string) (answer []byte, status int, err error) {
	q, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		return nil, 0, err
	}
	for k, v := range head {
		q.Header.Set(k, v)
	}
	res, err := c.http.Do(q)
	if err != nil {
		return nil, 0, err
	}
	defer res.Body.Close()
	answer, err = io.ReadAll(res.Body)
	return answer, res.StatusCode, err
}

// measure lets the clients work for the time of a run. beside, where there is one, is
// done so many times a second by clients of its own, and does not count as requests,
// but where it fails.
func measure(p *process, main, beside worker) result {
	var mu sync.Mutex
	var all []float64
	var r result
	var bytes int64
	end := time.Now().Add(time.Duration(*secs) * time.Second)
	var wg sync.WaitGroup
	before := p.cpu()
	for n := range *clients {
		wg.Go(func() {
			c := newClient(n)
			mine, failed, got := []float64(nil), 0, int64(0)
			for time.Now().Before(end) {
				began := time.Now()
				size, err := main(c)
				if err != nil {
					if failed++; failed > 100 {
						break
					}
					note(err)
					continue
				}
				got, mine = got+size, append(mine, float64(time.Since(began).Microseconds())/1000)
			}
			mu.Lock()
			defer mu.Unlock()
			all, r.failed, bytes = append(all, mine...), r.failed+failed, bytes+got
		})
	}
	if beside != nil {
		checked, failed := besides(beside, end)
		r.checked, r.failed = checked, r.failed+failed
	}
	wg.Wait()
	spent := p.cpu() - before
	r.peak, r.rest = p.memory()
	if r.requests = len(all); r.requests == 0 {
		return r
	}
	slices.Sort(all)
	at := func(q float64) float64 { return all[int(q*float64(len(all)-1))] }
	r.perSecond, r.p50, r.p95 = float64(len(all))/float64(*secs), at(.5), at(.95)
	r.cpu, r.bytesOfAnswer = spent*1000/float64(len(all)), bytes/int64(len(all))
	return r
}

// besides changes rows, so many a second, until the end.
func besides(beside worker, end time.Time) (done, failed int) {
	const hands = 10
	var wg sync.WaitGroup
	var did, bad atomic.Int64
	for n := range hands {
		wg.Go(func() {
			c := newClient(n)
			tick := time.NewTicker(hands * time.Second / changes)
			defer tick.Stop()
			for time.Now().Before(end) {
				if _, err := beside(c); err != nil {
					bad.Add(1)
					note(err)
				}
				did.Add(1)
				<-tick.C
			}
		})
	}
	wg.Wait()
	return int(did.Load()), int(bad.Load())
}

var noted atomic.Int64

// note prints the first few failures.
func note(err error) {
	if noted.Add(1) <= 5 {
		println("failed:", err.Error())
	}
}
