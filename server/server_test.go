package server

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"jiheng/settings"
	"jiheng/store"
	"jiheng/upkeep"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var ctx = context.Background()

// A journal is a log that a test reads.
type journal struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (j *journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.b.Write(p)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.b.String()
}

// readied is a server over pages of a test, and its log.
func readied(t *testing.T, pages http.Handler) (*Server, *journal) {
	t.Helper()
	set := settings.Default(filepath.Join(t.TempDir(), "数据"))
	set.Address = "127.0.0.1:0"
	s, err := store.Open(ctx, set.Database)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	log := &journal{}
	k := &upkeep.Keeper{Store: s, Set: set, Now: time.Now, Version: "试"}
	return New(Options{Keeper: k, Pages: pages, Log: slog.New(slog.NewJSONHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug})), Token: "令牌令牌令牌令牌"}), log
}

// running serves until what comes back is called, which returns how it ended.
func running(t *testing.T, s *Server) (url string, stop func() error) {
	t.Helper()
	l, err := s.Listen()
	if err != nil {
		t.Fatal(err)
	}
	work, cancel := context.WithCancel(ctx)
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(work, l) }()
	return "http://" + l.Addr().String(), func() error { cancel(); return <-ended }
}

var client = &http.Client{Transport: &http.Transport{DisableKeepAlives: true, Proxy: nil, TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}} //nolint:gosec // a certificate of the test

func get(t *testing.T, url string) (int, string, http.Header) {
	t.Helper()
	q, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	a, err := client.Do(q)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Body.Close()
	body, err := io.ReadAll(a.Body)
	if err != nil {
		t.Fatal(err)
	}
	return a.StatusCode, string(body), a.Header
}

// A request that runs when the server is told to stop is answered; then heads are
// signed, and the log says when the server started and stopped.
func TestStopsInGoodOrder(t *testing.T) {
	entered, leave := make(chan struct{}), make(chan struct{})
	s, log := readied(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		close(entered)
		<-leave
		_, _ = io.WriteString(w, "做完了")
	}))
	url, stop := running(t, s)
	answer := make(chan string, 1)
	go func() {
		a, err := client.Get(url + "/slow") //nolint:noctx // of a test
		if err != nil {
			answer <- err.Error()
			return
		}
		defer a.Body.Close()
		b, err := io.ReadAll(a.Body)
		answer <- string(b) + errText(err)
	}()
	<-entered
	ended := make(chan error, 1)
	go func() { ended <- stop() }()
	for { // until nothing new is taken
		c, err := net.Dial("tcp", strings.TrimPrefix(url, "http://")) //nolint:noctx // of a test
		if err != nil {
			break
		}
		_ = c.Close()
	}
	close(leave)
	if got := <-answer; got != "做完了" {
		t.Errorf("the request that ran got %q", got)
	}
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	k := s.Keeper
	w, err := k.Watch(ctx)
	if err != nil || w.Unsigned || w.LastCheckpoint.IsZero() {
		t.Errorf("%+v %v", w, err)
	}
	var kinds []string
	err = k.Store.View(ctx, func(tx *store.Tx) error {
		acts, err := tx.Acts(store.House, 0, 100)
		for _, a := range acts {
			kinds = append(kinds, a.Kind)
		}
		return err
	})
	if got := strings.Join(kinds, " "); err != nil || !strings.HasPrefix(got, "登记密钥 启动 ") || !strings.HasSuffix(got, " 停止") {
		t.Errorf("%s %v", got, err)
	}
	if _, err := os.Stat(filepath.Join(k.Set.Folder, upkeep.FileControl)); err == nil {
		t.Error("the control was left behind")
	}
	if _, _, err := upkeep.LastBackup(k.Set.Backup); err != nil {
		t.Error(err)
	}
	for _, want := range []string{"服务已启动", "服务已停止", `"路径":"/slow"`, `"状态":200`} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("the log lacks %s: %s", want, log)
		}
	}
}

func errText(err error) string {
	if err != nil {
		return err.Error()
	}
	return ""
}

