package main

import (
	"context"

	"golang.org/x/sys/windows/svc"
)

// asService runs something as a service where the service manager of Windows has
// started the program, and else until it is interrupted.
func asService(do func(context.Context) error) error {
	if is, err := svc.IsWindowsService(); err != nil || !is {
		return interrupted(do)
	}
	stopsItself.Store(true)
	s := &service{do: do}
	if err := svc.Run("", s); err != nil {
		return err
	}
	return s.err
}

// A service runs something, and ends it when the manager says so.
type service struct {
	do  func(context.Context) error
	err error
}

// Execute is called by the service manager.
func (s *service) Execute(_ []string, orders <-chan svc.ChangeRequest, state chan<- svc.Status) (bool, uint32) {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	ended := make(chan error, 1)
	go func() { ended <- s.do(ctx) }()
	const takes = svc.AcceptStop | svc.AcceptShutdown
	state <- svc.Status{State: svc.Running, Accepts: takes}
	for {
		select {
		case s.err = <-ended:
			state <- svc.Status{State: svc.Stopped}
			if s.err != nil {
				return true, exitInternal
			}
			return false, 0
		case o := <-orders:
			switch o.Cmd {
			case svc.Interrogate:
				state <- o.CurrentStatus
			case svc.Stop, svc.Shutdown:
				state <- svc.Status{State: svc.StopPending, WaitHint: 30_000}
				stop()
			}
		}
	}
}
