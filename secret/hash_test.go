package secret

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"jiheng/fault"
)

var ctx = context.Background()

// A stream is the same bytes each time.
type stream struct{ n uint64 }

func newStream(n uint64) io.Reader { return &stream{n << 32} }

func (s *stream) Read(p []byte) (int, error) {
	for i := range p {
		s.n++
		sum := sha256.Sum256(binary.BigEndian.AppendUint64(nil, s.n))
		p[i] = sum[0]
	}
	return len(p), nil
}

// dry gives no randomness.
type dry struct{}

func (dry) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

func TestHash(t *testing.T) {
	h := NewHasher(newStream(1))
	one, err := h.Hash(ctx, "Über-1-Café")
	if err != nil || !strings.HasPrefix(one, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Fatal(one, err)
	}
	two, _ := h.Hash(ctx, "Über-1-Café")
	if one == two {
		t.Error("two hashes with one salt")
	}
	for _, c := range []struct {
		hash, password string
		want           bool
	}{
		{one, "Über-1-Café", true},
		{one, "U\u0308ber-1-Cafe\u0301", true}, // composed another way
		{one, "über-1-Café", false},
		{one, "", false},
		{one, "Über-1-Café ", false},
		{"", "", false},
		{"", "x", false},
	} {
		if got, err := h.Check(ctx, c.hash, c.password); got != c.want || err != nil {
			t.Errorf("%q against %q: %v %v", c.password, c.hash, got, err)
		}
	}
	for _, bad := range []string{"x", "$argon2i$v=19$m=19456,t=2,p=1$YWJjZGVmZ2g$YWJjZGVmZ2hhYmNkZWZnaA", strings.Replace(one, "m=19456", "m=99999999", 1),
		strings.Replace(one, "t=2", "t=0", 1), strings.Replace(one, "v=19", "v=16", 1), one + "$x", strings.Replace(one, "p=1", "p=x", 1), one[:len(one)-30]} {
		if ok, err := h.Check(ctx, bad, "Über-1-Café"); ok || err == nil {
			t.Errorf("%q is taken", bad)
		}
	}
	if _, err := NewHasher(dry{}).Hash(ctx, "x"); err == nil {
		t.Error("a hash without a salt")
	}
}

// At most two at once; who waits too long in line is told, and who gives up is let go.
func TestTheQueue(t *testing.T) {
	h := NewHasher(newStream(1))
	h.slots <- struct{}{}
	h.slots <- struct{}{}
	gone, cancel := context.WithCancel(ctx)
	var all sync.WaitGroup
	errs := make(chan error, waiting+1)
	for range waiting + 1 {
		all.Go(func() { _, err := h.Check(gone, "", "x"); errs <- err })
	}
	busy := <-errs // one is too many
	cancel()
	all.Wait()
	var f *fault.Error
	if !errors.As(busy, &f) || f.Code != "busy" || f.Kind != fault.Conflict {
		t.Errorf("%v", busy)
	}
	for range waiting {
		if err := <-errs; !errors.As(err, &f) || f.Code != "canceled" {
			t.Errorf("%v", err)
		}
	}
	<-h.slots
	<-h.slots
	if _, err := h.Check(ctx, "", "x"); err != nil || h.queued.Load() != 0 {
		t.Errorf("%v, %d wait", err, h.queued.Load())
	}
}

func TestCodes(t *testing.T) {
	code, err := NewCode(newStream(3))
	if err != nil || len(code) != 19 || strings.Count(code, "-") != 3 {
		t.Fatal(code, err)
	}
	want := CodeHash(code)
	for _, same := range []string{strings.ToLower(code), strings.ReplaceAll(code, "-", ""), " " + strings.ReplaceAll(code, "-", " ") + " ", strings.ReplaceAll(code, "-", "－")} {
		if CodeHash(same) != want || want == "" {
			t.Errorf("%q is another code than %q", same, code)
		}
	}
	if CodeHash("OIL0-1111-2222-3333") != CodeHash("0110-1111-2222-3333") {
		t.Error("letters that look alike")
	}
	for _, none := range []string{"", "ABCD", code + "A", code[:18], "口令口令口令口令口令口令口令口令", "U" + code[1:]} {
		if CodeHash(none) != "" {
			t.Errorf("%q is a code", none)
		}
	}
	if _, err := NewCode(dry{}); err == nil {
		t.Error("a code without randomness")
	}
	seen := map[string]bool{}
	random := newStream(4)
	for range 1000 {
		token, err := NewToken(random)
		if err != nil || len(token) != 43 || seen[token] || len(TokenHash(token)) != 64 {
			t.Fatal(token, err)
		}
		seen[token] = true
	}
	if id, err := NewID(random); err != nil || len(id) != 10 || id != strings.ToLower(id) {
		t.Error(id, err)
	}
}

func TestTOTP(t *testing.T) {
	x, err := NewTOTP(newStream(5), "caiwu")
	if err != nil || !strings.Contains(x.URL, "secret="+x.Secret) || string(x.PNG[1:4]) != "PNG" {
		t.Fatal(x.URL, err)
	}
	now := time.Date(2025, 1, 6, 2, 10, 7, 0, time.UTC)
	this := now.Unix() / 30
	for d := int64(-3); d <= 3; d++ {
		code, err := totp.GenerateCode(x.Secret, now.Add(time.Duration(d)*30*time.Second))
		if err != nil {
			t.Fatal(err)
		}
		at, ok := CheckTOTP(x.Secret, code, now, 0)
		if want := d >= -1 && d <= 1; ok != want || ok && at != this+d {
			t.Errorf("%d: %v %d", d, ok, at-this)
		}
		if _, ok := CheckTOTP(x.Secret, code, now, this+d); ok {
			t.Errorf("%d is taken twice", d)
		}
	}
	for _, none := range []string{"", "12345", "1234567", "abcdef", "１２３４５６"} {
		if _, ok := CheckTOTP(x.Secret, none, now, 0); ok {
			t.Errorf("%q is taken", none)
		}
	}
	// RFC 6238, appendix B, cut to six figures
	if _, ok := CheckTOTP("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "287082", time.Unix(59, 0), 0); !ok {
		t.Error("the RFC's own code")
	}
}
