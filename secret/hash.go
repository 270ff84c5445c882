// Package secret is what people prove themselves with: passwords and the rules for
// them, one-time codes, time-based codes, tokens of sessions. It keeps nothing and
// sees no clock; randomness is handed to it.
package secret

import (
	"context"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"io"
	"strings"
	"sync/atomic"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"

	"jiheng/fault"
)

// Costs of a hash: argon2id with 19 MiB, two passes, one lane.
const (
	memory  = 19 * 1024 // KiB
	passes  = 2
	lanes   = 1
	saltLen = 16
	hashLen = 32
)

// How many hashes are made at once, and how many may wait for that. A hash takes
// about 60 ms of one processor.
const (
	atOnce  = 2
	waiting = 400
)

// A Hasher hashes and checks passwords, at most two at once; the others wait in
// a queue.
type Hasher struct {
	random io.Reader
	slots  chan struct{}
	queued atomic.Int64
}

// NewHasher returns a hasher that takes its salts from random.
func NewHasher(random io.Reader) *Hasher {
	return &Hasher{random: random, slots: make(chan struct{}, atOnce)}
}

// enter waits for its turn. A queue that is full is a Conflict of the code busy.
func (h *Hasher) enter(ctx context.Context) (leave func(), err error) {
	if h.queued.Add(1) > waiting {
		h.queued.Add(-1)
		return nil, fault.New(fault.Conflict, fault.Place{}, "busy", "同时登录的人太多，请过一分钟再试；已经登录的人不受影响")
	}
	defer h.queued.Add(-1)
	select {
	case h.slots <- struct{}{}:
		return func() { <-h.slots }, nil
	case <-ctx.Done():
		return nil, fault.New(fault.Internal, fault.Place{}, "canceled", "请求在核对口令之前已经取消；请再试一次").Because(ctx.Err())
	}
}

// Hash returns the hash of a password with a new salt, in the form
// $argon2id$v=19$m=…,t=…,p=…$salt$hash.
func (h *Hasher) Hash(ctx context.Context, password string) (string, error) {
	var salt [saltLen]byte
	if _, err := io.ReadFull(h.random, salt[:]); err != nil {
		return "", fault.New(fault.Internal, fault.Place{}, "random", "系统不给随机数，没有设成口令；请检查服务器").Because(err)
	}
	leave, err := h.enter(ctx)
	if err != nil {
		return "", err
	}
	defer leave()
	sum := argon2.IDKey(composed(password), salt[:], passes, memory, lanes, hashLen)
	b64 := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, memory, passes, lanes, b64.EncodeToString(salt[:]), b64.EncodeToString(sum)), nil
}

// Check reports whether a password is the one of a hash. Where there is no hash it
// does the same work, and it is not. A hash that is none is an Internal error.
func (h *Hasher) Check(ctx context.Context, hash, password string) (bool, error) {
	p := parsed{memory: memory, passes: passes, lanes: lanes, salt: make([]byte, saltLen), sum: make([]byte, hashLen)}
	if hash != "" {
		var ok bool
		if p, ok = parse(hash); !ok {
			return false, fault.New(fault.Internal, fault.Place{}, "hash", "保存的口令散列读不出来，可能已损坏；请安全管理员发一次性口令，重新设置")
		}
	}
	leave, err := h.enter(ctx)
	if err != nil {
		return false, err
	}
	defer leave()
	sum := argon2.IDKey(composed(password), p.salt, p.passes, p.memory, p.lanes, uint32(len(p.sum)))
	return subtle.ConstantTimeCompare(sum, p.sum) == 1 && hash != "", nil
}

// composed is a password as it is hashed: the same characters in whichever way a
// keyboard composed them, and nothing else changed.
func composed(password string) []byte { return []byte(norm.NFC.String(password)) }

// A parsed hash.
type parsed struct {
	memory, passes uint32
	lanes          uint8
	salt, sum      []byte
}

// parse reads a hash, and refuses costs that nobody here would have set.
func parse(hash string) (p parsed, ok bool) {
	parts := strings.Split(hash, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return p, false
	}
	if n, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &p.memory, &p.passes, &p.lanes); n != 3 || err != nil {
		return p, false
	}
	var err error
	if p.salt, err = base64.RawStdEncoding.DecodeString(parts[4]); err != nil {
		return p, false
	}
	if p.sum, err = base64.RawStdEncoding.DecodeString(parts[5]); err != nil {
		return p, false
	}
	return p, p.memory >= 8 && p.memory <= 1<<18 && p.passes >= 1 && p.passes <= 16 && p.lanes >= 1 && p.lanes <= 8 &&
		len(p.salt) >= 8 && len(p.salt) <= 64 && len(p.sum) >= 16 && len(p.sum) <= 64
}
