package store

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
)

// fit refuses a database that this program must not write.
func (d *dialect) fit(ctx context.Context, db *sql.DB) error {
	c, err := db.Conn(ctx)
	if err != nil {
		return unreachable(d, err)
	}
	defer c.Close()
	if d == sqliteDialect {
		return fitSQLite(ctx, c)
	}
	return fitPostgres(ctx, c)
}

func fitSQLite(ctx context.Context, c *sql.Conn) error {
	var version string
	var id, tables int64
	err := c.QueryRowContext(ctx, "SELECT sqlite_version(), (SELECT count(*) FROM sqlite_schema)").Scan(&version, &tables)
	if err == nil {
		err = c.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id)
	}
	if err != nil {
		return faultOr(sqliteDialect, err)
	}
	if older(version, oldestSQLite) {
		return refused("version", "程序里的SQLite是%s，低于%s，断电时可能丢失已保存的内容；请换用完整编译的程序", version, oldestSQLite)
	}
	switch {
	case id == applicationID:
		return nil
	case id != 0 || tables > 0:
		return refused("foreign", "这个文件是别的程序的数据库，不是绩衡的；请换一个文件")
	}
	if _, err := c.ExecContext(ctx, "PRAGMA application_id = "+strconv.Itoa(applicationID)); err != nil {
		return faultOr(sqliteDialect, err)
	}
	return nil
}

// older compares versions like 3.51.3.
func older(a, b string) bool {
	x, y := strings.Split(a, "."), strings.Split(b, ".")
	for i := range y {
		var m, n int
		if i < len(x) {
			m, _ = strconv.Atoi(x[i])
		}
		n, _ = strconv.Atoi(y[i])
		if m != n {
			return m < n
		}
	}
	return false
}

// fitPostgres asks the database itself how it sorts and what it takes for a
// letter: names of locales differ between systems and versions.
func fitPostgres(ctx context.Context, c *sql.Conn) error {
	var version int
	var encoding string
	var bytewise, chinese bool
	err := c.QueryRowContext(ctx, `SELECT CAST(current_setting('server_version_num') AS INTEGER), current_setting('server_encoding'),
		'a' > 'B' AND '_' > 'Z' AND 'é' > 'z' AND '丁' < '七', '年' ~ '^[[:alpha:]]$'`).Scan(&version, &encoding, &bytewise, &chinese)
	switch {
	case err != nil:
		return faultOr(postgresDialect, err)
	case version < oldestPostgres:
		return refused("version", "PostgreSQL是第%d版，需要第%d版以上", version/10000, oldestPostgres/10000)
	case encoding != "UTF8":
		return refused("locale", "PostgreSQL的数据库编码是%s，应当是UTF8；请用 createdb -T template0 -E UTF8 --lc-collate=C --lc-ctype=C.UTF-8 重建", encoding)
	case !bytewise:
		return refused("locale", "PostgreSQL的数据库不按字节排序；请用 createdb -T template0 -E UTF8 --lc-collate=C --lc-ctype=C.UTF-8 重建")
	case !chinese:
		return refused("locale", "PostgreSQL的数据库不认得汉字是文字；请用 createdb -T template0 -E UTF8 --lc-collate=C --lc-ctype=C.UTF-8 重建")
	}
	return nil
}

// faultOr tells what the engine's error means, and else that it does not open.
func faultOr(d *dialect, err error) error {
	if d.class(err) == classOther {
		return unopened(d.name, err)
	}
	return faultOf(d, err)
}

// guardFile takes the lock file beside a SQLite file for this process, and looks
// at the file before SQLite does. The lock is SQLite's own, on an empty database,
// so that it holds wherever SQLite's locks do and ends with the process.
func guardFile(path string) (io.Closer, error) {
	db, err := sql.Open("sqlite", "file:"+escaped(path+".lock")+"?_pragma=busy_timeout(0)&_pragma=locking_mode(exclusive)&_pragma=journal_mode(off)")
	if err != nil {
		return nil, unopened(sqliteName, err)
	}
	db.SetMaxOpenConns(1)
	db.SetMaxIdleConns(1)
	if _, err := db.Exec("BEGIN EXCLUSIVE"); err != nil {
		err = errors.Join(guardFault(path, err), db.Close())
		return nil, err
	}
	if err := header(path); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

func guardFault(path string, err error) error {
	switch sqliteClass(err) {
	case classRetry:
		return refused("held", "数据库%s正由另一个绩衡进程使用；请先停止它，一个文件只能由一个进程使用", path)
	case classReadOnly:
		return refused("folder", "数据目录不能写：%s；请核对它是否存在、属于谁、是否只读", path)
	}
	return faultOr(sqliteDialect, err)
}

// header refuses a file that is no SQLite database, or that of another program,
// before anything is written to it.
func header(path string) error {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return refused("folder", "数据库文件读不了：%s；请核对它属于谁", path)
	}
	defer f.Close()
	head := make([]byte, 100)
	n, err := io.ReadFull(f, head)
	if n == 0 && errors.Is(err, io.EOF) {
		return nil
	}
	if err != nil || string(head[:16]) != "SQLite format 3\x00" {
		return refused("foreign", "%s不是数据库文件；请换一个文件", path)
	}
	switch id := binary.BigEndian.Uint32(head[68:72]); {
	case id == applicationID:
		return nil
	case id == 0 && (exists(path+"-wal") || bare(path)):
		return nil // it was being made when its process ended; what stands beside it tells when SQLite reads it
	}
	return refused("foreign", "%s是别的程序的数据库，不是绩衡的；请换一个文件", path)
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// bare reports a database without tables, and changes nothing in it.
func bare(path string) bool {
	db, err := sql.Open("sqlite", "file:"+escaped(path)+"?mode=ro")
	if err != nil {
		return false
	}
	defer db.Close()
	var n int
	return db.QueryRow("SELECT count(*) FROM sqlite_schema").Scan(&n) == nil && n == 0
}

// local refuses a folder on a file system that other machines share: its locks
// and its memory are not ours alone.
func local(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return refused("folder", "数据目录建不起来：%s；请核对路径和权限", dir)
	}
	kind, err := networkKind(dir)
	if err != nil {
		return refused("folder", "看不出数据目录在什么盘上：%s；请核对路径和权限", dir)
	}
	if kind != "" {
		return refused("network", "数据目录在网络盘（%s）上：%s；网络盘会弄坏数据库，请放在本机的盘上，或者改用PostgreSQL", kind, dir)
	}
	return nil
}
