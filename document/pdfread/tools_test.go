package pdfread

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"jiheng/document"
	"jiheng/document/docx"
	"jiheng/document/html"
	"jiheng/document/page"
	"jiheng/document/pdf"
)

// need skips a test by name where a program is missing, and fails it where
// REQUIRE=all.
func need(t testing.TB, program string) {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		if os.Getenv("REQUIRE") == "all" {
			t.Fatalf("%s is required and not installed", program)
		}
		t.Skipf("%s is not installed", program)
	}
}

// run runs a program for at most two minutes.
func run(t testing.TB, env []string, name string, args ...string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	c := exec.CommandContext(ctx, name, args...)
	c.Env = append(os.Environ(), env...)
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
}

var started = sync.OnceValues(func() (*Engine, error) {
	dir := filepath.Join(os.TempDir(), "jiheng-pdfread-test")
	return New(context.Background(), Options{Cache: dir})
})

// engine returns one engine for all tests.
func engine(t testing.TB) *Engine {
	t.Helper()
	e, err := started()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func studied(t testing.TB, data []byte) *Study {
	t.Helper()
	s, err := engine(t).Study(t.Context(), "x.pdf", data)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// printed returns a document as our own writer prints it.
func printed(t testing.TB, d *document.Document) []byte {
	t.Helper()
	fonts, err := page.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	b, err := pdf.Write(d, fonts)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// substitutes gives every official face a free one, as a private font
// configuration.
const substitutes = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><include>/etc/fonts/fonts.conf</include>
<alias binding="same"><family>方正小标宋简体</family><prefer><family>Noto Serif CJK SC SemiBold</family><family>Noto Serif CJK SC</family></prefer></alias>
<alias binding="same"><family>仿宋_GB2312</family><prefer><family>Noto Serif CJK SC</family></prefer></alias>
<alias binding="same"><family>宋体</family><prefer><family>Noto Serif CJK SC</family></prefer></alias>
<alias binding="same"><family>楷体_GB2312</family><prefer><family>LXGW WenKai</family></prefer></alias>
<alias binding="same"><family>黑体</family><prefer><family>Noto Sans CJK SC</family></prefer></alias>
<alias binding="same"><family>Times New Roman</family><prefer><family>Liberation Serif</family><family>Noto Serif CJK SC</family></prefer></alias>
</fontconfig>`

// byLibreOffice returns a document as LibreOffice prints its Word file.
func byLibreOffice(t testing.TB, d *document.Document) []byte {
	t.Helper()
	need(t, "soffice")
	b, err := docx.Write(d)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	in, conf := filepath.Join(dir, "in.docx"), filepath.Join(dir, "fonts.conf")
	for name, b := range map[string][]byte{in: b, conf: []byte(substitutes)} {
		if err := os.WriteFile(name, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	run(t, []string{"FONTCONFIG_FILE=" + conf}, "soffice", "--headless", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"),
		"--convert-to", "pdf", "--outdir", dir, in)
	return file(t, filepath.Join(dir, "in.pdf"))
}

// byChromium returns a document as Chromium prints its page.
func byChromium(t testing.TB, d *document.Document) []byte {
	t.Helper()
	need(t, "chromium")
	b, err := html.Write(d)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in.html"), filepath.Join(dir, "out.pdf")
	if err := os.WriteFile(in, b, 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, nil, "chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
		"--user-data-dir="+filepath.Join(dir, "profile"), "--no-pdf-header-footer", "--print-to-pdf="+out, "file://"+in)
	return file(t, out)
}

func file(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
