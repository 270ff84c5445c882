package web_test

import (
	"context"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A screen is somebody at a tab of Chromium, with cookies of their own.
type screen struct {
	t    *testing.T
	h    *house
	ctx  context.Context
	said func() []string // what the console said; it ends the listening

	asked chan string // what the browser asked of the person, who said yes
}

// chromium is one browser for all tests, started by the first that needs it.
var chromium = sync.OnceValues(func() (context.Context, error) {
	path, err := exec.LookPath("chromium")
	if err != nil {
		return nil, err
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU)
	ctx, stop := chromedp.NewExecAllocator(context.Background(), opts...)
	ctx, cancel := chromedp.NewContext(ctx)
	atEnd = append(atEnd, stop, cancel)
	return ctx, chromedp.Do(ctx)
})

// atEnd is done after all tests, the last first.
var atEnd []func()

func TestMain(m *testing.M) {
	code := m.Run()
	for i := len(atEnd) - 1; i >= 0; i-- {
		atEnd[i]()
	}
	os.Exit(code)
}

// browse signs somebody in at a tab, or skips the test without Chromium; REQUIRE=all
// makes its absence a failure. What the console says fails the test, but for the
// refusals that the test wants.
func (h *house) browse(t *testing.T, account string, wanted ...string) *screen {
	t.Helper()
	browser, err := chromium()
	if err != nil {
		if os.Getenv("REQUIRE") == "all" {
			t.Fatal("chromium is missing:", err)
		}
		t.Skip("chromium is missing")
	}
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	ctx, stop := context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(stop)
	s := &screen{t: t, h: h, ctx: ctx, asked: make(chan string, 64)}
	s.answer()
	s.said = console(ctx)
	t.Cleanup(func() {
		for _, line := range s.said() {
			ok := false
			for _, w := range wanted {
				ok = ok || strings.Contains(line, w)
			}
			if !ok {
				t.Errorf("the console says: %s", line)
			}
		}
	})
	s.size(1280, 900)
	s.do(chromedp.Navigate(h.URL + "/sign-in"))
	s.fill("#account", account)
	s.fill("#password", password)
	s.leave(chromedp.KeyEvent(kb.Enter))
	return s
}

// answer says yes to whatever the browser asks.
func (s *screen) answer() {
	events := chromedp.Events(s.ctx, page.JavascriptDialogOpening)
	go func() {
		for e, err := range events {
			if err != nil {
				return
			}
			s.asked <- string(e.Type)
			_, _ = chromedp.Call(s.ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{Accept: true})
		}
	}()
}

// asks tells what the browser has asked since it was told last.
func (s *screen) asks() string {
	var out []string
	for len(s.asked) > 0 {
		out = append(out, <-s.asked)
	}
	return strings.Join(out, " ")
}

// console collects what the page complains about until it is asked for it.
func console(ctx context.Context) func() []string {
	sub, cancel := context.WithCancel(ctx)
	messages := chromedp.Console(sub)
	done := make(chan []string, 1)
	go func() {
		var found []string
		for m, err := range messages {
			if err != nil {
				break
			}
			found = append(found, m.String())
		}
		done <- found
	}()
	return func() []string {
		cancel()
		return <-done
	}
}

func (s *screen) do(steps ...chromedp.Action[chromedp.Void]) {
	s.t.Helper()
	if err := chromedp.Do(s.ctx, steps...); err != nil {
		s.t.Fatal(err)
	}
}

// leave does what leads to another page, and waits until that is there.
func (s *screen) leave(step chromedp.Action[chromedp.Void]) {
	s.t.Helper()
	if _, err := chromedp.RunResponse(s.ctx, step); err != nil {
		s.t.Fatal(err)
	}
	s.ready()
}

// ready waits until the page's script has run.
func (s *screen) ready() {
	s.t.Helper()
	s.until(`document.readyState === "complete"`)
}

func (s *screen) open(path string) {
	s.t.Helper()
	s.do(chromedp.Navigate(s.h.URL + path))
	s.ready()
}

func (s *screen) size(width, height int64) {
	s.t.Helper()
	s.do(chromedp.EmulateViewport(width, height))
}

// until waits until an expression holds.
func (s *screen) until(js string) {
	s.t.Helper()
	js = "!!(" + js + ")"
	_, err := chromedp.Run(s.ctx, chromedp.Poll[bool](js, chromedp.WithPollingTimeout(30*time.Second)))
	for err != nil && (strings.Contains(err.Error(), "context") || strings.Contains(err.Error(), "navigated")) && s.ctx.Err() == nil { // the page has become another meanwhile
		_, err = chromedp.Run(s.ctx, chromedp.Poll[bool](js, chromedp.WithPollingTimeout(30*time.Second)))
	}
	if err != nil {
		s.t.Fatalf("%s does not come true: %v; the page says %q", js, err, see[string](s, `["#toast", "#trouble", "main"].map(n => document.querySelector(n)?.innerText.slice(0, 200) ?? "").join(" / ")`))
	}
}

func see[T any](s *screen, js string) T {
	s.t.Helper()
	v, err := chromedp.Run(s.ctx, chromedp.Evaluate[T](js))
	if err != nil {
		s.t.Fatalf("%s: %v", js, err)
	}
	return v
}

// press presses keys one after the other.
func (s *screen) press(keys ...string) {
	s.t.Helper()
	for _, k := range keys {
		for _, r := range k {
			s.do(key(r, 0))
		}
	}
}

// key presses one key as a keyboard does: a page that takes the key for itself gets no
// character of it.
func key(r rune, modifier chromedp.Modifier) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		text := ""
		list := kb.Encode(r)
		for _, k := range list {
			if k.Type == kb.KeyChar {
				text = k.Text
			}
		}
		for _, k := range list {
			if k.Type == kb.KeyChar {
				continue
			}
			if k.Modifiers |= int64(modifier); k.Type == kb.KeyDown && k.Modifiers&int64(chromedp.ModifierCtrl) == 0 {
				k.Text, k.UnmodifiedText = text, text
			}
			if _, err := cdp.Call(ctx, t, input.DispatchKeyEvent, *k); err != nil {
				return err
			}
		}
		return nil
	})
}

// undo presses Ctrl+Z.
func (s *screen) undo() {
	s.t.Helper()
	s.hush()
	s.do(key('z', chromedp.ModifierCtrl))
}

// fill puts the caret into a box and types into it, in the place of what is there.
func (s *screen) fill(selector, text string) {
	s.t.Helper()
	s.do(chromedp.Focus(chromedp.CSS(selector)))
	see[bool](s, `(document.activeElement.select(), true)`)
	s.do(chromedp.KeyEvent(text))
}

// click clicks what leads to another page.
func (s *screen) click(selector string) {
	s.t.Helper()
	s.leave(chromedp.Click(chromedp.CSS(selector)))
}
