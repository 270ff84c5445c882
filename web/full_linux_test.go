package web_test

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// small makes a file system of so many bytes that goes with the test; tests that may
// not are skipped.
func small(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("none", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skip("no file system of its own:", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
	return dir
}

// TestDiskFull fills the disk while people work: who writes is told, nothing is half
// there, reading goes on, and writing too when there is room, without a restart.
func TestDiskFull(t *testing.T) {
	if os.Getenv("TEST_POSTGRES") != "" {
		t.Skip("of a file alone")
	}
	dir := small(t, "80m")
	s, err := sampleSeed()
	if err != nil {
		t.Fatal(err)
	}
	h := s.openIn(t, dir)
	clerk := h.as(t, "caiwu")
	f := form(t, clerk.page(h.at("values")), h.at("values", "SH03"))
	filler, err := os.Create(filepath.Join(dir, "filler"))
	if err != nil {
		t.Fatal(err)
	}
	block := make([]byte, 64<<10)
	for err == nil {
		_, err = filler.Write(block)
	}
	_ = filler.Close()
	refused := 0
	for i, text := range []string{"1", "2", "1", "2", "1", "2", "1", "2"} {
		f.Set("text", text)
		f.Set("request", "full"+string(rune('a'+i)))
		before := h.act0(t)
		status, body := clerk.post(h.at("values", "SH03"), f)
		switch {
		case status == http.StatusSeeOther:
			if h.act0(t) != before+1 {
				t.Error("it was said to be saved")
			}
			f = form(t, clerk.page(h.at("values")), h.at("values", "SH03"))
		default:
			if refused++; h.act0(t) != before || status < 500 || !strings.Contains(body, "空间") || strings.Contains(body, "SQLITE") {
				t.Errorf("%d: %s", status, said(body))
			}
		}
		if status, _ := clerk.get(h.at("values")); status != http.StatusOK {
			t.Errorf("reading: %d", status)
		}
	}
	if refused == 0 {
		t.Error("the disk was never full")
	}
	if err := os.Remove(filler.Name()); err != nil {
		t.Fatal(err)
	}
	f = form(t, clerk.page(h.at("values")), h.at("values", "SH03"))
	f.Set("text", "1")
	if status, body := clerk.post(h.at("values", "SH03"), f); status != http.StatusSeeOther {
		t.Errorf("it does not go on: %d %s", status, said(body))
	}
}
