package upkeep

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"jiheng/fault"
	"jiheng/proof"
	"jiheng/store"
)

// Codes that an audit ends with: the first kind of tampering that was found, or how
// far the proof goes where none was.
const (
	CodeProven = 0  // everything under a checkpoint that was kept elsewhere holds
	CodeWeak   = 20 // nothing was found, and nothing outside the machine proves it
)

// FoundSilent is a finding that the store does not know of: the log has been silent
// for longer than it should be.
const FoundSilent store.FindingKind = "silent"

// A Tampering is a kind of finding as an audit calls it.
type Tampering struct {
	Kind store.FindingKind
	Code int    // of the program's end
	Name string // in a few words
}

// Tamperings lists all kinds, the gravest first.
var Tamperings = []Tampering{
	{store.FoundChanged, 21, "记录被改"},
	{store.FoundMissing, 22, "中间的记录缺失"},
	{store.FoundCut, 23, "末尾的记录被截去"},
	{store.FoundEmptied, 24, "全部记录被删"},
	{store.FoundInserted, 25, "记录是插进来的"},
	{store.FoundReordered, 26, "记录的次序被换"},
	{store.FoundDuplicated, 27, "记录被重复"},
	{store.FoundForeign, 28, "记录来自别的库"},
	{store.FoundRewritten, 29, "签过的记录被整个改写"},
	{store.FoundNodes, 29, "记录的树被改"},
	{store.FoundCheckpoint, 30, "检查点被换过"},
	{store.FoundSignature, 30, "检查点签名不对"},
	{store.FoundOlder, 31, "数据库被换成了旧的"},
	{store.FoundKey, 32, "签名密钥被换"},
	{store.FoundData, 33, "内容在记录之外被改"},
	{store.FoundFile, 34, "附件或成文文件被改"},
	{store.FoundClock, 35, "时钟倒走过"},
	{FoundSilent, 36, "记录停了"},
	{store.FoundFork, 37, "恢复过备份"},
}

// TamperingOf names a kind of finding.
func TamperingOf(k store.FindingKind) Tampering {
	for _, t := range Tamperings {
		if t.Kind == k {
			return t
		}
	}
	return Tampering{k, 39, string(k)}
}

// An AuditAsk is for an audit of the log. What it brings was kept where whoever has
// the database cannot change it.
type AuditAsk struct {
	Keys        []string // public keys
	Checkpoints [][]byte
	Live        bool // the program is meant to be running, so that a silent log is one that was stopped
}

// A Found is one finding of an audit.
type Found struct {
	Code    int    `json:"code"`
	Name    string `json:"name"`
	Message string `json:"message"`
	Tree    string `json:"tree,omitempty"`
	Act     int64  `json:"act,omitempty"`
	Entry   string `json:"entry,omitempty"`
	File    string `json:"file,omitempty"`
	Warning bool   `json:"warning,omitempty"`
}

// An Audit is what was found in the log, and how far it proves.
type Audit struct {
	Code    int       `json:"code"`
	Found   []Found   `json:"found,omitempty"` // the gravest first
	Trees   int       `json:"trees"`
	Acts    int64     `json:"acts"`
	Proven  int64     `json:"proven"`  // acts under a signed head
	Outside int64     `json:"outside"` // acts under one that was kept outside the machine
	Until   time.Time `json:"until"`   // of the last checkpoint that holds
	Entries int64     `json:"entries"`
	Files   int64     `json:"files"`
	Keys    int       `json:"keys"` // that the log has
	Weak    []string  `json:"weak,omitempty"`
}

// Audit computes the log again and compares it with everything that was ever
// signed: the checkpoints in the database, those in their folder, and those that the
// caller brings.
func (k *Keeper) Audit(ctx context.Context, ask AuditAsk) (*Audit, error) {
	return audit(ctx, k.Store, k.Set.Checkpoints, k.beside(), k.Now(), ask)
}

// AuditFile audits a backup, or another SQLite file that no process has open.
func AuditFile(ctx context.Context, file string, now time.Time, ask AuditAsk) (a *Audit, err error) {
	s, err := store.Peek(ctx, file)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	return audit(ctx, s, "", true, now, ask)
}

// audit audits a store. folder is where its checkpoints are written out to, empty
// for none; beside says that it proves no more than the database itself.
func audit(ctx context.Context, s *store.Store, folder string, beside bool, now time.Time, ask AuditAsk) (*Audit, error) {
	t := trusted{ask: ask, beside: beside}
	if err := t.read(ctx, s, folder); err != nil {
		return nil, err
	}
	r, err := s.Verify(ctx, t.trust)
	if err != nil {
		return nil, err
	}
	a := &Audit{Trees: r.Trees, Acts: r.Acts, Proven: r.Proven, Until: r.Until, Entries: r.Entries, Files: r.Files, Keys: len(t.known)}
	findings := append(r.Findings, t.findings...)
	if ask.Live {
		findings = append(findings, silence(t.last, now)...)
	}
	for _, f := range findings {
		x := TamperingOf(f.Kind)
		a.Found = append(a.Found, Found{x.Code, x.Name, f.Message, f.Tree, f.Act, f.Entry, f.File, f.Kind.Warning() || f.Kind == FoundSilent})
	}
	slices.SortStableFunc(a.Found, func(x, y Found) int { return cmp.Compare(x.Code, y.Code) })
	if t.outside {
		a.Outside = r.Outside
	}
	a.judge(t)
	return a, nil
}

