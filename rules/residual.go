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

var placeholder = plain.NewExpr(`[XxＸ]{2,}|×{2,}|\*{3,}|某某|_{3,}|＿{2,}|\$?[{｛]{1,3}[^{}｛｝\n]{0,40}[}｝]{1,3}|〔缺：[^〕]{0,40}〕|#(?:REF|DIV/0|N/A|VALUE|NAME)[!?]?|指标[0-9][：:]$|(?:增加|减少|增长|下降|大于|小于|上升|超过|低于)[（(](?:增加|减少|增长|下降|大于|小于|上升|持平|低于|超过)[）)]|待(?:填|补充|核实|完善)(?:[）。，]|$)`)

// placeholders finds what stands for a value still to be written.
func placeholders(p *check.Pass) check.Outcome {
	for _, l := range p.Lines {
		if !placeholderIn(l.Text) {
			continue
		}
		if l.Kind == paper.CellLine && strings.Trim(l.Text, "…. ") == "" && l.Text != "" {
			p.Line(l, "这一格只有“"+l.Text+"”，没有内容。", "填写内容，没有的写“无”")
			continue
		}
		marks(p, l)
	}
	return check.Decided
}

// marks reports the placeholders of a line.
func marks(p *check.Pass, l *paper.Line) {
	for _, m := range placeholder.FindAllStringIndex(l.Text, -1) {
		r := paper.Range{From: m[0], To: m[1]}
		if latin(r.Of(l.Text)[0]) && (latinBefore(l.Text, m[0]) || m[1] < len(l.Text) && latin(l.Text[m[1]])) {
			continue
		}
		if maskedPart(l.Text, r) {
			continue
		}
		p.At(l, r, "“"+paper.InContext(l.Text, r)+"”：留着待填的“"+r.Of(l.Text)+"”。", "换成实际内容")
	}
}

// maskedPart reports signs that hide a part of a number or a name on purpose, or stand in a code:
// 6222****1234, 138XXXX5678, QYT-2024-XX-015, 填报人：王某某.
func maskedPart(s string, r paper.Range) bool {
	before, mark, behind := s[:r.From], r.Of(s), s[r.To:]
	if mark == "某某" {
		return (hiddenName.MatchString(before) || ofHidden.MatchString(before) || surnameEnds.MatchString(before) && doneByHidden.MatchString(behind)) &&
			!namesUnit.MatchString(behind)
	}
	if !strings.ContainsAny(mark[:1], "Xx*") && !strings.HasPrefix(mark, "×") && !strings.HasPrefix(mark, "Ｘ") {
		return false
	}
	return digitsEnd.MatchString(before) && digitsBegin.MatchString(behind) || longCode.MatchString(before) || segmentBefore.MatchString(before) && !hanBegins.MatchString(behind) ||
		segmentBehind.MatchString(behind) && codeNamed.MatchString(before)
}

// hiddenSurname is a surname before 某某, with those that are other words as well elsewhere.
const hiddenSurname = `(?:` + surnames + `|[张林何高马罗宋叶余杜戴夏钟汪田任姜范石姚熊金陆郝孔崔康毛秦江史顾孟尹黎贺])`

var (
	hiddenName    = plain.NewExpr(`(?:^|[：:、，,（( 　])` + hiddenSurname + `$`)
	ofHidden      = plain.NewExpr(`(?:患者|群众|居民|村民|学生|学员|职工|员工|老人|儿童|户主|对象|当事人|负责人|经办人|申请人|法人|会计|出纳|党员|干部|同志|家长|教师|医生|残疾人|低保户|困难户|脱贫户)` + hiddenSurname + `$`)
	surnameEnds   = plain.NewExpr(hiddenSurname + `$`)
	doneByHidden  = plain.NewExpr(`^(?:患|因|反映|家庭|一家|等[0-9一二三四五六七八九十两]+[户人名]|同志|先生|女士|、` + hiddenSurname + `某)`)
	namesUnit     = plain.NewExpr(`^(?:局|镇|乡|县|区|市|村|街道|公司|学校|项目|单位|路|部门)`)
	longCode      = plain.NewExpr(`[0-9]{6,}$`)
	digitsEnd     = plain.NewExpr(`[0-9]{2,}$`)
	digitsBegin   = plain.NewExpr(`^[0-9Xx]{2,}`)
	segmentBefore = plain.NewExpr(`[A-Za-z0-9][-—_/]$`)
	segmentBehind = plain.NewExpr(`^[-—_/][A-Za-z0-9]`)
	hanBegins     = plain.NewExpr(`^\p{Han}`)
	codeNamed     = plain.NewExpr(`(?:号|编码|代码|编号)[码]?[为是：: ]*$`)
)

