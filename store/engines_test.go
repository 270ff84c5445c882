package store

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"maps"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"go.uber.org/goleak"
)

// A server is a PostgreSQL cluster of this test run, on a socket of its own.
type server struct {
	dir     string
	bin     string
	databas atomic.Int64
}

var cluster struct {
	once sync.Once
	*server
	why string // there is none
}

func TestMain(m *testing.M) {
	if dir := os.Getenv("STORE_CRASH_CHILD"); dir != "" {
		crashChild(dir)
		return
	}
	if dir := os.Getenv("STORE_MIGRATE_CHILD"); dir != "" {
		migrateChild(dir)
		return
	}
	code := m.Run()
	if cluster.server != nil {
		cluster.stop()
	}
	if err := goleak.Find(); err != nil && code == 0 { // a store that is closed leaves nothing running
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

// onEngines runs a test on SQLite, and on PostgreSQL where it can be had;
// REQUIRE=all makes its absence a failure.
func onEngines(t *testing.T, test func(t *testing.T, dsn func(*testing.T) string)) {
	t.Helper()
	t.Run("SQLite", func(t *testing.T) { test(t, sqliteDB) })
	t.Run("PostgreSQL", func(t *testing.T) { test(t, postgresDB) })
}

func sqliteDB(t *testing.T) string {
	return "sqlite:" + filepath.Join(t.TempDir(), "年度 数据", "jiheng.db")
}

// postgresDB makes an empty database and returns its address.
func postgresDB(t *testing.T) string {
	t.Helper()
	return postgresLike(t, "TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'")
}

func postgresLike(t *testing.T, options string) string {
	t.Helper()
	cluster.once.Do(startCluster)
	if cluster.server == nil {
		if os.Getenv("REQUIRE") == "all" {
			t.Fatal("no PostgreSQL: " + cluster.why)
		}
		t.Skip("no PostgreSQL: " + cluster.why)
	}
	name := fmt.Sprintf("t%d", cluster.databas.Add(1))
	db, err := sql.Open("pgx", cluster.address("postgres"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec("CREATE DATABASE " + name + " " + options); err != nil {
		t.Fatal(err)
	}
	return cluster.address(name)
}

func (s *server) address(name string) string {
	return "postgres:///" + name + "?" + url.Values{"host": {s.dir}, "user": {"jiheng"}}.Encode()
}

// startCluster makes a cluster with the newest PostgreSQL on the machine, or that
// of POSTGRES_BIN. The server refuses root, so that it then runs as nobody.
func startCluster() {
	s := &server{bin: os.Getenv("POSTGRES_BIN")}
	if s.bin == "" {
		found, _ := filepath.Glob("/usr/lib/postgresql/*/bin")
		sort.Slice(found, func(i, j int) bool { return majorOf(found[i]) < majorOf(found[j]) })
		if len(found) == 0 {
			cluster.why = "/usr/lib/postgresql/*/bin is not there; scripts/setup.sh installs it"
			return
		}
		s.bin = found[len(found)-1]
	}
	dir, err := os.MkdirTemp(quick(), "pg")
	if err != nil {
		cluster.why = err.Error()
		return
	}
	s.dir = dir
	if err := giveAway(dir); err != nil {
		cluster.why = err.Error()
		return
	}
	data := filepath.Join(dir, "data")
	for _, args := range [][]string{
		{"initdb", "-D", data, "-U", "jiheng", "-A", "trust", "-k", "-E", "UTF8", "--locale=C", "--lc-ctype=C.UTF-8"},
		{"pg_ctl", "-D", data, "-l", filepath.Join(dir, "log"), "-w", "-o", "-k " + dir + " -c listen_addresses='' -c max_connections=200", "start"},
	} {
		if out, err := s.run(args...); err != nil {
			log, _ := os.ReadFile(filepath.Join(dir, "log"))
			cluster.why = fmt.Sprintf("%s: %v\n%s%s", args[0], err, out, log)
			_ = os.RemoveAll(dir)
			return
		}
	}
	cluster.server = s
}

func majorOf(bin string) int {
	n, _ := strconv.Atoi(filepath.Base(filepath.Dir(bin)))
	return n
}

func (s *server) run(args ...string) ([]byte, error) {
	cmd := exec.Command(filepath.Join(s.bin, args[0]), args[1:]...)
	cmd.Dir = s.dir
	asNobody(cmd)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if strings.HasPrefix(args[0], "pg_ctl") {
		cmd.Stdout, cmd.Stderr = nil, nil // the server keeps them open
	}
	err := cmd.Run()
	return out.Bytes(), err
}

func (s *server) stop() {
	_, _ = s.run("pg_ctl", "-D", filepath.Join(s.dir, "data"), "-m", "immediate", "-w", "stop")
	_ = os.RemoveAll(s.dir)
}

// newStore opens an empty database and closes it with the test.
func newStore(t *testing.T, dsn string) *Store {
	t.Helper()
	s, err := Open(context.Background(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func sortedKeys[V any](m map[string]V) []string {
	return slices.Sorted(maps.Keys(m))
}
