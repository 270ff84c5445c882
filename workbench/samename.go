package workbench

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"jiheng/budget"
)

// CodeSameName is the code of a question: whether what is added is another than one of the
// same name.
const CodeSameName = "same-name"

// SameProjects lists the numbers of the projects that are called like one; but is its own.
func (y *Year) SameProjects(but, name string) (out []string) {
	for _, l := range y.Year.Lines {
		if l.Part == budget.ProjectExpenditure && l.ID != but && sameName(l.Name, name) {
			out = append(out, l.ID)
		}
	}
	return out
}

// SameIndicators lists the codes of the indicators that are called like one; but is its own.
func (y *Year) SameIndicators(but, name string) (out []string) {
	for _, i := range y.Year.Indicators {
		if i.Code != but && sameName(i.Name, name) {
			out = append(out, i.Code)
		}
	}
	return out
}

// sameName reports names that differ in blanks, widths and cases at most.
func sameName(a, b string) bool {
	plain := func(s string) string { return strings.ToLower(unspaced(norm.NFKC.String(s))) }
	return plain(a) != "" && plain(a) == plain(b)
}
