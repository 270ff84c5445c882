package budget

import "jiheng/fault"

// EvidenceGrades lists the grades of evidence, strongest first.
var EvidenceGrades = []string{"系统导出", "盖章文件", "统计数据", "照片", "本单位陈述"}

// Evidence is a paper that supports a figure (佐证材料).
type Evidence struct {
	ID    string
	Title string
	Grade string // one of EvidenceGrades
	File  string // path in the dossier, where the paper is kept there
	Hash  string // hex SHA-256 of the file
	Where string // place in it: page, cell

	Original     string // path of the electronic original (原件), an XML, OFD or PDF file as it was received
	OriginalHash string // hex SHA-256 of it

	Sample bool
	Place  fault.Place
}
