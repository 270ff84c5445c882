package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"net"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
)

// A conn is one connection with the statements that it has prepared.
type conn struct {
	raw   *sql.Conn
	stmts map[string]*sql.Stmt
}

// connect makes a connection and sees to its settings.
func connect(ctx context.Context, d *dialect, db *sql.DB) (*conn, error) {
	raw, err := db.Conn(ctx)
	if err != nil {
		return nil, unreachable(d, err)
	}
	if err := d.check(ctx, raw); err != nil {
		_ = raw.Close()
		return nil, err
	}
	return &conn{raw: raw, stmts: map[string]*sql.Stmt{}}, nil
}

// prepared returns a statement, prepared once.
func (c *conn) prepared(ctx context.Context, q string) (*sql.Stmt, error) {
	if st := c.stmts[q]; st != nil {
		return st, nil
	}
	st, err := c.raw.PrepareContext(ctx, q)
	if err != nil {
		return nil, err
	}
	c.stmts[q] = st
	return st, nil
}

// do runs a statement without a result.
func (c *conn) do(ctx context.Context, q string) error {
	st, err := c.prepared(ctx, q)
	if err != nil {
		return err
	}
	_, err = st.ExecContext(ctx)
	return err
}

// drop gives a connection up, whatever state it is in.
func (c *conn) drop() {
	for _, st := range c.stmts {
		_ = st.Close()
	}
	_ = c.raw.Raw(func(any) error { return driver.ErrBadConn })
	_ = c.raw.Close()
}

// close ends a connection that is in order.
func (c *conn) close() {
	for _, st := range c.stmts {
		_ = st.Close()
	}
	_ = c.raw.Close()
}

// lostClass tells errors of the connection from those of a statement.
func lostClass(err error) class {
	var netErr net.Error
	var connect *pgconn.ConnectError
	switch {
	case errors.Is(err, errAgain):
		return classRetry
	case errors.Is(err, driver.ErrBadConn), errors.Is(err, sql.ErrConnDone), errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF),
		errors.Is(err, net.ErrClosed), errors.As(err, &netErr), errors.As(err, &connect),
		errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return classLost
	}
	if s := err.Error(); strings.Contains(s, "conn closed") || strings.Contains(s, "closed network") {
		return classLost
	}
	return classOther
}
