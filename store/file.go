package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"slices"
	"strconv"
	"strings"
)

// pieceSize is how many bytes of a file stand in one row.
const pieceSize = 1 << 20

// PutFile keeps the content of a file and returns the name it has here, its
// SHA-256 in hexadecimal, and its size. Content that is there already is kept once.
// No transaction is open while r is read. An error of r is returned as it is, and
// nothing is kept.
func (s *Store) PutFile(ctx context.Context, r io.Reader) (name string, size int64, err error) {
	blob, err := s.blobName()
	if err != nil {
		return "", 0, err
	}
	sum := sha256.New()
	buf := make([]byte, pieceSize)
	for n := 0; ; n++ {
		k, readErr := io.ReadFull(r, buf)
		if k > 0 {
			sum.Write(buf[:k])
			size += int64(k)
			err = s.Update(ctx, func(tx *Tx) error {
				_, err := tx.exec(`INSERT INTO pieces (blob, number, data) VALUES ($1, $2, $3)`, blob, n, buf[:k])
				return err
			})
		}
		if errors.Is(readErr, io.EOF) || errors.Is(readErr, io.ErrUnexpectedEOF) {
			readErr = nil
			k = 0
		}
		if err == nil {
			err = readErr
		}
		if err != nil || k < pieceSize {
			break
		}
	}
	name = hex.EncodeToString(sum.Sum(nil))
	if err == nil {
		err = s.Update(ctx, func(tx *Tx) error { return tx.keepFile(name, blob, size) })
	}
	if err != nil {
		dropped := s.Update(context.WithoutCancel(ctx), func(tx *Tx) error { return tx.dropBlob(blob) })
		return "", 0, errors.Join(err, dropped)
	}
	return name, size, nil
}

// keepFile names a blob by its content, or drops it where that is there already.
func (tx *Tx) keepFile(name, blob string, size int64) error {
	n, err := tx.exec(`INSERT INTO files (hash, size, blob) VALUES ($1, $2, $3) ON CONFLICT (hash) DO NOTHING`, name, size, blob)
	if err != nil || n == 1 {
		return err
	}
	return tx.dropBlob(blob)
}

func (tx *Tx) dropBlob(blob string) error {
	_, err := tx.exec(`DELETE FROM pieces WHERE blob = $1`, blob)
	return err
}

func (s *Store) blobName() (string, error) {
	var b [16]byte
	if _, err := io.ReadFull(s.random, b[:]); err != nil {
		return "", unopened(s.d.name, err)
	}
	return hex.EncodeToString(b[:]), nil
}

// sweep drops what uploads of a process that died have left. A SQLite file has one
// process; of a PostgreSQL database nobody knows which uploads still go on.
func (s *Store) sweep(ctx context.Context) error {
	if s.path == "" {
		return nil
	}
	return s.direct(func(tx *Tx) error {
		_, err := tx.exec(`DELETE FROM pieces WHERE blob NOT IN (SELECT blob FROM files)`)
		return err
	})
}

// FileSize returns the size of a file's content in bytes; NotFound where it is not
// kept.
func (tx *Tx) FileSize(name string) (int64, error) {
	var size int64
	ok, err := tx.get(`SELECT size FROM files WHERE hash = $1`, []any{name}, &size)
	if err == nil && !ok {
		err = absent("没有这份文件；可能已经删除")
	}
	return size, err
}

