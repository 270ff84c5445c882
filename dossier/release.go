package dossier

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"jiheng/budget"
	"jiheng/fault"
	"jiheng/plain"
)

// FileReleases holds the errors of the checks that the head has released.
const FileReleases = "放行.yaml"

// blockReleases is the list of releases in 放行.yaml.
const blockReleases = "放行"

// ReleaseEntry writes a release as an entry of 放行.yaml.
func ReleaseEntry(r budget.Release) Entry {
	q := plain.Quote
	return Entry{File: FileReleases, Kind: EntryItem, Block: blockReleases, Text: "  - {规则: " + q(r.Rule) + ", 文件: " + q(r.Paper) + ", 句子: " + q(r.Sentence) +
		", 意见: " + q(r.Says) + ", 理由: " + q(r.Reason) + ", 姓名: " + q(r.By) + ", 日期: " + q(r.Day) + "}\n"}
}

// ReleaseHead is the head of the list of releases.
func ReleaseHead() Entry {
	return Entry{File: FileReleases, Kind: EntryHead, Block: blockReleases, Text: blockReleases + ":\n"}
}

// Explains reports a text that explains something: no mark, no promise to look into
// it.
func Explains(s string) bool { return explanation(s) != "" }

// releases reads what was let pass: every entry names rule, document and
// sentence, and who answers for it why.
func (l *loader) releases() {
	n, ok := l.yaml(FileReleases, false)
	if !ok {
		return
	}
	n.Only(blockReleases)
	for _, x := range n.List(blockReleases) {
		x.Only("规则", "文件", "句子", "意见", "理由", "姓名", "日期")
		r := budget.Release{Rule: x.Need("规则"), Paper: x.Need("文件"), Sentence: x.Text("句子"), Says: x.Need("意见"), Reason: x.Need("理由"),
			By: x.Need("姓名"), Place: x.Place()}
		r.Day, _ = x.Day("日期")
		if r.Reason != "" && !Explains(r.Reason) {
			x.Get("理由").Bad("release-reason", "放行的“理由”写的“%s”没有说明为什么不是错误；请写清楚", fault.Clip(r.Reason))
		}
		if utf8.RuneCountInString(r.By) == 1 || strings.ContainsAny(r.By, "×某○*?？XxＸ") {
			x.Get("姓名").Bad("release-name", "放行的“姓名”写的“%s”不是人名；请写负责人的姓名", fault.Clip(r.By))
		}
		if year := strconv.Itoa(l.year.FiscalYear); r.Day != "" && (r.Day < year || r.Day > strconv.Itoa(l.year.FiscalYear+3)) {
			x.Get("日期").Bad("release-day", "放行的“日期”%s不在%s年度自评的时候；请核对", r.Day, year)
		}
		l.year.Releases = append(l.year.Releases, r)
	}
	l.done(n)
}
