package main

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/final"
	"jiheng/report"
)

// How many hindrances a person is shown one by one.
const (
	firstHints = 5  // of a draft
	firstFinal = 20 // of what keeps a set from being final
)

// notices returns what is worth knowing of a dossier and hinders nothing: rows
// that were left out, files that nothing uses.
func notices(d *dossier.Dossier, m *report.Maker) []final.Hindrance {
	var out []final.Hindrance
	if says, ok := budget.OutOfForce(m.Eval.Pack, d.Year); ok {
		out = append(out, final.Hindrance{Office: final.Finance,
			Error: fault.Bad(fault.Place{File: dossier.FileMain}, "pack-force", "%s；请核对应当用哪个规则包，有哪些：jiheng packs list", says)})
	}
	if k, ok := d.KeptPack(); ok && len(k.Differs) > 0 {
		out = append(out, final.Hindrance{Office: final.Finance, Error: fault.Bad(fault.Place{File: dossier.DirApproved}, "pack-kept", "%s", k.Says())})
	}
	for _, e := range d.Notices {
		if !dossier.Opens(e.Code) {
			out = append(out, final.Hindrance{Error: e, Office: final.Finance})
		}
	}
	for _, note := range m.Year.Notes {
		out = append(out, final.Hindrance{Error: fault.Bad(note.Place, "row", "台账%s：%s", note.Ledger, note.Text), Office: final.Finance})
	}
	out = distinctHints(out)
	slices.SortStableFunc(out, func(a, b final.Hindrance) int { return weight(a.Code) - weight(b.Code) })
	return out
}

// How much a notice may matter: rows that were left out and money that looks
// wrong come before how a table was read, and that before what every export has.
var (
	plainReading = map[string]bool{"table-head": true, "table-unit": true, "table-sheets": true, "table-column": true, "table-note": true,
		"table-repeated": true, "table-merged": true, "table-total": true, "unit-assumed": true}
	everyExport = map[string]bool{"table-day": true, "table-blank": true}
)

func weight(code string) int {
	switch {
	case everyExport[code]:
		return 2
	case plainReading[code]:
		return 1
	}
	return 0
}

func distinctHints(list []final.Hindrance) []final.Hindrance {
	seen := map[string]bool{}
	return slices.DeleteFunc(list, func(h final.Hindrance) bool {
		key := h.Code + h.Error.Error()
		defer func() { seen[key] = true }()
		return seen[key]
	})
}

// hints tells of the open points of a draft and of what else is worth knowing:
// a person sees how many there are by office and file, and the first few; a
// program sees all.
func (a *app) hints(folder fs.FS, d *dossier.Dossier, b *set, all bool) {
	open := final.Points(folder, d, b.maker, b.papers)
	a.grouped(open, fmt.Sprintf("还有%d处没有办完，不妨碍先出草稿", len(open)), all)
	more := notices(d, b.maker)
	a.grouped(more, fmt.Sprintf("另有%d处提示", len(more)), all)
}

// grouped prints hindrances as warnings under a head.
func (a *app) grouped(list []final.Hindrance, head string, all bool) {
	switch {
	case len(list) == 0:
		return
	case a.json:
		for _, h := range list {
			a.warn(h.Error)
		}
		return
	}
	shown := firstHints
	if all || len(list) <= firstHints {
		shown = len(list)
	} else {
		head += "；加 --all 逐条看"
	}
	a.tell("提示：%s：", head)
	if shown < len(list) {
		a.counts(list)
	}
	for _, h := range list[:shown] {
		a.tell("  %s", fault.Lines(h.Error.Error()))
	}
}

// counts prints how many hindrances each office has in each file.
func (a *app) counts(list []final.Hindrance) {
	var rows [][]string
	var files []string
	count := map[string]int{}
	flush := func(office string) {
		parts := make([]string, len(files))
		for i, f := range files {
			parts[i] = fmt.Sprintf("%s %d处", f, count[f])
		}
		rows = append(rows, []string{office, strings.Join(parts, "，")})
		files, count = nil, map[string]int{}
	}
	for i, h := range list {
		file := h.Place.File
		if file == "" {
			file = "评分"
		}
		if count[file]++; count[file] == 1 {
			files = append(files, file)
		}
		if i+1 == len(list) || list[i+1].Office != h.Office {
			flush(h.Office)
		}
	}
	for _, r := range rows {
		a.tell("  %s：%s", r[0], r[1])
	}
}

// hindered says what keeps a set from being final, by office and file, with the
// entries that would release what can be released.
func (a *app) hindered(list []final.Hindrance, all bool) error {
	if a.json {
		for _, h := range list {
			a.problem(h.Error)
		}
	} else {
		shown := len(list)
		if !all && shown > firstFinal {
			shown = firstFinal
			a.counts(list)
		}
		office := ""
		for _, h := range list[:shown] {
			if h.Office != office {
				office = h.Office
				a.tell("%s：", office)
			}
			a.tell("  错误：%s", fault.Lines(h.Error.Error()))
		}
		if shown < len(list) {
			a.tell("  还有%d处，加 --all 逐条看", len(list)-shown)
		}
		a.releases(list, all)
	}
	a.problem(fault.Bad(fault.Place{}, "not-final", "还有%d处没有办完，不能定稿，没有写任何文件", len(list)))
	return finished{exitNotFinal}
}

// fewReleases is up to how many entries of 放行.yaml are offered unasked: who has
// more errors than that mends them first.
const fewReleases = 3

// releases shows the entries that would let errors of the checks stand.
func (a *app) releases(list []final.Hindrance, all bool) {
	var entries []string
	for _, h := range list {
		if h.Release != "" {
			entries = append(entries, strings.Split(h.Release, "\n")...)
		}
	}
	switch {
	case len(entries) == 0:
	case len(entries) > fewReleases && !all:
		a.tell("检查的意见确实不对的，可以由负责人放行；写法加 --all 看")
	default:
		a.tell("检查的意见确实不对的，由负责人写明理由和姓名，放进%s的“放行:”下面：", dossier.FileReleases)
		for _, e := range entries {
			a.tell("  %s", e)
		}
	}
}