// placeholderIn is a quick look before the expression is run.
func placeholderIn(s string) bool {
	return strings.ContainsAny(s, "XxＸ×*_＿{｛#…") || paper.HasAny(s, "某某", "〔缺：", "指标", "待填", "待补充", "待核实", "待完善", "（减少", "（增加", "（下降",
		"（增长", "（小于", "（大于", "(减少", "(增加", "(下降", "(增长")
}

var promptForm = plain.NewExpr(`[（(]?(?:限|不超过|不少于)?[0-9]{2,4}(?:个)?字(?:以内|左右|以下)?[）)]|不(?:超过|少于)[0-9]{2,4}个?字|[（(]必填[）)]|录入[\p{Han}]{2,6}情况|请(?:填写|输入|选择|录入|在此|根据)[\p{Han}]{0,10}|^[（(](?:请|照|写|填写|按[^（）()]{1,20}[写填])[^（）()]{2,60}[）)]$|[（(](?:如[\p{Han}]{1,6}作[\p{Han}]{1,6}表述|不涉及的[\p{Han}]{1,6}|本部分[\p{Han}]{2,10}应包括[^（）()]{1,20}|格式自拟|可另附页|按[\p{Han}]{1,8}填[列写报])[）)]`)

// prompts finds the help text of a form.
func prompts(p *check.Pass) check.Outcome {
	words := p.Lexicon().Prompts
	for _, l := range p.Lines {
		from := -1
		for _, w := range words {
			if i := l.IndexOf(w); i >= 0 && from < 0 && !quotedWhole(l.Text, i) && !ownNote(l, i+len(w)) {
				prompt(p, l, promptRange(l.Text, i, w))
				from = i
			}
		}
		if from < 0 && l.Has("字", "必填", "请", "（照", "（写", "（填写", "（按", "录入", "表述", "不涉及的", "应包括", "自拟", "另附", "填列", "填报") {
			if m := promptForm.FindStringIndex(l.Text); m != nil && !quotedWhole(l.Text, m[0]) {
				prompt(p, l, paper.Range{From: m[0], To: m[1]})
			}
		}
	}
	return check.Decided
}

// promptRange widens a word of help text to the bracket that it stands in.
func promptRange(s string, i int, word string) paper.Range {
	if m := promptForm.FindStringIndex(s); m != nil && m[0] <= i && m[1] >= i+len(word) {
		return paper.Range{From: m[0], To: m[1]}
	}
	from, to := max(0, i-400), min(len(s), i+400) // of forty characters
	open, end := strings.LastIndexAny(s[from:i], "（("), strings.IndexAny(s[i:to], "）)")
	if open >= 0 {
		open += from
	}
	if open >= 0 && end >= 0 && !strings.ContainsAny(s[open:i], "）)") && paper.Runes(s[open:i+end]) < 40 {
		return paper.Range{From: open, To: paper.Next(s, i+end)}
	}
	return paper.Range{From: i, To: i + len(word)}
}

// quotedWhole reports a place inside quotes or 《》: a text that speaks of help
// text.
func quotedWhole(s string, i int) bool { return insideQuotes(s, i) || paper.InsideTitle(s, i) }

// ownNote reports that the unit's own note stands behind 填表说明：, with what was counted and
// without a word of how to fill in.
func ownNote(l *paper.Line, from int) bool {
	rest, ok := strings.CutPrefix(strings.TrimSpace(l.Text[from:]), "：")
	if !ok || !strings.HasSuffix(l.Text[:from], "说明") || paper.HasAny(rest, "填", "请", "应", "须", "不得", "字以内", "保留", "限") {
		return false
	}
	return slices.ContainsFunc(l.Figures(), func(f paper.Figure) bool {
		return f.Start > from && f.Unit != "" && f.Unit != "年" && f.Unit != "月" && f.Unit != "日" && f.Unit != "字"
	})
}

func prompt(p *check.Pass, l *paper.Line, r paper.Range) {
	p.At(l, r, "“"+paper.InContext(l.Text, r)+"”：留着填报提示语“"+r.Of(l.Text)+"”。", "删去提示语，写上应填的内容")
}

var limitIn = plain.NewExpr(`([0-9]{2,4})个?字(?:以内|以下)|不超过([0-9]{2,4})个?字|限([0-9]{2,4})个?字`)

