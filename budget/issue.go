package budget

import "jiheng/fault"

// An Issue (签发) is a version of the year's papers that was given out: its bytes
// stay, whatever the year becomes.
type Issue struct {
	Version int    // 1, 2 …
	Code    string // short code on every page: it stands for all acts up to Act
	Act     int64  // of which the papers were made
	Person  string
	Role    string // as what
	Time    string // RFC 3339, UTC, whole seconds
	Total   string // what it said: 97.91
	Grade   string
	Number  string // 文号 of the covering letter; empty where it has none
	To      string // 主送: to whom it goes
	Place   fault.Place
}

// IssueByCode returns an issue by its short code.
func (y *Year) IssueByCode(code string) (Issue, bool) {
	for _, i := range y.Issues {
		if i.Code == code {
			return i, true
		}
	}
	return Issue{}, false
}
