package workbench

import (
	"context"
	"strings"
	"time"

	"jiheng/fault"
	"jiheng/store"
)

// Purged is the kind of the acts by which the content of a file is cleared for good:
// one in the log of the house, one in each year that had the file.
const Purged = "清除文件"

// A LeftFile is a file that a unit has taken out of its year, and whose content is
// still kept.
type LeftFile struct {
	store.Left
	Unit string // name
	Year int
	Went time.Time
}

// mostLeft is how many of them are listed.
const mostLeft = 200

// LeftFiles lists the files that units have taken out of their years, to whoever may
// clear them for good. Nothing of what stands in them is told.
func (b *Bench) LeftFiles(ctx context.Context, who Person) (out []LeftFile, err error) {
	if _, err := who.mayHouse(PurgeFiles); err != nil {
		return nil, err
	}
	return out, b.store.View(ctx, func(tx *store.Tx) error {
		h, err := b.houseIn(tx)
		if err != nil {
			return err
		}
		all, err := tx.LeftFiles("", mostLeft)
		for _, l := range all {
			y, err := tx.YearByID(l.Tree)
			if err != nil {
				return err
			}
			a, err := tx.Act(l.Tree, l.Act)
			if err != nil {
				return err
			}
			out = append(out, LeftFile{Left: l, Unit: h.nameOf(y.Unit), Year: y.Year, Went: a.Time})
		}
		return err
	})
}

// A Purge clears the content of a file for good.
type Purge struct {
	Hash   string // SHA-256 of the content
	Reason string
}

// PurgeFile clears the content of a file for good, in every version of every year that
// had it: it can be read and undone no more, its place reads 〔已删除：原因〕, and its
// hash stays in the log of the house and of those years. Two do it: the unit takes the
// file out of its year first. A file that a year still has is a Conflict.
func (b *Bench) PurgeFile(ctx context.Context, who Person, p Purge) error {
	if err := words("清除的原因", p.Reason, mostWhere); err != nil {
		return err
	}
	hash := strings.ToLower(p.Hash)
	a := store.Act{Kind: Purged, Reason: p.Reason, Detail: "sha256:" + fault.Shown(hash)}
	return b.decide(ctx, who, PurgeFiles, a, func(tx *store.Tx, _ *House) ([]store.Edit, error) {
		held, err := tx.Held(hash)
		if err != nil {
			return nil, err
		}
		if len(held) == 0 {
			return nil, fault.New(fault.NotFound, fault.Place{}, "file-unknown", "没有校验码为“%s”的文件；可能已经清除", fault.Clip(hash))
		}
		if now, err := tx.HeldNow(hash); err != nil {
			return nil, err
		} else if now {
			return nil, fault.New(fault.Conflict, fault.Place{}, "file-held", "这个文件还在年度里用着；先请本单位把它移去，再清除")
		}
		by, err := who.mayHouse(PurgeFiles)
		if err != nil {
			return nil, err
		}
		for _, of := range byTree(held) {
			done := who.act(b.now(), of[0].Tree, Purged, by)
			done.Reason, done.Detail = p.Reason, "sha256:"+hash
			edits := make([]store.Edit, len(of))
			for i, v := range of {
				edits[i] = store.Edit{Op: store.Erase, ID: v.ID, Seen: v.Act}
			}
			if _, err := tx.Append(done, edits); err != nil {
				return nil, err
			}
		}
		return nil, nil
	})
}

// byTree are versions that are sorted by year, those of each year together.
func byTree(held []store.Held) (out [][]store.Held) {
	for i, v := range held {
		if i == 0 || v.Tree != held[i-1].Tree {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], v)
	}
	return out
}
