package web

import (
	"context"
	"net/http"
	"time"

	"jiheng/fault"
	"jiheng/workbench"
)

// Copies are the backups of an installation (备份).
type Copies interface {
	List(context.Context) ([]Copy, error) // the newest first
	Make(ctx context.Context, by string) error
	Rule() string // when they are made by themselves, and which are kept
}

// A Copy is one backup. Without a manifest it has a file and a time alone.
type Copy struct {
	File  string
	Made  time.Time
	Size  string // as people read it; empty where there is no manifest
	Sum   string // SHA-256
	Acts  int64
	Years int
}

// A copiesPage lists the backups.
type copiesPage struct {
	view
	refusal
	Copies []Copy
	Rule   string
}

func (v *visit) copyList() error {
	p, err := v.copiesPage()
	if err != nil {
		return err
	}
	return v.write(http.StatusOK, copiesWhole(p))
}

func (v *visit) copiesPage() (copiesPage, error) {
	p := copiesPage{view: v.adminView("备份", "/admin/copies")}
	if err := v.who.MayHouse(workbench.MakeCopies); err != nil {
		return p, err
	}
	if v.copies == nil {
		p.Rule = "这里没有人管备份"
		return p, nil
	}
	var err error
	p.Rule = v.copies.Rule()
	p.Copies, err = v.copies.List(v.r.Context())
	return p, err
}

// copyMake makes a backup, reads it back, and says what came of it.
func (v *visit) copyMake() error {
	if err := v.who.MayHouse(workbench.MakeCopies); err != nil {
		return err
	}
	if v.copies == nil {
		return fault.New(fault.Conflict, fault.Place{}, "backup-none", "这里没有人管备份；请在服务器上运行 jiheng backup")
	}
	_, err := v.once(func() (any, error) { return nil, v.copies.Make(v.r.Context(), v.who.ID) })
	if err == nil {
		return v.goTo("/admin/copies?done=copy")
	}
	r, status, ok := v.refused("copy", err)
	if !ok {
		return err
	}
	p, err := v.copiesPage()
	if err != nil {
		return err
	}
	p.refusal = r
	return v.write(status, copiesWhole(p))
}
