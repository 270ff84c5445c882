package pdfread

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"jiheng/document"
	"jiheng/fault"
)

func codeOf(err error) string {
	var f *fault.Error
	if errors.As(err, &f) {
		return f.Code
	}
	return fmt.Sprint(err)
}

// locked returns a file that asks for a password, or for none but the owner's.
func locked(t *testing.T, user string) []byte {
	t.Helper()
	model.ConfigPath = "disable"
	conf := model.NewAESConfiguration(user, "owner", 256)
	var b bytes.Buffer
	if err := api.Encrypt(bytes.NewReader(printed(t, short("一份短文，决算数12.50万元。"))), &b, conf); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func short(text string) *document.Document {
	return &document.Document{Blocks: []document.Block{document.P(text)}}
}

// scan is a page that is one picture.
func scan(text string) []byte {
	return onePage([]byte("q 595 0 0 842 0 0 cm /I Do Q "+text), "", "/XObject<</I 5 0 R>>", func(m *maker) {
		m.stream("/Type/XObject/Subtype/Image/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceGray", []byte{0, 255, 255, 0})
	})
}

// nameless has text in a font that tells no characters.
func nameless() []byte {
	text := "BT /G 12 Tf 50 700 Td <" + strings.Repeat("01230124", 40) + "> Tj ET"
	return onePage([]byte(text), "", "", func(m *maker) {
		m.obj("<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Secret/Encoding/Identity-H/DescendantFonts[6 0 R]>>")
		m.obj("<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Secret/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 7 0 R>>")
		m.obj("<</Type/FontDescriptor/FontName/ABCDEF+Secret/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>")
	})
}

func TestFaultsSayWhatToDo(t *testing.T) {
	garbled := bytes.Replace(nameless(), []byte("/Font<</F<<"), []byte("/Font<</G 5 0 R/F<<"), 1)
	cases := []struct {
		name, code, word string
		data             []byte
	}{
		{"设了密码", "pdf-encrypted", "密码", locked(t, "secret")},
		{"扫描件", "pdf-scanned", "扫描", scan("")},
		{"没有文字", "pdf-scanned", "扫描", onePage(nil, "", "", nil)},
		{"文字没有编码", "pdf-garbled", "乱码", garbled},
		{"不是PDF", "pdf-damaged", "不是PDF", []byte("<html>")},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d, err := engine(t).Read(t.Context(), "文件.pdf", c.data)
			if codeOf(err) != c.code {
				t.Fatalf("%v, %v, want %s", d, err, c.code)
			}
			var f *fault.Error
			errors.As(err, &f)
			if f.Place.File != "文件.pdf" || !strings.Contains(f.Message, c.word) || !strings.Contains(f.Message, "请") {
				t.Errorf("message: %v", err)
			}
		})
	}
}

func TestFileWithAnOwnersPasswordOnlyIsRead(t *testing.T) {
	s := studied(t, locked(t, ""))
	if got := told(s.Document); len(got) != 1 || got[0] != "text: 一份短文，决算数12.50万元。" {
		t.Errorf("%q", got)
	}
}

// A scanned page with text by a program for recognition is read.
func TestScanWithTextIsRead(t *testing.T) {
	s := studied(t, scan("BT 3 Tr /F 12 Tf 50 700 Td (Total 1,234.56 of 2,000.00 by 31 December) Tj ET"))
	if got := told(s.Document); len(got) != 1 || !strings.Contains(got[0], "1,234.56") {
		t.Errorf("%q", got)
	}
}

// One picture among pages of text is named, and the text is read.
func TestPictureAmongPagesIsNamed(t *testing.T) {
	m := newMaker()
	m.obj("<</Type/Catalog/Pages 2 0 R>>")
	m.obj("<</Type/Pages/Count 3/Kids[3 0 R 4 0 R 5 0 R]>>")
	for _, content := range []int{6, 7, 6} {
		m.obj("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</XObject<</I 8 0 R>>/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>", content)
	}
	m.stream("", []byte("BT /F 12 Tf 50 700 Td (The outturn was 12.50 in this year) Tj ET"))
	m.stream("", []byte("q 595 0 0 842 0 0 cm /I Do Q"))
	m.stream("/Type/XObject/Subtype/Image/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceGray", []byte{0, 255, 255, 0})
	s := studied(t, m.end())
	if len(s.Skipped) != 1 || s.Skipped[0].Place.Page != 2 || s.Skipped[0].Code != "pdf-scanned" {
		t.Errorf("skipped: %v", s.Skipped)
	}
	if said := notes(s.Document); !strings.Contains(said, "!pdf-scanned 这一页是图片，没有文字") || s.Document.Reading[0].At.Page != 2 {
		t.Errorf("said: %s", said)
	}
	if n := strings.Count(s.Document.Dump(), "12.50"); n != 2 || s.Pages != 3 {
		t.Errorf("%d pages: %s", s.Pages, s.Document.Dump())
	}
}

