package upkeep_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"jiheng/fault"
	"jiheng/settings"
	"jiheng/upkeep"
)

// TestLost: an empty database is begun where none has been, and not where checkpoints say
// that one was.
func TestLost(t *testing.T) {
	for _, c := range []struct {
		name       string
		database   []byte // nil where there is no file
		checkpoint []byte
		lost       bool
	}{
		{"new", nil, nil, false},
		{"in use", []byte("SQLite"), []byte("jiheng\n1\n"), false},
		{"no checkpoint yet", []byte{}, nil, false},
		{"an empty list", nil, []byte{}, false},
		{"gone", nil, []byte("jiheng\n1\n"), true},
		{"empty", []byte{}, []byte("jiheng\n1\n"), true},
	} {
		t.Run(c.name, func(t *testing.T) {
			set := settings.Default(t.TempDir())
			write(t, set.SQLite(), c.database)
			write(t, filepath.Join(set.Checkpoints, upkeep.FileCheckpoints), c.checkpoint)
			err := upkeep.Lost(set)
			var f *fault.Error
			if got := errors.As(err, &f) && f.Code == "database-lost"; got != c.lost || !c.lost && err != nil {
				t.Errorf("%v", err)
			}
		})
	}
}

func write(t *testing.T, file string, data []byte) {
	t.Helper()
	if data == nil {
		return
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
}
