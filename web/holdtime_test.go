package web_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"jiheng/workbench"
)

// setClock puts the house's clock to a time.
func (h *house) setClock(at time.Time) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.now = at
}

// oldPasswords lets passwords be as old as they are: what is looked at is the clock.
func (h *house) oldPasswords(t *testing.T) {
	t.Helper()
	s := workbench.DefaultSettings()
	s.Policy = "asvs"
	if err := h.bench.ChangeSettings(ctx, h.member(t, "anquan"), s, "试钟"); err != nil {
		t.Fatal(err)
	}
}

// day sets until when the sample's year may be reported.
func (h *house) day(t *testing.T, until string) {
	t.Helper()
	f := url.Values{"year": {"2024"}, "stage": {"填报"}, "unit": {"hongqiao"}, "until": {until}, "reason": {"按通知"}}
	if status, body := h.as(t, "caizheng").post("/calendar", f); status != http.StatusSeeOther {
		t.Fatal(status, said(body))
	}
}

// TestDeadlinesToTheSecond sends a value around the end of the minute that is still in
// time, in summer and winter, on the last day of February and of a year.
func TestDeadlinesToTheSecond(t *testing.T) {
	h := open(t)
	h.oldPasswords(t)
	china := time.FixedZone("UTC+8", 8*3600)
	n := 0
	for _, c := range []struct{ until, now string }{
		{"2025-03-10T17:00", "2025-03-10 17:01:00"}, {"2025-07-01T23:59", "2025-07-02 00:00:00"}, {"2028-02-29T23:59", "2028-03-01 00:00:00"},
		{"2027-02-28T00:00", "2027-02-28 00:01:00"}, {"2025-12-31T23:59", "2026-01-01 00:00:00"}, {"2029-03-10T17:00", "2029-03-10 17:01:00"},
	} {
		over, err := time.ParseInLocation("2006-01-02 15:04:05", c.now, china)
		if err != nil {
			t.Fatal(err)
		}
		for _, late := range []struct {
			by   time.Duration
			want int
		}{
			{-time.Minute, 303}, {-time.Second, 303}, {-time.Millisecond, 303}, {0, 403}, {time.Millisecond, 403}, {time.Second, 403}, {-time.Second, 303}, {24 * time.Hour, 403},
		} {
			h.setClock(over.Add(late.by))
			if n%8 == 0 {
				h.day(t, c.until)
			}
			p := h.as(t, "caiwu")
			n++
			f := url.Values{"text": {itoa(n)}, "request": {"d" + itoa(n)}, "seen": {fmt.Sprint(h.act0(t))}}
			if status, body := p.post(h.at("values", "SH03"), f); status != late.want {
				t.Errorf("until %s, at %s%+v: %d, want %d: %s", c.until, c.now, late.by, status, late.want, said(body))
			}
		}
	}
}

// TestWhatComesInPiecesCountsWhenAllOfItIsHere sends a value of which the head comes in time
// and the last byte after the deadline, and one that comes in time as a whole.
func TestWhatComesInPiecesCountsWhenAllOfItIsHere(t *testing.T) {
	h := open(t)
	h.day(t, "2025-03-03T10:30") // the tests begin at 10:00
	f := form(t, h.as(t, "shishi").page(h.at("values")), h.at("values", "SH03"))
	for _, c := range []struct {
		waits time.Duration
		want  int
	}{{29 * time.Minute, 303}, {2 * time.Minute, 403}} {
		f.Set("text", itoa(int(c.waits/time.Minute)))
		f.Set("request", "p"+itoa(c.want))
		body := f.Encode()
		conn, err := net.Dial("tcp", strings.TrimPrefix(h.URL, "http://"))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(conn, "POST %s HTTP/1.1\r\nHost: here\r\nCookie: jiheng=%s\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\nExpect: 100-continue\r\n\r\n",
			(&url.URL{Path: h.at("values", "SH03")}).EscapedPath(), h.tokens["shishi"], len(body))
		in := bufio.NewReader(conn)
		if line, err := in.ReadString('\n'); err != nil || !strings.Contains(line, "100") { // the server has begun to read
			t.Fatalf("%q %v", line, err)
		}
		_, _ = in.ReadString('\n')
		_, _ = io.WriteString(conn, body[:len(body)-2])
		h.pass(c.waits)
		_, _ = io.WriteString(conn, body[len(body)-2:])
		r, err := http.ReadResponse(in, nil)
		if err != nil {
			t.Fatal(err)
		}
		if status, page := read(t, r); status != c.want {
			t.Errorf("all of it came after %v: %d, want %d: %s", c.waits, status, c.want, said(page))
		}
		_ = conn.Close()
	}
}

// TestClocksThatJump moves the clock by days and years under sessions and acts: none
// lives for ever, none is made to, and the log keeps its order.
func TestClocksThatJump(t *testing.T) {
	day, year := 24*time.Hour, 365*24*time.Hour
	for _, jump := range []time.Duration{-day, day, -10 * year, 10 * year, -time.Minute, time.Minute, 361 * day} {
		h := open(t)
		h.oldPasswords(t)
		p := h.as(t, "caiwu")
		h.pass(jump)
		status, _ := p.get(h.at())
		short := jump == time.Minute || jump == -time.Minute
		if short != (status == http.StatusOK) {
			t.Errorf("after %v the session is answered %d", jump, status)
		}
		p = h.as(t, "caiwu")
		for i := range 3 {
			f := form(t, p.page(h.at("values")), h.at("values", "SH03"))
			f.Set("text", itoa(i+10))
			if status, body := p.post(h.at("values", "SH03"), f); status != http.StatusSeeOther {
				t.Fatalf("after %v: %d %s", jump, status, said(body))
			}
		}
		if got := h.act0(t); got != 4 {
			t.Errorf("after %v the year stands at act %d, want 4", jump, got)
		}
		// However the clock goes on, a session that nobody uses ends.
		h.pass(-jump)
		h.pass(13 * time.Hour)
		if status, _ := p.get(h.at()); status == http.StatusOK {
			t.Errorf("a session of a clock that was off by %v lives for ever", jump)
		}
	}
}

// TestTheLastDays opens pages on days that clocks get wrong.
func TestTheLastDays(t *testing.T) {
	h := open(t)
	h.oldPasswords(t)
	for _, day := range []string{"2028-02-29", "2027-02-28", "2025-12-31", "2026-01-01", "2100-03-01", "1999-12-31"} {
		at, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		for _, hour := range []int{15, 16} { // 16 is midnight in China
			h.setClock(at.Add(time.Duration(hour)*time.Hour + 59*time.Minute + 59*time.Second))
			for _, page := range []string{"/?all=1", "/calendar", h.at()} {
				if status, body := h.as(t, "caizheng").get(page); status != http.StatusOK {
					t.Errorf("%s at %s, %d o'clock: %d %s", page, day, hour, status, said(body))
				}
			}
		}
	}
}
