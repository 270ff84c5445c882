package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"jiheng/fault"
	"jiheng/store"
	"jiheng/upkeep"
	"jiheng/workbench"
)

// sayFirstCode shows the code that the first set-up asks for, where nobody has an
// account yet: whoever reaches a new server first over the network does not have it.
func (a *app) sayFirstCode(ctx context.Context, b *workbench.Bench) error {
	first, err := b.FirstRun(ctx)
	if err != nil || !first {
		return err
	}
	code, err := b.FirstCode(ctx)
	if err == nil {
		a.say("还没有账号。首次设置要填这个代码，只在这里显示：%s", code)
	}
	return err
}

func (a *app) accountCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "account",
		Short: "账号：管理员都进不去时，在服务器上发一次性口令",
		Args:  want(0, 0),
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	var i installation
	rescue := &cobra.Command{
		Use:     "rescue 管理员的账号",
		Short:   "给一位管理员发一次性口令，解绑他的验证器；要先停下 jiheng serve",
		Example: "  jiheng account rescue anquan --data 数据",
		Args:    want(1, 1),
		RunE:    func(_ *cobra.Command, args []string) error { return a.rescue(i, args[0]) },
	}
	i.flagsFor(rescue)
	c.AddCommand(rescue)
	return c
}

// rescue gives an administrator a code at the machine itself. A server that runs has
// to be stopped before: it holds the database.
func (a *app) rescue(i installation, account string) (err error) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	set, err := i.settings()
	if err != nil {
		return err
	}
	running, err := upkeep.Find(ctx, set.Folder)
	if err != nil {
		return err
	}
	if running != nil {
		return fault.New(fault.Conflict, fault.Place{File: set.Folder}, "server-running", "工作台开着，没有办；请先停下 jiheng serve，办好再开")
	}
	if err := present(set, false); err != nil {
		return err
	}
	s, err := store.Open(ctx, set.Database)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	issued, err := workbench.New(s, time.Now).Rescue(ctx, account)
	if err != nil {
		return err
	}
	if a.json {
		a.print(struct {
			Account string    `json:"account"`
			Code    string    `json:"code"`
			Until   time.Time `json:"until"`
		}{issued.Person.Account, issued.Code, issued.Until})
		return nil
	}
	a.say("%s（%s）的一次性口令：%s\n%s以前用一次，登录后先换成自己的口令；手机验证器已解绑。日志里记下了这次紧急口令", issued.Person.Name, issued.Person.Account, issued.Code, stamp(issued.Until))
	return nil
}
