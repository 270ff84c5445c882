package main

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// A process is a server that runs.
type process struct {
	cmd  *exec.Cmd
	base string // http://127.0.0.1:port
}

// freePort is a port of this machine that nobody listens at.
func freePort() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer func() { _ = l.Close() }()
	return l.Addr().String(), nil
}

// begin starts a server and waits until it answers.
func begin(cmd *exec.Cmd, addr, healthy string) (*process, error) {
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	p := &process{cmd: cmd, base: "http://" + addr}
	for range 300 {
		if res, err := http.Get(p.base + healthy); err == nil {
			_ = res.Body.Close()
			if res.StatusCode < 400 {
				return p, nil
			}
		}
		time.Sleep(100 * time.Millisecond)
	}
	p.stop()
	return nil, fmt.Errorf("%s does not answer", cmd.Path)
}

func (p *process) stop() {
	_ = p.cmd.Process.Signal(syscall.SIGTERM)
	done := make(chan struct{})
	go func() { _ = p.cmd.Wait(); close(done) }()
	select {
	case <-done:
	case <-time.After(30 * time.Second):
		_ = p.cmd.Process.Kill()
		<-done
	}
}

// cpu is the seconds of processor that the server has taken; zero where the machine
// does not tell.
func (p *process) cpu() float64 {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.cmd.Process.Pid))
	if err != nil {
		return 0
	}
	f := strings.Fields(string(b[strings.LastIndexByte(string(b), ')')+1:]))
	user, _ := strconv.ParseFloat(f[11], 64) // both are figures, or the machine is another
	system, _ := strconv.ParseFloat(f[12], 64)
	return (user + system) / 100
}

// memory is the most that the server has held, and what it holds now, in MiB.
func (p *process) memory() (peak, now float64) {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	if err != nil {
		return 0, 0
	}
	of := func(key string) float64 {
		_, rest, _ := strings.Cut(string(b), key)
		kb, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
		v, _ := strconv.ParseFloat(kb, 64)
		return v / 1024
	}
	return of("VmHWM:"), of("VmRSS:")
}
