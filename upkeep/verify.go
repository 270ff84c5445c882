package upkeep

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"

	"jiheng/fault"
	"jiheng/store"
	"jiheng/workbench"
)

// A Verified is what was found in a store. Damages is empty where it is good.
type Verified struct {
	File    string   `json:"file,omitempty"` // a SQLite file at rest
	Engine  string   `json:"engine"`
	Origin  string   `json:"origin"`
	Schema  int64    `json:"schema"`
	Trees   int      `json:"trees"`
	Acts    int64    `json:"acts"`
	Entries int64    `json:"entries"`
	Files   int64    `json:"files"`
	Damages []Damage `json:"damages,omitempty"`
}

// A Damage is one thing that is wrong with a store.
type Damage struct {
	Kind    string `json:"kind"`
	Message string `json:"message"`
}

// Name is what was looked through: a file, or the database of an engine.
func (v *Verified) Name() string {
	if v.File != "" {
		return v.File
	}
	return v.Engine + "数据库"
}

// damageManifest is a file that is not the one that its manifest describes.
const damageManifest = "manifest"

// damageDigest is what was kept of a ledger and is not what the ledger says.
const damageDigest = "digest"

// Verify looks through the open store while others work, and compares what the program
// has kept of ledgers with the ledgers.
func (k *Keeper) Verify(ctx context.Context) (*Verified, error) {
	out := &Verified{Engine: k.Store.Engine(), Origin: k.Store.Origin(), File: k.Set.SQLite()}
	if err := k.Store.Sound(ctx); err != nil {
		if fault.KindOf(err) != fault.Conflict {
			return nil, err
		}
		out.Damages = append(out.Damages, Damage{string(store.DamagePage), fault.All(err)[0].Message})
		return out, nil
	}
	if err := k.Store.View(ctx, func(tx *store.Tx) (err error) { out.Schema, err = tx.Schema(); return err }); err != nil {
		return nil, err
	}
	r, err := k.Store.Verify(ctx, store.Trust{})
	if err != nil {
		return nil, err
	}
	out.counts(r)
	for _, f := range r.Findings {
		switch {
		case f.Kind.Warning():
		case f.Kind == store.FoundFile:
			out.Damages = append(out.Damages, Damage{string(store.DamageFile), f.Message})
		default:
			out.Damages = append(out.Damages, Damage{string(store.DamageLog), f.Message})
		}
	}
	bench := workbench.New(k.Store, k.Now)
	bench.Seal = k.Seal
	digests, err := bench.CheckLedgers(ctx)
	for _, d := range digests {
		out.Damages = append(out.Damages, Damage{damageDigest, "年度" + d.Year + "记下的台账读数（" + d.File + "）和台账对不上，已经作废，下次打开时重新读；请核对这本台账的数，并把这一行报告给开发者"})
	}
	return out, err
}

func (v *Verified) counts(r *store.Report) {
	v.Trees, v.Acts, v.Entries, v.Files = r.Trees, r.Acts, r.Entries, r.Files
}

// VerifyFile looks through a SQLite file that no process has open, a backup above
// all, and compares it with its manifest where it has one. Nothing is changed. temp
// is a folder for a copy, which is needed where something stands in -wal.
func VerifyFile(ctx context.Context, file, temp string) (*Verified, error) {
	out := &Verified{File: file, Engine: "SQLite"}
	m, err := ReadManifest(file)
	if err != nil {
		out.Damages = append(out.Damages, Damage{damageManifest, fault.All(err)[0].Message})
	}
	if m != nil {
		sum, size, err := hashOf(file)
		if err == nil && (sum != m.SHA256 || size != m.Size) {
			out.Damages = append(out.Damages, Damage{damageManifest, "文件和它旁边的清单（" + file + manifestEnd + "）对不上：备份以后被改过，或者没有复制完"})
		}
	}
	in, err := store.Inspect(ctx, file, temp, store.Trust{})
	if err != nil {
		return nil, err
	}
	for _, d := range in.Damages {
		out.Damages = append(out.Damages, Damage{string(d.Kind), d.Message})
	}
	out.Origin, out.Schema = in.Origin, in.Version
	if in.Log != nil {
		out.counts(in.Log)
	}
	return out, nil
}

// ReadManifest reads the manifest beside a backup; nil where there is none.
func ReadManifest(file string) (*Manifest, error) {
	data, err := os.ReadFile(file + manifestEnd)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil //nolint:nilnil // a backup may be without
	}
	var m Manifest
	if err == nil {
		err = json.Unmarshal(data, &m)
	}
	if err != nil || m.Form != manifestForm {
		return nil, fault.Bad(fault.Place{File: file + manifestEnd}, "manifest", "备份的清单%s读不懂：它被改过，或者不是绩衡写的", file+manifestEnd).Because(err)
	}
	return &m, nil
}
