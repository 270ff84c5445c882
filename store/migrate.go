package store

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/*.sql
var embedded embed.FS

// A source holds migrations, written once for both engines.
type source = fs.FS

var migrations source = func() fs.FS {
	sub, err := fs.Sub(embedded, "migrations")
	if err != nil {
		panic(err) // a constant name
	}
	return sub
}()

// worded returns migrations in the schema words of a dialect.
func worded(d *dialect, m source) (fs.FS, error) {
	names, err := fs.Glob(m, "*.sql")
	if err != nil {
		return nil, err
	}
	out := files{}
	for _, name := range names {
		text, err := fs.ReadFile(m, name)
		if err != nil {
			return nil, err
		}
		out.add(&leafFile{path: path.Base(name), data: []byte(d.schema(string(text)))})
	}
	return out, nil
}

// migrate brings the database up to what this program needs. Migrations only go
// forward, each in its own transaction.
func (s *Store) migrate(ctx context.Context, m source) error {
	p, err := s.provider(m)
	if err != nil {
		return unopened(s.d.name, err)
	}
	now, ours, err := p.GetVersions(ctx)
	if err != nil {
		return unopened(s.d.name, err)
	}
	switch {
	case now > ours:
		return refused("newer", "数据库是第%d版，由更新的程序写成，本程序只认得到第%d版；请用更新的程序打开，或者恢复升级以前的备份%s", now, ours, s.copyOf(ours))
	case now == ours:
		return nil
	case now > 0 && s.path != "":
		if err := s.copyBefore(ctx, now); err != nil {
			return err
		}
	}
	if _, err := p.Up(ctx); err != nil {
		return refused("migrate", "数据库没有升级成功，仍是升级以前的内容；请保留现场，用原来的程序继续工作").Because(err)
	}
	return nil
}

func (s *Store) provider(m source) (*goose.Provider, error) {
	fsys, err := worded(s.d, m)
	if err != nil {
		return nil, err
	}
	options, err := s.d.options()
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(s.d.goose, s.wdb, fsys, append(options, goose.WithDisableGlobalRegistry(true))...)
}

// copyBefore copies a SQLite database beside itself before it is migrated. A copy
// of this version that is there already is kept: nothing has changed since but
// what an older program did.
func (s *Store) copyBefore(ctx context.Context, version int64) error {
	to := beforeName(s.path, version)
	if _, err := os.Stat(to); err == nil {
		old := fmt.Sprintf("%s.%d", to, 1)
		for n := 2; ; n++ {
			if _, err := os.Stat(old); errors.Is(err, fs.ErrNotExist) {
				break
			}
			old = fmt.Sprintf("%s.%d", to, n)
		}
		to = old
	}
	return copySQLite(ctx, s.path, to)
}

// copyOf names the newest copy that was made before a database was taken on from a
// version, or from the nearest one below; empty where there is none.
func (s *Store) copyOf(version int64) string {
	for ; version > 0 && s.path != ""; version-- {
		if name := beforeName(s.path, version); exists(name) {
			return "：" + name
		}
	}
	return ""
}

// beforeName is the name of the copy of a version.
func beforeName(path string, version int64) string {
	return fmt.Sprintf("%s.升级前第%d版", path, version)
}