// Suspect reports findings that are more than warnings.
func (a *Audit) Suspect() bool {
	return slices.ContainsFunc(a.Found, func(f Found) bool { return !f.Warning })
}

// judge says how far the proof goes.
func (a *Audit) judge(t trusted) {
	if len(t.trust.Keys) == 0 {
		a.Weak = append(a.Weak, "没有签名密钥的公钥，检查点的签名都没有核对")
	}
	if !t.outside {
		a.Weak = append(a.Weak, "检查点只有本机上的：能改数据库、也能用签名密钥的人，改了可以不留痕迹")
	} else if a.Outside == 0 && a.Acts > 0 {
		a.Weak = append(a.Weak, "外面保存的检查点一个也没有对上，什么也没有证明")
	}
	if !t.keyed && t.outside {
		a.Weak = append(a.Weak, "公钥取自数据库本身，不是外面保存的：换密钥的人可以一并换掉")
	}
	switch {
	case len(a.Found) > 0:
		a.Code = a.Found[0].Code
	case len(a.Weak) > 0:
		a.Code = CodeWeak
	}
}

// trusted is what an audit can hold the log against.
type trusted struct {
	ask      AuditAsk
	beside   bool // what stands in the folder of checkpoints is no better than the database
	trust    store.Trust
	known    []KeyRecord // keys that the log has
	outside  bool        // there are checkpoints from outside
	keyed    bool        // there are keys from outside
	last     time.Time   // of the last act
	findings []store.Finding
}

func (t *trusted) read(ctx context.Context, s *store.Store, folder string) error {
	err := s.View(ctx, func(tx *store.Tx) (err error) {
		if t.known, err = Keys(tx); err != nil {
			return err
		}
		if t.trust.Forks, err = forks(tx); err != nil {
			return err
		}
		t.last, err = tx.LatestTime()
		return err
	})
	if err != nil {
		return err
	}
	given := slices.Clone(t.ask.Keys)
	t.trust.Checkpoints = slices.Clone(t.ask.Checkpoints)
	t.outside = len(t.trust.Checkpoints) > 0
	if folder != "" {
		kept, err := readKept(filepath.Join(folder, FileCheckpoints), SplitCheckpoints)
		if err != nil {
			return err
		}
		keys, err := readKept(filepath.Join(folder, FilePublic), SplitKeys)
		if err != nil {
			return err
		}
		t.trust.Checkpoints = append(t.trust.Checkpoints, kept...)
		slices.SortFunc(t.trust.Checkpoints, bytes.Compare)
		t.trust.Checkpoints = slices.CompactFunc(t.trust.Checkpoints, bytes.Equal)
		t.outside = t.outside || len(kept) > 0 && !t.beside
		if !t.beside {
			given = append(given, keys...)
		}
	}
	return t.keys(given)
}

// keys takes the keys that were kept outside and those of the log, and names those
// that do not agree.
func (t *trusted) keys(given []string) error {
	t.keyed = len(given) > 0
	all := slices.Clone(given)
	for _, r := range t.known {
		if t.keyed && !slices.Contains(given, r.Public) {
			f := store.Finding{Kind: store.FoundKey, Tree: store.House}
			f.Message = "日志里" + r.Since.In(beijing).Format("2006-01-02 15:04") + "启用的签名密钥，不在外面保存的公钥里：密钥被换过；是有意换的，请核对以后把它加进外面的“" + FilePublic + "”"
			t.findings = append(t.findings, f)
			continue
		}
		all = append(all, r.Public)
	}
	for _, g := range given {
		if len(t.known) > 0 && !slices.ContainsFunc(t.known, func(r KeyRecord) bool { return r.Public == g }) {
			t.findings = append(t.findings, store.Finding{Kind: store.FoundKey, Tree: store.House,
				Message: "外面保存的一把公钥，日志里没有登记：密钥的登记被改过，或者公钥不是这个库的"})
		}
	}
	slices.Sort(all)
	for _, vkey := range slices.Compact(all) {
		v, err := proof.NewVerifier(vkey)
		if err != nil {
			return err
		}
		t.trust.Keys = append(t.trust.Keys, v)
	}
	if len(t.trust.Keys) == 0 {
		t.trust.Checkpoints = nil
	}
	return nil
}

// beijing is the time that people read.
var beijing = time.FixedZone("北京时间", 8*3600)

// readKept reads a file that may not be there.
func readKept[T any](name string, split func([]byte) []T) ([]T, error) {
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fault.New(fault.Conflict, fault.Place{File: name}, "kept-unreadable", "外面保存的检查点或公钥读不了；请核对权限").Because(err)
	}
	return split(data), nil
}

// silence is the finding of a log in which there has been no act for too long.
func silence(last, now time.Time) []store.Finding {
	if last.IsZero() || now.Sub(last) <= Heartbeat {
		return nil
	}
	return []store.Finding{{Kind: FoundSilent, Message: "最后一次记录是" + last.In(beijing).Format("2006-01-02 15:04") +
		"，到现在超过26小时没有新的：服务停了，或者记录被停了"}}
}
