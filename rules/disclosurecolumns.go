package rules

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"jiheng/check"
	"jiheng/paper"
	"jiheng/plain"
)

var (
	illHead   = []string{"病种", "疾病名称", "所患疾病", "患病情况", "病情", "病名", "诊断", "残疾类别", "残疾类型", "残疾等级"}
	minorHead = []string{"学生姓名", "儿童姓名", "幼儿姓名", "未成年人姓名", "孩子姓名", "小孩姓名"}
	ageHead   = []string{"年龄", "周岁", "年龄（岁）", "年龄(岁)", "岁数", "出生年月", "出生日期", "出生年份", "年级", "就读年级", "班级", "所在班级", "年级班级"}

	// plainIllness are words of kinds of aid rather than of what somebody has.
	plainIllness = []string{"大病", "重病", "重大疾病"}
	ageCell      = plain.NewExpr(`^([0-9]{1,2})(?:周岁|岁)?$`)
	bornCell     = plain.NewExpr(`^((?:19|20)[0-9]{2})(?:$|[年.\-/]|[01][0-9])`)
	gradeCell    = plain.NewExpr(`^(?:[一二三四五六七八九1-9]年级|[初高][一二三]|(?:大|中|小)班|学前班)`)
)

// whoseColumns finds tables that name persons beside their illnesses, and columns
// of minors' names.
func whoseColumns(p *check.Pass, g *paper.Grid) {
	names, head, ok := g.Col(append(slices.Clone(nameHead), "患者", "患者姓名", "病人姓名")...)
	if ok && head <= 3 {
		illColumn(p, g, names, head)
		minorRows(p, g, names, head)
	}
	if c, head, ok := g.Col(minorHead...); ok && head <= 3 {
		if n := countRows(g, head, func(r int) bool { return isFullName(g.At(r, c)) }); n > 0 {
			p.Line(g.At(head, c), fmt.Sprintf("表里列出了%d个未成年人的姓名。", n), "公开前删去姓名，只写人数")
		}
	}
}

// illColumn finds the column that tells the illnesses of those named in another: one
// that is headed so, else one whose cells name some, as a reason of hardship does.
func illColumn(p *check.Pass, g *paper.Grid, names, head int) {
	says := func(c int, is func(text string) bool) int {
		return countRows(g, head, func(r int) bool {
			at := g.At(r, c)
			return at != nil && is(strings.TrimSpace(at.Text)) && isFullName(g.At(r, names))
		})
	}
	c, _, headed := g.Col(illHead...)
	n := 0
	if headed = headed && c != names; headed {
		n = says(c, func(text string) bool { return text != "" })
	}
	for k := 0; !headed && n == 0 && k < len(g.Cells[head]); k++ {
		if k != names && g.At(head, k) != nil {
			c, n = k, says(k, namesIllness)
		}
	}
	if n > 0 {
		p.Line(g.At(head, c), fmt.Sprintf("表里列出了%d个人的姓名和病情。", n), "公开前删去姓名或病情一栏")
	}
}

// longestIll is how many characters a cell has at most that names somebody's illness.
const longestIll = 24

// namesIllness reports a cell that names an illness, and no kind of aid.
func namesIllness(text string) bool {
	if paper.Runes(text) > longestIll || paper.HasAny(text, "救助", "补助", "补贴", "保险", "防治", "筛查", "宣传", "医院", "科") {
		return false
	}
	for _, w := range plainIllness {
		text = strings.ReplaceAll(text, w, "")
	}
	return illness.MatchString(text)
}

// minorRows finds names beside the ages, years of birth or school years of minors.
func minorRows(p *check.Pass, g *paper.Grid, names, head int) {
	c, _, ok := g.Col(ageHead...)
	if !ok || c == names {
		return
	}
	n := countRows(g, head, func(r int) bool {
		at := g.At(r, c)
		return at != nil && isFullName(g.At(r, names)) && ofMinor(strings.TrimSpace(at.Text), p.Year)
	})
	if n > 0 {
		p.Line(g.At(head, c), fmt.Sprintf("表里列出了%d个未成年人的姓名和年龄。", n), "公开前删去姓名和这一栏，只写人数")
	}
}

// ofMinor reports an age, a year of birth or a school year of somebody under age in
// the year of the paper; 0 where that is not known.
func ofMinor(cell string, year int) bool {
	if m := ageCell.FindStringSubmatch(cell); m != nil {
		age, err := strconv.Atoi(m[1])
		return err == nil && age < adult
	}
	if m := bornCell.FindStringSubmatch(cell); m != nil {
		born, err := strconv.Atoi(m[1])
		return err == nil && year > 0 && born <= year && year-born < adult
	}
	return gradeCell.MatchString(cell)
}

func countRows(g *paper.Grid, head int, is func(r int) bool) int {
	n := 0
	for r := head + 1; r < len(g.Cells); r++ {
		if is(r) {
			n++
		}
	}
	return n
}

var fullName = plain.NewExpr(`^` + anyName + `$`)

func isFullName(l *paper.Line) bool {
	return l != nil && fullName.MatchString(l.Text) && !isNoName(l.Text)
}
