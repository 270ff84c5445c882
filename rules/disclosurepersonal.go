package rules

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/check"
	"jiheng/paper"
	"jiheng/personal"
	"jiheng/plain"
)

var (
	namesOfAid = plain.NewExpr(`(?:低保户|低保对象|困难户|困难群众|困难职工|困难学生|困难党员|特困人员|特困供养对象|贫困户|脱贫户|残疾人|优抚对象|受助学生|孤儿|重病患者|失独家庭|计划生育特殊家庭)((?:` +
		personName + `、)+` + personName + `)(?:等|，|。|；|、|[0-9一二三四五六七八九十两])`)
	maskedName  = plain.NewExpr(`[*×＊○某XxＸ]`)
	shortName   = plain.NewExpr(`^\p{Han}{2,4}$`)
	surnameHead = plain.NewExpr(`^(?:` + surnames + `)`)
	nameHead    = []string{"姓名", "户主", "户主姓名", "学生姓名", "受助人", "受助人姓名", "领取人", "领取人姓名", "补助对象", "救助对象", "残疾人姓名", "申请人", "对象姓名", "发放对象"}
	aidWords    = []string{"救助", "补助", "补贴", "低保", "特困", "残疾", "困难", "资助", "慰问", "抚恤", "帮扶", "优抚", "受助", "扶助", "发放", "高龄", "孤儿", "计生"}
)

const surnames = personal.Surname

const personName = surnames + `\p{Han}{1,2}`

// personalData finds what tells who somebody is: home addresses and names of
// those who were helped. Identity numbers, mobile phones and accounts have text
// rules, whose findings bear this rule's id.
func personalData(p *check.Pass) check.Outcome {
	if !isPublished(p.Text) {
		return notForPublication
	}
	for _, l := range p.Lines {
		whoIsWho(p, l)
		if !l.Has("低保", "困难", "特困", "贫困户", "脱贫户", "残疾人", "优抚对象", "受助学生", "孤儿", "重病患者", "失独家庭", "特殊家庭") {
			continue
		}
		if m := namesOfAid.FindStringSubmatchIndex(l.Text); m != nil {
			p.At(l, paper.Range{From: m[2], To: m[3]}, fmt.Sprintf("写出了受助人的姓名（%d人）。", strings.Count(l.Text[m[2]:m[3]], "、")+1),
				"公开前删去姓名，只写人数")
		}
	}
	homesIn(p)
	for _, g := range p.Tables {
		personalColumns(p, g)
		whoseColumns(p, g)
	}
	return check.Decided
}

// personalColumns finds columns with home addresses, and with names of those who
// were helped.
func personalColumns(p *check.Pass, g *paper.Grid) {
	addressColumn(p, g)
	about := p.Title + g.Caption
	for _, l := range g.Lines[:min(len(g.Lines), 12)] {
		about += l.Text
	}
	c, head, ok := g.Col(nameHead...)
	if !ok || head > 3 || !paper.HasAny(about, aidWords...) || slices.ContainsFunc(g.Lines, func(l *paper.Line) bool {
		return paper.HasAny(l.Text, "职务", "岗位", "科室") && paper.Runes(l.Text) <= 8
	}) {
		return
	}
	n := 0
	for r := head + 1; r < len(g.Cells); r++ {
		if l := g.At(r, c); l != nil && shortName.MatchString(l.Text) && surnameHead.MatchString(l.Text) && !maskedName.MatchString(l.Text) {
			n++
		}
	}
	if n >= fewestNames {
		p.Line(g.At(head, c), fmt.Sprintf("表里列出了%d个受助人的姓名。", n), "公开前删去姓名，或按规定只留姓氏")
	}
}

// fewestNames is the number of names in a column from which it is a list of
// people.
const fewestNames = 2
