package store

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
)

// copySQLite copies a SQLite database as it stands, while others write, and puts
// the copy in its place when it is seen to be whole and on the disk.
func copySQLite(ctx context.Context, from, to string) (err error) {
	if _, err := os.Lstat(to); err == nil {
		return refused("copy", "%s已经有了；请换一个名字，备份不覆盖旧的", to)
	}
	temp := to + ".part"
	if err := os.Remove(temp); err != nil && !errors.Is(err, os.ErrNotExist) {
		return copyFault(to, err)
	}
	defer func() {
		if err != nil {
			_ = os.Remove(temp)
		}
	}()
	db, err := sql.Open("sqlite", sqliteDSN(from, false))
	if err != nil {
		return copyFault(to, err)
	}
	defer db.Close()
	if _, err := db.ExecContext(ctx, "VACUUM INTO $1", temp); err != nil {
		return copyFault(to, err)
	}
	if err := sound(ctx, temp); err != nil {
		return err
	}
	for _, name := range []string{temp, filepath.Dir(to)} {
		if err := syncFile(name); err != nil {
			return copyFault(to, err)
		}
	}
	if err := os.Rename(temp, to); err != nil {
		return copyFault(to, err)
	}
	if err := syncFile(filepath.Dir(to)); err != nil {
		return copyFault(to, err)
	}
	return nil
}

// sound refuses a SQLite file with a damaged page, or rows that point nowhere.
func sound(ctx context.Context, path string) error {
	db, err := sql.Open("sqlite", "file:"+escaped(path)+"?mode=ro&_pragma=trusted_schema(0)")
	if err != nil {
		return unopened(sqliteName, err)
	}
	defer db.Close()
	var said string
	if err := db.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&said); err != nil {
		return faultOr(sqliteDialect, err)
	}
	var strays int
	if err := db.QueryRowContext(ctx, "SELECT count(*) FROM pragma_foreign_key_check").Scan(&strays); err != nil {
		return faultOr(sqliteDialect, err)
	}
	if said != "ok" || strays > 0 {
		return refused("damaged", "数据库%s有损坏的内容（%s，%d处引用落空）；请用备份恢复", path, said, strays)
	}
	return nil
}

func syncFile(name string) error {
	f, err := os.OpenFile(name, os.O_RDWR, 0)
	if err == nil {
		return errors.Join(f.Sync(), f.Close())
	}
	if f, err = os.Open(name); err != nil { // a folder
		return err
	}
	_ = f.Sync() // some systems do not sync folders
	return f.Close()
}

func copyFault(to string, err error) error {
	f := refused("copy", "备份%s没有做成；请核对磁盘空间和权限", to)
	return f.Because(err)
}
