package main

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // the server that a backup is restored into

	"jiheng/examples"
)

// TestRestoreIntoPostgres makes a year in a file, backs it up, restores it with the
// command into an empty database of a server, and takes the year out there: the same
// files, and a log that holds and says that it was restored. Once more is refused.
func TestRestoreIntoPostgres(t *testing.T) {
	server := os.Getenv("TEST_POSTGRES")
	if server == "" {
		t.Skip("scripts/postgres.sh gives it a server")
	}
	run, s := program(t), newSandbox(t)
	name := fmt.Sprint("restore", os.Getpid())
	db, err := sql.Open("pgx", strings.Replace(server, "{}", "postgres", 1))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec("CREATE DATABASE " + name + " TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'"); err != nil {
		t.Fatal(err)
	}
	sample, err := examples.Hongqiao()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(filepath.Join(s.work, "样例"), sample); err != nil {
		t.Fatal(err)
	}
	does := func(want int, args ...string) string {
		t.Helper()
		c := exec.Command(run, args...)
		var out bytes.Buffer
		c.Dir, c.Env, c.Stdout, c.Stderr = s.work, s.env(), &out, &out
		if args[len(args)-1] == "服务器" {
			c.Env = append(c.Env, "JIHENG_DATABASE="+strings.Replace(server, "{}", name, 1))
		}
		err := c.Run()
		if got := c.ProcessState.ExitCode(); got != want {
			t.Fatalf("jiheng %s ended with %d (%v): %s", strings.Join(args, " "), got, err, out.String())
		}
		return out.String()
	}
	does(0, "import", "样例", "--unit", "虹桥镇", "--year", "2024", "--new-unit", "乡级", "--data", "文件")
	does(0, "backup", "--to", "一份.db", "--data", "文件")
	does(0, "export", "--unit", "虹桥镇", "--year", "2024", "-o", "前", "--data", "文件")
	does(0, "restore", "一份.db", "--data", "服务器")
	does(0, "export", "--unit", "虹桥镇", "--year", "2024", "-o", "后", "--data", "服务器")
	there, err := sql.Open("pgx", strings.Replace(server, "{}", name, 1))
	if err != nil {
		t.Fatal(err)
	}
	defer there.Close()
	var restored int
	if err := there.QueryRow("SELECT count(*) FROM acts WHERE tree = 'house' AND kind LIKE '%恢复%'").Scan(&restored); err != nil || restored != 1 {
		t.Errorf("the log tells %d times that it was restored: %v", restored, err)
	}
	diff, err := exec.Command("diff", "-r", "-x", "来源.yaml", filepath.Join(s.work, "前"), filepath.Join(s.work, "后")).CombinedOutput()
	if err != nil {
		t.Errorf("the year is another: %s", diff)
	}
	if said := does(5, "restore", "一份.db", "--data", "服务器"); !strings.Contains(said, "空") {
		t.Errorf("into what is there: %s", said)
	}
}
