package intake

import (
	"os"
	"path/filepath"
	"runtime/metrics"
	"strings"
	"time"
	"unicode"

	"jiheng/document"
	"jiheng/fault"
)

// Bounds of what is read from a file.
const (
	mostCharacters = 2_000_000 // of one document; a long report has a tenth of it
	MostFaults     = 20        // told of one file
)

// fewer keeps the first of many faults of one file.
func fewer(file string, list fault.List) fault.List {
	if len(list) <= MostFaults {
		return list
	}
	return append(list[:MostFaults:MostFaults],
		fault.Bad(fault.Place{File: file}, "too-many-faults", "“%s”还有%d处同样读不了的地方，没有一一列出；请用 WPS 或 Office 打开，改正或另存后再检查", filepath.Base(file),
			len(list)-MostFaults))
}

// bounded refuses a document without a word, which must never pass for one
// without mistakes, and one that is too long to be a report.
func bounded(file string, d *document.Document, b document.Bounds) error {
	said, all := characters(d)
	most := document.Lower(mostCharacters, b.Characters)
	switch {
	case said == 0:
		return fault.Bad(fault.Place{File: file}, "read-nothing", "从“%s”里没有读到任何文字，无法检查；请打开文件看看：内容是否为空、是否只有图片（扫描件）、文字是否在别的工作表或文本框里，另存后再检查", filepath.Base(file))
	case all > most:
		return fault.Bad(fault.Place{File: file}, "read-too-long", "“%s”有%d万字，超过%d万字的上限；请拆成几个文件，或去掉不是报告正文的明细后再检查", filepath.Base(file),
			all/10_000, most/10_000)
	}
	return nil
}

// characters counts a document's characters; said are those that are no blanks.
func characters(d *document.Document) (said, all int) {
	count := func(runs []document.Run) {
		for _, r := range runs {
			for range r.Text {
				all++
			}
			if said == 0 && strings.ContainsFunc(r.Text, func(r rune) bool { return !unicode.IsSpace(r) && r != '\ufeff' && r != '\u200b' }) {
				said = 1
			}
		}
	}
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case *document.Heading:
			count(b.Runs)
		case *document.Paragraph:
			count(b.Runs)
		case *document.Figure:
			said = 1
		case *document.Table:
			for _, row := range b.Rows {
				for _, c := range row.Cells {
					count(c.Runs)
				}
			}
		}
	}
	return said, all
}

// watchOwnMemory ends this process when the memory that it holds goes beyond a
// limit. The parent watches too, but only Linux tells it.
func watchOwnMemory(limit uint64) {
	s := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	for range time.Tick(20 * time.Millisecond) {
		metrics.Read(s)
		if s[0].Value.Uint64()-s[1].Value.Uint64() > limit {
			os.Exit(exitMemory)
		}
	}
}

// exitMemory is how a child ends that took too much memory; nobody else sees it.
const exitMemory = 9
