package rules

import (
	"fmt"
	"strconv"
	"strings"

	"jiheng/check"
	"jiheng/paper"
	"jiheng/plain"
)

// gradeSchemes are the names of grades that places use: a sentence that counts
// the projects of every grade of one of them has counted all.
var gradeSchemes = [][]string{{"优", "良", "合格", "不合格"}, {"优", "良", "中", "差"}, {"优秀", "良好", "合格", "不合格"}, {"优秀", "良好", "一般", "较差"}, {"优", "良", "中", "低", "差"}}

var (
	gradeFirst  = plain.NewExpr(`(优秀|良好|不合格|较差|一般|合格|优|良|中|低|差)["”’』」]?(?:等次|等级|级)?(?:的)?(?:项目)?(?:共|有|为|数|数为)?\s*([0-9]+)\s*(?:个|项)`)
	countFirst  = plain.NewExpr(`([0-9]+)\s*(?:个|项)(?:项目)?(?:被)?(?:的)?(?:绩效)?(?:评价|自评)?(?:结果|等级|等次|评级)?(?:评定|评|定)?(?:为|是)["“‘『「]?(优秀|良好|不合格|较差|一般|合格|优|良|中|低|差)`)
	evaluated   = plain.NewExpr(`(?:自评|评价)(?:的)?(?:项目)?(?:共|数|数量|数为)?\s*([0-9]+)\s*(?:个|项)|(?:自评|评价)[^，。；0-9]{0,8}项目[^，。；0-9]{0,4}([0-9]+)\s*(?:个|项)|([0-9]+)\s*(?:个|项)项目[^，。；0-9]{0,6}(?:开展|进行|实施|完成)[^，。；0-9]{0,6}(?:自评|评价)`)
	notGraded   = []string{"未评", "没有评", "不评", "尚未", "暂未", "除外", "另有", "不含", "未定级"}
	problemsAll = plain.NewExpr(`(?:发现|查出|存在)[^，。；0-9]{0,8}问题[^，。；0-9]{0,4}([0-9]+)\s*(?:个|项|条)[^。；]{0,6}?[，,：:；][^。；]{0,10}?(?:已(?:经)?(?:完成)?整改|已整改完成|整改完成)[^，。；0-9]{0,8}([0-9]+)\s*(?:个|项|条)[^，。；]{0,4}[，,、；][^。；0-9]{0,6}?(?:正在|尚在|仍在|还在)[^，。；0-9]{0,4}整改[^，。；0-9]{0,8}([0-9]+)\s*(?:个|项|条)`)
	otherEnds   = []string{"其余", "另有", "另外", "移交", "无需", "不需", "销号", "中止", "撤销", "长期坚持", "未整改", "未完成"}
)

// countsAddUp wants the projects of all grades to make up those evaluated, and
// the problems settled and under way those found, where one sentence or section
// tells all of them. Where a grade is left out, or some projects have none, it
// does not judge.
func countsAddUp(p *check.Pass) check.Outcome {
	seen := false
	for i, l := range p.Lines {
		if l.Kind == paper.CellLine || !l.Has("优", "整改") {
			continue
		}
		for _, s := range l.Sentences() {
			graded := gradesCounted(p, i, l, s)
			solved := problemsCounted(p, l, s)
			seen = seen || graded || solved
		}
	}
	if !seen {
		return check.NotApplicable("没有逐个等级写出项目数，也没有写问题和整改各多少个")
	}
	return check.Decided
}

// gradesCounted judges a sentence that counts every grade of a scheme once;
// it reports whether there was one to judge.
func gradesCounted(p *check.Pass, line int, l *paper.Line, s paper.Range) bool {
	text := s.Of(l.Text)
	counts, from, to := gradeCounts(text)
	if !wholeScheme(counts) || paper.HasAny(text, notGraded...) {
		return false
	}
	total, ok := projectsBefore(p, line, l, s.From+from)
	if !ok {
		return false
	}
	sum := 0
	for _, n := range counts {
		sum += n
	}
	if sum != total {
		p.At(l, paper.Range{From: s.From + from, To: s.From + to},
			fmt.Sprintf("各等级的项目共%d个，自评的项目是%d个，相差%d个。", sum, total, max(sum-total, total-sum)), "核对各等级的项目数；有项目没有评定等级的，写明个数和原因")
	}
	return true
}

// gradeCounts reads the count of each grade in a sentence, and where the counts
// stand; a grade that is counted twice spoils them.
func gradeCounts(text string) (counts map[string]int, from, to int) {
	for _, x := range []struct {
		re           *plain.Expr
		grade, count int
	}{{gradeFirst, 1, 2}, {countFirst, 2, 1}} {
		counts, from, to = map[string]int{}, len(text), 0
		for _, m := range x.re.FindAllStringSubmatchIndex(text, -1) {
			grade := text[m[2*x.grade]:m[2*x.grade+1]]
			n, err := strconv.Atoi(text[m[2*x.count]:m[2*x.count+1]])
			if _, twice := counts[grade]; twice || err != nil {
				return nil, 0, 0
			}
			counts[grade] = n
			from, to = min(from, m[0]), max(to, m[1])
		}
		if wholeScheme(counts) {
			return counts, from, to
		}
	}
	return nil, 0, 0
}

func wholeScheme(counts map[string]int) bool {
	for _, scheme := range gradeSchemes {
		n := 0
		for _, g := range scheme {
			if _, ok := counts[g]; ok {
				n++
			}
		}
		if n == len(scheme) && n == len(counts) {
			return true
		}
	}
	return false
}

// projectsBefore returns how many projects were evaluated, by the last words for
// it in the line before a place, or in the line above.
func projectsBefore(p *check.Pass, line int, l *paper.Line, before int) (int, bool) {
	texts := []string{l.Text[:before]}
	if line > 0 {
		texts = append(texts, p.Lines[line-1].Text)
	}
	for _, text := range texts {
		all := evaluated.FindAllStringSubmatch(text, -1)
		if len(all) == 0 {
			continue
		}
		if n, err := strconv.Atoi(strings.Join(all[len(all)-1][1:], "")); err == nil {
			return n, true
		}
		return 0, false
	}
	return 0, false
}

// problemsCounted judges problems found, settled and under way; it reports
// whether all three stood together.
func problemsCounted(p *check.Pass, l *paper.Line, s paper.Range) bool {
	text := s.Of(l.Text)
	m := problemsAll.FindStringSubmatchIndex(text)
	if m == nil || paper.HasAny(text, otherEnds...) {
		return false
	}
	n := [3]int{}
	for i := range n {
		v, err := strconv.Atoi(text[m[2*i+2]:m[2*i+3]])
		if err != nil {
			return false
		}
		n[i] = v
	}
	if n[0] != n[1]+n[2] {
		p.At(l, paper.Range{From: s.From + m[0], To: s.From + m[1]},
			fmt.Sprintf("发现问题%d个，已整改%d个、正在整改%d个，合计%d个。", n[0], n[1], n[2], n[1]+n[2]), "核对问题的个数；另有去向的，写明")
	}
	return true
}
