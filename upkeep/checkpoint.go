package upkeep

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"jiheng/fault"
	"jiheng/store"
)

// Files of the folder to which signed heads go.
const (
	FileCheckpoints = "检查点.txt" // all of them, one behind another
	FilePublic      = "公钥.txt"  // of the first key; a newer one is added by a person who has seen to it
)

// A CheckpointAsk is for signed heads at once.
type CheckpointAsk struct {
	By     string
	NewKey bool // makes a new key first
}

// Signed are heads that were signed.
type Signed struct {
	Heads  int64     `json:"heads"` // under the checkpoint; zero while there is no act
	Time   time.Time `json:"time"`
	Note   string    `json:"note"`
	File   string    `json:"file"`   // to which it was written
	Beside bool      `json:"beside"` // that file is on the disk of the database
}

// Checkpoint signs the heads of all trees, where there is news, and writes the
// checkpoint behind the others in its folder.
func (k *Keeper) Checkpoint(ctx context.Context, ask CheckpointAsk) (*Signed, error) {
	k.signing.Lock()
	defer k.signing.Unlock()
	signer, err := k.Signer(ctx, ask.By, ask.NewKey)
	if err != nil {
		return nil, err
	}
	c, err := k.Store.SignHeads(ctx, k.now(), signer)
	if err != nil {
		return nil, err
	}
	out := &Signed{Heads: c.Size, Time: c.Time, Note: string(c.Note), File: filepath.Join(k.Set.Checkpoints, FileCheckpoints), Beside: k.beside()}
	if c.Size == 0 || k.written == out.Note {
		return out, nil
	}
	if err := writeOut(out.File, out.Note); err != nil {
		return nil, fault.New(fault.Conflict, fault.Place{File: out.File}, "checkpoint-write", "检查点签好了，但是写不到外面；请核对文件夹的权限和磁盘空间").Because(err)
	}
	k.written = out.Note
	return out, nil
}

// writeOut writes a checkpoint behind the others of a file, if it is not the last.
func writeOut(name, note string) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	tail := make([]byte, min(info.Size(), int64(len(note))))
	if _, err := f.ReadAt(tail, info.Size()-int64(len(tail))); err != nil {
		return err
	}
	if string(tail) == note {
		return nil
	}
	text := note
	if len(tail) > 0 && tail[len(tail)-1] != '\n' { // a write that was cut off
		text = "\n" + note
	}
	_, err = f.WriteString(text)
	return errors.Join(err, f.Sync())
}

// writePublic writes the public half of the first key beside the checkpoints. One
// that is there already is left alone: whoever reads it trusts it.
func (k *Keeper) writePublic(vkey string) error {
	name := filepath.Join(k.Set.Checkpoints, FilePublic)
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return keyFault(name, err)
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644) //nolint:gosec // it is public
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return keyFault(name, err)
	}
	_, err = f.WriteString(vkey + "\n")
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return keyFault(name, err)
	}
	return nil
}

// beside reports that checkpoints are kept on the disk of the database, where
// whoever changes the one can change the other.
func (k *Keeper) beside() bool {
	file := k.Set.SQLite()
	if file == "" {
		file = k.Set.Folder
	}
	if inside(k.Set.Folder, k.Set.Checkpoints) {
		return true
	}
	a, err1 := store.DiskOf(filepath.Dir(file))
	b, err2 := store.DiskOf(k.Set.Checkpoints)
	return err1 == nil && err2 == nil && a.Device == b.Device
}

// inside reports a path below a folder.
func inside(folder, path string) bool {
	a, err1 := filepath.Abs(folder)
	b, err2 := filepath.Abs(path)
	if err1 != nil || err2 != nil {
		return false
	}
	rel, err := filepath.Rel(a, b)
	return err == nil && filepath.IsLocal(rel)
}

// signatureMark begins the lines of signatures.
const signatureMark = "— "

// SplitCheckpoints cuts a file of checkpoints into these. What was cut off while it
// was written, or is no checkpoint, comes as a piece of its own and fits no
// signature.
func SplitCheckpoints(data []byte) [][]byte {
	var out [][]byte
	var piece bytes.Buffer
	signed := false
	for line := range strings.Lines(string(data)) {
		is := strings.HasPrefix(line, signatureMark)
		if signed && !is {
			out, signed = append(out, bytes.Clone(piece.Bytes())), false
			piece.Reset()
		}
		if piece.Len() == 0 && strings.TrimSpace(line) == "" {
			continue
		}
		signed = signed || is
		piece.WriteString(line)
	}
	if piece.Len() > 0 {
		out = append(out, bytes.Clone(piece.Bytes()))
	}
	return out
}

// SplitKeys reads a file of public keys, one a line; a line that begins with # says
// something to people.
func SplitKeys(data []byte) []string {
	var out []string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, line)
		}
	}
	return out
}

// sizeOf reads how many heads a checkpoint says that it stands for, whoever signed
// it.
func sizeOf(note []byte) (int64, bool) {
	lines := strings.SplitN(string(note), "\n", 3)
	if len(lines) < 3 {
		return 0, false
	}
	n, err := strconv.ParseInt(lines[1], 10, 64)
	return n, err == nil
}
