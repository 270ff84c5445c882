package dossier

import "jiheng/budget"

// FileReleases holds the errors of the checks that the head has released.
const FileReleases = "放行.yaml"

// releases reads what was let pass: every entry names rule, document and
// sentence, and who answers for it why.
func (l *loader) releases() {
	n, ok := l.yaml(FileReleases, false)
	if !ok {
		return
	}
	n.Only("放行")
	for _, x := range n.List("放行") {
		x.Only("规则", "文件", "句子", "意见", "理由", "姓名", "日期")
		r := budget.Release{Rule: x.Need("规则"), Paper: x.Need("文件"), Sentence: x.Text("句子"), Says: x.Need("意见"), Reason: x.Need("理由"),
			By: x.Need("姓名"), Place: x.Place()}
		r.Day, _ = x.Day("日期")
		l.year.Releases = append(l.year.Releases, r)
	}
	l.done(n)
}
