package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"jiheng/fault"
	"jiheng/personal"
)

// A bar shows progress on long work, where a person watches.
type bar struct {
	app   *app
	label string
	total int
	since time.Time
	mu    sync.Mutex
	n     int
}

func (a *app) progress(label string, total int) *bar {
	return &bar{app: a, label: label, total: total, since: time.Now()}
}

func (b *bar) show() bool { return !b.app.json && !b.app.quiet && terminal(b.app.err.w) }

// step counts one more thing that is done, and names it.
func (b *bar) step(name string) {
	name = personal.MaskName(name)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.n++
	if b.show() {
		fmt.Fprint(b.app.err.w, "\r"+b.line(name, time.Since(b.since))+"\x1b[K")
	}
}

// line is the bar after so much time, in no more than 80 columns.
func (b *bar) line(name string, spent time.Duration) string {
	const width, nameWidth = 16, 24
	full := b.n * width / max(b.total, 1)
	line := fmt.Sprintf("%s [%s%s] %d/%d", b.label, strings.Repeat("█", full), strings.Repeat("░", width-full), b.n, b.total)
	if left := spent / time.Duration(b.n) * time.Duration(b.total-b.n); b.n < b.total && spent >= time.Second {
		line += " 约剩" + leftWords(left)
	}
	return line + " " + clipped(strings.Map(shownRune, filepath.Base(name)), nameWidth)
}

// leftWords says how long it will take still, rounded up.
func leftWords(d time.Duration) string {
	s := int((d + time.Second - 1) / time.Second)
	if s < 60 {
		return fmt.Sprintf("%d秒", s)
	}
	return fmt.Sprintf("%d分", (s+59)/60)
}

// shownRune keeps a file's name from steering the terminal.
func shownRune(r rune) rune {
	if fault.Steers(r) {
		return '?'
	}
	return r
}

func (b *bar) done() {
	if b.show() {
		fmt.Fprint(b.app.err.w, "\r\x1b[K")
	}
}

// terminal reports whether w is a screen.
func terminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
