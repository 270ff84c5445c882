package main

import (
	"context"
	"os"
	"os/signal"
	"strconv"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"jiheng/upkeep"
)

func (a *app) backupCommand() *cobra.Command {
	var i installation
	var to string
	c := &cobra.Command{
		Use:     "backup",
		Short:   "备份数据库：一个文件，做好就核对过，不用停服务",
		Example: "  jiheng backup\n  jiheng backup --to /mnt/usb/",
		Args:    want(0, 0),
		RunE: func(*cobra.Command, []string) error {
			return i.withWork(false, func(ctx context.Context, w upkeep.Work) error { return a.backup(ctx, w, to) })
		},
	}
	i.flagsFor(c)
	c.Flags().StringVar(&to, "to", "", "备份到这个`文件或文件夹`（默认是设置里的备份文件夹，按份数清理旧的）")
	return c
}

func (a *app) backup(ctx context.Context, w upkeep.Work, to string) error {
	b, err := w.Backup(ctx, operator(), to)
	if err != nil {
		return err
	}
	if a.json {
		a.print(b)
		return nil
	}
	m := b.Manifest
	a.say("已备份到%s：%s，%d个单位年度、%d次办理、%d份附件；已核对，用了%.1f秒", b.File, sizeText(m.Size), len(m.Years), m.Acts, len(m.Files), b.Seconds)
	a.say("清单：%s.json；要恢复：jiheng restore %s --data 数据文件夹", b.File, b.File)
	if n := len(b.Dropped); n > 0 {
		a.say("按保留的份数，清理了%d份旧的", n)
	}
	return nil
}

func (a *app) restoreCommand() *cobra.Command {
	var i installation
	var replace bool
	c := &cobra.Command{
		Use:     "restore 备份文件 --data 数据文件夹",
		Short:   "用备份恢复：先核对，先列出会少掉什么，旧的数据库留着",
		Example: "  jiheng restore jiheng-20261130-020000.db --data 新文件夹\n  jiheng restore jiheng-20261130-020000.db --data 数据 --replace",
		Args:    want(1, 1),
		RunE:    func(_ *cobra.Command, args []string) error { return a.restore(i, args[0], replace) },
	}
	i.flagsFor(c)
	c.Flags().BoolVar(&replace, "replace", false, "已经有数据库的，用备份换下它；换下来的留在旁边的文件夹里")
	return c
}

func (a *app) restore(i installation, file string, replace bool) error {
	if i.data == "" && i.config == "" {
		return usage("请用 --data 写明恢复到哪个数据文件夹")
	}
	set, err := i.settings()
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	r, err := upkeep.RestoreFile(ctx, upkeep.RestoreAsk{File: file, Set: set, By: operator(), Replace: replace, Now: time.Now()})
	if err != nil {
		return err
	}
	if a.json {
		a.print(r)
	} else {
		a.restored(r)
	}
	if !r.Done {
		return finished{exitDiffers}
	}
	return nil
}

// restored says what a restore did, or would do.
func (a *app) restored(r *upkeep.Restore) {
	a.say("备份%s是好的：%d次办理", r.File, r.Acts)
	rows := [][]string{{"单位", "年度", ">办理", "最后一次"}}
	for _, y := range r.Backup {
		rows = append(rows, []string{y.Name, strconv.Itoa(y.Year), strconv.FormatInt(y.Acts, 10), stamp(y.Last)})
	}
	a.table("  ", rows)
	switch {
	case r.Unread != "":
		a.say("现在的数据库读不了，比不出差别：%s", r.Unread)
	case r.Now != nil && len(r.Lost) == 0:
		a.say("和现在的数据库比：备份里没有少什么")
	case r.Now != nil:
		a.say("和现在的数据库比，恢复以后会少掉：")
		rows := [][]string{{"单位", "年度", ">少几次办理", "现在的最后一次"}}
		for _, y := range r.Lost {
			rows = append(rows, []string{y.Name, strconv.Itoa(y.Year), strconv.FormatInt(y.Acts-y.Backup, 10), stamp(y.Last)})
		}
		a.table("  ", rows)
	}
	switch {
	case !r.Done:
		a.say("还没有恢复。确定要换，加上 --replace 再运行一次；现在的数据库会留在旁边的文件夹里")
	case r.Old != "":
		a.say("已恢复到%s；换下来的数据库在%s", r.Database, r.Old)
	default:
		a.say("已恢复到%s", r.Database)
	}
	if r.Done {
		a.say("这次恢复记在日志里；下一步：jiheng serve，再用 jiheng audit verify 核对")
	}
}

// sizeText prints a size as people read it.
func sizeText(n int64) string {
	switch {
	case n >= 10<<30:
		return strconv.FormatInt(n>>30, 10) + "GiB"
	case n >= 10<<20:
		return strconv.FormatInt(n>>20, 10) + "MiB"
	}
	return strconv.FormatInt((n+1023)>>10, 10) + "KiB"
}
