package budget

import "jiheng/fault"

// A Release lets one error of the checks stand that is none (放行): the head of
// the unit answers for it by name and with a reason. It holds for one sentence
// of one document and one message of one rule: where either changes, the error
// is back.
type Release struct {
	Rule     string // id of the rule: BUD-09
	Paper    string // name of the document without extension: 自评报告
	Sentence string // the sentence or cell that the finding is about; empty for the whole document
	Says     string // the finding's message, with what is there and what should be
	Reason   string
	By       string // who released it
	Day      string // 2025-03-20; empty where it is not said
	Place    fault.Place
}
