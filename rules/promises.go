package rules

import (
	"regexp"
	"strings"

	"jiheng/check"
	"jiheng/paper"
)

// promised lists words of headings with the words of which the section must
// have one.
var promised = []struct {
	word string
	need []string
}{
	{"职能", []string{"职能", "职责", "负责", "承担", "主要任务", "执行", "贯彻"}},
	{"职责", []string{"职能", "职责", "负责", "承担", "执行", "贯彻"}},
	{"架构", []string{"机构", "架构", "内设", "科室", "下设"}},
	{"机构设置", []string{"机构", "内设", "科室", "下设"}},
	{"人员", []string{"人员", "编制", "在职", "在编", "职工", "人数"}},
	{"编制", []string{"编制", "核定"}},
	{"资产", []string{"资产", "设备", "房屋", "车辆", "建筑面积", "办公用房", "土地"}},
	{"收入", []string{"收入", "拨款", "预算"}},
	{"支出", []string{"支出", "执行", "决算"}},
	{"结余", []string{"结余", "结转", "剩余"}},
	{"结转", []string{"结余", "结转", "剩余"}},
	{"采购", []string{"采购"}},
	{"三公", []string{"三公", "公务接待", "因公出国"}},
}

// headingPromise wants a section to speak of everything that its heading names.
func headingPromise(p *check.Pass) check.Outcome {
	seen := false
	for _, l := range p.Headings() {
		if !strings.ContainsAny(l.Text, "、，和及") {
			continue
		}
		var words []int
		for i, w := range promised {
			if strings.Contains(l.Text, w.word) && !paper.HasAny(l.Text, w.word+"管理", w.word+"经费") {
				words = append(words, i)
			}
		}
		body := paper.Words(p.Section(l))
		if len(words) < 2 || body == "" {
			continue
		}
		seen = true
		for _, i := range words {
			if !paper.HasAny(body, promised[i].need...) {
				p.At(l, l.Find(promised[i].word), "标题写明要讲“"+promised[i].word+"”，正文里没有。", "补写“"+promised[i].word+"”的情况，或改标题")
			}
		}
	}
	if !seen {
		return check.NotApplicable("没有列出几项内容的标题")
	}
	return check.Decided
}

var bodyWords = []string{"部门单位", "部门(单位)", "部门（单位）", "部门", "单位"}

// standing lists words of headings in which 部门 and 单位 do not mean the body
// that reports.
var standing = []string{"部门预算", "部门决算", "主管部门", "单位预算", "单位决算", "计量单位", "所属单位", "下属单位", "预算单位", "部门评价", "部门联动", "金额单位", "部门协同", "跨部门"}

// callsItself returns the word with which a heading calls the reporting body;
// empty for none.
func callsItself(heading string) string {
	for _, s := range standing {
		heading = strings.ReplaceAll(heading, s, "")
	}
	for _, w := range bodyWords {
		if strings.Contains(heading, w) {
			return w
		}
	}
	return ""
}

// departmentOrUnit finds several words for the reporting body in title and
// headings.
func departmentOrUnit(p *check.Pass) check.Outcome {
	if unitLevel(p) {
		return unitCallsItselfUnit(p)
	}
	forms := map[string]*form{}
	for _, l := range p.Lines {
		if l.Kind != paper.HeadingLine && l.Kind != paper.TitleLine {
			continue
		}
		if w := callsItself(l.Text); w != "" {
			count(forms, w, l, l.Find(w))
		}
	}
	minority(p, forms, "题名和标题里对本单位的称呼", "全文统一用“单位”")
	return check.Decided
}

