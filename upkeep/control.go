package upkeep

import (
	"archive/zip"
	"bufio"
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"jiheng/fault"
)

// FileControl stands in the data folder while a server runs, and tells whoever may
// read that folder how to ask it. It is made anew at every start.
const FileControl = "jiheng.control"

// door is what FileControl says.
type door struct {
	Address string    `json:"address"` // of this machine alone
	Token   string    `json:"token"`   // known to the server and to readers of the file, and never sent
	PID     int       `json:"pid"`
	Version string    `json:"version"`
	Started time.Time `json:"started"`
	Serves  string    `json:"serves"` // where the pages are, which a flag may have set
	Hourly  int       `json:"hourly"` // backups that it keeps by itself
	Daily   int       `json:"daily"`
	Monthly int       `json:"monthly"`
}

// proof of knowing the token, for one question and its answer.
func (d door) proof(what, nonce, path string) string {
	m := hmac.New(sha256.New, []byte(d.Token))
	m.Write([]byte(what + "\n" + nonce + "\n" + path))
	return hex.EncodeToString(m.Sum(nil))
}

// Headers of questions and answers.
const (
	headerNonce = "Jiheng-Nonce"
	headerProof = "Jiheng-Proof"
)

// A Control answers the command line while a server holds the store.
type Control struct {
	door   door
	file   string
	server *http.Server
	done   chan struct{}
}

// Open begins to answer on an address of this machine that nobody else knows.
func Open(k *Keeper) (*Control, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, controlFault(err)
	}
	var token [32]byte
	if _, err := rand.Read(token[:]); err != nil {
		return nil, errors.Join(controlFault(err), l.Close())
	}
	c := &Control{file: filepath.Join(k.Set.Folder, FileControl), done: make(chan struct{}),
		door: door{Address: l.Addr().String(), Token: hex.EncodeToString(token[:]), PID: os.Getpid(), Version: k.Version, Started: k.now(),
			Serves: k.Set.Address, Hourly: k.Set.Backup.Hourly, Daily: k.Set.Backup.Daily, Monthly: k.Set.Backup.Monthly}}
	said, err := json.Marshal(c.door)
	if err == nil {
		err = writeWhole(c.file, said)
	}
	if err != nil {
		return nil, errors.Join(controlFault(err), l.Close())
	}
	c.server = &http.Server{Handler: c.handler(k), ReadHeaderTimeout: 5 * time.Second, MaxHeaderBytes: 32 << 10}
	go func() {
		defer close(c.done)
		_ = c.server.Serve(l) // ends by Close
	}()
	return c, nil
}

// Close ends what is being answered, within the time of ctx, and takes the file away.
func (c *Control) Close(ctx context.Context) error {
	err := c.server.Shutdown(ctx)
	if err != nil {
		err = errors.Join(err, c.server.Close())
	}
	<-c.done
	return errors.Join(err, removeIfThere(c.file))
}

func controlFault(err error) error {
	return fault.New(fault.Conflict, fault.Place{}, "control", "服务的本机控制口打不开；请核对数据目录的权限").Because(err)
}

