package api_test

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"jiheng/api"
	"jiheng/examples"
	"jiheng/store"
	"jiheng/workbench"
)

const password = "yangli-yangli"

var ctx = context.Background()

// monday is when the tests run.
var monday = time.Date(2025, 3, 3, 2, 0, 0, 0, time.UTC)

// sampleSeed is a database with the sample, and a token of all scopes of each of its
// accounts that may have one, made once.
var sampleSeed = sync.OnceValues(func() (s seed, err error) {
	dir, err := os.MkdirTemp("", "jiheng-api-test")
	if err != nil {
		return s, err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "jiheng.db")
	st, err := store.Open(ctx, "sqlite:"+file)
	if err != nil {
		return s, err
	}
	b := workbench.New(st, func() time.Time { return monday })
	sample, err := b.SampleHouse(ctx, password)
	if err != nil {
		return s, err
	}
	folder, err := examples.Hongqiao()
	if err != nil {
		return s, err
	}
	before := workbench.Person{ID: "p-before", Name: "上一任经办人", Posts: []workbench.Post{{Role: workbench.FinanceClerk, Unit: "hongqiao"}}}
	if _, err := b.Import(ctx, before, sample.Year, folder); err != nil {
		return s, err
	}
	s.tokens, s.year = map[string]string{}, sample.Year
	for _, p := range sample.People {
		if !p.MayToken() {
			continue
		}
		if s.tokens[p.Account], err = b.GiveToken(ctx, p, workbench.NewToken{Name: "试", Scopes: workbench.Scopes, Days: 30, Password: password}); err != nil {
			return s, err
		}
	}
	if err := st.Close(); err != nil {
		return s, err
	}
	s.database, err = os.ReadFile(file)
	return s, err
})

type seed struct {
	database []byte
	year     string
	tokens   map[string]string // by account
}

// A house is the API over the sample.
type house struct {
	*httptest.Server
	t     *testing.T
	bench *workbench.Bench
	store *store.Store
	seed
}

func open(t *testing.T) *house {
	t.Helper()
	s, err := sampleSeed()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "jiheng.db")
	if err := os.WriteFile(file, s.database, 0o600); err != nil {
		t.Fatal(err)
	}
	st, err := store.Open(ctx, "sqlite:"+file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = st.Close() })
	h := &house{t: t, store: st, seed: s, bench: workbench.New(st, func() time.Time { return monday })}
	h.Server = httptest.NewServer(api.New(h.bench, api.Options{Log: slog.New(slog.DiscardHandler), Version: "试"}))
	t.Cleanup(h.Server.Close)
	return h
}

// A request is what a test asks for; token is that of an account, "-" for none.
type request struct {
	method, path, account, key, body, kind string
}

// ask sends a request and returns the answer.
func (h *house) ask(r request) (*http.Response, string) {
	h.t.Helper()
	q, err := http.NewRequestWithContext(ctx, r.method, h.URL+strings.ReplaceAll(r.path, "{year}", h.year), strings.NewReader(r.body))
	if err != nil {
		h.t.Fatal(err)
	}
	if token, ok := h.tokens[r.account]; ok {
		q.Header.Set("Authorization", "Bearer "+token)
	} else if r.account != "-" {
		q.Header.Set("Authorization", "Bearer "+r.account)
	}
	if r.body != "" {
		q.Header.Set("Content-Type", "application/json")
	}
	if r.kind != "" {
		q.Header.Set("Content-Type", r.kind)
	}
	if r.key != "" {
		q.Header.Set("Idempotency-Key", r.key)
	}
	answer, err := h.Client().Do(q)
	if err != nil {
		h.t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		h.t.Fatal(err)
	}
	return answer, string(body)
}

// get asks as an account for what has to be there, and reads it.
func get[T any](h *house, account, path string) (out T) {
	h.t.Helper()
	return read[T](h, request{method: "GET", path: path, account: account})
}

func read[T any](h *house, r request) (out T) {
	h.t.Helper()
	answer, body := h.ask(r)
	if answer.StatusCode != http.StatusOK {
		h.t.Fatalf("%s %s as %s: %d %s", r.method, r.path, r.account, answer.StatusCode, body)
	}
	if err := json.Unmarshal([]byte(body), &out); err != nil {
		h.t.Fatal(err)
	}
	return out
}

// problem asks for what has to be refused with a code.
func (h *house) problem(status int, code string, r request) api.Problem {
	h.t.Helper()
	answer, body := h.ask(r)
	var p api.Problem
	if err := json.Unmarshal([]byte(body), &p); err != nil {
		h.t.Fatalf("%s: %v", body, err)
	}
	if answer.StatusCode != status || p.Status != status || p.Code != code || p.Detail == "" || answer.Header.Get("Content-Type") != "application/problem+json" {
		h.t.Errorf("%s %s as %s: %d %s, want %d %s", r.method, r.path, r.account, answer.StatusCode, body, status, code)
	}
	return p
}

// head is the last act of the sample's year.
func (h *house) head() (n int64) {
	h.t.Helper()
	if err := h.store.View(ctx, func(tx *store.Tx) (err error) {
		n, err = tx.Head(h.year)
		return err
	}); err != nil {
		h.t.Fatal(err)
	}
	return n
}