// sizesOf returns the sizes of the whole files among entries, by hash; NotFound where
// one is not kept.
func (tx *Tx) sizesOf(entries []Entry) (map[string]int64, error) {
	out, hashes := map[string]int64{}, []any{}
	for _, e := range entries {
		if _, known := out[e.Hash]; e.Hash != "" && !known {
			out[e.Hash] = -1
			hashes = append(hashes, e.Hash)
		}
	}
	for some := range slices.Chunk(hashes, mostTogether) {
		most := 8 // few different texts of the statement, which are kept
		for most < len(some) {
			most *= 4
		}
		for len(some) < most {
			some = append(some, some[0])
		}
		marks := make([]string, most)
		for i := range marks {
			marks[i] = "$" + strconv.Itoa(i+1)
		}
		err := tx.each(`SELECT hash, size FROM files WHERE hash IN (`+strings.Join(marks, ", ")+`)`, some, func(r *sql.Rows) error {
			var hash string
			var size int64
			err := r.Scan(&hash, &size)
			out[hash] = size
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	for _, size := range out {
		if size < 0 {
			return nil, absent("没有这份文件；可能已经删除")
		}
	}
	return out, nil
}

// FilesOf returns how many bytes of files the years of a unit have, each content once
// and what they had and have no longer too, and whether one of them is of a hash.
func (tx *Tx) FilesOf(unit, hash string) (size int64, has bool, err error) {
	var n int64
	_, err = tx.get(`SELECT CAST(COALESCE(sum(size), 0) AS BIGINT), CAST(COALESCE(sum(CASE WHEN hash = $2 THEN 1 ELSE 0 END), 0) AS BIGINT) FROM files
		WHERE hash IN (SELECT e.hash FROM entries e JOIN years y ON y.id = e.tree WHERE y.unit = $1 AND e.hash <> '')`, []any{unit, hash}, &size, &n)
	return size, n > 0, err
}

// OpenFile reads the content of a file, a piece at a time, each in a snapshot of
// its own. Content that is not what it was kept as ends in an Internal error
// instead of io.EOF: what was read of it is not to be used.
func (s *Store) OpenFile(ctx context.Context, name string) (io.ReadCloser, error) {
	f := &fileReader{s: s, ctx: ctx, name: name, sum: sha256.New()}
	err := s.View(ctx, func(tx *Tx) error {
		ok, err := tx.get(`SELECT size, blob FROM files WHERE hash = $1`, []any{name}, &f.left, &f.blob)
		if err == nil && !ok {
			err = absent("没有这份文件；可能已经删除")
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return f, nil
}

// A fileReader reads pieces one after another.
type fileReader struct {
	s     *Store
	ctx   context.Context
	name  string
	blob  string
	left  int64 // bytes behind the piece at hand
	next  int
	piece []byte
	sum   hash.Hash
	err   error
}

func (f *fileReader) Read(p []byte) (int, error) {
	for len(f.piece) == 0 && f.err == nil {
		f.err = f.fill()
	}
	if f.err != nil {
		return 0, f.err
	}
	n := copy(p, f.piece)
	f.piece = f.piece[n:]
	return n, nil
}

// fill reads the next piece. The last one is given out only when all of it is what
// was kept.
func (f *fileReader) fill() error {
	if f.left == 0 {
		if f.next == 0 && hex.EncodeToString(f.sum.Sum(nil)) != f.name {
			return wrongHash(f.name)
		}
		return io.EOF
	}
	var data []byte
	err := f.s.View(f.ctx, func(tx *Tx) error {
		ok, err := tx.get(`SELECT data FROM pieces WHERE blob = $1 AND number = $2`, []any{f.blob, f.next}, &data)
		if err == nil && (!ok || len(data) == 0 || int64(len(data)) > f.left) {
			err = wrongHash(f.name)
		}
		return err
	})
	if err != nil {
		return err
	}
	f.sum.Write(data)
	f.left -= int64(len(data))
	f.next++
	if f.left == 0 && hex.EncodeToString(f.sum.Sum(nil)) != f.name {
		return wrongHash(f.name)
	}
	f.piece = data
	return nil
}

func (f *fileReader) Close() error {
	f.err = errors.New("closed")
	return nil
}

// isHash reports the name of a file's content.
func isHash(s string) bool {
	b, err := hex.DecodeString(s)
	return err == nil && len(b) == sha256.Size && hex.EncodeToString(b) == s
}
