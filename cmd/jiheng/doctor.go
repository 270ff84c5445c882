package main

import (
	"context"
	"encoding/json"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"jiheng/fault"
	"jiheng/output"
	"jiheng/settings"
	"jiheng/store"
	"jiheng/upkeep"
)

func (a *app) doctorCommand() *cobra.Command {
	var i installation
	var out string
	c := &cobra.Command{
		Use:     "doctor",
		Short:   "逐样检查机器、磁盘、权限、数据库、时钟、证书、密钥、备份，说下一步",
		Example: "  jiheng doctor\n  jiheng doctor -o 报修.json",
		Args:    want(0, 0),
		RunE:    func(*cobra.Command, []string) error { return a.doctor(i, out) },
	}
	i.flagsFor(c)
	c.Flags().StringVarP(&out, "output", "o", "", "看过以后存成`文件`，交给帮忙的人；里面没有人员、单位和口令")
	return c
}

func (a *app) doctor(i installation, out string) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	set, err := i.settings()
	if err != nil {
		for _, f := range fault.All(err) {
			a.problem(f)
		}
		a.say("设置读不出来，别的先不看；改好再运行一次")
		return finished{exitUnwell}
	}
	v, err := thisVersion()
	if err != nil {
		return err
	}
	p := upkeep.Patient{Set: set, Version: version, Fonts: v.Fonts, Now: time.Now()}
	done := a.visit(ctx, &p, set)
	checks := upkeep.Examine(ctx, p)
	if err := done(); err != nil {
		return err
	}
	bad := a.examined(checks)
	if out != "" {
		if err := a.keep(out, checks); err != nil {
			return err
		}
	}
	if bad > 0 {
		return finished{exitUnwell}
	}
	return nil
}

// visit finds who holds the store, or looks into it where nobody does, without
// changing it.
func (a *app) visit(ctx context.Context, p *upkeep.Patient, set settings.Settings) func() error {
	nothing := func() error { return nil }
	r, err := upkeep.Find(ctx, set.Folder)
	if r != nil {
		p.Work, p.Server, p.Set = r, true, r.Settings(set)
		return nothing
	}
	if err == nil {
		err = present(set, false)
	}
	var s *store.Store
	if file := set.SQLite(); err == nil && file != "" {
		s, err = store.Peek(ctx, file)
	} else if err == nil {
		s, err = store.Open(ctx, set.Database)
	}
	if err != nil {
		p.Opening = err
		return nothing
	}
	p.Work = &upkeep.Keeper{Store: s, Set: set, Now: time.Now, Version: version}
	return s.Close
}

// examined prints the checks and returns how many are bad.
func (a *app) examined(checks []upkeep.Check) (bad int) {
	notes := 0
	for _, c := range checks {
		switch c.Verdict {
		case upkeep.Bad:
			bad++
		case upkeep.Note:
			notes++
		}
		if a.json {
			a.print(c)
			continue
		}
		a.say("%s  %s：%s", c.Verdict, c.Name, c.Text)
		if c.Next != "" {
			a.say("      → %s", c.Next)
		}
	}
	switch {
	case bad > 0:
		a.say("有%d样不行，%d样要注意", bad, notes)
	case notes > 0:
		a.say("都能用，有%d样要注意", notes)
	default:
		a.say("都好")
	}
	return bad
}

// keep writes what was seen into a new file.
func (a *app) keep(out string, checks []upkeep.Check) error {
	data, err := json.MarshalIndent(struct {
		Version string         `json:"version"`
		Made    string         `json:"made"`
		Checks  []upkeep.Check `json:"checks"`
	}{version, stamp(time.Now()), checks}, "", "  ")
	if err != nil {
		return err
	}
	if err := output.NewFile(out, append(data, '\n')); err != nil {
		return err
	}
	a.tell("已存到%s，内容就是上面看到的", out)
	return nil
}
