package server

import (
	"io"
	"net/http"
	"time"
)

// A paced answer notes what was sent, and gives each piece its time, so that a
// reader who takes nothing holds no connection. The body of the request has to come
// at a least rate.
type paced struct {
	http.ResponseWriter
	control *http.ResponseController
	status  int
	sent    int64
}

func pace(w http.ResponseWriter, r *http.Request) *paced {
	p := &paced{ResponseWriter: w, control: http.NewResponseController(w)}
	if r.Body != nil && r.Body != http.NoBody {
		r.Body = &pacedBody{ReadCloser: r.Body, control: p.control, began: time.Now()}
	}
	return p
}

// Unwrap lets a response controller reach what is below.
func (p *paced) Unwrap() http.ResponseWriter { return p.ResponseWriter }

func (p *paced) WriteHeader(status int) {
	if p.status == 0 {
		p.status = status
	}
	p.ResponseWriter.WriteHeader(status)
}

func (p *paced) Write(b []byte) (int, error) {
	if p.status == 0 {
		p.status = http.StatusOK
	}
	_ = p.control.SetWriteDeadline(time.Now().Add(writeTime)) // a recorder of a test has none
	n, err := p.ResponseWriter.Write(b)
	p.sent += int64(n)
	return n, err
}

// A pacedBody ends with an error where it comes too slowly.
type pacedBody struct {
	io.ReadCloser
	control *http.ResponseController
	began   time.Time
	read    int64
}

func (b *pacedBody) Read(p []byte) (int, error) {
	due := b.began.Add(slackTime + time.Duration(b.read)*time.Second/slowestBody)
	_ = b.control.SetReadDeadline(due)
	n, err := b.ReadCloser.Read(p)
	b.read += int64(n)
	if err != nil { // all of it is there: what the handler does now has its own time
		_ = b.control.SetReadDeadline(time.Time{})
	}
	return n, err
}
