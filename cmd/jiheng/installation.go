package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/signal"
	"os/user"
	"path/filepath"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"jiheng/fault"
	"jiheng/settings"
	"jiheng/store"
	"jiheng/upkeep"
)

// dataFolder is the data folder where nobody names one.
const dataFolder = "数据"

// An installation is which one a command is about.
type installation struct {
	data, config string
}

// flagsFor adds the flags that name an installation.
func (i *installation) flagsFor(c *cobra.Command) {
	c.Flags().StringVar(&i.data, "data", "", "数据`文件夹`（默认看环境变量 JIHENG_DATA，再默认 "+dataFolder+"）")
	c.Flags().StringVar(&i.config, "config", "", "设置`文件`（默认是数据文件夹里的 "+settings.File+"）")
}

// settings reads the settings of the installation.
func (i *installation) settings() (settings.Settings, error) {
	folder, file := i.data, i.config
	if folder == "" {
		folder = os.Getenv(settings.FolderVariable)
	}
	if folder == "" && file != "" {
		folder = filepath.Dir(file)
	}
	if folder == "" {
		folder = dataFolder
	}
	asked := file != ""
	if !asked {
		file = filepath.Join(folder, settings.File)
	}
	data, err := readPlain(file)
	switch {
	case err != nil && errors.Is(err, fs.ErrNotExist) && asked:
		return settings.Settings{}, fault.New(fault.NotFound, fault.Place{File: file}, "settings-missing", "找不到设置文件“%s”", file)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return settings.Settings{}, fault.New(fault.Conflict, fault.Place{File: file}, "settings-unreadable", "设置文件读不了；请核对它是不是文件、有没有读取权限").Because(err)
	}
	return settings.Read(folder, file, data, os.Environ())
}

// operator is who works at this machine, as the log names them.
func operator() string {
	u, err := user.Current()
	if err != nil || u.Username == "" {
		return "本机"
	}
	return "本机:" + u.Username
}

// work is what can be asked of an installation: of its server where one runs, else
// of its store, opened here. A store that is not there is made only where create
// says so. The function that comes back gives it up.
func (i *installation) work(ctx context.Context, create bool) (upkeep.Work, func() error, error) {
	set, err := i.settings()
	if err != nil {
		return nil, nil, err
	}
	r, err := upkeep.Find(ctx, set.Folder)
	if err != nil {
		return nil, nil, err
	}
	if r != nil {
		return r, func() error { return nil }, nil
	}
	if err := present(set, create); err != nil {
		return nil, nil, err
	}
	k, err := openKeeper(ctx, set)
	if err != nil {
		return nil, nil, err
	}
	return k, k.Store.Close, nil
}

// openKeeper opens the store of an installation, which no server has open.
func openKeeper(ctx context.Context, set settings.Settings) (*upkeep.Keeper, error) {
	s, err := store.Open(ctx, set.Database)
	if err != nil {
		return nil, err
	}
	return &upkeep.Keeper{Store: s, Set: set, Now: time.Now, Version: version}, nil
}

// present refuses an installation whose SQLite file is not there.
func present(set settings.Settings, create bool) error {
	file := set.SQLite()
	if file == "" || create {
		return nil
	}
	if _, err := os.Stat(file); errors.Is(err, fs.ErrNotExist) {
		return fault.New(fault.NotFound, fault.Place{File: file}, "database-missing", "这里没有数据库；请用 --data 写明数据文件夹，或者先运行 jiheng serve")
	}
	return nil
}

// withWork runs something on an installation, and gives it up.
func (i *installation) withWork(create bool, do func(context.Context, upkeep.Work) error) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	w, done, err := i.work(ctx, create)
	if err != nil {
		return err
	}
	return errors.Join(do(ctx, w), done())
}

// stamp prints a time as people here read it.
func stamp(t time.Time) string {
	if t.IsZero() {
		return "还没有"
	}
	return t.In(time.FixedZone("", 8*3600)).Format("2006-01-02 15:04")
}