// Somebody's mistake is one request's: the others go on.
func TestPanics(t *testing.T) {
	s, log := readied(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/panic":
			panic(errors.New("底细"))
		case "/abort":
			panic(http.ErrAbortHandler)
		}
		_, _ = io.WriteString(w, w.Header().Get(HeaderID))
	}))
	h := httptest.NewServer(s.Handler())
	defer h.Close()
	status, body, head := get(t, h.URL+"/panic")
	if id := head.Get(HeaderID); status != http.StatusInternalServerError || id == "" || !strings.Contains(body, id) || !strings.Contains(log.String(), id) || strings.Contains(body, "底细") {
		t.Errorf("%d %q %v", status, body, head)
	}
	if a, err := client.Get(h.URL + "/abort"); err == nil { //nolint:noctx // of a test
		_ = a.Body.Close()
		t.Error("a request that was cut off is answered")
	}
	if status, body, head := get(t, h.URL+"/"); status != http.StatusOK || body != head.Get(HeaderID) {
		t.Errorf("after it: %d %q", status, body)
	}
	if _, body, _ := get(t, h.URL+"/metrics"); !strings.Contains(body, "jiheng_panics_total 1\n") || !strings.Contains(body, `jiheng_requests_total{method="GET",status="5xx"} 1`) {
		t.Error(body)
	}
}

