package dossier

import (
	"io/fs"
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/fact"
	"jiheng/plain"
)

// OwnWord is the weakest grade of evidence: nothing but what the unit says.
const OwnWord = "本单位陈述"

func (l *loader) evidence() {
	n, ok := l.yaml(FileEvidence, false)
	if !ok {
		return
	}
	n.Only("佐证")
	for _, e := range n.List("佐证") {
		e.Only("编号", "名称", "等级", "文件", "原件", "位置")
		ev := budget.Evidence{ID: e.Need("编号"), Title: e.Need("名称"), Grade: e.OneOf("等级", budget.EvidenceGrades...), File: e.Text("文件"),
			Where: e.Text("位置"), Sample: l.year.Sample, Place: e.Place()}
		if ev.ID != "" && l.names[ev.ID] {
			e.Bad("duplicate", "佐证编号“%s”重复", ev.ID)
		}
		l.names[ev.ID] = true
		l.filesOf(e, &ev)
		if _, ok := l.papers[ev.ID]; !ok {
			l.papers[ev.ID] = len(l.year.Evidence)
		}
		l.year.Evidence = append(l.year.Evidence, ev)
	}
	l.done(n)
}

// PaperIDs are the papers that a statement's 佐证 names, in its order: one, or several
// parted by 、 or a comma.
func PaperIDs(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、，,；; \t", r) })
}

// JoinPapers writes papers as the 佐证 of a statement.
func JoinPapers(ids []string) string { return strings.Join(ids, "、") }

// StrongestGrade is the best grade among papers; empty where there are none.
func StrongestGrade(papers []budget.Evidence) string {
	best := -1
	for _, e := range papers {
		if i := slices.Index(budget.EvidenceGrades, e.Grade); i >= 0 && (best < 0 || i < best) {
			best = i
		}
	}
	if best < 0 {
		return ""
	}
	return budget.EvidenceGrades[best]
}

// papersNamed finds the papers that a statement names; one that is not there, or
// stands twice, is a fault.
func (l *loader) papersNamed(x plain.Node, text string) (out []budget.Evidence, ok bool) {
	if e, ok := l.evidenceByID(text); ok {
		return []budget.Evidence{e}, true
	}
	ids := PaperIDs(text)
	for i, id := range ids {
		e, known := l.evidenceByID(id)
		switch {
		case !known:
			x.Get("佐证").Bad("unknown", "佐证“%s”在%s里没有", id, FileEvidence)
			return nil, false
		case slices.Contains(ids[:i], id):
			x.Get("佐证").Bad("duplicate", "佐证“%s”写了两次，留一个", id)
			return nil, false
		}
		out = append(out, e)
	}
	return out, len(out) > 0
}

// papersText tells on which papers a statement rests: the first with the place that
// the statement names, the others with their own.
func papersText(papers []budget.Evidence, s fact.Statement) string {
	told := make([]string, len(papers))
	for i, e := range papers {
		at := fact.Statement{Document: e.Title, Place: e.Where}
		if i == 0 {
			at = s
		}
		told[i] = e.ID + " " + at.String()
		if e.Original != "" {
			told[i] += "；电子原件“" + e.Original + "”，SHA-256 " + e.OriginalHash
		}
	}
	return strings.Join(told, "；另")
}

func (l *loader) evidenceByID(id string) (budget.Evidence, bool) {
	if i, ok := l.papers[id]; ok {
		return l.year.Evidence[i], true
	}
	return budget.Evidence{}, false
}

// filesOf reads the files of a paper, unless it is known to be in order.
func (l *loader) filesOf(e plain.Node, ev *budget.Evidence) {
	k := paperKey{title: ev.Title, file: ev.File, original: e.Text("原件")}
	hash, told := l.hashOf(ev.File)
	originalHash, also := l.hashOf(k.original)
	told = told && (also || k.original == "")
	if k.hash, k.originalHash = hash, originalHash; told && l.memo.paper(k) {
		l.opened[ev.File] = true
		ev.Hash, ev.Original, ev.OriginalHash = hash, k.original, originalHash
		if k.original != "" {
			l.opened[k.original] = true
		}
		return
	}
	if told && k.original == "" && !looksInto(ev) && l.fits(ev.File) {
		l.opened[ev.File] = true
		ev.Hash = hash
		l.memo.file(k)
		return
	}
	faults, notices, said := len(l.faults), len(l.notices), len(*e.Faults())
	var data []byte
	if ev.File != "" {
		data, _ = l.refer(e.Get("文件"), "佐证文件", ev.File, maxTable)
		ev.Hash = hashOf(data)
	}
	l.original(e, ev, data)
	if told && ev.Original == k.original && len(l.faults) == faults && len(l.notices) == notices && len(*e.Faults()) == said {
		l.memo.file(k)
	}
}

// fits reports a file that is there and small enough to be read.
func (l *loader) fits(file string) bool {
	info, err := fs.Stat(l.folder, file)
	return err == nil && info.Mode().IsRegular() && info.Size() <= maxTable
}
