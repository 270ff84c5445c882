package show

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"

	"jiheng/fault"
)

// An Unread is a file that was not checked, and why.
type Unread struct {
	File   string
	Code   string // a stable word for programs
	Why    string // in Chinese, with what to do
	Failed bool   // it was to be read, and could not be
	Litter bool   // the line of what systems leave in a folder, no file
}

// CountUnread counts the files among lines of what was not checked.
func CountUnread(list []Unread) int {
	n := 0
	for _, u := range list {
		if !u.Litter {
			n++
		}
	}
	return n
}

// WriteUnreadText writes what was not checked, a line a file, as the last part of
// a text of results.
func WriteUnreadText(w io.Writer, list []Unread) error {
	if len(list) == 0 {
		return nil
	}
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "\n没有检查的文件%d个：\n", CountUnread(list))
	for _, u := range list {
		fmt.Fprintf(b, "  %s：%s\n", fault.Args(u.File, u.Why)...)
	}
	return b.Flush()
}

// unreadJSON is one file that was not checked, for programs.
type unreadJSON struct {
	ID     string `json:"id"`
	File   string `json:"file"`
	Code   string `json:"code"`
	Unread string `json:"unread"`
	Failed bool   `json:"failed,omitempty"`
}

// WriteUnreadJSONL writes one object a line for each file that was not checked:
// id, file, code, unread, which says why, and failed where it should have been.
func WriteUnreadJSONL(w io.Writer, list []Unread) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for _, u := range list {
		if err := e.Encode(unreadJSON{stem(u.File), u.File, u.Code, u.Why, u.Failed}); err != nil {
			return err
		}
	}
	return nil
}
