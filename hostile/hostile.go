// Package hostile makes files that show what would like to break a reader: bombs,
// loops, lies, locked and torn files, and honest ones that only look so. Each
// has the verdict that Jiheng must come to. The same call gives the same bytes.
//
// None of them does harm: a bomb here unpacks to some hundred kilobytes, a nest
// has a few dozen levels, a loop few turns. What they would be refused for at
// their real size is tried with the limits lowered (Lowered); the limits
// themselves are tried with honest large files. scripts/harmless opens each with
// LibreOffice, poppler, excelize and openpyxl.
package hostile

import (
	"encoding/csv"
	"slices"
	"strings"
)

// A File is one file of the kit with its verdict. Either it is refused with one
// of the codes, or it is read and Must is among its figures; where both are
// given, either will do.
type File struct {
	Name   string   // with the extension that it claims
	Kind   string   // a word for what it tries: container, xml, reference, …
	About  string   // one line in English: what is wrong with it
	Codes  []string // of the faults that may refuse it
	Must   string   // value of a figure that must be read
	Tight  []string // codes of the faults that refuse it where the limits are lowered as Lowered says
	Honest bool     // it is fine, and large or odd: refusing it is wrong
	Large  bool     // made when it is needed, never checked in
	Data   func() []byte
}

// Fact is the sentence that files hold which must be read, and Value its figure.
const (
	Fact  = "全年支出合计1234.56万元。"
	Value = "1234.56"
)

// Files returns the kit, sorted by name.
func Files() []File {
	var out []File
	for _, f := range []func() []File{containers, archives, parts, references, sheets, oldFormats, portables, actions, pages, texts, honest} {
		out = append(out, f()...)
	}
	slices.SortFunc(out, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// Verdict is "accept" for honest files, "reject" for those that are refused,
// "neutralise" for those that are read without doing what they ask for, and
// "either" for those where both are safe.
func (f File) Verdict() string {
	switch {
	case f.Honest:
		return "accept"
	case f.Must == "":
		return "reject"
	case len(f.Codes) == 0:
		return "neutralise"
	}
	return "either"
}

// Manifest lists files with their verdicts, as CSV.
func Manifest(files []File) ([]byte, error) {
	var b strings.Builder
	w := csv.NewWriter(&b)
	rows := [][]string{{"file", "kind", "verdict", "codes", "codes with lower limits", "value", "checked in", "about"}}
	for _, f := range files {
		in := "yes"
		if f.Large {
			in = "no"
		}
		rows = append(rows, []string{f.Name, f.Kind, f.Verdict(), strings.Join(f.Codes, " "), strings.Join(f.Tight, " "), f.Must, in, f.About})
	}
	if err := w.WriteAll(rows); err != nil {
		return nil, err
	}
	return []byte(b.String()), nil
}

// refused is a file that must be refused with one of the codes.
func refused(name, kind, about, codes string, data func() []byte) File {
	return File{Name: name, Kind: kind, About: about, Codes: strings.Fields(codes), Data: data}
}

// inert is a file that must be read, with nothing done that it asks for.
func inert(name, kind, about string, data func() []byte) File {
	return File{Name: name, Kind: kind, About: about, Must: Value, Data: data}
}

// either is a file that may be refused with one of the codes, or read.
func either(name, kind, about, codes string, data func() []byte) File {
	return File{Name: name, Kind: kind, About: about, Codes: strings.Fields(codes), Must: Value, Data: data}
}

// fine is an honest file.
func fine(name, about string, data func() []byte) File {
	return File{Name: name, Kind: "honest", About: about, Must: Value, Honest: true, Data: data}
}

// small is a file that is read as it is, and refused with one of the codes where
// the limits are lowered: what it has too much of, it has little of here.
func small(name, kind, about, codes string, data func() []byte) File {
	return File{Name: name, Kind: kind, About: about, Tight: strings.Fields(codes), Must: Value, Data: data}
}

// tight adds the codes that refuse a file where the limits are lowered.
func tight(f File, codes string) File {
	f.Tight = strings.Fields(codes)
	return f
}

// Lowered are the limits under which the small ones of the kit are refused, in the
// order of document.Bounds: bytes, characters, members, bytes unpacked, bytes that
// are packed as well as they like, depth, elements, pages.
var Lowered = [8]int{300_000, 100_000, 40, 2 << 20, 64 << 10, 60, 2000, 20}

// large marks a file that is not checked in.
func large(f File) File {
	f.Large = true
	return f
}
