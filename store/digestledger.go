package store

import "database/sql"

// A LedgerDigest is what was read of a ledger of a year, as whoever has read it keeps it
// to be quicker the next time. What it means is theirs; it may be dropped.
type LedgerDigest struct {
	File string // that defines the ledger
	Key  []byte // of what it was made
	Seal []byte // by which its maker knows it again
	Data []byte
}

// LedgerDigests lists the digests of a year's ledgers by file.
func (tx *Tx) LedgerDigests(tree string) ([]LedgerDigest, error) {
	return list(tx, `SELECT file, key, seal, data FROM digest_ledger WHERE tree = $1 ORDER BY file`, []any{tree}, func(r *sql.Rows) (d LedgerDigest, err error) {
		err = r.Scan(&d.File, &d.Key, &d.Seal, &d.Data)
		return d, err
	})
}

// PutLedgerDigest writes a digest in the place of the one of its file.
func (tx *Tx) PutLedgerDigest(tree string, d LedgerDigest) error {
	_, err := tx.exec(`INSERT INTO digest_ledger (tree, file, key, seal, data) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (tree, file) DO UPDATE SET key = excluded.key, seal = excluded.seal, data = excluded.data`, tree, d.File, d.Key, d.Seal, d.Data)
	return err
}

// DropLedgerDigest drops the digest of a file; that there is none is no error.
func (tx *Tx) DropLedgerDigest(tree, file string) error {
	_, err := tx.exec(`DELETE FROM digest_ledger WHERE tree = $1 AND file = $2`, tree, file)
	return err
}

// dropLedgerDigests drops all of a year: what was erased may have been told of there.
func (tx *Tx) dropLedgerDigests(tree string) error {
	_, err := tx.exec(`DELETE FROM digest_ledger WHERE tree = $1`, tree)
	return err
}
