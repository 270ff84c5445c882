package main

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"jiheng/api"
	"jiheng/fault"
	"jiheng/intake"
	"jiheng/server"
	"jiheng/settings"
	"jiheng/store"
	"jiheng/upkeep"
	"jiheng/web"
	"jiheng/workbench"
)

// serving says how the workbench is served, beside the settings.
type serving struct {
	installation
	addr   string
	demo   string // password of the sample accounts; empty where it is no demonstration
	noOpen bool
	quiet  bool // writes no line about each request
}

func (a *app) serveCommand() *cobra.Command {
	s := serving{}
	c := &cobra.Command{
		Use:     "serve",
		Short:   "打开工作台：多人在浏览器里填报、审核、签发",
		Example: "  jiheng serve\n  jiheng serve --data 数据 --addr 0.0.0.0:8080",
		Args:    want(0, 0),
		RunE: func(*cobra.Command, []string) error {
			set, err := s.settings()
			if err != nil {
				return err
			}
			if s.addr != "" {
				if set, err = set.WithAddress(s.addr); err != nil {
					return err
				}
			}
			return asService(func(ctx context.Context) error { return a.serve(ctx, s, set, nil) })
		},
	}
	s.flagsFor(c)
	c.Flags().StringVar(&s.addr, "addr", "", "监听的`地址`（默认是设置里的，再默认 127.0.0.1:8080）；别的机器也要用时写 0.0.0.0:8080")
	return c
}

// interrupted runs something until the person, or the system, ends the program.
func interrupted(do func(context.Context) error) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	stopsItself.Store(true)
	return do(ctx)
}

// serve opens the database and serves until ctx ends; begin, if there is one, is
// called before the first request.
func (a *app) serve(ctx context.Context, s serving, set settings.Settings, begin func(context.Context, *workbench.Bench) error) (err error) {
	token, err := tokenOf(set.MetricsToken)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(set.Folder, 0o700); err != nil {
		return fault.New(fault.Conflict, fault.Place{File: set.Folder}, "data-folder", "建不了数据文件夹；请换一个能写的地方").Because(err)
	}
	if err := upkeep.Lost(set); err != nil {
		return err
	}
	st, err := store.Open(ctx, set.Database)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	if file := set.SQLite(); file != "" {
		_ = os.Chmod(file, 0o600) // doctor says where that is not so
	}
	b := workbench.New(st, time.Now)
	b.UnitFiles, b.Version = set.UnitFiles, version
	if begin != nil {
		if err := begin(ctx, b); err != nil {
			return err
		}
	}
	b.Opens = opensFiles() // what the program has brought itself needs no look
	if err := a.sayFirstCode(ctx, b); err != nil {
		return err
	}
	log := a.logger(set, s)
	keeper := &upkeep.Keeper{Store: st, Set: set, Now: time.Now, Version: version}
	b.Seal = keeper.Seal
	defer keepDigests(ctx, b, log)()
	pages := web.New(b, web.Options{Clock: time.Now, Log: log, Secure: set.HTTPS(), Demo: s.demo, Pulse: pulseOf(keeper), Copies: copies{keeper}})
	both := http.NewServeMux()
	both.Handle(api.Root, api.New(b, api.Options{Log: log, Version: version}))
	both.Handle("/", pages)
	run := server.New(server.Options{Keeper: keeper, Pages: both, Log: log, Token: token, Rest: b.Rest})
	l, err := run.Listen()
	if err != nil {
		return err
	}
	a.opened(s, set, l.Addr().String())
	if err := run.Serve(ctx, l); err != nil {
		return err
	}
	a.say("已停下，都存好了")
	return nil
}

// opensFiles reads files that people send to their end in a child process, one after
// another; a child ends with its file, so that nothing is held while nobody sends one.
func opensFiles() func(name string, data []byte) error {
	var one sync.Mutex
	return func(name string, data []byte) error {
		one.Lock()
		defer one.Unlock()
		var r intake.Reader
		defer r.Close()
		return r.Opens(name, data)
	}
}

// keepDigests makes the digests of lists, one year after another, until what it
// returns is called.
func keepDigests(ctx context.Context, b *workbench.Bench, log *slog.Logger) (end func()) {
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		b.KeepDigests(ctx, func(year string, err error) { log.Warn("一览没有做成", "年度", year, "原因", err.Error()) })
	}()
	return func() { cancel(); <-done }
}

// opened says where the workbench is.
func (a *app) opened(s serving, set settings.Settings, addr string) {
	url := set.PublicURL
	if url == "" {
		url = "http://" + addr
		if set.Certificate != "" {
			url = "https://" + addr
		}
	}
	a.say("工作台开着：%s\n停下来按 Ctrl+C", url)
	if s.demo == "" {
		if !set.HTTPS() && !strings.HasPrefix(addr, "127.") && !strings.HasPrefix(addr, "[::1]") {
			a.say("没有用 HTTPS：口令在网上看得见；请在设置里写“证书”和“私钥”，或者放到反向代理后面（jiheng doctor 会说）")
		}
		return
	}
	a.say("样例账号列在登录页上，口令都是 %s", s.demo)
	if !s.noOpen {
		browse(url)
	}
}

// logger writes the log to the standard error; a demonstration's has only what went
// wrong.
func (a *app) logger(set settings.Settings, s serving) *slog.Logger {
	level := set.Log.Level
	if s.quiet {
		level = slog.LevelWarn
	}
	o := &slog.HandlerOptions{Level: level}
	if set.Log.JSON {
		return slog.New(slog.NewJSONHandler(a.err, o))
	}
	return slog.New(slog.NewTextHandler(a.err, o))
}

// tokenOf reads the word that lets others read metrics.
func tokenOf(file string) (string, error) {
	if file == "" {
		return "", nil
	}
	data, err := readPlain(file)
	token := strings.TrimSpace(string(data))
	if err != nil || len(token) < 16 {
		return "", fault.Bad(fault.Place{File: file}, "metrics-token", "监测令牌的文件读不了，或者令牌不到16个字符").Because(err)
	}
	return token, nil
}