// lengthLimits wants texts to keep to the limit that their label names.
func lengthLimits(p *check.Pass) check.Outcome {
	seen := false
	for _, g := range p.Tables {
		for _, l := range g.Lines {
			m := limitIn.FindStringSubmatch(l.Text)
			if m == nil || paper.Runes(l.Text) > 40 {
				continue
			}
			most, _ := strconv.Atoi(m[1] + m[2] + m[3])
			v := valueOf(g, l)
			if v == nil || most == 0 {
				continue
			}
			seen = true
			if n := paper.Runes(v.Text); n > most {
				p.Line(v, fmt.Sprintf("“%s”写了%d个字，上限是%d个字，超过%d个字。", paper.BareLabel(l.Text), n, most, n-most), "压缩文字")
			}
		}
	}
	if !seen {
		return check.NotApplicable("表格没有写字数上限")
	}
	return check.Decided
}

// valueOf returns the cell to the right of a label, nil where there is none.
func valueOf(g *paper.Grid, l *paper.Line) *paper.Line {
	r, c, ok := g.PlaceOf(l)
	for k := c + 1; ok && k < len(g.Cells[r]); k++ {
		if v := g.Cells[r][k]; v != nil && v != l {
			return v
		}
	}
	return nil
}

var signers = map[string]bool{"项目负责人": true, "财务负责人": true, "单位负责人": true, "填表人": true, "审核人": true}

// signed wants the persons whom the form asks for.
func signed(p *check.Pass) check.Outcome {
	all := p.Fields(func(name string) bool {
		return signers[name] || signers[strings.TrimSuffix(name, "签字")] || signers[strings.TrimSuffix(name, "签名")]
	})
	if len(all) == 0 {
		return check.NotApplicable("表格没有要求签名")
	}
	for _, f := range all {
		value, _, _ := strings.Cut(f.Value, "　")
		if paper.NoValue(value) || strings.HasPrefix(value, "财务负责人") || strings.HasPrefix(value, "（签字）") && paper.Runes(value) <= 4 {
			p.Line(f.Label, "“"+f.Name+"”没有签名。", "补签名")
		}
	}
	return check.Decided
}

// doubledInField finds a sentence that stands twice in one field or paragraph.
func doubledInField(p *check.Pass) check.Outcome {
	least := p.Limit("同栏重复字数")
	for _, l := range p.Lines {
		ss := l.Sentences()
		if len(ss) < 2 {
			continue
		}
		seen := map[string]paper.Range{}
		for _, s := range ss {
			text := strings.TrimRight(s.Of(l.Text), "。；！？")
			if paper.Runes(text) < least {
				continue
			}
			if first, ok := seen[text]; ok {
				p.At(l, s, "同一栏里这一句写了两遍：“"+paper.Clip(text, 30)+"”。", "删去一遍", l.Site(first))
				continue
			}
			seen[text] = s
		}
	}
	return check.Decided
}

var damage = plain.NewExpr(`[\x{FFFD}\x{E000}-\x{F8FF}\x{0080}-\x{009F}\x{0001}-\x{0008}\x{000B}\x{000C}\x{000E}-\x{001F}]+|锟斤拷|烫烫烫|屯屯屯|\?{3,}|(?:[ÃÂâåæçèé][\x{0080}-\x{00FF}€™œ]){2,}|\p{Han}[a-z]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]*\p{Han}`)

// damagedCharacters finds mojibake, control characters and stray pinyin.
func damagedCharacters(p *check.Pass) check.Outcome {
	for i := range p.Pieces {
		piece := &p.Pieces[i]
		if !damageIn(piece.Raw) {
			continue
		}
		for _, m := range damage.FindAllStringIndex(piece.Raw, -1) {
			r := paper.Range{From: m[0], To: m[1]}
			p.Report(check.Finding{Site: piece.Site(r), Line: piece.Raw, Caret: paper.Runes(piece.Raw[:m[0]]),
				Message: "“" + paper.InContext(piece.Raw, r) + "”处有乱码或损坏的字符。", Suggestion: "核对原文，补上正确的字"})
		}
	}
	return check.Decided
}

// damageIn is a quick look before the expression is run.
func damageIn(s string) bool {
	for _, r := range s {
		switch {
		case r < 0x20 && r != '\t', r >= 0x80 && r < 0x250 && r != '·' && r != '×' && r != '°' && r != '±' && r != 0xA0, r >= 0xE000 &&
			r <= 0xF8FF, r == 0xFFFD, r == '锟', r == '烫', r == '屯', r == '?':
			return true
		}
	}
	return false
}