// handler answers whoever proves to know the token.
func (c *Control) handler(k *Keeper) http.Handler {
	mux := http.NewServeMux()
	answer := func(path string, do func(r *http.Request, ask *json.Decoder) (any, error)) {
		mux.HandleFunc("POST "+path, func(w http.ResponseWriter, r *http.Request) {
			said, err := do(r, json.NewDecoder(r.Body))
			if err != nil {
				refuse(w, err)
				return
			}
			_ = json.NewEncoder(w).Encode(said) // whoever asked has gone
		})
	}
	answer("/ping", func(*http.Request, *json.Decoder) (any, error) { return c.door.PID, nil })
	answer("/backup", func(r *http.Request, d *json.Decoder) (any, error) {
		var ask struct{ By, To string }
		if err := d.Decode(&ask); err != nil {
			return nil, askFault(err)
		}
		return k.Backup(r.Context(), ask.By, ask.To)
	})
	answer("/verify", func(r *http.Request, _ *json.Decoder) (any, error) { return k.Verify(r.Context()) })
	answer("/watch", func(r *http.Request, _ *json.Decoder) (any, error) { return k.Watch(r.Context()) })
	answer("/audit", func(r *http.Request, d *json.Decoder) (any, error) {
		var ask AuditAsk
		if err := d.Decode(&ask); err != nil {
			return nil, askFault(err)
		}
		return k.Audit(r.Context(), ask)
	})
	answer("/checkpoint", func(r *http.Request, d *json.Decoder) (any, error) {
		var ask CheckpointAsk
		if err := d.Decode(&ask); err != nil {
			return nil, askFault(err)
		}
		return k.Checkpoint(r.Context(), ask)
	})
	mux.HandleFunc("POST /export", func(w http.ResponseWriter, r *http.Request) { exportTo(k, w, r) })
	answer("/import", func(r *http.Request, _ *json.Decoder) (any, error) {
		var ask importAsk
		return withFolder(k, r, &ask, func(folder fs.FS) (any, error) { return k.Import(r.Context(), ask.By, ask.Pick, folder) })
	})
	answer("/merge", func(r *http.Request, _ *json.Decoder) (any, error) {
		var ask MergeAsk
		return withFolder(k, r, &ask, func(folder fs.FS) (any, error) { return k.Merge(r.Context(), ask, folder) })
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		nonce := r.Header.Get(headerNonce)
		want := c.door.proof("ask", nonce, r.URL.Path)
		if len(nonce) < 32 || !hmac.Equal([]byte(r.Header.Get(headerProof)), []byte(want)) {
			http.NotFound(w, r)
			return
		}
		w.Header().Set(headerProof, c.door.proof("answer", nonce, r.URL.Path))
		mux.ServeHTTP(w, r)
	})
}

// A told is one fault as it goes over.
type told struct {
	Kind    fault.Kind  `json:"kind"`
	Code    string      `json:"code"`
	Message string      `json:"message"`
	Place   fault.Place `json:"place"`
}

func refuse(w http.ResponseWriter, err error) {
	var out []told
	for _, f := range fault.All(err) {
		out = append(out, told{f.Kind, f.Code, f.Message, f.Place})
	}
	w.WriteHeader(http.StatusUnprocessableEntity)
	_ = json.NewEncoder(w).Encode(out)
}

func askFault(err error) error {
	return fault.New(fault.Internal, fault.Place{}, "control-ask", "服务没有听懂这个请求；请核对服务和本程序是不是同一个版本").Because(err)
}

// exportTo writes a year; once bytes have gone, a fault can only cut them off.
func exportTo(k *Keeper, w http.ResponseWriter, r *http.Request) {
	var p Pick
	if err := json.NewDecoder(r.Body).Decode(&p); err != nil {
		refuse(w, askFault(err))
		return
	}
	out := &begun{w: w}
	switch err := k.Export(r.Context(), p, out); {
	case err != nil && !out.has:
		refuse(w, err)
	case err != nil:
		panic(http.ErrAbortHandler)
	}
}

// begun tells whether anything has been written.
type begun struct {
	w   io.Writer
	has bool
}

func (b *begun) Write(p []byte) (int, error) {
	b.has = b.has || len(p) > 0
	return b.w.Write(p)
}

// mostImported bounds the folder that comes in, packed.
const mostImported = 1 << 30

// An importAsk is what a folder is to be put in as.
type importAsk struct {
	By   string
	Pick Pick
}

// withFolder reads a line that says what is asked, and behind it a folder as a zip.
func withFolder(k *Keeper, r *http.Request, ask any, do func(folder fs.FS) (any, error)) (done any, err error) {
	body := bufio.NewReader(http.MaxBytesReader(nil, r.Body, mostImported))
	line, err := body.ReadString('\n')
	if err != nil {
		return nil, askFault(err)
	}
	if err := json.Unmarshal([]byte(strings.TrimSpace(line)), ask); err != nil {
		return nil, askFault(err)
	}
	f, err := os.CreateTemp(k.Set.Folder, ".jiheng-import-*")
	if err != nil {
		return nil, controlFault(err)
	}
	defer func() { err = errors.Join(err, f.Close(), os.Remove(f.Name())) }()
	n, err := io.Copy(f, body)
	if err != nil {
		return nil, askFault(err)
	}
	z, err := zip.NewReader(f, n)
	if err != nil {
		return nil, askFault(err)
	}
	return do(z)
}
