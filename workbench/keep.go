package workbench

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"

	"jiheng/fault"
	"jiheng/plain"
	"jiheng/secrecy"
	"jiheng/store"
)

// MostOfUnit is how many bytes of files are kept of one unit, all its years together,
// where nothing else is set.
const MostOfUnit = 2 << 30

// CodeMarked is the code of a file that bears a secrecy mark, CodeQuota that of one for
// which a unit has no room.
const (
	CodeMarked = "secrecy-mark"
	CodeQuota  = "quota"
)

// keepFile keeps the content of a file that somebody has sent to a unit's year, and
// returns its hash. A file for which the unit has no room is a Conflict, CodeQuota.
func (b *Bench) keepFile(ctx context.Context, year, name string, data []byte) (hash string, err error) {
	if err := b.hasRoom(ctx, year, name, data); err != nil {
		return "", err
	}
	hash, _, err = b.store.PutFile(ctx, bytes.NewReader(data))
	return hash, err
}

// hasRoom refuses a file that goes beyond what is kept of the unit of a year. One that
// the unit has already takes no room.
func (b *Bench) hasRoom(ctx context.Context, year, name string, data []byte) error {
	if b.UnitFiles <= 0 {
		return nil
	}
	sum := sha256.Sum256(data)
	return b.store.View(ctx, func(tx *store.Tx) error {
		y, err := tx.YearByID(year)
		if err != nil {
			return err
		}
		used, has, err := tx.FilesOf(y.Unit, hex.EncodeToString(sum[:]))
		if err != nil || has || used+int64(len(data)) <= b.UnitFiles {
			return err
		}
		return fault.New(fault.Conflict, fault.Place{File: name}, CodeQuota,
			"“%s”没有存：本单位已存文件%s MB，加上它超过上限%s MB。请压缩扫描件再传，或者请管理员在设置里调高“单位附件”", fault.Clip(name), megabytes(used), megabytes(b.UnitFiles))
	})
}

// megabytes is a size as people are told it, rounded up.
func megabytes(bytes int64) string { return strconv.FormatInt((bytes+1<<20-1)>>20, 10) }

// unmarked refuses texts of a file that bear a secrecy mark.
func unmarked(name string, data []byte) error {
	text, err := plain.Decode(name, data)
	if err != nil {
		return nil //nolint:nilerr // no text: whatever reads the file looks into it
	}
	mark, line := secrecy.MarkIn(text)
	if mark == "" {
		return nil
	}
	return fault.Bad(fault.Place{File: name, Line: line}, CodeMarked,
		"“%s”没有收：第%d行有密级标志“%s”。本系统不是涉密系统，涉密文件一律不得上传；请停止处理，报告本单位保密工作人员。确已解密的，去掉标志再传", fault.Clip(name), line, fault.Clip(mark))
}

// refusedMarked keeps in the log of the house that a file with a secrecy mark was
// refused: who sent it to which year, and the hash of its content, and nothing of it.
// It returns the error that it was given.
func (b *Bench) refusedMarked(ctx context.Context, who Person, year string, data []byte, err error) error {
	if !slices.ContainsFunc(fault.All(err), func(f *fault.Error) bool { return f.Code == CodeMarked }) {
		return err
	}
	sum := sha256.Sum256(data)
	logged := b.store.Update(context.WithoutCancel(ctx), func(tx *store.Tx) error {
		return b.record(tx, who.ID, "拒收带密级标志的文件", year+" sha256:"+hex.EncodeToString(sum[:]))
	})
	if logged != nil {
		return logged
	}
	return err
}
