package secret

import (
	"bytes"
	"encoding/base32"
	"fmt"
	"image/png"
	"io"
	"strings"
	"time"

	"github.com/pquerna/otp"
	"github.com/pquerna/otp/hotp"
	"github.com/pquerna/otp/totp"

	"jiheng/fault"
)

// A TOTP is a secret that a telephone and the server share, from which both make
// the same six figures every thirty seconds (RFC 6238).
type TOTP struct {
	Secret string // in base 32
	URL    string // otpauth://…
	PNG    []byte // the URL as a square code for the camera
}

// step is how long a code stands, in seconds.
const step = 30

// NewTOTP returns a new secret for an account.
func NewTOTP(random io.Reader, account string) (TOTP, error) {
	bits, err := take(random, 20)
	if err != nil {
		return TOTP{}, err
	}
	return newTOTP(bits, account)
}

// TOTPOf returns a secret in base 32 as NewTOTP returned it.
func TOTPOf(secret, account string) (TOTP, error) {
	bits, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(secret)
	if err != nil {
		return TOTP{}, fault.New(fault.Internal, fault.Place{}, "totp", "验证器的密钥读不出来；请重新绑定").Because(err)
	}
	return newTOTP(bits, account)
}

func newTOTP(bits []byte, account string) (TOTP, error) {
	key, err := totp.Generate(totp.GenerateOpts{Issuer: "绩衡", AccountName: account, Secret: bits, Period: step})
	if err != nil {
		return TOTP{}, fault.New(fault.Internal, fault.Place{}, "totp", "验证器的密钥没有做成；请再试一次").Because(err)
	}
	img, err := key.Image(240, 240)
	if err != nil {
		return TOTP{}, fault.New(fault.Internal, fault.Place{}, "totp", "验证器的二维码没有画成；请再试一次").Because(err)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		return TOTP{}, fmt.Errorf("encode the code of a TOTP: %w", err)
	}
	return TOTP{Secret: key.Secret(), URL: key.URL(), PNG: b.Bytes()}, nil
}

// CheckTOTP reports whether a code is the one of now, of the thirty seconds before
// or of those behind, and which thirty seconds since 1970 it belongs to. A code of
// after or before is refused, so that none is taken twice.
func CheckTOTP(secret, code string, now time.Time, after int64) (at int64, ok bool) {
	code = strings.ReplaceAll(strings.TrimSpace(code), " ", "")
	if len(code) != 6 {
		return 0, false
	}
	for _, d := range []int64{0, -1, 1} {
		n := now.Unix()/step + d
		if n <= after {
			continue
		}
		good, err := hotp.ValidateCustom(code, uint64(n), secret, hotp.ValidateOpts{Digits: otp.DigitsSix, Algorithm: otp.AlgorithmSHA1})
		if err == nil && good {
			return n, true
		}
	}
	return 0, false
}
