package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"jiheng/fault"
	"jiheng/upkeep"
)

func (a *app) auditCommand() *cobra.Command {
	c := &cobra.Command{Use: "audit", Short: "核对办理日志有没有被改过；签名", Args: cobra.ArbitraryArgs, RunE: func(c *cobra.Command, args []string) error {
		if len(args) > 0 {
			return unknownCommand(c, args[0])
		}
		return c.Help()
	}}
	c.AddCommand(a.auditVerifyCommand(), a.auditCheckpointCommand())
	return c
}

func (a *app) auditVerifyCommand() *cobra.Command {
	var i installation
	var keys, outside string
	c := &cobra.Command{
		Use:     "verify [备份文件]",
		Short:   "重算全部日志，和签过名的逐一对照，说明证明到哪里",
		Example: "  jiheng audit verify\n  jiheng audit verify --checkpoints /mnt/另一块盘/检查点 --key 公钥.txt\n  jiheng audit verify 备份/jiheng-20261130-020000.db",
		Args:    want(0, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			ask := upkeep.AuditAsk{}
			if err := bring(&ask, keys, outside); err != nil {
				return err
			}
			if len(args) == 1 {
				return a.auditFile(args[0], ask)
			}
			ask.Live = true
			return i.withWork(false, func(ctx context.Context, w upkeep.Work) error {
				r, err := w.Audit(ctx, ask)
				if err != nil {
					return err
				}
				return a.audited(r)
			})
		},
	}
	i.flagsFor(c)
	c.Flags().StringVar(&keys, "key", "", "另外保存的公钥`文件`")
	c.Flags().StringVar(&outside, "checkpoints", "", "另外保存的检查点：`文件`，或者它所在的文件夹（公钥在旁边的也用上）")
	return c
}

// bring reads what was kept outside.
func bring(ask *upkeep.AuditAsk, keys, outside string) error {
	read := func(name string) ([]byte, error) {
		data, err := readPlain(name)
		if err != nil {
			return nil, fault.New(fault.NotFound, fault.Place{File: name}, "kept-unreadable", "读不了“%s”；请核对路径和权限", name).Because(err)
		}
		return data, nil
	}
	if keys != "" {
		data, err := read(keys)
		if err != nil {
			return err
		}
		if ask.Keys = upkeep.SplitKeys(data); len(ask.Keys) == 0 {
			return fault.Bad(fault.Place{File: keys}, "kept-empty", "“%s”里没有公钥", keys)
		}
	}
	if outside == "" {
		return nil
	}
	if info, err := os.Stat(outside); err == nil && info.IsDir() {
		if data, err := os.ReadFile(filepath.Join(outside, upkeep.FilePublic)); err == nil {
			ask.Keys = append(ask.Keys, upkeep.SplitKeys(data)...)
		} else if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		outside = filepath.Join(outside, upkeep.FileCheckpoints)
	}
	data, err := read(outside)
	if err != nil {
		return err
	}
	if ask.Checkpoints = upkeep.SplitCheckpoints(data); len(ask.Checkpoints) == 0 {
		return fault.Bad(fault.Place{File: outside}, "kept-empty", "“%s”里没有检查点", outside)
	}
	return nil
}

func (a *app) auditFile(file string, ask upkeep.AuditAsk) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	r, err := upkeep.AuditFile(ctx, file, time.Now(), ask)
	if err != nil {
		return err
	}
	return a.audited(r)
}

// mostTold is how many findings of one kind are printed.
const mostTold = 20

// unsigned says how many acts no signed head covers, or of a log that was cut how many
// are gone that one covers.
func unsigned(r *upkeep.Audit) string {
	switch left := r.Acts - r.Proven; {
	case left < 0:
		return fmt.Sprintf("签过名的里有%d次现在不在记录里了", -left)
	case left == 0:
		return "没有还没签名的"
	default:
		return fmt.Sprintf("%d次还没有签名", left)
	}
}

// audited says what was found, and how far it proves; never less than that.
func (a *app) audited(r *upkeep.Audit) error {
	if a.json {
		a.print(r)
		return ended(r.Code)
	}
	a.say("重算了%d棵记录的树、%d次办理、%d条内容、%d份附件", r.Trees, r.Acts, r.Entries, r.Files)
	told := map[int]int{}
	for _, f := range r.Found {
		if told[f.Code]++; told[f.Code] > mostTold {
			continue
		}
		a.say("〔%d %s〕%s", f.Code, f.Name, f.Message)
	}
	for _, t := range upkeep.Tamperings {
		if n := told[t.Code] - mostTold; n > 0 {
			a.say("〔%d %s〕另有%d处，--json 列全", t.Code, t.Name, n)
			told[t.Code] = 0
		}
	}
	switch {
	case r.Proven == 0 && r.Acts > 0:
		a.say("证明到哪里：没有一次办理在对得上的检查点之下，什么也没有证明")
	case r.Outside > 0:
		a.say("证明到哪里：%d次办理由外面保存的检查点证明；签过名的共%d次（到%s）；%s", r.Outside, r.Proven, stamp(r.Until), unsigned(r))
	default:
		a.say("证明到哪里：%d次办理签过名（到%s），签名只在本机；%s", r.Proven, stamp(r.Until), unsigned(r))
	}
	for _, w := range r.Weak {
		a.say("证明较弱：%s", w)
	}
	switch {
	case len(r.Found) > 0 && !r.Suspect():
		a.say("没有查出改动；上面%d处要核实是不是有人有意做的（退出码%d）", len(r.Found), r.Code)
	case len(r.Found) > 0:
		a.say("共%d处对不上。请保留现场：复制数据文件夹，不要再写；按退出码%d查 docs/命令行.md", len(r.Found), r.Code)
	case r.Code == upkeep.CodeWeak:
		a.say("没有查出改动，但是上面说了证明较弱：把检查点文件夹设到另一块盘或别的机器上，再核对")
	default:
		a.say("没有查出改动，到上面说的地方为止有外面的证明")
	}
	return ended(r.Code)
}

func ended(code int) error {
	if code == exitOK {
		return nil
	}
	return finished{code}
}

func (a *app) auditCheckpointCommand() *cobra.Command {
	var i installation
	var renew bool
	c := &cobra.Command{
		Use:     "checkpoint",
		Short:   "马上给全部日志签名，写到检查点文件夹",
		Example: "  jiheng audit checkpoint",
		Args:    want(0, 0),
		RunE: func(*cobra.Command, []string) error {
			return i.withWork(false, func(ctx context.Context, w upkeep.Work) error {
				s, err := w.Checkpoint(ctx, upkeep.CheckpointAsk{By: operator(), NewKey: renew})
				if err != nil {
					return err
				}
				return a.signed(s)
			})
		},
	}
	i.flagsFor(c)
	c.Flags().BoolVar(&renew, "new-key", false, "换一把新的签名密钥；换密钥记在日志里")
	return c
}

func (a *app) signed(s *upkeep.Signed) error {
	if a.json {
		a.print(s)
		return nil
	}
	if s.Heads == 0 {
		a.say("还没有办理，没有可签的")
		return nil
	}
	a.say("已签名：%d条树头，%s；写在%s", s.Heads, stamp(s.Time), s.File)
	if s.Beside {
		a.say("这个文件和数据库在同一块盘上，证明较弱：请在设置里把“检查点”写到另一块盘，或者定期抄走")
	}
	return nil
}