// What takes too much work is refused by the time that the processor worked,
// which the caller tells, and the fault says which limit it was: here a clock that
// goes on by a step whenever it is read, and jumps by ten seconds after some.
func TestTimeIsLimited(t *testing.T) {
	data := printed(t, sample())
	for _, c := range []struct {
		name             string
		jump             int
		step, time, page time.Duration
		said             string // "" where it is read
	}{
		{"无限制内", 15, time.Millisecond, time.Hour, time.Hour, ""},
		{"打开就太久", 0, 3 * time.Second, time.Hour, 4 * time.Second, "PDF文件的结构过于复杂，用了4秒处理器时间"},
		{"合计太久", 0, time.Second, 60 * time.Second, time.Hour, "读取PDF文件用了60秒处理器时间"},
		{"每页都慢但没有超过", 0, time.Second, time.Hour, 50 * time.Second, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var used time.Duration
			looks := 0
			_, err := limited(engine(t), c.time, c.page, func() time.Duration {
				if looks++; looks == c.jump {
					used += 10 * time.Second
				}
				used += c.step
				return used
			}).Read(t.Context(), "x.pdf", data)
			if c.said == "" {
				if err != nil {
					t.Errorf("%v", err)
				}
				return
			}
			var f *fault.Error
			if !errors.As(err, &f) || f.Code != "pdf-limit" || !strings.Contains(f.Message, c.said) || f.Place.Page > 0 {
				t.Errorf("%+v, want %s", err, c.said)
			}
		})
	}
}

// A page that takes too long is refused as one, whenever the clock jumps while it
// is read; a jump while nothing is measured refuses nothing.
func TestTimeOfPageIsLimited(t *testing.T) {
	data := printed(t, sample())
	refused := 0
	for jump := range 60 {
		var used time.Duration
		looks := 0
		_, err := limited(engine(t), time.Hour, 900*time.Millisecond, func() time.Duration {
			if looks++; looks == jump {
				used += 10 * time.Second
			}
			used += time.Millisecond
			return used
		}).Read(t.Context(), "x.pdf", data)
		if err == nil {
			continue
		}
		var f *fault.Error
		if !errors.As(err, &f) || f.Code != "pdf-limit" {
			t.Fatalf("jump %d: %v", jump, err)
		}
		if f.Place.Page > 0 && strings.Contains(f.Message, "PDF文件的这一页过于复杂，用了1秒处理器时间") {
			refused++
		}
	}
	if refused == 0 {
		t.Error("no jump of the clock is one of a page")
	}
}

// limited is an engine with limits of time by a clock of its own.
func limited(e *Engine, file, page time.Duration, used func() time.Duration) *Engine {
	out := &Engine{opts: e.opts, runtime: e.runtime, module: e.module}
	out.memory.limit = e.memory.limit
	out.opts.Time, out.opts.Patience, out.opts.Used = file, page, used
	return out
}

func TestCallerCancels(t *testing.T) {
	data := printed(t, sample())
	ctx, cancel := context.WithCancel(t.Context())
	calls := 0
	e := limited(engine(t), time.Hour, time.Hour, func() time.Duration {
		if calls++; calls == 20 {
			cancel()
		}
		return 0
	})
	if _, err := e.Read(ctx, "x.pdf", data); !errors.Is(err, context.Canceled) || calls > 22 {
		t.Errorf("cancelled in the middle: %v after %d looks", err, calls)
	}
	if _, err := e.Read(ctx, "x.pdf", data); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled before: %v", err)
	}
}

func TestMemoryIsLimited(t *testing.T) {
	e := engine(t)
	small := limited(e, e.opts.Time, e.opts.Patience, e.opts.Used)
	small.memory.limit = 20 << 20
	data := append(onePage([]byte("BT /F 12 Tf 50 700 Td (text) Tj ET"), "", "", nil), bytes.Repeat([]byte("% nothing\n"), 2<<20)...)
	if _, err := small.Read(t.Context(), "x.pdf", data); codeOf(err) != "pdf-limit" {
		t.Errorf("%v", err)
	}
}
