package dossier

import (
	"jiheng/budget"
	"jiheng/plain"
)

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
