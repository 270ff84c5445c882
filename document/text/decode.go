package text

import (
	"errors"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"jiheng/fault"
	"jiheng/plain"
)

// decode returns the text as UTF-8. What other people wrote may hold characters
// that a dossier must not: a report with zero-width marks, or with a few
// damaged characters, is read all the same, because rules report them. More
// than one damaged character in a hundred is a wrong encoding, and an error.
func decode(file string, data []byte) (string, error) {
	text, err := plain.Decode(file, data)
	if err == nil || !onlyCharacters(err) {
		return text, err
	}
	loose := strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "\ufffd").Replace(loosely(data))
	if bad := strings.Count(loose, "\ufffd"); bad*100 > utf8.RuneCountInString(loose) {
		return "", err
	}
	return strings.Map(control, loose), nil
}

// control turns control characters, which end up in texts from old word
// processors, into blanks.
func control(r rune) rune {
	switch {
	case r == '\u2028' || r == '\u2029' || r == '\v' || r == '\f' || r == '\u0085':
		return '\n'
	case r < ' ' && r != '\n' && r != '\t', r >= 0x7f && r < 0xa0:
		return ' '
	}
	return r
}

// onlyCharacters reports errors about single characters, not about the file.
func onlyCharacters(err error) bool {
	for _, e := range fault.All(err) {
		if e.Code != "text-character" && e.Code != "too-many-faults" {
			return false
		}
	}
	var one *fault.Error
	var many fault.List
	return errors.As(err, &one) || errors.As(err, &many)
}

func loosely(data []byte) string {
	s := string(data)
	switch {
	case strings.HasPrefix(s, "\xef\xbb\xbf") && utf8.ValidString(s):
		return s[3:]
	case strings.HasPrefix(s, "\xff\xfe"):
		return units(s[2:], 1, 0)
	case strings.HasPrefix(s, "\xfe\xff"):
		return units(s[2:], 0, 1)
	case utf8.ValidString(s):
		return s
	}
	out, err := simplifiedchinese.GB18030.NewDecoder().String(s)
	if err != nil {
		return "\ufffd"
	}
	return out
}

// units reads UTF-16 whose high byte stands at offset high of every pair.
func units(s string, high, low int) string {
	u := make([]uint16, 0, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		u = append(u, uint16(s[i+high])<<8|uint16(s[i+low]))
	}
	return string(utf16.Decode(u))
}
