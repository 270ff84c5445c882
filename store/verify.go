package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"

	"jiheng/fault"
	"jiheng/proof"
)

// A FindingKind says in what way a database is not what its log proves.
type FindingKind string

// The kinds of findings.
const (
	FoundChanged    FindingKind = "changed"    // an act is another than it was
	FoundMissing    FindingKind = "missing"    // an act in the middle is gone
	FoundCut        FindingKind = "cut"        // the last acts are gone, or the database is an older one
	FoundEmptied    FindingKind = "emptied"    // all acts of a tree are gone
	FoundInserted   FindingKind = "inserted"   // an act that the tree does not have
	FoundReordered  FindingKind = "reordered"  // an act stands at another's place
	FoundDuplicated FindingKind = "duplicated" // an act stands twice
	FoundForeign    FindingKind = "foreign"    // an act comes from another database or tree
	FoundRewritten  FindingKind = "rewritten"  // a tree is not the one that was signed, though whole in itself
	FoundNodes      FindingKind = "nodes"      // the nodes of a tree are not those of its acts
	FoundData       FindingKind = "data"       // an entry or an act's words are not those of the log
	FoundFile       FindingKind = "file"       // the content of a file is not what it was
	FoundCheckpoint FindingKind = "checkpoint" // a checkpoint was replaced by another that is signed, which does not fit the tree
	FoundOlder      FindingKind = "older"      // the whole database is older than a checkpoint that was kept elsewhere
	FoundSignature  FindingKind = "signature"  // a checkpoint's signature does not fit
	FoundKey        FindingKind = "key"        // a checkpoint is signed by a key that is not known
	FoundClock      FindingKind = "clock"      // a warning: an act is earlier than the one before it
	FoundFork       FindingKind = "fork"       // a warning: a checkpoint stands for acts that a restore, which was logged, left behind
)

// Warning reports kinds that prove no tampering.
func (k FindingKind) Warning() bool { return k == FoundClock || k == FoundFork }

// A Finding is one thing that does not fit. Message says it in Chinese.
type Finding struct {
	Kind    FindingKind
	Tree    string
	Act     int64  // zero where it is about no one act
	Entry   string // its ID
	File    string // a path, or the hash of a content
	Message string
}

// Trust is what the caller holds that this database cannot change.
type Trust struct {
	Keys        []proof.Verifier // of all that have signed heads
	Checkpoints [][]byte         // that were kept elsewhere
	Forks       []Fork           // where backups were restored, as the log has it
}

// A Fork is where a backup was restored: the tree of heads had Kept heads in the
// backup and Left in the database that it replaced. Checkpoints between the two
// stand for what was left behind.
type Fork struct{ Kept, Left int64 }

// left reports whether a checkpoint stands for what a restore left behind.
func (t Trust) left(size int64) bool {
	return slices.ContainsFunc(t.Forks, func(f Fork) bool { return size > f.Kept && size <= f.Left })
}

// A Report is what Verify found, and how far it proves.
type Report struct {
	Findings []Finding
	Trees    int   // that were looked at
	Acts     int64 // of all trees
	Proven   int64 // of them under a checkpoint whose signature fits; 0 where no key was given
	Outside  int64 // of them under a checkpoint that was kept elsewhere
	Until    time.Time
	Entries  int64 // versions of entries
	Files    int64
}

// Sound reports that nothing but warnings was found.
func (r *Report) Sound() bool {
	for _, f := range r.Findings {
		if !f.Kind.Warning() {
			return false
		}
	}
	return true
}

// Verify computes every tree again from its acts, every commitment from its text,
// every file's hash from its content, and every signed head from its tree, and
// names what does not fit. Each tree and each file is read in a snapshot of its
// own, while others write.
//
// What is not under a checkpoint could have been rewritten by whoever can write the
// database and compute trees: Report says how many acts are, and how many are under
// one that was kept elsewhere.
func (s *Store) Verify(ctx context.Context, trust Trust) (*Report, error) {
	if len(trust.Keys) == 0 && len(trust.Checkpoints) > 0 {
		return nil, invalid("没有给出公钥，另存的检查点无从核对；请一并给出签名用的公钥")
	}
	v := &verifier{s: s, report: &Report{}, trust: trust, proven: map[string]int64{}, outside: map[string]int64{}}
	if err := s.View(ctx, v.heads); err != nil {
		return nil, err
	}
	var trees []string
	err := s.View(ctx, func(tx *Tx) (err error) {
		trees, err = list(tx, `SELECT id FROM trees WHERE id <> $1 UNION SELECT tree FROM heads WHERE tree <> $1
			UNION SELECT tree FROM acts UNION SELECT tree FROM entries ORDER BY 1`, []any{headsTree}, scanText)
		return err
	})
	if err != nil {
		return nil, err
	}
	for _, tree := range trees {
		if err := s.View(ctx, func(tx *Tx) error { return v.tree(tx, tree) }); err != nil {
			return nil, err
		}
	}
	if err := v.files(ctx); err != nil {
		return nil, err
	}
	return v.report, nil
}

func scanText(r *sql.Rows) (s string, err error) {
	err = r.Scan(&s)
	return s, err
}

// A verifier gathers a report.
type verifier struct {
	s       *Store
	report  *Report
	trust   Trust
	signed  []headRow        // the heads that the tree of heads proves
	proven  map[string]int64 // acts of a tree under a signed head
	outside map[string]int64 // under one that was kept elsewhere
}

func (v *verifier) find(f Finding, format string, args ...any) {
	v.report.Findings = append(v.report.Findings, f.say(format, args...))
}

func (f Finding) say(format string, args ...any) Finding {
	f.Message = fmt.Sprintf(format, fault.Args(args...)...)
	return f
}

// nameOf is how a tree is called in a message.
func nameOf(tree string) string {
	switch tree {
	case House:
		return "本库的记录"
	case headsTree:
		return "树头的记录"
	}
	return "年度" + fault.Shown(tree)
}
