package html

import (
	"bytes"
	"io"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/transform"

	"jiheng/fault"
)

// decode returns a page as UTF-8. Its byte order mark or its own declaration
// decides; every GB declaration is read as GB 18030, which holds them all. A
// page that says nothing is UTF-8 if it can be, else GB 18030.
func decode(data []byte) ([]byte, error) {
	e, name, sure := charset.DetermineEncoding(data, "")
	switch {
	case name == "gbk" || name == "gb18030" || name == "gb2312":
		e = simplifiedchinese.GB18030
	case !sure && utf8.Valid(data):
		e = encoding.Nop
	case !sure && name == "windows-1252":
		e = simplifiedchinese.GB18030
	}
	// The text may be longer than the bytes: at most three bytes for each.
	r := io.LimitReader(transform.NewReader(bytes.NewReader(data), e.NewDecoder()), 4*maxBytes)
	out, err := io.ReadAll(r)
	if err != nil {
		return nil, fault.Bad(fault.Place{}, "html-charset", "网页的文字编码无法识别，请用UTF-8或GB18030另存后再试").Because(err)
	}
	return bytes.TrimPrefix(out, []byte("\ufeff")), nil
}
