package paper

import (
	"regexp"
	"strings"

	"jiheng/extract"
	"jiheng/num"
)

// A PointSum is a total of points that are given by class, without indicators: 投入, 过程,
// 产出, 效果 in a table, or one a line.
type PointSum struct {
	Total *Line
	At    Range
	Shown num.Decimal // the total as it is written
	Sum   num.Decimal // of the points of the classes
}

// PointSums returns the totals of points by class of the document of which it is sure
// what they are made of: the full marks beside the points make up the full mark of the
// total. In reading order of tables, then of lines.
func (t *Text) PointSums() []PointSum {
	var out []PointSum
	for _, g := range t.Tables {
		for r := 0; r < min(len(g.Cells), deepestHead); r++ {
			if weight, score := pointHeads(g, r); weight >= 0 && score >= 0 {
				if s, ok := classPoints(g, r, weight, score); ok {
					out = append(out, s)
				}
				break
			}
		}
	}
	return append(out, t.linePoints()...)
}

// deepestHead is how many rows of a table are looked at for such a head.
const deepestHead = 6

// pointHeads returns the one column of full marks and the one of points of a head; -1
// where there are none or several, in blocks of indicators, and beside amounts.
func pointHeads(g *Grid, r int) (weight, score int) {
	weight, score = -1, -1
	for c, l := range g.Cells[r] {
		if l == nil || c > 0 && g.Cells[r][c-1] == l || Runes(l.Text) > longestTitle {
			continue
		}
		h := PlainHead(l.Text)
		at := &score
		switch {
		case strings.HasSuffix(h, "率"):
			continue
		case HasAny(h, "三级指标", "指标值", "目标值", "完成值", "预算", "支出", "执行"):
			return -1, -1
		case h == "分值" || h == "权重" || h == "满分" || h == "标准分" || h == "标准分值":
			at = &weight
		case !strings.HasSuffix(h, "得分") && h != "评分":
			continue
		}
		if *at >= 0 {
			return -1, -1
		}
		*at = c
	}
	return weight, score
}

// classPoints reads the rows below such a head up to the row of the total.
func classPoints(g *Grid, head, weight, score int) (s PointSum, ok bool) {
	var full num.Decimal
	n := 0
	for r := head + 1; r < len(g.Cells); r++ {
		w, ok1 := CellNumber(g.At(r, weight))
		d, ok2 := CellNumber(g.At(r, score))
		kind := sumRow(g, r)
		switch {
		case kind == "合计" && ok1 && ok2:
			s.Total, s.Shown = g.At(r, score), d
			s.At = s.Total.All()
			return s, n > 1 && w.Cmp(full) == 0
		case kind != "" || !ok1 || !ok2 || r > head+1 && (g.At(r, weight) == g.At(r-1, weight) || g.At(r, score) == g.At(r-1, score)):
			return s, false
		}
		full, s.Sum = full.Add(w), s.Sum.Add(d)
		n++
	}
	return s, false
}

var (
	lineOfPoints = regexp.MustCompile(`^[\p{Han}、（）()]{1,12}得分[：:]?\s*([0-9]+(?:\.[0-9]+)?)\s*分?\s*[（(]满分\s*([0-9]+(?:\.[0-9]+)?)\s*分?[）)][。；]?$`)
	lineOfTotal  = regexp.MustCompile(`^(?:自评总分|总分|总得分|自评得分|自评总得分|综合得分|得分合计)[：:]?\s*([0-9]+(?:\.[0-9]+)?)\s*分?(?:[（(]满分\s*[0-9.]+\s*分?[）)])?[。；]?$`)
)

// linePoints reads such points that stand one a line, with the total before or behind
// them.
func (t *Text) linePoints() (out []PointSum) {
	for i := 0; i < len(t.Lines); i++ {
		if !pointsIn(t.Lines[i]) {
			continue
		}
		first := i
		var full, sum num.Decimal
		for ; i < len(t.Lines) && pointsIn(t.Lines[i]); i++ {
			m := lineOfPoints.FindStringSubmatch(t.Lines[i].Text)
			d, _ := num.ParseDecimal(m[1])
			w, _ := num.ParseDecimal(m[2])
			sum, full = sum.Add(d), full.Add(w)
		}
		if i-first < 2 || full.Cmp(num.Int(100)) != 0 {
			continue
		}
		for _, k := range []int{i, first - 1} {
			if k < 0 || k >= len(t.Lines) {
				continue
			}
			if m := lineOfTotal.FindStringSubmatchIndex(t.Lines[k].Text); m != nil {
				d, _ := num.ParseDecimal(t.Lines[k].Text[m[2]:m[3]])
				out = append(out, PointSum{Total: t.Lines[k], At: Range{m[2], m[3]}, Shown: d, Sum: sum})
				break
			}
		}
	}
	return out
}

func pointsIn(l *Line) bool {
	return strings.Contains(l.Text, "满分") && len(l.Text) < 120 && lineOfPoints.MatchString(l.Text)
}

// A Graded is a grade with the points that stand beside it in a table or a form.
type Graded struct {
	Score num.Decimal
	Grade string
	Line  *Line // of the grade
	At    Range
}

// notOwnScore are words of points that are of a part, not of all.
var notOwnScore = []string{"率", "产出", "效益", "效果", "满意", "投入", "过程", "成本", "管理", "指标"}

// leastHundred is the least number of points that are surely of a hundred.
var leastHundred = num.Int(50)

// Graded returns the grades of tables and forms with the points they stand for: those of
// one row, and the only grade of a form with its only total. Sentences are left to those
// who read them.
func (t *Text) Graded() (out []Graded) {
	facts := t.Facts()
	var grades, scores []int // outside rows that hold both
	for i := 0; i < len(facts); {
		end := i
		for end < len(facts) && facts[end].Line == facts[i].Line {
			end++
		}
		row, gr := scored(facts[i:end])
		switch {
		case t.source[facts[i].Line].Table > 0 && len(gr) == 1 && len(row) == 1:
			out = t.graded(out, &facts[i+row[0]], &facts[i+gr[0]])
		case t.source[facts[i].Line].Table > 0 || end-i == 1:
			for _, k := range row {
				scores = append(scores, i+k)
			}
			for _, k := range gr {
				grades = append(grades, i+k)
			}
		}
		i = end
	}
	if len(grades) == 1 && len(scores) == 1 {
		out = t.graded(out, &facts[scores[0]], &facts[grades[0]])
	}
	return out
}

// scored returns the totals of points of a line and its grades; none where the points are
// those of one of many classes or indicators.
func scored(facts []extract.Found) (scores, grades []int) {
	for i := range facts {
		f := &facts[i]
		switch f.Kind {
		case extract.Weight:
			if f.Value != "100" {
				return nil, nil
			}
		case extract.Rating:
			grades = append(grades, i)
		case extract.Score:
			if name := lastHead(f.Subject); !HasAny(name, notOwnScore...) && HasAny(name, "得分", "总分", "评分", "分数") {
				scores = append(scores, i)
			}
		}
	}
	return scores, grades
}

func (t *Text) graded(out []Graded, score, grade *extract.Found) []Graded {
	d, err := num.ParseDecimal(score.Value)
	l, at, ok := t.LineAt(grade.Line, grade.Start, grade.End)
	if err != nil || !ok || d.Cmp(leastHundred) <= 0 || d.Cmp(num.Int(100)) > 0 {
		return out
	}
	return append(out, Graded{Score: d, Grade: grade.Value, Line: l, At: at})
}
