package web_test

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"path"
	"strings"
	"testing"

	"jiheng/web"
)

// raw sends bytes as they are, and reads the answer.
func (h *house) raw(t *testing.T, text string) *http.Response {
	t.Helper()
	conn, err := net.Dial("tcp", strings.TrimPrefix(h.URL, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	if _, err := io.WriteString(conn, text); err != nil {
		t.Fatal(err)
	}
	r, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestTooMuchIsNotRead announces more than a route takes and sends none of it: each
// route answers 413 at once, and ends the connection. Where nothing is announced, no more
// is read than is taken.
func TestTooMuchIsNotRead(t *testing.T) {
	h := open(t)
	h.as(t, "caiwu")
	before := h.everything(t)
	for _, r := range web.Routes() {
		if r.Method != http.MethodPost {
			continue
		}
		path, _ := h.fillIn(h.year, "POST "+r.Path, asking{parts: merged(outside, askings["POST "+r.Path].parts)})
		path = strings.Replace(path, "{$}", "", 1)
		head := fmt.Sprintf("POST %s HTTP/1.1\r\nHost: here\r\nCookie: jiheng=%s\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n", path, h.tokens["caiwu"], 200<<20)
		answer := h.raw(t, head)
		status, body := read(t, answer)
		if status != http.StatusRequestEntityTooLarge || !strings.Contains(body, "MB，没有存") || !answer.Close {
			t.Errorf("%s: %d (%v) %s", r.Path, status, answer.Close, said(body))
		}
	}
	for _, to := range []string{h.at("values", "SH03", "evidence"), h.at("values", "SH03"), h.at("budget", "import"), "/sign-in"} {
		endless := &endlessReader{begin: "text="}
		r, err := http.NewRequestWithContext(ctx, http.MethodPost, h.URL+to, endless)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Cookie", "jiheng="+h.tokens["caiwu"])
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			if endless.sent > 64<<20 {
				t.Errorf("%s: %v after %d bytes", to, err, endless.sent)
			}
			continue // the connection was ended before the answer was looked at
		}
		if status, body := read(t, answer); status != http.StatusRequestEntityTooLarge {
			t.Errorf("%s without a length: %d %s", to, status, said(body))
		}
		if endless.sent > 64<<20 {
			t.Errorf("%s: %d bytes were taken", to, endless.sent)
		}
	}
	if h.everything(t) != before {
		t.Error("something was stored")
	}
}

// An endlessReader never comes to its end, but for a bound that no server should reach.
type endlessReader struct {
	begin string
	sent  int
}

func (e *endlessReader) Read(p []byte) (int, error) {
	if e.sent > 256<<20 {
		return 0, io.EOF
	}
	for i := range p {
		p[i] = 'a'
	}
	if e.sent == 0 {
		copy(p, e.begin)
	}
	e.sent += len(p)
	return len(p), nil
}

// names are what a file may be called by who sends it: ways out of the folder, of the
// header, of the page, of Windows, of the log and of the eye.
var names = []string{
	"../../etc/passwd.pdf", `..\..\windows\win.pdf`, "/etc/shadow.pdf", `C:\autoexec.pdf`, `\\server\share.pdf`, "....//....//x.pdf", "%2e%2e%2fx.pdf", "..%c0%afx.pdf",
	"a\x00.pdf", "a\nSet-Cookie: x=1.pdf", "a\r\nContent-Type: text/html\r\n\r\n.pdf", `a".pdf`, `a"; filename="b.html.pdf`, "a;b.pdf", "a%0d%0ab.pdf", "a\tb.pdf",
	"<script>alert(1)</script>.pdf", `"><img src=x onerror=alert(1)>.pdf`, "{{7*7}}.pdf", "${x}.pdf", "'; DROP TABLE entries; --.pdf", "=cmd|' /C calc'!A0.pdf", "@SUM(1).pdf", "-rf.pdf",
	"CON.pdf", "nul.pdf", "COM1.pdf", "a.pdf.", "a.pdf ", " .pdf", ".pdf", "....pdf", "a.pdf::$DATA", "a:b.pdf", "a?b*.pdf", "~$a.pdf",
	"协议（终稿）2024.pdf", "\u202efdp.exe.pdf", "a\u200b\u200d.pdf", "\ufeffa.pdf", strings.Repeat("长", 300) + ".pdf", "emoji😀.pdf", "e\u0301.pdf", "\xc4\xe3\xba\xc3.pdf", "档案.PDF",
}

// TestNamesOfFilesDoNothing keeps files under names that were made to do something: where
// one is taken, it is kept under a number, listed as text, and given out under a name that
// a browser can only save.
func TestNamesOfFilesDoNothing(t *testing.T) {
	h := open(t)
	clerk, taken := h.as(t, "shishi"), 0
	to := h.at("values", "SH03", "evidence")
	for i, name := range names {
		before := h.paperFiles(t)
		status, body := clerk.attach(to, name, []byte("%PDF-1.7 "+itoa(i)), map[string]string{"grade": "盖章文件", "request": "n" + itoa(i)})
		after := h.paperFiles(t)
		switch {
		case status == http.StatusUnprocessableEntity || status == http.StatusRequestEntityTooLarge:
			if len(after) != len(before) {
				t.Errorf("%q was refused and kept", name)
			}
			continue
		case status != http.StatusSeeOther || len(after) != len(before)+1:
			t.Errorf("%q: %d %s", name, status, said(body))
			continue
		}
		taken++
		file := after[len(after)-1]
		id := strings.TrimSuffix(path.Base(file), path.Ext(file))
		if path.Dir(file) != "佐证" || len(id) > 4 || id[0] != 'D' || strings.Trim(id[1:], "0123456789") != "" {
			t.Errorf("%q is kept as %q", name, file)
		}
		answer, got := clerk.asked("GET", h.at("evidence", id), nil, nil)
		_, params, err := mime.ParseMediaType(answer.Header.Get("Content-Disposition"))
		if err != nil || params["filename"] != path.Base(file) || got != "%PDF-1.7 "+itoa(i) || answer.Header.Get("Set-Cookie") != "" {
			t.Errorf("%q comes back as %q (%v)", name, answer.Header.Get("Content-Disposition"), err)
		}
	}
	if taken < 20 {
		t.Errorf("only %d names were taken", taken)
	}
	for _, page := range []string{h.at("values"), h.at("values", "SH03"), h.at("fact", "SH03"), h.at("story"), h.at("papers")} {
		body := clerk.page(page)
		for _, live := range []string{"<script>alert", "<img src=x", "onerror=alert(1)>", "\nSet-Cookie", "\u202e", "\x00"} {
			if strings.Contains(body, live) {
				t.Errorf("%s holds %q", page, live)
			}
		}
	}
	if _, data := clerk.get(h.at("folder")); bytes.Contains([]byte(data), []byte("../")) {
		t.Error("the folder that is taken out leads out of itself")
	}
}

// paperFiles are the files of the year's evidence, the newest last.
func (h *house) paperFiles(t *testing.T) []string {
	t.Helper()
	y, err := h.bench.Year(ctx, h.year)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range y.Entries {
		if e.Hash != "" && strings.HasPrefix(e.File, "佐证/") {
			out = append(out, e.File)
		}
	}
	return out
}
