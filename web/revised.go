package web

import (
	"jiheng/dossier"
	"jiheng/workbench"
)

// mostRevised is how many changed fields are listed.
const mostRevised = 20

// revisedText says how the last version that was given out stands to the year as it is.
func revisedText(r workbench.Revised) string {
	switch {
	case r.Issue.Version == 0:
		return "还没有签发过。"
	case len(r.Changes) == 0:
		return "第" + itoa(r.Issue.Version) + "稿与现在一致。"
	}
	return "第" + itoa(r.Issue.Version) + "稿签发以后改过" + itoa(len(r.Changes)) + "处，稿上印的和现在的不是同一份。"
}

// changedWhere is where a field stands, as a list of changes names it.
func changedWhere(c dossier.Change) string {
	if c.Key != "" {
		return c.Key
	}
	if c.Block != "" {
		return c.Block
	}
	return c.File
}
