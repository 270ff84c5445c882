package dossier

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"reflect"

	"jiheng/budget"
	"jiheng/fact"
	"jiheng/fault"
	"jiheng/num"
)

// A LedgerDigest (台账读数) is all that a dossier's figures need of a ledger, without its
// rows: units that were found, what is said of rows, and the figures themselves. It is
// made of the ledger and its definition alone, and may be dropped and made again.
type LedgerDigest struct {
	File string            // that defines the ledger
	Key  [sha256.Size]byte // hash of all that it was made of
	Data []byte
}

// A ledgerUse is a ledger as a dossier has used it.
type ledgerUse struct {
	file string
	from memoKey
	kept *readRows
	used []sayingKey
}

// key is the hash of all that the digest is made of.
func (u ledgerUse) key() (out [sha256.Size]byte) {
	h := sha256.New()
	fmt.Fprintf(h, "1 %q %x %x", u.file, u.from.definition, u.from.data)
	for _, k := range u.used {
		fmt.Fprintf(h, "\n%q %t %d", k.name, k.sample, k.year)
	}
	h.Sum(out[:0])
	return out
}

// LedgerKeys returns the keys of the digests of ledgers that were read without a fault,
// by the file that defines each. There are none without a memo.
func (d *Dossier) LedgerKeys() map[string][sha256.Size]byte {
	out := map[string][sha256.Size]byte{}
	for _, u := range d.reads {
		out[u.file] = u.key()
	}
	return out
}

// LedgerDigests makes the digests of ledgers that were read without a fault. One that
// would not be read as it was written is left out.
func (d *Dossier) LedgerDigests() []LedgerDigest {
	var out []LedgerDigest
	for _, u := range d.reads {
		data, ok := u.write()
		if ok {
			out = append(out, LedgerDigest{u.file, u.key(), data})
		}
	}
	return out
}

// Recall takes in digests, so that ledgers which are still the same are not read again.
// One that cannot be read is passed over.
func (m *Memo) Recall(digests [][]byte) {
	for _, data := range digests {
		if key, kept, ok := readLedgerDigest(data); ok {
			m.put(key, kept)
		}
	}
}

// The digest as it is written. All of it is text, and nothing is left to defaults.
type (
	writtenLedger struct {
		Definition, Rows     string // SHA-256 in hexadecimal
		File                 string // of the rows
		Units                []string
		Found                []bool
		Repeated, Superseded int
		Supersedes           bool
		Notices              []writtenNotice
		Notes                []budget.RowNote
		Said                 []writtenSaying
	}
	writtenNotice struct {
		Kind, Code, Message string
		Place               fault.Place
	}
	writtenSaying struct {
		At      fault.Place
		Name    string
		Sample  bool
		Year    int
		Fact    writtenFact
		Notices []writtenNotice
		Notes   []budget.RowNote
	}
	writtenFact struct {
		ID, Name, Qualifier, Period, Scope string
		Number, Unit, Day, Word            string // one of number, day and word, or none
		Show                               string // unit
		Places                             int
		Fixed, Words                       bool
		Mode                               string
		Sample                             bool
		Account                            fact.Account
	}
)

// write writes a digest; ok is false where reading it gives anything else.
func (u ledgerUse) write() (data []byte, ok bool) {
	k := u.kept
	w := writtenLedger{Definition: hex.EncodeToString(u.from.definition[:]), Rows: hex.EncodeToString(u.from.data[:]), File: k.reader.file, Found: k.shown.found,
		Repeated: k.shown.repeated, Superseded: k.shown.superseded, Supersedes: k.shown.supersedes, Notices: writeNotices(k.notices), Notes: k.notes}
	for _, unit := range k.shown.units {
		w.Units = append(w.Units, unit.String())
	}
	said := map[sayingKey]saying{}
	k.mu.Lock()
	for _, key := range u.used {
		s := k.said[key]
		said[key] = s
		w.Said = append(w.Said, writtenSaying{At: key.at, Name: key.name, Sample: key.sample, Year: key.year, Fact: writeFact(s.fact),
			Notices: writeNotices(s.notices), Notes: s.notes})
	}
	k.mu.Unlock()
	data, err := json.Marshal(w)
	if err != nil {
		return nil, false
	}
	from, back, ok := readLedgerDigest(data)
	return data, ok && from == u.from && back.sameAs(k, said)
}

