package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"jiheng/upkeep"
)

func (a *app) verifyStoreCommand() *cobra.Command {
	var i installation
	c := &cobra.Command{
		Use:     "verify-store [备份文件]",
		Short:   "核对数据库或一份备份：页、表、引用、附件、内容和记录，一样也不改",
		Example: "  jiheng verify-store\n  jiheng verify-store 备份/jiheng-20261130-020000.db",
		Args:    want(0, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 {
				return a.verifyFile(args[0])
			}
			return a.verifyStore(i)
		},
	}
	i.flagsFor(c)
	return c
}

// verifyStore looks through the installation's own store: by its server, or the file
// at rest, or the server of PostgreSQL.
func (a *app) verifyStore(i installation) error {
	set, err := i.settings()
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	r, err := upkeep.Find(ctx, set.Folder)
	if err != nil {
		return err
	}
	if r == nil && set.SQLite() != "" {
		if err := present(set, false); err != nil {
			return err
		}
		return a.verifyFile(set.SQLite())
	}
	return i.withWork(false, func(ctx context.Context, w upkeep.Work) error {
		v, err := w.Verify(ctx)
		if err != nil {
			return err
		}
		return a.verified(v)
	})
}

func (a *app) verifyFile(file string) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	v, err := upkeep.VerifyFile(ctx, file, "")
	if err != nil {
		return err
	}
	return a.verified(v)
}

func (a *app) verified(v *upkeep.Verified) error {
	if a.json {
		a.print(v)
	} else if len(v.Damages) == 0 {
		a.say("%s没有查出损坏：%d棵记录的树、%d次办理、%d条内容、%d份附件，都和记录相符（第%d版，%s）",
			v.Name(), v.Trees, v.Acts, v.Entries, v.Files, v.Schema, v.Origin)
		a.say("这是说内容没有坏。有没有人改过记录，用 jiheng audit verify 核对")
	}
	if len(v.Damages) == 0 {
		return nil
	}
	for _, d := range v.Damages {
		if !a.json {
			a.say("损坏（%s）：%s", d.Kind, d.Message)
		}
	}
	a.say("共%d处。请不要再写这个数据库；先复制一份留存，再用最近的好备份恢复：jiheng restore", len(v.Damages))
	return finished{exitDamaged}
}
