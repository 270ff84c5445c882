package web

import (
	"context"

	"jiheng/workbench"
)

// Health is how the installation is, as its keeper tells it (运行情况).
type Health struct {
	Warnings []string // what somebody should see to, with the next step
	Facts    []HealthFact
}

// A HealthFact is one thing that is told of the installation.
type HealthFact struct{ Name, Text string }

// A Pulse tells how the installation is.
type Pulse func(context.Context) (Health, error)

// health is how the installation is, for the system administrator; ok is false for
// others, and where nobody can tell. That it could not be found out is a warning.
func (v *visit) health() (h Health, ok bool) {
	if v.pulse == nil || !v.who.Can(workbench.SeeHealth) {
		return h, false
	}
	h, err := v.pulse(v.r.Context())
	if err != nil {
		v.log.Error("health", "request", requestID(v.r.Context()), "error", err)
		h.Warnings = append(h.Warnings, "运行情况没有查出来；请在服务器上运行 jiheng doctor")
	}
	return h, true
}
