package hostile

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"unicode/utf16"
)

// A printer writes PDF files object by object, right or wrong.
type printer struct {
	b  bytes.Buffer
	at []int
}

func newPrinter() *printer {
	p := &printer{}
	p.b.WriteString("%PDF-1.7\n")
	return p
}

func (p *printer) obj(format string, args ...any) {
	p.at = append(p.at, p.b.Len())
	fmt.Fprintf(&p.b, "%d 0 obj\n", len(p.at))
	fmt.Fprintf(&p.b, format+"\nendobj\n", args...)
}

func (p *printer) stream(dict string, data []byte) {
	p.obj("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(data), data)
}

// end closes the file; more goes into the trailer.
func (p *printer) end(more string) []byte {
	at := p.b.Len()
	fmt.Fprintf(&p.b, "xref\n0 %d\n0000000000 65535 f \n", len(p.at)+1)
	for _, o := range p.at {
		fmt.Fprintf(&p.b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&p.b, "trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n", len(p.at)+1, more, at)
	return p.b.Bytes()
}

// song is a font that every reader knows by name, for text in UCS-2.
const song = `<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>]>>`

// say is the content that shows a text at a place.
func say(x, y int, s string) []byte {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return fmt.Appendf(nil, "BT /F 12 Tf %d %d Td <%s> Tj ET ", x, y, b.String())
}

// onePage is a file with one page of a content and more resources.
func onePage(content []byte, dict, resources string, more func(*printer)) []byte {
	return firstPage("", "[0 0 595 842]", content, dict, resources, more).end("")
}

func firstPage(catalog, box string, content []byte, dict, resources string, more func(*printer)) *printer {
	p := newPrinter()
	p.obj("<</Type/Catalog/Pages 2 0 R%s>>", catalog)
	p.obj("<</Type/Pages/Count 1/Kids[3 0 R]>>")
	p.obj("<</Type/Page/Parent 2 0 R/MediaBox%s/Contents 4 0 R/Resources<</Font<</F %s>>%s>>>>", box, song, resources)
	p.stream(dict, content)
	if more != nil {
		more(p)
	}
	return p
}

func zlibbed(data []byte, times int) []byte {
	for range times {
		var b bytes.Buffer
		w, err := zlib.NewWriterLevel(&b, zlib.BestCompression)
		must(err)
		_, err = w.Write(data)
		must(err)
		must(w.Close())
		data = b.Bytes()
	}
	return data
}

// portables are PDF files whose trees and streams lie.
func portables() []File {
	const kind = "pdf"
	told := say(50, 700, Fact)
	good := onePage(told, "", "", nil)
	const some = "pdf-damaged pdf-scanned pdf-limit pdf-garbled read-nothing"
	return []File{
		refused("pdf-head.pdf", kind, "a head and nothing else", "pdf-damaged", func() []byte { return good[:9] }),
		refused("pdf-cut.pdf", kind, "the first 300 bytes", some, func() []byte { return good[:300] }),
		either("pdf-cut-end.pdf", kind, "without its table of objects", some, func() []byte { return good[:bytes.LastIndex(good, []byte("xref\n0"))] }),
		refused("pdf-page-loop.pdf", kind, "a page tree that holds itself", some, func() []byte { return pageTree("<</Type/Pages/Count 10/Kids[2 0 R 2 0 R]/Parent 2 0 R>>") }),
		refused("pdf-page-count.pdf", kind, "claims a thousand pages and has one", some, func() []byte { return pageTree("<</Type/Pages/Count 1000/Kids[3 0 R]>>") }),
		refused("pdf-page-deep.pdf", kind, "a page tree of sixty levels", some, deepPages),
		tight(refused("pdf-page-many.pdf", kind, "thirty pages that are one", "pdf-scanned read-nothing", func() []byte {
			return pageTree("<</Type/Pages/Count 30/Kids[" + strings.Repeat("3 0 R ", 30) + "]>>")
		}), "pdf-limit"),
		either("pdf-xref-loop.pdf", kind, "a table of objects whose previous one is itself", some, func() []byte {
			at := bytes.LastIndex(good, []byte("xref\n0"))
			return bytes.Replace(good, []byte("/Root 1 0 R"), fmt.Appendf(nil, "/Root 1 0 R/Prev %d", at), 1)
		}),
		either("pdf-xref-huge.pdf", kind, "a table of objects that claims many more lines than it has", some, func() []byte {
			return bytes.Replace(good, []byte("xref\n0 5"), []byte("xref\n0 5000"), 1)
		}),
		refused("pdf-xref-stream.pdf", kind, "a packed table of objects whose widths overflow", some, wideTable),
		either("pdf-bomb.pdf", kind, "a stream that packs a thousand to one", some, func() []byte {
			return onePage(zlibbed(append(bytes.Clone(told), blanks(300)...), 1), "/Filter/FlateDecode", "", nil)
		}),
		either("pdf-bomb-nested.pdf", kind, "a stream packed three times", some, func() []byte {
			return onePage(zlibbed(blanks(300), 3), "/Filter[/FlateDecode/FlateDecode/FlateDecode]", "", nil)
		}),
		either("pdf-object-stream.pdf", kind, "a stream of objects that claims many more than it has", some, objectBomb),
		either("pdf-page-huge.pdf", kind, "a page of five metres", some, func() []byte { return firstPage("", "[0 0 14400 14400]", told, "", "", nil).end("") }),
		either("pdf-image-huge.pdf", kind, "a picture that has fewer points than it claims", some, func() []byte {
			return onePage(append([]byte("/I Do "), told...), "", "/XObject<</I 5 0 R>>", func(p *printer) {
				p.stream("/Type/XObject/Subtype/Image/Width 2000/Height 2000/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/FlateDecode", zlibbed(blanks(64), 1))
			})
		}),
		either("pdf-brackets.pdf", kind, "arrays in arrays, two hundred deep", some, func() []byte {
			return onePage(append([]byte(strings.Repeat("[", 200)+strings.Repeat("]", 200)), told...), "", "", nil)
		}),
		either("pdf-forms.pdf", kind, "forms that draw each other twice, five times", some, doublingForms),
		small("pdf-lines.pdf", kind, "many lines", "pdf-limit", func() []byte {
			return onePage(zlibbed(append(bytes.Clone(told), bytes.Repeat([]byte("1 2 m 300 2 l S "), 3000)...), 1), "/Filter/FlateDecode", "", nil)
		}),
		either("pdf-numbers.pdf", kind, "numbers beyond every type", some, func() []byte {
			return onePage(append([]byte("BT /F 1e30 Tf 99999999999999 1e308 Td (x) Tj ET -1e30 0 m 1e30 0 l S "), told...), "", "", nil)
		}),
		refused("pdf-locked.pdf", "locked", "a password is asked for", "pdf-encrypted", func() []byte {
			p := firstPage("", "[0 0 595 842]", told, "", "", nil)
			return p.end("/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + strings.Repeat("5a", 32) + ">/U<" + strings.Repeat("a5", 32) + ">>>")
		}),
		refused("pdf-scan.pdf", "empty", "a picture of a page and no text", "pdf-scanned", scannedPage),
		refused("pdf-blank.pdf", "empty", "a page without anything", "pdf-scanned read-nothing", func() []byte { return onePage(nil, "", "", nil) }),
	}
}

func pageTree(tree string) []byte {
	p := newPrinter()
	p.obj("<</Type/Catalog/Pages 2 0 R>>")
	p.obj("%s", tree)
	p.obj("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>")
	return p.end("")
}

func deepPages() []byte {
	p := newPrinter()
	p.obj("<</Type/Catalog/Pages 2 0 R>>")
	for i := range 60 {
		p.obj("<</Type/Pages/Count 1/Kids[%d 0 R]/Parent %d 0 R>>", i+3, i+1)
	}
	p.obj("<</Type/Page/MediaBox[0 0 595 842]>>")
	return p.end("")
}

func wideTable() []byte {
	p := newPrinter()
	p.obj("<</Type/Catalog/Pages 2 0 R>>")
	at := p.b.Len()
	p.stream("/Type/XRef/Size 5000/W[1 9999 9999]/Index[0 5000]/Root 1 0 R/Filter/FlateDecode", zlibbed(blanks(64), 1))
	fmt.Fprintf(&p.b, "startxref\n%d\n%%%%EOF\n", at)
	return p.b.Bytes()
}

func objectBomb() []byte {
	return firstPage("/Names 6 0 R", "[0 0 595 842]", say(50, 700, Fact), "", "", func(p *printer) {
		body := append([]byte("6 0 "), blanks(200)...)
		p.stream("/Type/ObjStm/N 10000/First 4/Extends 5 0 R/Filter/FlateDecode", zlibbed(body, 1))
	}).end("")
}

func doublingForms() []byte {
	return onePage(append([]byte("/X Do "), say(50, 700, Fact)...), "", "/XObject<</X 5 0 R>>", func(p *printer) {
		for i := range 5 {
			p.stream(fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X %d 0 R>>/Font<</F %s>>>>", i+6, song), []byte("/X Do /X Do"))
		}
		p.stream(fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F %s>>>>", song), []byte("50 50 m 60 50 l S"))
	})
}

func scannedPage() []byte {
	return onePage([]byte("595 0 0 842 0 0 cm /I Do"), "", "/XObject<</I 5 0 R>>", func(p *printer) {
		p.stream("/Type/XObject/Subtype/Image/Width 64/Height 64/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/FlateDecode", zlibbed(bytes.Repeat([]byte{200}, 64*64), 1))
	})
}

// actions are PDF files that ask to run, fetch or send.
func actions() []File {
	const kind = "action"
	told := say(50, 700, Fact)
	with := func(catalog string) func() []byte {
		return func() []byte { return firstPage(catalog, "[0 0 595 842]", told, "", "", nil).end("") }
	}
	return []File{
		inert("pdf-script.pdf", kind, "JavaScript at opening", with(`/OpenAction<</S/JavaScript/JS(app.launchURL\("`+address+`"\))>>`)),
		inert("pdf-launch.pdf", kind, "a program started at opening", with(`/OpenAction<</S/Launch/F(cmd.exe)/Win<</F(cmd.exe)/P(/c calc)>>>>`)),
		inert("pdf-fetch.pdf", kind, "a page fetched at opening, a form sent at closing", with(`/OpenAction<</S/URI/URI(`+address+`)>>/AA<</WC<</S/SubmitForm/F(`+address+`)>>>>`)),
		inert("pdf-goto.pdf", kind, "another file opened at opening", with(`/OpenAction<</S/GoToR/F(\\\\127.0.0.1\\x\\y.pdf)/D[0/Fit]>>`)),
		inert("pdf-attached.pdf", kind, "a program attached", func() []byte {
			return firstPage("/Names<</EmbeddedFiles<</Names[(calc.exe) 5 0 R]>>>>", "[0 0 595 842]", told, "", "", func(p *printer) {
				p.obj("<</Type/Filespec/F(../../calc.exe)/EF<</F 6 0 R>>>>")
				p.stream("/Type/EmbeddedFile", []byte("MZ program"))
			}).end("")
		}),
	}
}
