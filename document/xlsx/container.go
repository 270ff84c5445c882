package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode/utf8"

	"jiheng/document"
	"jiheng/fault"
)

// Limits of a workbook's container. Sheets are streamed, so that their limit is
// one of time; the other parts are held in memory.
const (
	maxMembers  = 1000
	maxUnpacked = 1 << 30   // bytes of all members together
	maxHeld     = 128 << 20 // bytes of the shared strings, which are held in memory
	maxSmall    = 32 << 20  // bytes of any other part but sheets
	ratioFloor  = 32 << 20  // members below this size may be packed as well as they like
	maxRatio    = 400       // unpacked to packed, above the floor
)

const tooBigAdvice = "请拆成几个较小的工作簿再导入"

// damaged is the error of a part that cannot be read to its end.
func damaged(part string, cause error) error {
	var e *fault.Error
	if errors.As(cause, &e) {
		return e
	}
	return fault.Bad(fault.Place{}, "xlsx-damaged",
		"工作簿已损坏，部件%s读不完整，请用Excel或WPS打开后另存为xlsx再导入", part).Because(cause)
}

// openContainer checks the archive's directory and returns its members by their name in
// small letters, since parts are named without regard to case.
func openContainer(data []byte, b document.Bounds) (map[string]*zip.File, error) {
	if err := sniff(data); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, damaged("zip", err)
	}
	if most := document.Lower(maxMembers, b.Members); len(z.File) > most {
		return nil, tooBig("工作簿内的部件超过%d个", most)
	}
	most := document.Lower(uint64(maxUnpacked), b.Unpacked)
	out := map[string]*zip.File{}
	seen := map[string]bool{}
	var total uint64
	for _, f := range z.File {
		key := strings.ToLower(f.Name)
		if seen[key] {
			return nil, damaged(f.Name, errors.New("two members of one name"))
		}
		seen[key] = true
		if err := checkMember(f, document.Lower(uint64(ratioFloor), b.Packed)); err != nil {
			return nil, err
		}
		if total += f.UncompressedSize64; total > most {
			return nil, tooBig("工作簿解开后超过%dMB", most>>20)
		}
		out[key] = f
	}
	return out, nil
}

func tooBig(format string, args ...any) error {
	return fault.Bad(fault.Place{}, "xlsx-too-big", "%s，%s", fmt.Sprintf(format, args...), tooBigAdvice)
}

func checkMember(f *zip.File, floor uint64) error {
	clean := path.Clean("/" + f.Name)
	if strings.ContainsAny(f.Name, "\\\x00") || clean != "/"+strings.TrimSuffix(f.Name, "/") {
		return damaged(fmt.Sprintf("%q", f.Name), errors.New("a name that leaves the archive"))
	}
	if f.Flags&1 != 0 {
		return locked()
	}
	if f.UncompressedSize64 > maxUnpacked {
		return tooBig("工作簿解开后超过%dMB", maxUnpacked>>20)
	}
	if f.UncompressedSize64 > floor && f.UncompressedSize64/maxRatio > f.CompressedSize64 {
		return tooBig("部件%s的压缩比异常", f.Name)
	}
	return nil
}

func locked() error {
	return fault.Bad(fault.Place{}, "xlsx-locked", "工作簿设有打开密码，请取消密码另存后再导入")
}

// utf16 of the stream names that tell an encrypted package and a binary sheet.
var (
	oleMagic     = []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	lockedStream = []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")
)

// sniff refuses what is no zip archive, and says what it is.
func sniff(data []byte) error {
	head := data[:min(len(data), 4096)]
	text := bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\ufeff"))))
	switch {
	case len(data) == 0:
		return notBook("文件是空的，请重新导出")
	case bytes.HasPrefix(data, []byte("PK")):
		return nil
	case bytes.HasPrefix(data, oleMagic) && bytes.Contains(data, lockedStream):
		return locked()
	case bytes.HasPrefix(data, oleMagic):
		return fault.Bad(fault.Place{}, "xlsx-xls", "这是旧格式的xls文件，请用Excel或WPS另存为xlsx再导入")
	case bytes.HasPrefix(data, []byte("%PDF-")):
		return notBook("这是PDF文件，请改用xlsx文件")
	case bytes.HasPrefix(text, []byte("<")):
		return notBook("这是网页或XML文件，只是名称像工作簿，请用Excel或WPS打开后另存为xlsx")
	case looksLikeCSV(head):
		return notBook("这是CSV文本，请按CSV导入，或用Excel打开后另存为xlsx")
	}
	return notBook("这不是xlsx工作簿，请用Excel或WPS另存为xlsx再导入")
}

func notBook(format string, args ...any) error {
	return fault.Bad(fault.Place{}, "xlsx-not", format, args...)
}

// looksLikeCSV reports text without control characters and with separators; it
// may be in GB18030, so the bytes above ASCII say nothing.
func looksLikeCSV(head []byte) bool {
	if bytes.HasPrefix(head, []byte("\xff\xfe")) {
		return true
	}
	for _, c := range head {
		if c < 0x20 && c != '\n' && c != '\r' && c != '\t' {
			return false
		}
	}
	return bytes.ContainsAny(head, ",\t;\n") || bytes.ContainsRune(head, '，') || utf8.Valid(head)
}

// A counted reader stops at a limit, whatever the directory says.
type counted struct {
	r    io.Reader
	left int64
}

func (c *counted) Read(p []byte) (int, error) {
	if c.left <= 0 {
		var one [1]byte
		if n, err := c.r.Read(one[:]); n == 0 {
			return 0, err
		}
		return 0, errors.New("more bytes than the directory says")
	}
	if int64(len(p)) > c.left {
		p = p[:c.left]
	}
	n, err := c.r.Read(p)
	c.left -= int64(n)
	return n, err
}

// member returns a part of the archive, nil where it has none of the name.
func (f *File) member(name string) *zip.File {
	return f.members[strings.ToLower(strings.TrimPrefix(name, "/"))]
}

// scanPart runs f over a part, and checks the rest of it.
func (f *File) scanPart(name string, limit uint64, read func(*scanner) error) error {
	m := f.member(name)
	if m == nil {
		return damaged(name, errors.New("the part is missing"))
	}
	if m.UncompressedSize64 > limit {
		return tooBig("部件%s超过%dMB", name, limit>>20)
	}
	r, err := m.Open()
	if err != nil {
		return damaged(name, err)
	}
	defer func() { _ = r.Close() }() // reading only: nothing is lost
	s := newScanner(&counted{r, int64(m.UncompressedSize64)})
	if err = read(s); err == nil {
		err = s.finish()
	}
	if err != nil {
		return damaged(name, err)
	}
	return nil
}
