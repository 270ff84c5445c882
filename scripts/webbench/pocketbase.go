package main

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
)

//go:embed pocketbase/peer.go.txt
var peerSource []byte

const peerVersion = "v0.36.8"

// A pocketBase is the peer: a collection of as many rows, as it ships, with an index
// on the column that lists are sorted by.
type pocketBase struct {
	program, data string
	typed         atomic.Int64
}

const rows = units * 69

// newPocketBase builds the peer, unless a program is given, and fills it.
func newPocketBase(dir, program string) (*pocketBase, error) {
	p := &pocketBase{program: program, data: filepath.Join(dir, "data")}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	if p.program == "" {
		p.program = filepath.Join(dir, "peer")
		if err := os.WriteFile(filepath.Join(dir, "main.go"), peerSource, 0o644); err != nil {
			return nil, err
		}
		for _, args := range [][]string{{"mod", "init", "peer"}, {"get", "github.com/pocketbase/pocketbase@" + peerVersion}, {"mod", "tidy"}, {"build", "-o", p.program, "."}} {
			c := command(dir, "go", args...)
			c.Stderr = nil
			if out, err := c.CombinedOutput(); err != nil {
				return nil, fmt.Errorf("go %s: %w: %s", args[0], err, last(string(out)))
			}
		}
	}
	for _, args := range [][]string{{"seed", strconv.Itoa(rows), "--dir", p.data}, {"--dir", p.data, "superuser", "upsert", "a@example.com", password}} {
		c := command(dir, p.program, args...)
		c.Stdout = io.Discard
		if err := c.Run(); err != nil {
			return nil, err
		}
	}
	return p, nil
}

func last(s string) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	return lines[len(lines)-1]
}

func (p *pocketBase) name() string { return "PocketBase " + strings.TrimPrefix(peerVersion, "v") }

func (p *pocketBase) start() (*process, error) {
	addr, err := freePort()
	if err != nil {
		return nil, err
	}
	return begin(command("", p.program, "--dir", p.data, "serve", "--http", addr), addr, "/api/health")
}

func (p *pocketBase) token(s *process) (string, error) {
	answer, status, err := newClient(0).ask("POST", s.base+"/api/collections/_superusers/auth-with-password",
		`{"identity":"a@example.com","password":"`+password+`"}`, map[string]string{"Content-Type": "application/json"})
	var got struct{ Token string }
	if err == nil {
		err = json.Unmarshal(answer, &got)
	}
	if err == nil && got.Token == "" {
		err = fmt.Errorf("no token: %d", status)
	}
	return got.Token, err
}

const records = "/api/collections/indicator_values/records"

func (p *pocketBase) lists(s *process) (worker, worker, error) {
	token, err := p.token(s)
	if err != nil {
		return nil, nil, err
	}
	list := func(c *client, page int) ([]byte, error) {
		answer, status, err := c.ask("GET", s.base+records+"?perPage=50&sort=seq&page="+strconv.Itoa(page), "", map[string]string{"Authorization": token})
		if err == nil && (status != http.StatusOK || !strings.Contains(string(answer), fmt.Sprintf(`"totalItems":%d`, rows))) {
			err = fmt.Errorf("list: %d", status)
		}
		return answer, err
	}
	return func(c *client) (int64, error) {
			b, err := list(c, 1+c.random.IntN((rows+49)/50))
			return int64(len(b)), err
		}, func(c *client) (int64, error) {
			row, value, err := p.update(s, c, token)
			if err != nil {
				return 0, err
			}
			b, err := list(c, row/50+1)
			if err == nil && !strings.Contains(string(b), fmt.Sprintf(`"actual":%d,`, value)) {
				err = fmt.Errorf("the list does not show row %d as %d", row, value)
			}
			return int64(len(b)), err
		}, nil
}

func (p *pocketBase) updates(s *process) (worker, error) {
	token, err := p.token(s)
	if err != nil {
		return nil, err
	}
	return func(c *client) (int64, error) {
		_, _, err := p.update(s, c, token)
		return 0, err
	}, nil
}

func (p *pocketBase) update(s *process, c *client, token string) (row int, value int64, err error) {
	row, value = c.random.IntN(rows), 100_000+p.typed.Add(1)
	_, status, err := c.ask("PATCH", fmt.Sprintf("%s%s/r%014d", s.base, records, row), fmt.Sprintf(`{"actual":%d}`, value),
		map[string]string{"Authorization": token, "Content-Type": "application/json"})
	if err == nil && status != http.StatusOK {
		err = fmt.Errorf("update: %d", status)
	}
	return row, value, err
}

func (p *pocketBase) after() error { return nil }
