package main

import (
	"context"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	"jiheng/settings"
	"jiheng/store"
)

// BenchmarkColdStart starts the built program as people do, and waits until /readyz
// answers: on a new folder, on one that is there, and on one with COLD_MIB MiB of files
// where that is set.
func BenchmarkColdStart(b *testing.B) {
	dir := b.TempDir()
	program := filepath.Join(dir, "jiheng")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	n := 0
	b.Run("new", func(b *testing.B) {
		for b.Loop() {
			n++
			serveOnce(b, program, filepath.Join(dir, "新"+strconv.Itoa(n)))
		}
	})
	b.Run("there", func(b *testing.B) {
		for b.Loop() {
			serveOnce(b, program, filepath.Join(dir, "新1"))
		}
	})
	mib, _ := strconv.Atoi(os.Getenv("COLD_MIB")) // what is no number is none
	if mib == 0 {
		return
	}
	full := filepath.Join(dir, "满")
	serveOnce(b, program, full)
	fillWith(b, full, mib)
	b.Run(strconv.Itoa(mib)+"MiB", func(b *testing.B) {
		for b.Loop() {
			serveOnce(b, program, full)
		}
	})
}

// fillWith keeps so many MiB of files that nothing makes smaller in a folder of data.
func fillWith(b *testing.B, data string, mib int) {
	b.Helper()
	s, err := store.Open(context.Background(), settings.Default(data).Database)
	if err != nil {
		b.Fatal(err)
	}
	noise := rand.NewChaCha8([32]byte{1})
	for range mib / 5 {
		if _, _, err := s.PutFile(context.Background(), io.LimitReader(noise, 5<<20)); err != nil {
			b.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
}

// serveOnce starts the server on a folder, waits until it is ready, and stops it outside
// of the time that is measured.
func serveOnce(b *testing.B, program, data string) {
	b.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	at := l.Addr().String()
	_ = l.Close()
	c := exec.Command(program, "serve", "--data", data, "--addr", at)
	if err := c.Start(); err != nil {
		b.Fatal(err)
	}
	for began := time.Now(); ; time.Sleep(2 * time.Millisecond) {
		r, err := http.Get("http://" + at + "/readyz")
		if err == nil {
			_ = r.Body.Close()
			if r.StatusCode == http.StatusOK {
				break
			}
		}
		if time.Since(began) > time.Minute {
			_ = c.Process.Kill()
			b.Fatal("not ready after a minute")
		}
	}
	b.StopTimer()
	if err := c.Process.Signal(syscall.SIGTERM); err != nil {
		b.Fatal(err)
	}
	if err := c.Wait(); err != nil {
		b.Fatal(err)
	}
	b.StartTimer()
}
