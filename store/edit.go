package store

import (
	"errors"
	"fmt"
	"io/fs"
	"time"

	"jiheng/fault"
)

// An Op says what an edit does.
type Op string

// What an edit does to an entry.
const (
	Insert Op = "insert" // a new entry behind After; with ID, one that was deleted comes back
	Write  Op = "write"  // kind, block, key, text or hash are those of Entry
	Move   Op = "move"   // its place is behind After, in the file of Entry
	Delete Op = "delete" // it is gone
	Erase  Op = "erase"  // the text of the version seen is gone for good, the act's reason stands in its place; no new version
)

// An Edit is what an act does to one entry. Entry gives file, kind, block, key and
// text, or the hash of a whole file; its other members are the store's. Several
// edits of one entry in one act follow one another.
type Edit struct {
	Op    Op
	ID    string // of the entry; empty for a new one
	Seen  int64  // the version of it that the writer saw
	After string // of Insert and Move, the entry of the same file behind which it comes; empty for the first place
	Entry Entry
}

// mostText bounds the text of one entry, in bytes.
const mostText = 16 << 20

func (e *Edit) check() error {
	switch e.Op {
	case Insert, Move:
		if !fs.ValidPath(e.Entry.File) || e.Entry.File == "." {
			return invalid("文件名%s不合用：应当是档案里的相对路径", fault.Clip(e.Entry.File))
		}
	case Write, Delete, Erase:
	default:
		return fault.New(fault.Internal, fault.Place{}, "store-act", "没有“%s”这种改法：这是程序的错误", string(e.Op))
	}
	if e.Entry.Hash != "" && (e.Entry.Text != "" || !isHash(e.Entry.Hash)) {
		return fault.New(fault.Internal, fault.Place{}, "store-act", "整份的文件只有内容的散列，没有文字：这是程序的错误")
	}
	if len(e.Entry.Text) > mostText {
		return invalid("文件%s里有一条超过%d兆字节；请拆开再保存", e.Entry.File, mostText>>20)
	}
	return plainText("条目", e.Entry.File, e.Entry.Block, e.Entry.Key, e.Entry.Text)
}

// A Clash is an edit of an entry that has become another since it was seen.
type Clash struct {
	Mine   Edit
	Seen   Entry  // as it was seen; zero where that version never was
	Now    Entry  // as it is; zero where it is gone
	Gone   bool   // deleted meanwhile
	Act    int64  // which made it so
	Person string // who did that
	Time   time.Time
}

// clashes is the cause of a fault of the code CodeChanged.
type clashes []Clash

func (c clashes) Error() string {
	return fmt.Sprintf("%d entries have changed since they were seen", len(c))
}

// ClashesOf returns the clashes behind an error of Append; none where it is
// something else.
func ClashesOf(err error) []Clash {
	var c clashes
	errors.As(err, &c)
	return c
}

func clashFault(c clashes) error {
	first := c[0]
	what := first.Now.Key
	if what == "" {
		what = first.Seen.Key
	}
	if what != "" {
		what = "“" + fault.Clip(what) + "”"
	}
	did := "改过"
	if first.Gone {
		did = "删去"
	}
	also := ""
	if len(c) > 1 {
		also = fmt.Sprintf("，另有%d条也是", len(c)-1)
	}
	return fault.New(fault.Conflict, fault.Place{File: first.Seen.File}, CodeChanged,
		"%s在您打开之后已被%s%s，您的文字没有保存，也没有丢；请对照两份再保存", "条目"+what, did, also).Because(c)
}