// runInForms finds paragraphs of one chapter of which some have a run-in heading
// with a colon, some with a full stop or a blank.
func runInForms(p *check.Pass) check.Outcome {
	chapters := map[*paper.Line]map[string]*form{}
	var order []*paper.Line
	p.Bodies(func(l *paper.Line) {
		at := strings.IndexAny(l.Name(), "：。")
		if at <= 0 || l.Up == nil {
			return
		}
		at += len(l.Text) - len(l.Name())
		head, end := l.Text[:at], paper.Next(l.Text, at)
		if n := paper.Runes(head); n < 4 || n > 14 || strings.ContainsAny(head, "，；、“（0123456789") || end == len(l.Text) {
			return
		}
		top := l.Up
		for top.Up != nil {
			top = top.Up
		}
		shape := "冒号"
		if strings.HasPrefix(l.Text[at:], "。") {
			shape = "句号"
		} else if i := strings.Index(l.AsRead().Raw, head+"："); i >= 0 && strings.HasPrefix(l.AsRead().Raw[i+len(head)+len("："):], " ") {
			shape = "冒号加空格"
		}
		if chapters[top] == nil {
			chapters[top] = map[string]*form{}
			order = append(order, top)
		}
		count(chapters[top], shape, l, paper.Range{From: 0, To: end})
	})
	for _, top := range order {
		if f := chapters[top]["句号"]; f != nil && f.n < 2 {
			delete(chapters[top], "句号") // a short first sentence
		}
		if f := chapters[top]; f["冒号"] != nil || f["冒号加空格"] != nil {
			minority(p, f, "段首小标题后的标点", "统一用“XX：”的形式")
		}
	}
	return check.Decided
}

// longHeading finds headings that are sentences.
func longHeading(p *check.Pass) check.Outcome {
	most := p.Limit("标题字数")
	for _, l := range p.Lines {
		if l.Level == 0 || l.Level > 2 && l.Kind != paper.HeadingLine || l.Mark == "" || l.Kind == paper.CellLine ||
			strings.ContainsRune("。；：！？”）", paper.LastRune(l.Text)) {
			continue
		}
		name := l.Name()
		switch n := paper.Runes(name); {
		case strings.Contains(name, "。") && n <= 2*most:
			p.Line(l, "标题“"+paper.Clip(l.Text, 24)+"”里有句号。", "标题缩成一句，不用句号")
		case n > most && !strings.Contains(name, "。"):
			p.Line(l, "标题“"+paper.Clip(l.Text, 24)+"……”太长。", "缩短标题")
		}
	}
	return check.Decided
}

// chapterMark is the number of a part of a paper: 第二部分.
var chapterMark = regexp.MustCompile(`^第[一二三四五六七八九十百0-9]+(部分|章|篇|节|条)`)

// numbersTypedAndNot finds headings of one level of which some have a number
// and some have none, as when a word processor numbers some of them itself.
func numbersTypedAndNot(p *check.Pass) check.Outcome {
	with, without := 0, (*paper.Line)(nil)
	blocks := 0
	for _, l := range p.Headings() {
		if l.AsRead().Level != 1 && l.AsRead().Level != 2 {
			continue
		}
		blocks++
		if chapterMark.MatchString(l.Text) {
			continue // it has a number of its own kind
		}
		if l.Mark != "" {
			with++
		} else if without == nil && with > 0 {
			without = l
		}
	}
	if blocks < 2 {
		return check.NotApplicable("标题不足两个")
	}
	if without != nil && with > 0 {
		p.Line(without, "标题“"+paper.Clip(without.Text, 24)+"”没有序号，别的标题有：可能一部分是自动编号，一部分是键入的。", "同级标题统一用一种编号方式")
	}
	return check.Decided
}

// longEnough is the length in characters from which a paragraph is running text.
const longEnough = 20

// blankLines finds three empty paragraphs in a row.
func blankLines(p *check.Pass) check.Outcome {
	n, begun := 0, false // a cover page is set with empty lines
	for i := range p.Pieces {
		piece := &p.Pieces[i]
		begun = begun || piece.Kind == paper.HeadingLine || paper.Runes(piece.Raw) > longEnough
		if !begun && len(p.Pieces) > 12 {
			continue
		}
		if piece.Kind == paper.CellLine || strings.TrimSpace(piece.Raw) != "" {
			n = 0
			continue
		}
		if n++; n == 3 {
			p.Report(check.Finding{Site: piece.Site(paper.Range{From: 0, To: len(piece.Raw)}), Message: "连续三个以上空行。",
				Suggestion: "段落之间的距离用段前段后间距"})
		}
	}
	return check.Decided
}
