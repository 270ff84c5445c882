package upkeep

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// What a server does beside its work leaves it SQLite's locks: where a process closes a
// file that SQLite has open, the system takes them away, another program then takes the
// server for gone and removes its journal, and what was promised since is lost.
func TestLocksStay(t *testing.T) {
	k, _ := worked(t)
	file := k.Set.SQLite()
	if !locked(t, file) {
		t.Fatal("an open database is not locked")
	}
	for name, do := range map[string]func() error{
		"watch":  func() error { _, err := k.Watch(ctx); return err },
		"verify": func() error { _, err := k.Verify(ctx); return err },
		"audit":  func() error { _, err := k.Audit(ctx, AuditAsk{}); return err },
		"backup": func() error { _, err := k.Backup(ctx, "试", filepath.Join(t.TempDir(), "备份")); return err },
		"tend":   func() error { _, err := k.Tend(ctx); return err },
	} {
		if err := do(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if !locked(t, file) {
			t.Fatalf("%s takes the locks of the database away", name)
		}
	}
}

// locked reports whether this process holds a lock on a file.
func locked(t *testing.T, file string) bool {
	t.Helper()
	var at syscall.Stat_t
	if err := syscall.Stat(file, &at); err != nil {
		t.Fatal(err)
	}
	locks, err := os.ReadFile("/proc/locks")
	if err != nil {
		t.Skip("the system tells no locks: ", err)
	}
	for line := range strings.Lines(string(locks)) {
		if strings.Contains(line, fmt.Sprintf(" %d ", os.Getpid())) && strings.Contains(line, fmt.Sprintf(":%d ", at.Ino)) {
			return true
		}
	}
	return false
}
