package main

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"jiheng/fault"
	"jiheng/store"
	"jiheng/web"
	"jiheng/workbench"
)

// databaseName is the name of the database in its folder.
const databaseName = "jiheng.db"

// serving says where and how the workbench is served.
type serving struct {
	data   string // folder of the database
	addr   string
	demo   string // password of the sample accounts; empty where it is no demonstration
	noOpen bool
}

func (a *app) serveCommand() *cobra.Command {
	s := serving{}
	c := &cobra.Command{
		Use:     "serve",
		Short:   "打开工作台：多人在浏览器里填报、审核、签发",
		Example: "  jiheng serve\n  jiheng serve --data 数据 --addr 0.0.0.0:8080",
		Args:    want(0, 0),
		RunE: func(*cobra.Command, []string) error {
			return a.serve(s, nil)
		},
	}
	c.Flags().StringVar(&s.data, "data", "数据", "放数据库的`文件夹`")
	c.Flags().StringVar(&s.addr, "addr", "127.0.0.1:8080", "监听的`地址`；别的机器也要用时写 0.0.0.0:8080")
	return c
}

// Timeouts of a connection: slow senders do not hold one for ever.
const (
	headTime  = 5 * time.Second
	idleTime  = 2 * time.Minute
	mostHead  = 32 << 10
	closeTime = 20 * time.Second
)

// serve opens the database and serves until it is told to stop; begin, if there is
// one, is called before the first request.
func (a *app) serve(s serving, begin func(context.Context, *workbench.Bench) error) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := os.MkdirAll(s.data, 0o700); err != nil {
		return fault.New(fault.Invalid, fault.Place{File: s.data}, "data-folder", "建不了数据文件夹；请换一个能写的地方").Because(err)
	}
	st, err := store.Open(ctx, "sqlite:"+filepath.Join(s.data, databaseName))
	if err != nil {
		return err
	}
	defer func() { _ = st.Close() }()
	b := workbench.New(st, time.Now)
	if begin != nil {
		if err := begin(ctx, b); err != nil {
			return err
		}
	}
	l, err := net.Listen("tcp", s.addr)
	if err != nil {
		return fault.New(fault.Conflict, fault.Place{}, "address", "地址%s用不了，可能已被别的程序占用；请用 --addr 换一个，如 127.0.0.1:8081", s.addr).Because(err)
	}
	log := slog.New(slog.NewTextHandler(os.Stderr, nil))
	server := &http.Server{Handler: web.New(b, web.Options{Clock: time.Now, Log: log, Demo: s.demo}), ReadHeaderTimeout: headTime, IdleTimeout: idleTime, MaxHeaderBytes: mostHead,
		ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn)}
	url := "http://" + l.Addr().String()
	a.say("工作台开着：%s\n停下来按 Ctrl+C", url)
	if s.demo != "" {
		a.say("样例账号列在登录页上，口令都是 %s", s.demo)
		if !s.noOpen {
			browse(url)
		}
	}
	done := make(chan error, 1)
	go func() { done <- server.Serve(l) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	end, cancel := context.WithTimeout(context.Background(), closeTime)
	defer cancel()
	if err := server.Shutdown(end); err != nil && !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	a.say("已停下，都存好了")
	return nil
}
