package fact

import (
	"strconv"
	"strings"

	"jiheng/fault"
)

// A Kind is a kind of ground or step in an account (来由的种类).
type Kind string

// The kinds of account. Ledger, Budget, Document and Stated are ground: nothing
// lies below them but papers. Formula and Score rest on other facts.
const (
	Ledger   Kind = "台账"
	Budget   Kind = "预决算"
	Document Kind = "文件"
	Stated   Kind = "陈述"
	Formula  Kind = "公式"
	Score    Kind = "评分"
)

// Ground reports whether an account of the kind needs no other facts.
func (k Kind) Ground() bool { return k != Formula && k != Score }

// An Account says where a figure comes from (来由).
type Account struct {
	Kind      Kind
	Text      string      // one Chinese sentence: how the figure came about
	Place     fault.Place // where in the dossier it stands
	Inputs    []string    // ids of the facts that it rests on, in the order of the sentence
	Grade     string      // evidence grade of a ground: 系统导出, 盖章文件 …
	Clause    string      // name of the rule, for a score
	Ledger    *LedgerUse  // for Ledger
	Statement *Statement  // for Stated and Document
	Papers    []string    // ids of the papers (佐证) of a statement, the one that leads first
	Compared  *Comparison // the same figure from other grounds; nil where there is none
}

// Below returns the ids of the facts that an account unfolds to: those it rests on,
// then those it is compared with.
func (a Account) Below() []string {
	if a.Compared == nil {
		return a.Inputs
	}
	return append(a.Inputs[:len(a.Inputs):len(a.Inputs)], a.Compared.Facts...)
}

// A Comparison (核对) sets a figure beside the same figure from grounds that do not
// count.
type Comparison struct {
	Facts      []string `json:"facts"`                // ids of the others: X-核对
	Text       string   `json:"text"`                 // both figures, which counts, and the difference, as one sentence
	Difference string   `json:"difference,omitempty"` // with its unit, beyond rounding; empty where they agree
	Why        string   `json:"explained,omitempty"`  // 差异说明
}

// A LedgerUse names the rows behind a figure without carrying them: ledger,
// filter, count, and the root hash by which the same rows can be recognised.
type LedgerUse struct {
	Ledger string `json:"ledger"` // id of the ledger
	Name   string `json:"name"`   // its name
	How    string `json:"how"`    // 计数, 求和, 比率 …
	Filter string `json:"filter"` // which rows, as words
	Rows   int    `json:"rows"`   // rows that count
	Root   string `json:"root"`   // hex SHA-256 over the rows, in key order

	Repeated   int `json:"repeated,omitempty"`   // rows of the ledger that were refused: their key was there already
	Superseded int `json:"superseded,omitempty"` // rows of the ledger that later ones replaced
	Undated    int `json:"undated,omitempty"`    // rows that the filter takes, and that have no date for the period
	Outside    int `json:"outside,omitempty"`    // rows that the filter takes, and whose date lies outside the period
	Blank      int `json:"blank,omitempty"`      // rows that the filter takes, and that lack a number which is added up

	Period string `json:"period,omitempty"` // as words: 2024年; empty for all rows
}

// LeftOut says in Chinese which rows do not count, for a person who counts them
// in the table; it is empty where all do.
func (u *LedgerUse) LeftOut() string {
	var parts []string
	for _, p := range []struct {
		n    int
		what string
	}{{u.Repeated, "行重复"}, {u.Superseded, "行被取代"}, {u.Undated, "行没有日期"}, {u.Outside, "行不在" + u.Period}} {
		if p.n > 0 {
			parts = append(parts, strconv.Itoa(p.n)+p.what)
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "另有" + strings.Join(parts, "、") + "，没有计入"
}

// A Statement is a person's word with the document and place it rests on
// (陈述): the weakest account there is.
type Statement struct {
	Document string `json:"document"`        // title of the paper
	Place    string `json:"place,omitempty"` // where in it: 第二部分第1节
	By       string `json:"by,omitempty"`    // office that states it

	Published bool `json:"published,omitempty"` // the unit has made the figure known there (公布)
}

// String prints the statement as a sentence.
func (s Statement) String() string {
	out := "据《" + s.Document + "》"
	if s.Place != "" {
		out += s.Place
	}
	if s.By != "" {
		out += "，由" + s.By + "陈述"
	}
	return out
}
