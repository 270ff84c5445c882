package server

import (
	"context"
	"fmt"
	"runtime/debug"
	"runtime/metrics"
	"time"

	"jiheng/fault"
	"jiheng/upkeep"
)

// How often the store is looked after.
const (
	signEvery  = time.Minute
	tidyEvery  = 10 * time.Minute // whether a backup is due
	signAtMost = 20 * time.Second
	lookEvery  = 5 * time.Second // whether there is memory to give back
)

// mostSurplus is how much more memory than when it was last given back may wait until the
// server has had nothing to do for a while.
const mostSurplus = 32 << 20

// byTheClock signs heads every minute with news, and makes backups when they are
// due, until ctx ends.
func (s *Server) byTheClock(ctx context.Context) {
	if s.Quiet {
		return
	}
	sign, tidy, look := time.NewTicker(signEvery), time.NewTicker(tidyEvery), time.NewTicker(lookEvery)
	defer sign.Stop()
	defer tidy.Stop()
	defer look.Stop()
	s.guard("备份", func() error { return s.tidy(ctx) })
	var pause, idle idleness
	var after uint64 // held when memory was last given back
	for {
		select {
		case <-ctx.Done():
			return
		case <-sign.C:
			s.guard("签名", func() error { return s.sign(ctx) })
			if idle.begins(s.served.Load()) {
				after = s.rest()
			}
		case <-look.C:
			if pause.begins(s.served.Load()) && held() > after+mostSurplus {
				debug.FreeOSMemory() // what papers and checks took, while nobody waits
				after = held()
			}
		case <-tidy.C:
			s.guard("备份", func() error { return s.tidy(ctx) })
		}
	}
}

// rest gives back what is kept to be quick, while nobody is at work.
func (s *Server) rest() uint64 {
	if s.Rest != nil {
		s.Rest()
	}
	debug.FreeOSMemory()
	return held()
}

// held is how many bytes of memory are held for what is in use, and for what was.
func held() (n uint64) {
	in := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}, {Name: "/memory/classes/heap/unused:bytes"}, {Name: "/memory/classes/heap/free:bytes"}}
	metrics.Read(in)
	for _, s := range in {
		n += s.Value.Uint64()
	}
	return n
}

// idleness tells when a server has nothing to do.
type idleness struct {
	seen int64 // requests that were answered when it was last looked at
	told bool
}

// begins reports, once, that nothing was answered since it was last asked.
func (i *idleness) begins(served int64) bool {
	if served != i.seen {
		i.seen, i.told = served, false
		return false
	}
	begins := !i.told
	i.told = true
	return begins
}

func (s *Server) sign(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, signAtMost)
	defer cancel()
	_, err := s.Keeper.Checkpoint(ctx, upkeep.CheckpointAsk{By: upkeep.Program})
	return err
}

func (s *Server) tidy(ctx context.Context) error {
	b, err := s.Keeper.Tend(ctx)
	if b != nil {
		s.Log.Info("已备份", "文件", b.File, "字节", b.Manifest.Size, "秒", fmt.Sprintf("%.1f", b.Seconds))
	}
	return err
}

// guard runs something of the server's own; an error or a panic is logged and ends
// nothing else.
func (s *Server) guard(what string, do func() error) {
	defer func() {
		if p := recover(); p != nil {
			s.meters.panics.Inc()
			s.Log.Error("后台任务出错", "任务", what, "原因", fmt.Sprint(p))
		}
	}()
	if err := do(); err != nil {
		s.meters.failures.WithLabelValues(what).Inc()
		s.Log.Error("后台任务没有做成", "任务", what, "原因", fault.All(err).Error())
	}
}
