package main

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"jiheng/hostile"
	"jiheng/intake"
)

// A served is a workbench that serves the sample, as a process of its own.
type served struct {
	t      *testing.T
	base   string
	pid    int
	stderr *bytes.Buffer
	people map[string]*http.Client
}

// serveSample starts a workbench on the sample in a sandbox; it is stopped with the test.
func serveSample(t *testing.T, run string, s sandbox) *served {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	c := exec.CommandContext(ctx, run, "demo", "--no-open", "--addr", "127.0.0.1:0", "--data", filepath.Join(s.work, "样例"))
	out, err := c.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	said, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	c.Dir, c.Env = s.work, s.env()
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	w := &served{t: t, pid: c.Process.Pid, stderr: &bytes.Buffer{}, people: map[string]*http.Client{}}
	found, ended := make(chan string, 2), make(chan bool, 2)
	for _, from := range []io.Reader{out, said} {
		go func() {
			defer func() { ended <- true }()
			lines := bufio.NewScanner(from)
			for lines.Scan() {
				if _, at, ok := strings.Cut(lines.Text(), "http://"); ok && len(found) == 0 {
					found <- "http://" + strings.TrimSpace(at)
				}
				if strings.Contains(lines.Text(), "panic") || strings.Contains(lines.Text(), "goroutine ") {
					w.stderr.WriteString(lines.Text() + "\n")
				}
			}
		}()
	}
	t.Cleanup(func() {
		_ = c.Process.Signal(syscall.SIGTERM)
		<-ended
		<-ended
		cancel()
		_ = c.Wait()
		if w.stderr.Len() > 0 {
			t.Errorf("the server says: %.2000s", w.stderr)
		}
	})
	select {
	case w.base = <-found:
	case <-ended:
		t.Fatal("the workbench did not open")
	}
	return w
}

// as signs somebody of the sample in.
func (w *served) as(account string) *http.Client {
	if w.people[account] != nil {
		return w.people[account]
	}
	jar, err := cookiejar.New(nil)
	if err != nil {
		w.t.Fatal(err)
	}
	c := &http.Client{Jar: jar, Timeout: 10 * time.Minute, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	r, err := c.PostForm(w.base+"/sign-in", url.Values{"account": {account}, "password": {demoPassword}})
	if err != nil {
		w.t.Fatal(err)
	}
	_ = r.Body.Close()
	w.people[account] = c
	return c
}

// send sends a file with a form.
func (w *served) send(account, path, name string, data []byte, fields map[string]string) (int, string) {
	w.t.Helper()
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	for k, v := range fields {
		_ = m.WriteField(k, v)
	}
	f, err := m.CreateFormFile("file", name)
	if err != nil {
		w.t.Fatal(err)
	}
	_, _ = f.Write(data)
	_ = m.Close()
	r, err := w.as(account).Post(w.base+path, m.FormDataContentType(), &b) //nolint:noctx // of a test
	if err != nil {
		w.t.Fatalf("%s with %s: no answer: %v", path, name, err)
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		w.t.Fatal(err)
	}
	return r.StatusCode, string(body)
}

// zipped is a folder of one file.
func zipped(t *testing.T, name string, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	f, err := z.Create(name)
	if err == nil {
		_, err = f.Write(data)
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestHostileUploads sends the files of the kit to every place that takes one: as a
// paper under a value, as a table of the budget, as a folder that comes back and within
// one. Each is answered, with what to do where it is not taken; the server lives, shows
// its pages, holds no more than its share, and leaves nothing behind. A part of the kit,
// or all of it with NIGHTLY.
func TestHostileUploads(t *testing.T) {
	if testing.Short() {
		t.Skip("takes minutes")
	}
	run, s := program(t), newSandbox(t)
	w := serveSample(t, run, s)
	peak := watchPeak(w.pid)
	sent, taken, refused := 0, 0, 0
	for i, f := range hostile.Files() {
		if os.Getenv("NIGHTLY") == "" && (f.Large || i%9 != 0) {
			continue
		}
		data := f.Data()
		for n, c := range []struct {
			account, path, name string
			data                []byte
			fields              map[string]string
		}{
			{"shishi", "/y/hongqiao-2024/values/SH03/evidence", f.Name, data, map[string]string{"grade": "盖章文件", "title": "附件" + strconv.Itoa(i)}},
			{"caiwu", "/y/hongqiao-2024/budget/import", f.Name, data, map[string]string{"kind": "预算"}},
			{"caiwu", "/y/hongqiao-2024/merge", f.Name, data, nil},
			{"caiwu", "/y/hongqiao-2024/merge", "档案.zip", zipped(t, "佐证/"+f.Name, data), nil},
		} {
			fields := map[string]string{"request": "h" + strconv.Itoa(i) + "-" + strconv.Itoa(n)}
			for k, v := range c.fields {
				fields[k] = v
			}
			status, body := w.send(c.account, c.path, c.name, c.data, fields)
			sent++
			switch {
			case status == http.StatusOK || status == http.StatusSeeOther:
				taken++
			case status >= 500 || status < 400 || status == http.StatusNotFound || status == http.StatusForbidden:
				t.Errorf("%s to %s: %d %.300s", f.Name, c.path, status, body)
			default:
				if refused++; !strings.Contains(body, "请") && !strings.Contains(body, "没有") {
					t.Errorf("%s to %s: %d says nothing of what to do", f.Name, c.path, status)
				}
			}
			if strings.Contains(body, "goroutine ") || strings.Contains(body, "/cmd/jiheng") {
				t.Errorf("%s to %s shows the inside of the program", f.Name, c.path)
			}
		}
	}
	r, err := w.as("caiwu").Get(w.base + "/y/hongqiao-2024/values") //nolint:noctx // of a test
	if err != nil || r.StatusCode != http.StatusOK {
		t.Fatalf("after the kit: %v %v", r, err)
	}
	_ = r.Body.Close()
	if most := peak(); most > intake.ChildMemory {
		t.Errorf("a process held %d MiB", most>>20)
	} else {
		t.Logf("%d uploads, %d taken, %d refused, at most %d MiB", sent, taken, refused, most>>20)
	}
	left, err := os.ReadDir(s.temp)
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}