// The log holds neither what people ask for nor who they are.
func TestLogIsOfNobody(t *testing.T) {
	s, log := readied(t, http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	h := httptest.NewServer(s.Handler())
	defer h.Close()
	get(t, h.URL+"/y/x/files/11010519491231002X.docx?q=%E5%BC%A0%E4%B8%89&token=abc")
	if got := log.String(); strings.Contains(got, "张三") || strings.Contains(got, "token") || strings.Contains(got, "11010519491231002X") || strings.Contains(got, "127.0.0.1") || strings.Count(got, "\n") != 1 {
		t.Error(got)
	}
}

func TestHealth(t *testing.T) {
	s, _ := readied(t, http.NotFoundHandler())
	h := httptest.NewServer(s.Handler())
	defer h.Close()
	if status, body, _ := get(t, h.URL+"/healthz"); status != http.StatusOK || body != "ok\n" {
		t.Errorf("%d %q", status, body)
	}
	if status, body, _ := get(t, h.URL+"/readyz"); status != http.StatusOK || body != `{"ready":true,"readOnly":false}`+"\n" {
		t.Errorf("%d %q", status, body)
	}
	if _, body, _ := get(t, h.URL+"/metrics"); !strings.Contains(body, "jiheng_ready 1\n") || !strings.Contains(body, `jiheng_warning{code="read-only"} 0`) {
		t.Error(body)
	}
	if err := s.Keeper.Store.Close(); err != nil {
		t.Fatal(err)
	}
	if status, _, _ := get(t, h.URL+"/healthz"); status != http.StatusOK {
		t.Errorf("alive without a database: %d", status)
	}
	if status, body, head := get(t, h.URL+"/readyz"); status != http.StatusServiceUnavailable || !strings.HasPrefix(body, `{"ready":false`) || head.Get("Retry-After") == "" {
		t.Errorf("%d %q", status, body)
	}
	if _, body, _ := get(t, h.URL+"/metrics"); !strings.Contains(body, "jiheng_ready 0\n") {
		t.Error(body)
	}
}

func TestMetricsAreForThisMachine(t *testing.T) {
	s, _ := readied(t, http.NotFoundHandler())
	for name, c := range map[string]struct {
		from    string
		headers map[string]string
		proxies string
		want    int
	}{
		"this machine":              {"127.0.0.1:5", nil, "", 200},
		"this machine, v6":          {"[::1]:5", nil, "", 200},
		"another":                   {"10.1.2.3:5", nil, "", 404},
		"by a proxy":                {"127.0.0.1:5", map[string]string{"X-Forwarded-For": "10.1.2.3"}, "", 404},
		"by a proxy of its own":     {"127.0.0.1:5", nil, "127.0.0.1/32", 404},
		"another with the token":    {"10.1.2.3:5", map[string]string{"Authorization": "Bearer 令牌令牌令牌令牌"}, "", 200},
		"another with another word": {"10.1.2.3:5", map[string]string{"Authorization": "Bearer 令牌"}, "", 404},
		"an empty word":             {"10.1.2.3:5", map[string]string{"Authorization": "Bearer "}, "", 404},
	} {
		s.Keeper.Set.Proxies = nil
		if c.proxies != "" {
			s.Keeper.Set.Proxies = []netip.Prefix{netip.MustParsePrefix(c.proxies)}
		}
		r := httptest.NewRequest(http.MethodGet, "/metrics", nil)
		r.RemoteAddr = c.from
		for k, v := range c.headers {
			r.Header.Set(k, v)
		}
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, r)
		if w.Code != c.want {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
	s.Token = ""
	r := httptest.NewRequest(http.MethodGet, "/metrics", nil)
	r.RemoteAddr = "10.1.2.3:5"
	r.Header.Set("Authorization", "Bearer ")
	w := httptest.NewRecorder()
	if s.Handler().ServeHTTP(w, r); w.Code != http.StatusNotFound {
		t.Error("where there is no token, an empty one opens")
	}
}

// Whose request it is is believed of proxies that are known, and of nobody else.
func TestClientAddress(t *testing.T) {
	var got string
	s, _ := readied(t, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { got = r.RemoteAddr }))
	s.Keeper.Set.Proxies = []netip.Prefix{netip.MustParsePrefix("10.0.0.1/32"), netip.MustParsePrefix("10.9.0.0/16")}
	for _, c := range []struct{ from, forwarded, want string }{
		{"192.168.1.5:77", "", "192.168.1.5:77"},
		{"192.168.1.5:77", "1.2.3.4", "192.168.1.5:77"}, // says so itself
		{"10.0.0.1:77", "", "10.0.0.1:0"},
		{"10.0.0.1:77", "192.168.1.5", "192.168.1.5:0"},
		{"10.0.0.1:77", "6.6.6.6, 192.168.1.5", "192.168.1.5:0"}, // the first was sent by the client
		{"10.0.0.1:77", "6.6.6.6, 192.168.1.5, 10.9.3.4", "192.168.1.5:0"},
		{"10.0.0.1:77", "不是", "10.0.0.1:0"},
		{"10.0.0.1:77", "2001:db8::1", "[2001:db8::1]:0"},
		{"[::ffff:10.0.0.1]:77", "192.168.1.5", "192.168.1.5:0"},
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.RemoteAddr = c.from
		if c.forwarded != "" {
			r.Header.Set("X-Forwarded-For", c.forwarded)
		}
		s.Handler().ServeHTTP(httptest.NewRecorder(), r)
		if got != c.want {
			t.Errorf("%s for %s is %s, want %s", c.from, c.forwarded, got, c.want)
		}
	}
}

// A deadlines notes what is set on a connection.
type deadlines struct {
	*httptest.ResponseRecorder
	read, write time.Time
}

func (d *deadlines) SetReadDeadline(t time.Time) error  { d.read = t; return nil }
func (d *deadlines) SetWriteDeadline(t time.Time) error { d.write = t; return nil }

// A body has ten seconds, and one more for each KiB that has come; when all of it is
// there nothing presses.
func TestPace(t *testing.T) {
	d := &deadlines{ResponseRecorder: httptest.NewRecorder()}
	r := httptest.NewRequest(http.MethodPost, "/", io.NopCloser(strings.NewReader(strings.Repeat("x", 3<<10))))
	began := time.Now()
	p := pace(d, r)
	buf := make([]byte, 2<<10)
	if n, err := r.Body.Read(buf); n != len(buf) || err != nil || d.read.Sub(began) < slackTime || d.read.Sub(began) > 2*slackTime {
		t.Errorf("%d %v, by %s", n, err, d.read.Sub(began))
	}
	first := d.read
	if _, err := r.Body.Read(buf[:1]); err != nil || d.read.Sub(first) != 2*time.Second {
		t.Errorf("after 2 KiB: %s later, %v", d.read.Sub(first), err)
	}
	if _, err := io.ReadAll(r.Body); err != nil || !d.read.IsZero() {
		t.Errorf("at the end: %s %v", d.read, err)
	}
	if _, err := p.Write([]byte("好")); err != nil || d.write.Before(began.Add(writeTime)) || p.status != http.StatusOK || p.sent != 3 {
		t.Errorf("%+v %v", p, err)
	}
}

func TestAddressTaken(t *testing.T) {
	s, _ := readied(t, http.NotFoundHandler())
	l, err := s.Listen()
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	s.Keeper.Set.Address = l.Addr().String()
	if _, err := s.Listen(); err == nil || !strings.Contains(err.Error(), "可能已被别的程序占用") {
		t.Errorf("%v", err)
	}
}

// A task by the clock that panics ends nothing else.
func TestTasksPanic(t *testing.T) {
	s, log := readied(t, http.NotFoundHandler())
	s.guard("签名", func() error { panic("坏了") })
	s.guard("备份", func() error { return errors.New("没有做成") })
	if got := log.String(); !strings.Contains(got, "坏了") || !strings.Contains(got, "没有做成") {
		t.Error(got)
	}
}
