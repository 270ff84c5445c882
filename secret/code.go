package secret

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"io"
	"strings"

	"jiheng/fault"
)

// letters are those of a code on paper: none looks like another.
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// codeLen is how many letters a code has: 80 bits.
const codeLen = 16

// NewCode returns a code to be written on paper and used once, in groups of four:
// K7QM-2Z9A-….
func NewCode(random io.Reader) (string, error) {
	b, err := take(random, codeLen)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	for i, x := range b {
		if i > 0 && i%4 == 0 {
			out.WriteByte('-')
		}
		out.WriteByte(letters[int(x)%len(letters)])
	}
	return out.String(), nil
}

// CodeHash returns what is kept of a code. Case, blanks and hyphens do not matter,
// and a letter that was read as one like it (O for 0, I or L for 1) is that one. It
// is empty where the text can be no code.
func CodeHash(code string) string {
	var b strings.Builder
	for _, r := range strings.ToUpper(code) {
		switch {
		case r == ' ' || r == '-' || r == '－' || r == '—':
			continue
		case r == 'O':
			r = '0'
		case r == 'I' || r == 'L':
			r = '1'
		}
		if !strings.ContainsRune(letters, r) || b.Len() == codeLen {
			return ""
		}
		b.WriteRune(r)
	}
	if b.Len() != codeLen {
		return ""
	}
	return hashOf(b.String())
}

// NewToken returns the token of a session: 256 random bits, as text that fits in a
// cookie.
func NewToken(random io.Reader) (string, error) {
	b, err := take(random, 32)
	return base64.RawURLEncoding.EncodeToString(b), err
}

// TokenHash returns what is kept of a token.
func TokenHash(token string) string { return hashOf(token) }

// NewID returns a random name of ten letters and figures in lower case.
func NewID(random io.Reader) (string, error) {
	b, err := take(random, 10)
	for i, x := range b {
		b[i] = letters[int(x)%len(letters)]
	}
	return strings.ToLower(string(b)), err
}

func hashOf(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}

func take(random io.Reader, n int) ([]byte, error) {
	b := make([]byte, n)
	if _, err := io.ReadFull(random, b); err != nil {
		return nil, fault.New(fault.Internal, fault.Place{}, "random", "系统不给随机数；请检查服务器").Because(err)
	}
	return b, nil
}
