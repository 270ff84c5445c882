package upkeep

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"

	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/settings"
	"jiheng/workbench"
)

// A Remote asks the server that holds the store of a data folder.
type Remote struct {
	door   door
	client *http.Client
}

// Find returns the server that runs on a data folder; nil where none does. A file
// that a server which died has left is none.
func Find(ctx context.Context, folder string) (*Remote, error) {
	data, err := os.ReadFile(filepath.Join(folder, FileControl))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil //nolint:nilnil // no server runs
	case err != nil:
		return nil, fault.New(fault.Conflict, fault.Place{File: filepath.Join(folder, FileControl)}, "control-unreadable",
			"服务正在运行，但是这个账户读不了它的控制文件；请用运行服务的账户（或管理员）再试").Because(err)
	}
	r := &Remote{client: &http.Client{Transport: &http.Transport{Proxy: nil, DisableKeepAlives: true}}}
	if err := json.Unmarshal(data, &r.door); err != nil {
		return nil, nil //nolint:nilerr,nilnil // it was cut off while it was written
	}
	var pid int
	if r.ask(ctx, "/ping", nil, &pid) != nil {
		return nil, nil //nolint:nilnil // it is gone, and another may have its address
	}
	return r, nil
}

// Version is that of the server's program.
func (r *Remote) Version() string { return r.door.Version }

// Settings returns settings as the server was started with them: flags and the sample
// set its address and backups otherwise than the file does.
func (r *Remote) Settings(set settings.Settings) settings.Settings {
	if r.door.Serves != "" { // a server of an older version does not say
		set.Address = r.door.Serves
		set.Backup.Hourly, set.Backup.Daily, set.Backup.Monthly = r.door.Hourly, r.door.Daily, r.door.Monthly
	}
	return set
}

// send asks, and returns the answer of the server that knows the token. The body of
// the answer is the caller's to close.
func (r *Remote) send(ctx context.Context, path string, body io.Reader) (*http.Response, error) {
	var b [24]byte
	if _, err := rand.Read(b[:]); err != nil {
		return nil, unanswered(err)
	}
	nonce := hex.EncodeToString(b[:])
	q, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+r.door.Address+path, body)
	if err != nil {
		return nil, unanswered(err)
	}
	q.Header.Set(headerNonce, nonce)
	q.Header.Set(headerProof, r.door.proof("ask", nonce, path))
	a, err := r.client.Do(q)
	if err != nil {
		return nil, unanswered(err)
	}
	if !hmac.Equal([]byte(a.Header.Get(headerProof)), []byte(r.door.proof("answer", nonce, path))) {
		return nil, errors.Join(unanswered(errors.New("another program answers")), a.Body.Close())
	}
	if a.StatusCode != http.StatusOK {
		defer a.Body.Close()
		return nil, refusal(a.Body)
	}
	return a, nil
}

// refusal reads the faults of an answer.
func refusal(body io.Reader) error {
	var all []told
	if err := json.NewDecoder(body).Decode(&all); err != nil || len(all) == 0 {
		return unanswered(err)
	}
	var out fault.List
	for _, t := range all {
		out.Add(fault.New(t.Kind, t.Place, t.Code, "%s", fault.Lines(t.Message)))
	}
	return out.Err()
}

func unanswered(err error) error {
	return fault.New(fault.Internal, fault.Place{}, "server-silent", "正在运行的服务没有答复，不知道有没有做成；请看服务的日志").Because(err)
}

// ask sends a question and reads the answer.
func (r *Remote) ask(ctx context.Context, path string, question, answer any) error {
	data, err := json.Marshal(question)
	if err != nil {
		return askFault(err)
	}
	a, err := r.send(ctx, path, bytes.NewReader(data))
	if err != nil {
		return err
	}
	defer a.Body.Close()
	if err := json.NewDecoder(a.Body).Decode(answer); err != nil {
		return unanswered(err)
	}
	return nil
}

// Backup asks for a backup; a relative path is below the folder of the caller.
func (r *Remote) Backup(ctx context.Context, by, to string) (*Backup, error) {
	if to != "" {
		full, err := filepath.Abs(to)
		if err != nil {
			return nil, backupFault(to, err)
		}
		to = full
	}
	var out Backup
	return &out, r.ask(ctx, "/backup", struct{ By, To string }{by, to}, &out)
}

// Verify asks for the store to be looked through.
func (r *Remote) Verify(ctx context.Context) (*Verified, error) {
	var out Verified
	return &out, r.ask(ctx, "/verify", nil, &out)
}

// Audit asks for the log to be computed again.
func (r *Remote) Audit(ctx context.Context, ask AuditAsk) (*Audit, error) {
	var out Audit
	return &out, r.ask(ctx, "/audit", ask, &out)
}

// Checkpoint asks for signed heads.
func (r *Remote) Checkpoint(ctx context.Context, ask CheckpointAsk) (*Signed, error) {
	var out Signed
	return &out, r.ask(ctx, "/checkpoint", ask, &out)
}

// Watch asks how the installation is.
func (r *Remote) Watch(ctx context.Context) (*Watched, error) {
	var out Watched
	return &out, r.ask(ctx, "/watch", nil, &out)
}

// Export asks for a year as a zip.
func (r *Remote) Export(ctx context.Context, p Pick, to io.Writer) error {
	data, err := json.Marshal(p)
	if err != nil {
		return askFault(err)
	}
	a, err := r.send(ctx, "/export", bytes.NewReader(data))
	if err != nil {
		return err
	}
	defer a.Body.Close()
	if _, err := io.Copy(to, a.Body); err != nil {
		return unanswered(err)
	}
	return nil
}

// Import sends a folder.
func (r *Remote) Import(ctx context.Context, by string, p Pick, folder fs.FS) (*Imported, error) {
	var done Imported
	return &done, r.sendFolder(ctx, "/import", importAsk{by, p}, folder, &done)
}

// Merge sends a folder that comes back.
func (r *Remote) Merge(ctx context.Context, ask MergeAsk, folder fs.FS) (*Merged, error) {
	var done Merged
	return &done, r.sendFolder(ctx, "/merge", ask, folder, &done)
}

// sendFolder sends a line that says what is asked, and behind it a folder as a zip.
func (r *Remote) sendFolder(ctx context.Context, path string, ask any, folder fs.FS, answer any) error {
	line, err := json.Marshal(ask)
	if err != nil {
		return askFault(err)
	}
	in, out := io.Pipe()
	packed := make(chan struct{})
	go func() {
		defer close(packed)
		_, err := out.Write(append(line, '\n'))
		if err == nil {
			z := zip.NewWriter(out)
			_, err = workbench.Pack(z, folder, dossier.Origin{})
			err = errors.Join(err, z.Close())
		}
		_ = out.CloseWithError(err)
	}()
	a, err := r.send(ctx, path, in)
	_ = in.Close()
	<-packed
	if err != nil {
		return err
	}
	defer a.Body.Close()
	if err := json.NewDecoder(a.Body).Decode(answer); err != nil {
		return unanswered(err)
	}
	return nil
}
