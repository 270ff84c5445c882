package proof

import (
	"crypto/ed25519"
	"encoding/base64"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/mod/sumdb/note"

	"jiheng/fault"
)

// A Head is a tree at one moment: where it is kept, how many leaves it has, and
// its root. Origin is one line that names the tree, the same as long as it lives.
type Head struct {
	Origin string
	Size   int64
	Root   Hash
}

// Text returns a head in the form of a C2SP checkpoint: origin, size and root, a
// line each.
func (h Head) Text() string {
	return h.Origin + "\n" + strconv.FormatInt(h.Size, 10) + "\n" + base64.StdEncoding.EncodeToString(h.Root[:]) + "\n"
}

// ParseHead reads what Text writes. Lines behind the third, which the form
// allows, are refused: nothing here writes any.
func ParseHead(text string) (Head, error) {
	lines := strings.Split(text, "\n")
	if len(lines) != 4 || lines[3] != "" {
		return Head{}, badHead("应当正好是三行：名称、条数、根")
	}
	if err := plainLine(lines[0]); err != nil {
		return Head{}, err
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || size < 0 || strconv.FormatInt(size, 10) != lines[1] {
		return Head{}, badHead("第二行应当是条数")
	}
	root, err := base64.StdEncoding.Strict().DecodeString(lines[2])
	if err != nil || len(root) != len(Hash{}) {
		return Head{}, badHead("第三行应当是根，32字节的base64")
	}
	return Head{Origin: lines[0], Size: size, Root: Hash(root)}, nil
}

// plainLine refuses what a signed text must not hold: note.Sign would sign
// controls and bytes that are no text, and note.Open then refuses what was signed.
func plainLine(s string) error {
	if s == "" {
		return badHead("没有名称")
	}
	for _, r := range s {
		if r < ' ' || r == 0x7f || r == utf8.RuneError {
			return badHead("名称里有控制字符，或者不是UTF-8文字")
		}
	}
	return nil
}

func badHead(why string) error {
	return fault.Bad(fault.Place{}, "proof-head", "这不是记录的树头：%s", fault.Lines(why))
}

// A Signer signs heads; a Verifier tells whether it did.
type (
	Signer   = note.Signer
	Verifier = note.Verifier
)

// NewKey makes a pair of keys of a name out of randomness: skey is secret and
// kept outside the database, vkey may be known to all. The name has no space and
// no plus sign.
func NewKey(random io.Reader, name string) (skey, vkey string, err error) {
	skey, vkey, err = note.GenerateKey(random, name)
	if err != nil {
		return "", "", fault.New(fault.Internal, fault.Place{}, "proof-key", "签名密钥没有生成").Because(err)
	}
	if _, err := note.NewVerifier(vkey); err != nil {
		return "", "", badKey(err)
	}
	return skey, vkey, nil
}

// PublicKey returns the public half of a secret key.
func PublicKey(skey string) (vkey string, err error) {
	if _, err := note.NewSigner(skey); err != nil {
		return "", badKey(err)
	}
	parts := strings.SplitN(skey, "+", 5) // PRIVATE, KEY, name, hash, the algorithm with the seed
	seed, err := base64.StdEncoding.DecodeString(parts[4])
	if err != nil {
		return "", badKey(err)
	}
	public, _ := ed25519.NewKeyFromSeed(seed[1:]).Public().(ed25519.PublicKey)
	vkey, err = note.NewEd25519VerifierKey(parts[2], public)
	if err != nil {
		return "", badKey(err)
	}
	return vkey, nil
}

// NewSigner returns the signer of a secret key.
func NewSigner(skey string) (Signer, error) {
	s, err := note.NewSigner(skey)
	if err != nil {
		return nil, badKey(err)
	}
	return s, nil
}

// NewVerifier returns the verifier of a public key.
func NewVerifier(vkey string) (Verifier, error) {
	v, err := note.NewVerifier(vkey)
	if err != nil {
		return nil, badKey(err)
	}
	return v, nil
}

func badKey(err error) error {
	return fault.Bad(fault.Place{}, "proof-key", "这不是签名密钥，或者名称里有空格、加号").Because(err)
}

// Sign returns the checkpoint of a head: its text and the signatures below.
func Sign(h Head, signers ...Signer) ([]byte, error) {
	if len(signers) == 0 {
		return nil, fault.New(fault.Internal, fault.Place{}, "proof-key", "没有签名的密钥")
	}
	if _, err := ParseHead(h.Text()); err != nil {
		return nil, err
	}
	signed, err := note.Sign(&note.Note{Text: h.Text()}, signers...)
	if err != nil {
		return nil, fault.New(fault.Internal, fault.Place{}, "proof-sign", "树头没有签成").Because(err)
	}
	return signed, nil
}

// Open reads a checkpoint and returns the head with the keys among those given
// that have signed it. A signature that is wrong, or none by a known key, is an
// Invalid error, with the code proof-signature and proof-key-unknown.
func Open(checkpoint []byte, known ...Verifier) (Head, []Verifier, error) {
	n, err := note.Open(checkpoint, note.VerifierList(known...))
	var unverified *note.UnverifiedNoteError
	switch {
	case errors.As(err, &unverified):
		return Head{}, nil, fault.Bad(fault.Place{}, "proof-key-unknown", "检查点不是用认得的密钥签的").Because(err)
	case err != nil:
		return Head{}, nil, fault.Bad(fault.Place{}, "proof-signature", "检查点的签名不对，或者内容被改过").Because(err)
	}
	h, err := ParseHead(n.Text)
	if err != nil {
		return Head{}, nil, err
	}
	var by []Verifier
	for _, s := range n.Sigs {
		for _, v := range known {
			if v.Name() == s.Name && v.KeyHash() == s.Hash {
				by = append(by, v)
			}
		}
	}
	return h, by, nil
}
