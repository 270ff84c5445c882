// Package store keeps texts and their history in SQLite or PostgreSQL. It is the
// only package with SQL. It knows texts, not the trade: what an entry says, which
// fields it has and who may change them is decided above it.
//
// # What is kept
//
// A unit's year ([Year]) is a folder of entries ([Entry]): pieces of its files, or
// whole files by the hash of their content. Nothing changes but by an act ([Act]):
// one deed of one person, whole or absent, that writes, inserts, moves or deletes
// entries ([Edit]). The number of an act is its place in the tree of its year, and
// a version of a year is such a number. The people, rights and settings of the
// house are one more tree ([House]), kept by the same functions.
//
//	s, err := store.Open(ctx, "sqlite:数据/jiheng.db")   // or postgres://…
//	err = s.Update(ctx, func(tx *store.Tx) error {
//		act, err := tx.Append(store.Act{Tree: year, Person: p, Kind: "填报", Time: now},
//			[]store.Edit{{Op: store.Write, ID: e.ID, Seen: e.Version, Entry: changed}})
//		…
//	})
//	err = s.View(ctx, func(tx *store.Tx) error {
//		entries, err := tx.Entries(year, store.Newest)
//		…
//	})
//	folder, err := s.Folder(ctx, year, act.Number)        // an fs.FS, with its entries
//
// # Reading and writing
//
// [Store.View] is a snapshot. [Store.Update] joins a group commit: one writer takes
// all that wait, at most 128, into one transaction, each in a savepoint with its
// own outcome. The function of an Update may run more than once and therefore only
// reads and writes through its Tx. [Store.Once] does the same for a request with a
// key: the same request again gets the stored answer, and has no second effect.
//
// # Conflicts
//
// An edit names the version of the entry that its writer saw. Where the entry is
// newer, nothing of the act is done, and the fault carries both texts, the one that
// was seen, and who wrote the other when ([ClashesOf]). An act may also name the
// act up to which its year was looked at (Act.Seen): if the year has gone on, it is
// to be looked at again.
//
// # Proof
//
// The leaf of an act holds salted commitments of texts, never texts, so that a text
// can be erased and the log still holds. [Store.SignHeads] signs the heads of all
// trees; its checkpoints are to leave the machine. [Store.Verify] computes all of
// it again and names what does not fit.
package store
