package store

import (
	"strings"

	"jiheng/fault"
	"jiheng/proof"
)

// erase takes the texts of versions out of the database, with their salts, so that
// nobody can try texts until one fits their commitment. The reason stands in their
// place; the log and its proofs hold as they did. The content of a whole file goes
// with the last entry that has it.
func (p *plan) erase(reason string) ([]leafChange, error) {
	if len(p.erasing) > 0 && strings.TrimSpace(reason) == "" {
		return nil, invalid("删除文字要写明原因")
	}
	var out []leafChange
	for _, e := range p.erasing {
		var hash string
		ok, err := p.tx.get(`SELECT hash FROM entries WHERE tree = $1 AND id = $2 AND since = $3 AND erased = ''`, []any{p.tree, e.ID, e.Seen}, &hash)
		if err != nil {
			return nil, err
		}
		if !ok {
			return nil, absent("没有条目%s的这一版，或者已经删除", e.ID)
		}
		if p.rows[e.ID] != nil {
			return nil, fault.New(fault.Internal, fault.Place{}, "store-act", "同一次办理里又改又删同一条的文字：这是程序的错误")
		}
		_, err = p.tx.exec(`UPDATE entries SET text = '', hash = '', salt = $1, erased = $2 WHERE tree = $3 AND id = $4 AND since = $5`,
			proof.Salt{}, reason, p.tree, e.ID, e.Seen)
		if err != nil {
			return nil, err
		}
		if err := p.tx.dropFile(hash); err != nil {
			return nil, err
		}
		out = append(out, leafChange{ID: e.ID, Was: e.Seen, Erased: true})
	}
	if len(out) == 0 {
		return nil, nil
	}
	return out, p.tx.dropLedgerDigests(p.tree)
}

// dropFile drops the content of a file that no entry has any more.
func (tx *Tx) dropFile(hash string) error {
	var blob string
	ok, err := tx.get(`SELECT blob FROM files WHERE hash = $1 AND NOT EXISTS (SELECT 1 FROM entries WHERE entries.hash = files.hash)`, []any{hash}, &blob)
	if err != nil || !ok {
		return err
	}
	if _, err := tx.exec(`DELETE FROM files WHERE hash = $1`, hash); err != nil {
		return err
	}
	return tx.dropBlob(blob)
}
