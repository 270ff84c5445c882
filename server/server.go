// Package server runs the pages of the workbench: it listens, bounds what a
// connection may take, tells how it is, looks after the store by the clock, and
// stops in good order. What the pages say is package web's.
package server

import (
	"context"
	"crypto/tls"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"jiheng/fault"
	"jiheng/upkeep"
)

// Limits of a connection.
const (
	headTime  = 5 * time.Second  // for the head of a request
	idleTime  = 2 * time.Minute  // between two
	slackTime = 10 * time.Second // before a body has to come at slowestBody
	writeTime = 30 * time.Second // for each piece of an answer
	mostHead  = 32 << 10

	slowestBody = 1 << 10 // bytes a second
)

// StopTime is how long running requests have when the server stops.
const StopTime = 20 * time.Second

// Options say what is run, and how.
type Options struct {
	Keeper *upkeep.Keeper
	Pages  http.Handler
	Log    *slog.Logger
	Token  string // with which others than this machine may read metrics; empty for none
	Rest   func() // gives back what is kept in memory, when nobody is at work; may be nil
	Quiet  bool   // looks after nothing by the clock: a demonstration
}

// A Server is one run.
type Server struct {
	Options
	meters *meters
	served atomic.Int64 // requests that were answered
}

// New readies a run.
func New(o Options) *Server {
	s := &Server{Options: o}
	s.meters = newMeters(o.Keeper)
	return s
}

// Listen listens at the address of the settings, with the certificate that they
// name. One that is taken is a Conflict.
func (s *Server) Listen() (net.Listener, error) {
	set := s.Keeper.Set
	l, err := net.Listen("tcp", set.Address)
	if err != nil {
		return nil, fault.New(fault.Conflict, fault.Place{}, "address",
			"地址%s用不了，可能已被别的程序占用；请用 --addr 或设置里的“地址”换一个，如 127.0.0.1:8081", set.Address).Because(err)
	}
	if set.Certificate == "" {
		return l, nil
	}
	pair, err := upkeep.Certificate(set)
	if err != nil {
		return nil, errors.Join(err, l.Close())
	}
	return tls.NewListener(l, &tls.Config{Certificates: []tls.Certificate{pair}, MinVersion: tls.VersionTLS12, NextProtos: []string{"h2", "http/1.1"}}), nil
}

// Serve answers until ctx ends; then nothing new is taken, what runs is finished,
// the log's heads are signed, and the control of the command line is closed. The
// store stays open; whoever opened it closes it.
func (s *Server) Serve(ctx context.Context, l net.Listener) (err error) {
	k := s.Keeper
	k.Started = k.Now()
	if _, err := k.Signer(ctx, upkeep.Program, false); err != nil {
		return errors.Join(err, l.Close())
	}
	if err := k.Log(ctx, upkeep.KindStart); err != nil {
		return errors.Join(err, l.Close())
	}
	control, err := upkeep.Open(k)
	if err != nil {
		return errors.Join(err, l.Close())
	}
	server := &http.Server{Handler: s.Handler(), ReadHeaderTimeout: headTime, IdleTimeout: idleTime, MaxHeaderBytes: mostHead,
		ErrorLog: slog.NewLogLogger(s.Log.Handler(), slog.LevelDebug)}
	server.Protocols = new(http.Protocols)
	server.Protocols.SetHTTP1(true)
	server.Protocols.SetHTTP2(true)
	ended, clock := make(chan error, 1), sync.WaitGroup{}
	work, rest := context.WithCancel(context.WithoutCancel(ctx))
	clock.Go(func() { s.byTheClock(work) })
	go func() { ended <- server.Serve(l) }()
	s.Log.Info("服务已启动", "地址", l.Addr().String(), "版本", k.Version, "数据库", k.Store.Engine())
	select {
	case err = <-ended: // the listener broke
	case <-ctx.Done():
	}
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), StopTime)
	defer cancel()
	stopped := server.Shutdown(end)
	if stopped != nil {
		s.Log.Warn("还有没做完的请求，到时间了，断开它们")
		stopped = server.Close()
	}
	rest()
	clock.Wait()
	return errors.Join(err, stopped, s.finish(control))
}

// finish signs what has not been signed, and gives the control up. The time for it
// is its own: a request that would not end takes none of it.
func (s *Server) finish(control *upkeep.Control) error {
	ctx, cancel := context.WithTimeout(context.Background(), StopTime)
	defer cancel()
	err := control.Close(ctx)
	if halted := s.Keeper.Store.Halted(); halted != nil {
		s.Log.Error("数据库不能写，停下来以前没有签名", "原因", halted)
		return err
	}
	err = errors.Join(err, s.Keeper.Log(ctx, upkeep.KindStop))
	_, signed := s.Keeper.Checkpoint(ctx, upkeep.CheckpointAsk{By: upkeep.Program})
	s.Log.Info("服务已停止")
	return errors.Join(err, signed)
}
