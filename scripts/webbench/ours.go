package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"time"

	"jiheng/store"
	"jiheng/workbench"
)

// ours is the workbench as it is served.
type ours struct {
	program, data string
	filled        *filled
	mu            sync.Mutex
	heads         []int64 // of each unit's year
	typed         int64
}

const password = "webbench-Mima-2024"

func newOurs(dir string) (*ours, error) {
	o := &ours{program: filepath.Join(dir, "jiheng"), data: filepath.Join(dir, "数据")}
	if err := command("", "go", "build", "-o", o.program, "./cmd/jiheng").Run(); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(o.data, 0o700); err != nil {
		return nil, err
	}
	var err error
	if o.filled, err = fill(o.database()); err != nil {
		return nil, err
	}
	o.heads = make([]int64, units)
	for i := range o.heads {
		o.heads[i] = 1
	}
	return o, nil
}

func (o *ours) database() string { return "sqlite:" + filepath.Join(o.data, "jiheng.db") }

func (o *ours) name() string { return "Jiheng" }

func (o *ours) start() (*process, error) {
	addr, err := freePort()
	if err != nil {
		return nil, err
	}
	c := command("", o.program, "serve", "--data", o.data, "--addr", addr)
	c.Stderr = nil // a line a request
	return begin(c, addr, "/sign-in")
}

// signIn begins a session and returns its cookie.
func signIn(p *process, account string) (string, error) {
	c := newClient(0)
	q, err := http.NewRequest("POST", p.base+"/sign-in", strings.NewReader(url.Values{"account": {account}, "password": {password}}.Encode()))
	if err != nil {
		return "", err
	}
	q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	res, err := c.http.Do(q)
	if err != nil {
		return "", err
	}
	defer res.Body.Close()
	for _, k := range res.Cookies() {
		if k.Value != "" {
			return k.Name + "=" + k.Value, nil
		}
	}
	return "", fmt.Errorf("%s could not sign in: %d", account, res.StatusCode)
}

// sessions signs everybody in, the reviewers or the clerks.
func (o *ours) sessions(p *process, account func(n int) string) ([]string, error) {
	out := make([]string, *clients)
	for n := range out {
		var err error
		if out[n], err = signIn(p, account(n)); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (o *ours) lists(p *process) (worker, worker, error) {
	reviewers, err := o.sessions(p, func(int) string { return "caizheng" })
	if err != nil {
		return nil, nil, err
	}
	clerks, err := o.sessions(p, clerk)
	if err != nil {
		return nil, nil, err
	}
	pages := (units*len(o.filled.codes) + workbench.PageLines - 1) / workbench.PageLines
	list := func(c *client, cookie string, page int) ([]byte, error) {
		answer, status, err := c.ask("GET", p.base+"/list?page="+strconv.Itoa(page), "", map[string]string{"Cookie": cookie})
		if err == nil && (status != http.StatusOK || !strings.Contains(string(answer), fmt.Sprintf("共 <b>%d</b> 行", units*len(o.filled.codes)))) {
			err = fmt.Errorf("list: %d", status)
		}
		return answer, err
	}
	return func(c *client) (int64, error) {
			b, err := list(c, reviewers[c.n], 1+c.random.IntN(pages))
			return int64(len(b)), err
		}, func(c *client) (int64, error) {
			unit, code, text, err := o.update(p, c, clerks[c.n])
			if err != nil {
				return 0, err
			}
			page := (unit*len(o.filled.codes)+code)/workbench.PageLines + 1
			b, err := list(c, reviewers[c.n], page)
			if err == nil && !holds(string(b), yearOf(unit), o.filled.codes[code], text) {
				err = fmt.Errorf("the list does not show %s of %s as %s", o.filled.codes[code], yearOf(unit), text)
			}
			return int64(len(b)), err
		}, nil
}

// holds reports whether a page lists a value as it was typed.
func holds(page, year, code, text string) bool {
	_, row, ok := strings.Cut(page, "/y/"+year+"/fact/"+code+`"`)
	row, _, _ = strings.Cut(row, "</tr>")
	return ok && strings.Contains(row, "<b>"+text+"</b>")
}

func (o *ours) updates(p *process) (worker, error) {
	clerks, err := o.sessions(p, clerk)
	if err != nil {
		return nil, err
	}
	return func(c *client) (int64, error) {
		_, _, _, err := o.update(p, c, clerks[c.n])
		return 0, err
	}, nil
}

// update types a value of one of the clerk's own units.
func (o *ours) update(p *process, c *client, cookie string) (unit, code int, text string, err error) {
	unit = c.n + *clients*c.random.IntN((units-c.n+*clients-1) / *clients)
	code = o.filled.typed[c.random.IntN(len(o.filled.typed))]
	o.mu.Lock()
	o.typed++
	n := o.typed
	o.mu.Unlock()
	text = strconv.FormatInt(100_000+n, 10)
	form := url.Values{"text": {text}, "seen": {strconv.FormatInt(o.filled.seen[unit][code], 10)}, "request": {fmt.Sprintf("w%d-%d", os.Getpid(), n)}}
	_, status, err := c.ask("POST", p.base+"/y/"+yearOf(unit)+"/values/"+o.filled.codes[code], form.Encode(),
		map[string]string{"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"})
	if err == nil && status != http.StatusSeeOther {
		err = fmt.Errorf("update: %d", status)
	}
	if err == nil {
		o.mu.Lock()
		o.heads[unit]++
		o.filled.seen[unit][code] = o.heads[unit]
		o.mu.Unlock()
	}
	return unit, code, text, err
}

// after demands that the digests are what a making anew gives, and that the log
// holds.
func (o *ours) after() error {
	ctx := context.Background()
	s, err := store.Open(ctx, o.database())
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }()
	b := workbench.New(s, time.Now)
	began := time.Now()
	if err := b.DigestAll(ctx); err != nil {
		return err
	}
	kept, err := digests(ctx, s)
	if err != nil {
		return err
	}
	if err := s.Update(ctx, (*store.Tx).DropDigests); err != nil {
		return err
	}
	if err := b.DigestAll(ctx); err != nil {
		return err
	}
	anew, err := digests(ctx, s)
	if err != nil {
		return err
	}
	if !reflect.DeepEqual(kept, anew) {
		return errors.New("digests are not what a making anew gives")
	}
	r, err := s.Verify(ctx, store.Trust{})
	if err != nil {
		return err
	}
	if !r.Sound() {
		return fmt.Errorf("the log does not hold: %v", r.Findings)
	}
	fmt.Printf("digests of %d rows equal a making anew; the log of %d acts holds; %.1f s\n", len(kept), r.Acts, time.Since(began).Seconds())
	return nil
}

func digests(ctx context.Context, s *store.Store) (map[string]store.DigestRow, error) {
	out := map[string]store.DigestRow{}
	err := s.View(ctx, func(tx *store.Tx) error {
		for n := range units {
			rows, err := tx.DigestOf(yearOf(n))
			if err != nil {
				return err
			}
			for _, d := range rows {
				if d.Changed = 0; !d.Gone {
					out[d.Tree+" "+d.Code] = d
				}
			}
		}
		return nil
	})
	return out, err
}
