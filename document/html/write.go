// Package html writes a document as one self-contained page, for a wide screen,
// a telephone and paper, and reads such pages, and other people's, back.
package html

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html"
	"strings"
	"unicode"

	"jiheng/document"
)

//go:embed page.css
var pageCSS string

//go:embed page.js
var pageJS string

// generator names the program in the page; Read trusts the marks of such pages.
const generator = "绩衡"

// A writer is a page in the making.
type writer struct {
	bytes.Buffer
	d        *document.Document
	noted    map[string]bool // facts whose account is in the page
	shown    map[string]bool // facts shown so far: the first one is the account's way back
	ids      map[*document.Heading]string
	titles   int
	tables   int
	drawings int
	wide     bool   // inside a section across
	label    string // of the table to come, from its caption
}

// Write returns a document as a page that needs nothing else: no network, no
// fonts of its own. Every figure with a Note opens its account; without scripts
// it is a link to the account at the end. The same document gives the same
// bytes.
func Write(d *document.Document) ([]byte, error) {
	w := &writer{d: d, noted: map[string]bool{}, shown: map[string]bool{}, ids: map[*document.Heading]string{}}
	for _, n := range d.Notes {
		w.noted[n.Fact] = true
	}
	w.nameHeadings()
	w.head()
	w.s("<body>\n<a class=\"skip\" href=\"#text\">跳到正文</a>\n")
	w.banner("header")
	w.main()
	w.notes()
	w.banner("footer")
	if w.hasContents() {
		w.s("<a class=\"to-contents\" href=\"#contents\">目录</a>\n")
	}
	w.dialog()
	w.f("<script>%s</script>\n</body>\n</html>\n", pageJS)
	return w.Bytes(), nil
}

func (w *writer) s(text string)             { w.WriteString(text) }
func (w *writer) f(format string, a ...any) { fmt.Fprintf(w, format, a...) }
func (w *writer) nameHeadings() {
	n := 0
	for _, b := range w.d.Blocks {
		if h, ok := b.(*document.Heading); ok {
			n++
			w.ids[h] = fmt.Sprintf("h-%d", n)
		}
	}
}

func (w *writer) hasContents() bool {
	for _, b := range w.d.Blocks {
		if _, ok := b.(*document.Contents); ok {
			return true
		}
	}
	return false
}

// head writes the page's head. The policy lets nothing run or load but this
// very style and this very script.
func (w *writer) head() {
	css := pageCSS + w.rules()
	w.s("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n")
	w.f("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'sha256-%s'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'\">\n", sum(pageJS), sum(css))
	w.s("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"format-detection\" content=\"telephone=no\">\n")
	w.f("<meta name=\"generator\" content=\"%s\">\n", generator)
	if w.d.Author != "" {
		w.f("<meta name=\"author\" content=\"%s\">\n", escape(w.d.Author))
	}
	w.f("<title>%s</title>\n<style>%s</style>\n</head>\n", escape(titleOf(w.d)), css)
}

// titleOf returns the words for the browser's tab.
func titleOf(d *document.Document) string {
	if d.Title != "" {
		return d.Title
	}
	for _, b := range d.Blocks {
		if p, ok := b.(*document.Paragraph); ok && p.Style == document.Title {
			return strings.ReplaceAll(document.Text(p.Runs), "\n", "")
		}
	}
	return "绩效自评"
}

func sum(s string) string {
	h := sha256.Sum256([]byte(s))
	return base64.StdEncoding.EncodeToString(h[:])
}

// banner shows the words of every page, above the text or below it.
func (w *writer) banner(tag string) {
	if w.d.Head == "" && w.d.FooterWords() == "" {
		return
	}
	class := "banner"
	if w.d.Sample {
		class += " sample"
	}
	w.f("<%s class=\"%s\">", tag, class)
	if w.d.Head != "" {
		w.f("<span class=\"mark\">%s</span>", escape(w.d.Head))
	}
	if words := w.d.FooterWords(); words != "" {
		w.f("<span class=\"words\">%s</span>", escape(words))
	}
	w.f("</%s>\n", tag)
}

// escape makes text safe between tags and in attributes.
func escape(s string) string { return html.EscapeString(clean(s)) }

// clean leaves out characters that no page may hold.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r == unicode.ReplacementChar || (unicode.IsControl(r) && r != '\n' && r != '\t') {
			return -1
		}
		return r
	}, s)
}