// sameAs reports whether a digest says what was read.
func (k *readRows) sameAs(other *readRows, said map[sayingKey]saying) bool {
	if k.reader.file != other.reader.file || !reflect.DeepEqual(k.shown, other.shown) || !sameList(k.notices, other.notices) || !sameList(k.notes, other.notes) ||
		len(k.said) != len(said) {
		return false
	}
	for key, a := range k.said {
		b, ok := said[key]
		if !ok || a.fact.Value.Number.Cmp(b.fact.Value.Number) != 0 || !sameList(a.notices, b.notices) || !sameList(a.notes, b.notes) {
			return false
		}
		a.fact.Value.Number, b.fact.Value.Number = num.Ratio{}, num.Ratio{} // equal numbers may lie differently in memory
		if !reflect.DeepEqual(a.fact, b.fact) {
			return false
		}
	}
	return true
}

// sameList compares lists, of which an empty one is none.
func sameList[T any](a, b []T) bool {
	return len(a) == len(b) && (len(a) == 0 || reflect.DeepEqual(a, b))
}

func readLedgerDigest(data []byte) (key memoKey, k *readRows, ok bool) {
	var w writtenLedger
	if json.Unmarshal(data, &w) != nil || len(w.Units) != len(w.Found) {
		return key, nil, false
	}
	a, err1 := hex.Decode(key.definition[:], clipped(w.Definition))
	b, err2 := hex.Decode(key.data[:], clipped(w.Rows))
	if err1 != nil || err2 != nil || a != sha256.Size || b != sha256.Size {
		return key, nil, false
	}
	k = &readRows{reader: rowReader{file: w.File}, notices: readNotices(w.Notices), notes: w.Notes, said: map[sayingKey]saying{},
		shown: rowsShown{found: w.Found, repeated: w.Repeated, superseded: w.Superseded, supersedes: w.Supersedes}}
	for _, text := range w.Units {
		unit, err := num.ParseUnit(text)
		if err != nil {
			return key, nil, false
		}
		k.shown.units = append(k.shown.units, unit)
	}
	for _, s := range w.Said {
		f, ok := s.Fact.read()
		if !ok {
			return key, nil, false
		}
		k.said[sayingKey{at: s.At, name: s.Name, sample: s.Sample, year: s.Year}] = saying{f, readNotices(s.Notices), s.Notes}
	}
	return key, k, true
}

// clipped is a hash in hexadecimal that is not longer than one.
func clipped(text string) []byte { return []byte(text[:min(len(text), 2*sha256.Size)]) }

func writeNotices(l fault.List) []writtenNotice {
	out := make([]writtenNotice, len(l))
	for i, f := range l {
		out[i] = writtenNotice{string(f.Kind), f.Code, f.Message, f.Place}
	}
	return out
}

func readNotices(written []writtenNotice) fault.List {
	out := make(fault.List, len(written))
	for i, w := range written {
		out[i] = &fault.Error{Kind: fault.Kind(w.Kind), Code: w.Code, Message: w.Message, Place: w.Place}
	}
	return out
}

func writeFact(f fact.Fact) writtenFact {
	w := writtenFact{ID: f.ID, Name: f.Name, Qualifier: string(f.Qualifier), Period: f.Period, Scope: f.Scope, Sample: f.Sample, Account: f.Account,
		Show: f.Display.Unit.String(), Places: f.Display.Places, Fixed: f.Display.Fixed, Words: f.Display.Words, Mode: string(f.Display.Mode)}
	switch v := f.Value; {
	case v.IsNumber():
		w.Number, w.Unit = v.Number.String(), v.Unit.String()
	case v.IsDay():
		w.Day = v.Day
	case v.IsWord():
		w.Word = v.Word
	}
	return w
}

func (w writtenFact) read() (f fact.Fact, ok bool) {
	show, err := num.ParseUnit(w.Show)
	if err != nil {
		return f, false
	}
	f = fact.Fact{ID: w.ID, Name: w.Name, Qualifier: fact.Qualifier(w.Qualifier), Period: w.Period, Scope: w.Scope, Sample: w.Sample, Account: w.Account,
		Display: fact.Display{Unit: show, Places: w.Places, Fixed: w.Fixed, Words: w.Words, Mode: num.Mode(w.Mode)}}
	switch {
	case w.Number != "":
		n, err1 := num.ParseRatio(w.Number)
		unit, err2 := num.ParseUnit(w.Unit)
		if err1 != nil || err2 != nil {
			return f, false
		}
		f.Value = fact.Number(n, unit)
	case w.Day != "":
		f.Value = fact.Day(w.Day)
	case w.Word != "":
		f.Value = fact.Word(w.Word)
	}
	return f, true
}
