package pdfread

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"maps"
	"runtime"
	"strings"
	"testing"
	"time"

	"jiheng/fault"
	"jiheng/hostile"
)

// A maker writes PDF files object by object, right or wrong.
type maker struct {
	b  bytes.Buffer
	at []int
}

func newMaker() *maker {
	m := &maker{}
	m.b.WriteString("%PDF-1.7\n")
	return m
}

func (m *maker) obj(format string, args ...any) {
	m.at = append(m.at, m.b.Len())
	fmt.Fprintf(&m.b, "%d 0 obj\n"+format+"\nendobj\n", append([]any{len(m.at)}, args...)...)
}

func (m *maker) stream(dict string, data []byte) {
	m.obj("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(data), data)
}

func (m *maker) end() []byte {
	at := m.b.Len()
	fmt.Fprintf(&m.b, "xref\n0 %d\n0000000000 65535 f \n", len(m.at)+1)
	for _, p := range m.at {
		fmt.Fprintf(&m.b, "%010d 00000 n \n", p)
	}
	fmt.Fprintf(&m.b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(m.at)+1, at)
	return m.b.Bytes()
}

func deflated(data []byte, times int) []byte {
	for range times {
		var b bytes.Buffer
		w := zlib.NewWriter(&b)
		w.Write(data)
		w.Close()
		data = b.Bytes()
	}
	return data
}

// onePage is a file with one page of a content and resources.
func onePage(content []byte, dict, resources string, more func(*maker)) []byte {
	m := newMaker()
	m.obj("<</Type/Catalog/Pages 2 0 R>>")
	m.obj("<</Type/Pages/Count 1/Kids[3 0 R]>>")
	m.obj("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>%s>>>>", resources)
	m.stream(dict, content)
	if more != nil {
		more(m)
	}
	return m.end()
}

// A bad file, with the codes that it may be refused with; "any" where it may
// also be read.
type bad struct {
	data  []byte
	codes string
}

// hostileFiles are files that would like to break their reader.
func hostileFiles(t testing.TB) map[string]bad {
	out := brokenFiles(t)
	maps.Copy(out, badTrees())
	maps.Copy(out, badContents())
	return out
}

// brokenFiles are no PDF, or parts of one.
func brokenFiles(t testing.TB) map[string]bad {
	good := printed(t, sample())
	return map[string]bad{
		"empty":             {nil, "pdf-damaged"},
		"not a PDF":         {[]byte("PK\x03\x04 this is something else"), "pdf-damaged"},
		"head only":         {[]byte("%PDF-1.7\n"), "pdf-damaged"},
		"cut in the middle": {good[:len(good)/2], "pdf-damaged pdf-garbled pdf-scanned"},
		"cut near the end":  {good[:len(good)-200], "any"},
		"too large":         {append([]byte("%PDF-1.7\n"), make([]byte, maxBytes)...), "pdf-limit"},
	}
}

// badTrees have trees of pages and objects that lie.
func badTrees() map[string]bad {
	out := map[string]bad{}
	m := newMaker()
	m.obj("<</Type/Catalog/Pages 2 0 R>>")
	m.obj("<</Type/Pages/Count 100000/Kids[2 0 R 2 0 R]/Parent 2 0 R>>")
	out["page tree that holds itself"] = bad{m.end(), "pdf-damaged pdf-scanned pdf-limit"}

	m = newMaker()
	m.obj("<</Type/Catalog/Pages 2 0 R>>")
	for i := range 20000 {
		m.obj("<</Type/Pages/Count 1/Kids[%d 0 R]/Parent %d 0 R>>", i+3, i+1)
	}
	m.obj("<</Type/Page/MediaBox[0 0 595 842]>>")
	out["page tree that is very deep"] = bad{m.end(), "pdf-damaged pdf-scanned pdf-limit"}

	m = newMaker()
	m.obj("<</Type/Catalog/Pages 2 0 R>>")
	m.obj("<</Type/Pages/Count 400000/Kids[%s]>>", strings.Repeat("3 0 R ", 400000))
	m.obj("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>")
	out["hundreds of thousands of pages"] = bad{m.end(), "pdf-limit"}

	m = newMaker()
	m.obj("<</Type/Catalog/Pages 2 0 R>>")
	m.obj("<</Type/Pages/Count 2147483647/Kids[3 0 R]>>")
	m.obj("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>")
	out["page count that lies"] = bad{m.end(), "pdf-limit pdf-damaged pdf-scanned"}

	m = newMaker()
	m.obj("<</Type/Catalog/Pages 2 0 R>>")
	m.obj("<</Type/Pages/Count 1/Kids[3 0 R]>>")
	m.obj("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>")
	for range 300000 {
		m.obj("<</A 3 0 R>>")
	}
	out["hundreds of thousands of objects"] = bad{m.end(), "any"}
	return out
}

// badContents have one page with more than it seems.
func badContents() map[string]bad {
	out := map[string]bad{}
	text := []byte("BT /F 12 Tf 50 700 Td (Hello 123) Tj ET ")
	out["bomb in a stream"] = bad{onePage(deflated(make([]byte, 900<<20), 1), "/Filter/FlateDecode", "", nil), "any"}
	out["bomb in a bomb"] = bad{onePage(deflated(make([]byte, 400<<20), 3), "/Filter[/FlateDecode/FlateDecode/FlateDecode]", "", nil), "any"}
	out["millions of lines"] = bad{onePage(deflated(bytes.Repeat([]byte("1 2 m 300 2 l S "), 3_000_000), 1), "/Filter/FlateDecode", "", nil), "pdf-limit"}
	out["one path without end"] = bad{onePage(deflated(append(append([]byte("0 0 m "), bytes.Repeat([]byte("1 2 l 3 9 l "), 3_000_000)...), 'S'), 1), "/Filter/FlateDecode", "", nil), "pdf-limit"}
	out["millions of words"] = bad{onePage(deflated(bytes.Repeat(text, 400_000), 1), "/Filter/FlateDecode", "", nil), "pdf-limit"}
	out["rules like a net"] = bad{onePage(append(net(), text...), "", "", nil), "any"}
	out["form that draws itself"] = bad{onePage(append([]byte("/X Do "), text...), "", "/XObject<</X 5 0 R>>", func(m *maker) {
		m.stream("/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X 5 0 R>>>>", []byte("/X Do /X Do"))
	}), "any"}
	out["forms that double"] = bad{onePage([]byte("/X Do"), "", "/XObject<</X 5 0 R>>", func(m *maker) {
		for i := range 24 {
			m.stream(fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X %d 0 R>>/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>", i+6), []byte("/X Do /X Do"))
		}
		m.stream("/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>", text)
	}), "any"}
	out["arrays in arrays"] = bad{onePage([]byte(strings.Repeat("[", 300000)+strings.Repeat("]", 300000)+" 0 0 m "+string(text)), "", "", nil), "any"}
	out["huge numbers"] = bad{onePage([]byte("BT /F 1e30 Tf 99999999999999 1e308 Td (x) Tj ET -1e30 0 m 1e30 0 l S BT 1 0 0 1 50 700 Tm /F 12 Tf (ok) Tj ET"), "", "", nil), "any"}
	return out
}

// net is a page full of crossing rules.
func net() []byte {
	var b bytes.Buffer
	for i := range 9000 {
		fmt.Fprintf(&b, "0 %.3f m 595 %.3f l S %.3f 0 m %.3f 842 l S ", float64(i)/11, float64(i)/11, float64(i)/16, float64(i)/16)
	}
	return b.Bytes()
}

// TestHostileFiles gives each file the work of a child that reads it; what it is
// refused with must say so in Chinese.
func TestHostileFiles(t *testing.T) {
	e := limited(engine(t), MostTime(), engine(t).opts.Patience, hostile.UsedTime)
	for name, bad := range hostileFiles(t) {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := hostile.UsedTime()
			s, err := e.Study(context.Background(), "x.pdf", bad.data)
			took := hostile.UsedTime() - start
			runtime.ReadMemStats(&after)
			t.Logf("%v, %d MiB, %v", took.Round(time.Millisecond), (after.TotalAlloc-before.TotalAlloc)>>20, err)
			if most := 5 * e.opts.Patience; took > most {
				t.Errorf("took %v of processor time, more than %v", took, most)
			}
			if grown := (after.TotalAlloc - before.TotalAlloc) >> 20; grown > 512 {
				t.Errorf("allocated %d MiB", grown)
			}
			var f *fault.Error
			switch {
			case err == nil && bad.codes != "any":
				t.Errorf("read, %d pages", s.Pages)
			case err != nil && (!errors.As(err, &f) || f.Kind != fault.Invalid || f.Place.File != "x.pdf" || !strings.ContainsRune(f.Message, '请')):
				t.Errorf("not an error for a person: %v", err)
			case err != nil && bad.codes != "any" && !strings.Contains(" "+bad.codes+" ", " "+f.Code+" "):
				t.Errorf("code %s, want one of %s", f.Code, bad.codes)
			}
		})
	}
}
