package document

import (
	"strings"

	"jiheng/fault"
)

// A ReadNote (读取说明) is what a reader has to say of a file beside its text:
// that something in it was not read, that the reading is not sure, or that it
// was read though nobody sees it on the screen. One note speaks of one kind of
// thing in the file and names its places.
type ReadNote struct {
	Code   string      `json:"code"`             // a stable word for programs: xlsx-hidden
	Text   string      `json:"text"`             // one Chinese sentence: the thing, and what to do
	At     fault.Place `json:"place"`            // of the first place; only the file where it is about all of it
	Unread bool        `json:"unread,omitempty"` // text or figures that it speaks of were not read: nothing was checked there

	// Others are the further places, all of them, in reading order; Text may name only some.
	Others []fault.Place `json:"others,omitempty"`
}

// Say adds a note of the reader about a document; texts among the arguments are
// shown on one line.
func (d *Document) Say(at fault.Place, code, format string, args ...any) {
	d.Reading = append(d.Reading, ReadNote{Code: code, At: at, Text: fault.Bad(at, code, format, args...).Message})
}

// SayUnread adds a note about something that was not read.
func (d *Document) SayUnread(at fault.Place, code, format string, args ...any) {
	d.Say(at, code, format, args...)
	d.Reading[len(d.Reading)-1].Unread = true
}

// Quoted lists the texts that a note repeats, each clipped and in quotation marks:
// the first ones of so many.
func Quoted(first []string, count int) string {
	out := make([]string, len(first))
	for i, text := range first {
		out[i] = "“" + fault.Clip(text) + "”"
	}
	list := strings.Join(out, "、")
	if count > len(first) {
		list += "等"
	}
	return list
}

// NotComputed stands in a cell whose formula has no result in the file: the cell
// is neither blank nor zero, and holds no figure.
const NotComputed = "（公式，没有存下结果）"

// SetAside stands in a cell that shows nothing, of which a number was struck out or
// hidden: the cell is neither blank nor zero, and holds no figure.
const SetAside = "（划去或看不见的数）"

// EmptiedOf is what a cell of which the text was left out holds instead: nothing where no
// number was in it.
func EmptiedOf(text string) string {
	if strings.ContainsAny(text, "0123456789０１２３４５６７８９") {
		return SetAside
	}
	return ""
}

// FormatUnclear stands behind a number as the file stores it, where nobody knows
// what the screen shows of it: it is no figure either.
const FormatUnclear = "（数字格式看不懂）"

// ColumnUnclear stands for a number of a table whose columns or heads were not found,
// or behind a text with numbers: nobody knows what they are the figures of.
const ColumnUnclear = "（看不出是哪一栏的数）"

// NotShown reports the text of a cell that stands for a figure which its file does not
// hold or show, or of which nobody knows whose it is: the reader's note speaks of it.
func NotShown(text string) bool {
	return text == NotComputed || text == SetAside || strings.HasSuffix(text, FormatUnclear) || strings.HasSuffix(text, ColumnUnclear)
}
