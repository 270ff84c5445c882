package server

import (
	"context"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"jiheng/upkeep"
)

// meters are what is counted; none of it tells of a person or a unit.
type meters struct {
	requests *prometheus.CounterVec
	seconds  prometheus.Histogram
	running  prometheus.Gauge
	panics   prometheus.Counter
	failures *prometheus.CounterVec
	handler  http.Handler
}

func newMeters(k *upkeep.Keeper) *meters {
	m := &meters{
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "jiheng_requests_total", Help: "Requests answered."}, []string{"method", "status"}),
		seconds: prometheus.NewHistogram(prometheus.HistogramOpts{Name: "jiheng_request_seconds", Help: "Time to answer a request.",
			Buckets: []float64{0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10}}),
		running:  prometheus.NewGauge(prometheus.GaugeOpts{Name: "jiheng_requests_running", Help: "Requests being answered."}),
		panics:   prometheus.NewCounter(prometheus.CounterOpts{Name: "jiheng_panics_total", Help: "Requests and tasks that ended in a panic."}),
		failures: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "jiheng_task_failures_total", Help: "Tasks by the clock that failed."}, []string{"task"}),
	}
	r := prometheus.NewRegistry()
	r.MustRegister(m.requests, m.seconds, m.running, m.panics, m.failures, watch{k}, collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	m.handler = promhttp.HandlerFor(r, promhttp.HandlerOpts{})
	return m
}

// A watch asks the keeper when metrics are asked for.
type watch struct{ k *upkeep.Keeper }

// Describe describes nothing: what is collected is checked when it is.
func (watch) Describe(chan<- *prometheus.Desc) {}

// warnings are the codes that a gauge each stands for, so that one that is not
// raised is a nought and no gap.
var warnings = []string{"read-only", "disk", "wal", "backup", "backup-off", "checkpoint", "beside", "clock", "sign-in"}

// Collect gives what the keeper sees now.
func (c watch) Collect(out chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	gauge := func(name, help string, value float64, labels ...string) {
		var keys []string
		if len(labels) > 0 {
			keys = []string{"code"}
		}
		out <- prometheus.MustNewConstMetric(prometheus.NewDesc(name, help, keys, nil), prometheus.GaugeValue, value, labels...)
	}
	w, err := c.k.Glance(ctx)
	if err != nil {
		gauge("jiheng_ready", "Whether the database answers.", 0)
		return
	}
	gauge("jiheng_ready", "Whether the database answers.", 1)
	raised := map[string]float64{}
	for _, x := range w.Warnings() {
		raised[x.Code] = 1
	}
	for _, code := range warnings {
		gauge("jiheng_warning", "Whether somebody should see to something.", raised[code], code)
	}
	gauge("jiheng_disk_free_bytes", "Room on the disk of the data.", float64(w.DiskFree))
	gauge("jiheng_wal_bytes", "Size of the write-ahead log.", float64(w.WAL))
	gauge("jiheng_years", "Units' years.", float64(w.Years))
	gauge("jiheng_failed_sign_ins", "Sign-ins that failed within ten minutes.", float64(w.FailedSignIns))
	for name, at := range map[string]time.Time{"jiheng_last_backup_seconds": w.LastBackup, "jiheng_last_checkpoint_seconds": w.LastCheckpoint, "jiheng_last_act_seconds": w.LastAct} {
		if !at.IsZero() {
			gauge(name, "When, in seconds since 1970.", float64(at.Unix()))
		}
	}
}
