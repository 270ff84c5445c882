package main

import (
	"context"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"

	"jiheng/examples"
	"jiheng/fault"
	"jiheng/settings"
	"jiheng/upkeep"
	"jiheng/workbench"
)

// demoPassword is that of the sample accounts. It is shown on the page: a
// demonstration can be reached from this machine alone.
const demoPassword = "jiheng-yangli"

// demoServe opens the workbench on the sample town.
func (a *app) demoServe(s serving, reset bool) error {
	host, _, err := net.SplitHostPort(s.addr)
	if ip := net.ParseIP(host); err != nil || host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return fault.Bad(fault.Place{}, "demo-address", "样例的账号口令是公开的，只能在本机打开：--addr 要写 127.0.0.1:端口；给别人用请用 jiheng serve")
	}
	set, err := settings.Default(s.data).WithAddress(s.addr)
	if err != nil {
		return err
	}
	set.Backup.Hourly, set.Backup.Daily, set.Backup.Monthly = 0, 0, 0
	if reset {
		if err := dropSample(set); err != nil {
			return err
		}
	}
	s.demo, s.quiet = demoPassword, true
	return interrupted(func(ctx context.Context) error { return a.serve(ctx, s, set, a.fillDemo) })
}

// dropSample removes the sample's database with its key and checkpoints, and nothing
// else of the folder. One that a server has open is left alone.
func dropSample(set settings.Settings) error {
	r, err := upkeep.Find(context.Background(), set.Folder)
	if err != nil || r != nil {
		return fault.New(fault.Conflict, fault.Place{File: set.Folder}, "demo-reset", "样例的工作台还开着；请先停下它，再从头来")
	}
	var names []string
	for _, ending := range []string{"", "-wal", "-shm", "-journal", ".lock"} {
		names = append(names, set.SQLite()+ending)
	}
	for _, name := range append(names, set.SigningKey, filepath.Join(set.Checkpoints, upkeep.FileCheckpoints), filepath.Join(set.Checkpoints, upkeep.FilePublic)) {
		if err := os.Remove(name); err != nil && !os.IsNotExist(err) {
			return fault.New(fault.Conflict, fault.Place{File: name}, "demo-reset", "删不掉上次的样例数据；可能工作台还开着，请先停下它").Because(err)
		}
	}
	return nil
}

// fillDemo puts the sample's people and its year into an empty database.
func (a *app) fillDemo(ctx context.Context, b *workbench.Bench) error {
	first, err := b.FirstRun(ctx)
	if err != nil || !first {
		return err
	}
	sample, err := b.SampleHouse(ctx, demoPassword)
	if err != nil {
		return err
	}
	folder, err := examples.Hongqiao()
	if err != nil {
		return err
	}
	for _, p := range sample.People {
		for _, q := range p.Posts {
			switch q.Role {
			case workbench.FinanceClerk:
				_, err = b.Import(ctx, p, sample.Year, folder)
			case workbench.SystemAdmin: // the next year stands open, to be begun by whoever looks on
				_, err = b.OpenYear(ctx, p, sample.Unit, sample.Next)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// browse opens a page in the person's browser. That it cannot be is no failure: the
// address was said.
func browse(url string) {
	name, args := "xdg-open", []string{url}
	switch runtime.GOOS {
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", url}
	case "darwin":
		name = "open"
	}
	if c := exec.Command(name, args...); c.Start() == nil {
		go func() { _ = c.Wait() }()
	}
}
