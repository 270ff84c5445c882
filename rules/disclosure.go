package rules

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/check"
	"jiheng/paper"
	"jiheng/plain"
)

// Disclosure and secrecy (PUB).
var disclosure = []*check.Rule{
	{ID: "PUB-01", Title: "按期公开", Source: "budget-regulation/6", Severity: check.Error, Run: publishedInTime, Local: shanghai},
	{ID: "PUB-02", Title: "公开内容齐全", Source: "self-evaluation/result-use", Severity: check.Error, Run: publishedWhole, Local: shanghai},
	{ID: "PUB-03", Title: "公开前经过保密审查", Source: "disclosure/secrecy-procedure", Severity: check.Error, Run: secrecyReviewed},
	{ID: "PUB-04", Title: "没有涉密标志和涉密内容", Source: "disclosure/regulation", Severity: check.Error, Run: secretMarks},
	{ID: "PUB-05", Title: "可能是工作秘密的细节经过核定", Source: "disclosure/work-secrets", Severity: check.Warning, Run: workSecrets},
	{ID: "PUB-06", Title: "没有个人信息", Source: "disclosure/regulation", Severity: check.Error, Run: personalData},
	{ID: "PUB-07", Title: "没有商业秘密", Source: "disclosure/regulation", Severity: check.Warning, Run: businessSecrets},
	{ID: "PUB-09", Title: "报告和表在一处公开", Source: "disclosure/budget", Severity: check.Notice, Run: publishedTogether},
	{ID: "PUB-10", Title: "空表有说明", Source: "disclosure/budget", Severity: check.Warning, Run: emptyTables},
	{ID: "PUB-12", Title: "涉密项目仍要自评", Source: "budget-law/57", Severity: check.Warning, Run: secretProjects},
	{ID: "PUB-13", Title: "各等级的项目数、整改的问题数加得起来", Source: "own/arithmetic", Severity: check.Warning, Run: countsAddUp},
}

// shanghai is the ground of what the city's people's congress has to be shown.
var shanghai = []check.Local{{Place: "上海", Source: "disclosure/shanghai"}}

var notForPublication = check.NotApplicable("不是要公开的文件")

// isPublished reports a document that is meant for publication: not a ledger, a
// list or a paper of work inside the office.
func isPublished(t *paper.Text) bool {
	return !paper.HasAny(t.Title, "台账", "花名册", "监控表", "监控情况表", "工作底稿", "内部")
}

var (
	secretMark  = plain.NewExpr(`(?:绝密|机密|秘密)\s*[★☆]`)
	secretLevel = plain.NewExpr(`密级\s*[：:]\s*(?:绝密|机密|秘密)`)
	secretKind  = plain.NewExpr(`(?:绝密|机密|秘密)级`)
	secretNamed = plain.NewExpr(`[（(](?:涉密|涉密项目|秘密|机密|绝密)[)）]`)
)

// secretMarks finds marks of a security level, and what is called secret.
func secretMarks(p *check.Pass) check.Outcome {
	if !isPublished(p.Text) {
		return notForPublication
	}
	for _, l := range p.Lines {
		if !l.Has("密") {
			continue
		}
		bare := strings.Trim(l.Text, " 　★")
		switch m := secretMark.FindStringIndex(l.Text); {
		case m != nil:
			p.At(l, paper.Range{From: m[0], To: m[1]}, fmt.Sprintf("有密级标志“%s”。", l.Text[m[0]:m[1]]), "涉密的文件不得公开；确已解密的，去掉标志并附解密依据")
			continue
		case bare == "绝密" || bare == "机密" || bare == "秘密":
			p.Line(l, fmt.Sprintf("单独写着密级“%s”。", bare), "涉密的文件不得公开；确已解密的，去掉标志并附解密依据")
			continue
		}
		if m := secretLevel.FindStringIndex(l.Text); m != nil {
			p.At(l, paper.Range{From: m[0], To: m[1]}, fmt.Sprintf("写着“%s”。", l.Text[m[0]:m[1]]), "涉密的文件不得公开；确已解密的，去掉标志并附解密依据")
		}
		if m := secretNamed.FindStringIndex(l.Text); m != nil && m[0] > 0 && !paper.HasAny(l.Text, "商业秘密", "除外", "不含") {
			p.At(l, paper.Range{From: m[0], To: m[1]}, fmt.Sprintf("“%s”是涉密事项。", paper.Clip(l.Text, 30)), "涉密项目不列入公开的文件")
		}
		if m := secretKind.FindStringIndex(l.Text); m != nil &&
			!paper.HasAny(l.Text, "制度", "培训", "保密教育", "管理办法", "规定", "条例", "密级鉴定", "不属于", "没有", "未发生") {
			p.Report(check.Finding{Severity: check.Warning, Message: fmt.Sprintf("写到“%s”的事项。", l.Text[m[0]:m[1]]),
				Suggestion: "请保密审查人核定这一处能否公开", Site: l.Site(paper.Range{From: m[0], To: m[1]}), Line: l.Text,
				Caret: l.RunesTo(m[0])})
		}
	}
	return check.Decided
}

var (
	networkAddress = plain.NewExpr(`(?:^|[^0-9.])((?:1[0-9]{1,2}|2[0-4][0-9]|25[0-5]|[2-9][0-9])\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3})(?:[^0-9.]|$)`)
	openHole       = plain.NewExpr(`(?:[0-9]+[个处项][^，。；]{0,6})?(?:漏洞|安全隐患|弱口令)[^，。；]{0,10}(?:尚未|还没有|未完成|没有)(?:修复|整改|加固)`)
	defenceCount   = plain.NewExpr(`(?:人防指挥所|地下指挥所|国防工程|军事设施|军用设施|武器库|弹药库|民兵武器|枪支|弹药|密码机|密码设备|战备物资)[^，。；]{0,16}[0-9]+(?:\.[0-9]+)?(?:支|发|枚|座|处|台|套|平方米|吨|件)`)
	storePlace     = plain.NewExpr(`(?:应急物资|战备物资|救灾物资|储备粮|应急储备)[^，。；]{0,20}(?:存放(?:于|在)|储存(?:于|在)|库址|仓库位于|位于)[^，。；]{2,30}(?:号|库|楼|院)`)
)

// workSecrets flags details that a reviewer has to settle: network addresses,
// holes that are open, counts of defence works and arms, where stores are kept.
func workSecrets(p *check.Pass) check.Outcome {
	if !isPublished(p.Text) {
		return notForPublication
	}
	for _, l := range p.Lines {
		if !l.Has("IP", "ip", "地址", "服务器", "端口", "网段", "漏洞", "隐患", "口令", "指挥所", "国防", "军", "武器", "弹药", "枪支", "密码", "物资", "储备") {
			continue
		}
		if m := networkAddress.FindStringSubmatchIndex(l.Text); m != nil && strings.Count(l.Text[m[2]:m[3]], ".") == 3 &&
			l.Has("IP", "ip", "地址", "服务器", "端口", "网段") {
			p.At(l, paper.Range{From: m[2], To: m[3]}, "写出了网络地址。", "公开前删去网络地址")
		}
		for _, x := range []struct {
			re  *plain.Expr
			say string
		}{{openHole, "写出了还没有补上的安全漏洞。"}, {defenceCount, "写出了国防、武器或密码设备的数量。"}, {storePlace, "写出了应急物资的存放地点。"}} {
			if m := x.re.FindStringIndex(l.Text); m != nil {
				p.At(l, paper.Range{From: m[0], To: m[1]}, x.say, "请保密审查人核定能否公开，不能公开的只写总的情况")
			}
		}
	}
	return check.Decided
}

var (
	firmName  = plain.NewExpr(`[\p{Han}（）()]{2,24}(?:有限公司|股份公司|集团公司|公司)`)
	bidPrice  = plain.NewExpr(`(?:投标报价|投标价|响应报价|磋商报价|谈判报价|最后报价)[^，。；]{0,8}[0-9][0-9,.]*(?:万|亿)?元`)
	knowHow   = plain.NewExpr(`(?:技术配方|产品配方|工艺参数|专有技术参数|源代码|核心算法)[^，。；]{0,4}(?:为|是|如下|：|:)`)
	bidHeads  = []string{"投标报价", "投标价", "响应报价", "磋商报价", "谈判报价", "最后报价", "报价"}
	firmHeads = []string{"供应商", "投标人", "投标单位", "公司名称", "企业名称", "单位名称", "供应商名称", "投标人名称"}
)

// businessSecrets finds bids of firms that are named, and their technology. What
// the winner was paid stands in the notice of the procurement.
func businessSecrets(p *check.Pass) check.Outcome {
	if !isPublished(p.Text) {
		return notForPublication
	}
	for _, l := range p.Lines {
		if l.Kind == paper.CellLine || !l.Has("公司") {
			continue
		}
		for _, s := range l.Sentences() {
			text := s.Of(l.Text)
			firms := firmName.FindAllString(text, -1)
			if len(firms) == 0 {
				continue
			}
			if m := bidPrice.FindStringIndex(text); m != nil && (len(firms) > 1 || !paper.HasAny(text, "中标", "成交")) {
				p.At(l, paper.Range{From: s.From + m[0], To: s.From + m[1]}, fmt.Sprintf("写出了企业的%s。", text[m[0]:m[1]]),
					"只写中标（成交）结果，删去各家的报价")
			}
			if m := knowHow.FindStringIndex(text); m != nil {
				p.At(l, paper.Range{From: s.From + m[0], To: s.From + m[1]}, "写出了企业的技术内容。", "删去企业的技术内容，或取得企业同意")
			}
		}
	}
	for _, g := range p.Tables {
		price, head, ok1 := g.Col(bidHeads...)
		firm, _, ok2 := g.Col(firmHeads...)
		if !ok1 || !ok2 || price == firm {
			continue
		}
		n := 0
		for r := head + 1; r < len(g.Cells); r++ {
			if _, ok := paper.DecimalOf(g.Text(r, price)); ok && strings.Contains(g.Text(r, firm), "公司") {
				n++
			}
		}
		if n > 1 {
			p.Line(g.At(head, price), fmt.Sprintf("表里列出了%d家企业的报价。", n), "只列中标（成交）结果，删去各家的报价")
		}
	}
	return check.Decided
}

var leftOut = plain.NewExpr(`涉密项目[^，。；]{0,12}(?:不(?:纳入|列入|开展|进行|参加|作)|未(?:纳入|列入|开展|进行)|没有(?:纳入|开展|进行))[^，。；公]{0,8}(?:自评|评价)`)

// secretProjects wants projects that are secret to be evaluated all the same, and
// kept out of what is published.
func secretProjects(p *check.Pass) check.Outcome {
	seen := false
	for _, l := range p.Lines {
		if !l.Has("涉密项目") {
			continue
		}
		seen = true
		if m := leftOut.FindStringIndex(l.Text); m != nil {
			p.At(l, paper.Range{From: m[0], To: m[1]}, fmt.Sprintf("写着“%s”。", l.Text[m[0]:m[1]]), "涉密项目也要自评，只是不公开；按保密要求单独报送")
		}
	}
	if p.Dossier != nil {
		for _, x := range p.Dossier.Lines {
			if !paper.HasAny(x.Name+x.Exempt, "涉密", "保密") {
				continue
			}
			seen = true
			d := p.Dossier.Disclosure
			switch {
			case !x.SelfAssessed && paper.HasAny(x.Exempt, "涉密", "保密"):
				p.Whole(fmt.Sprintf("“%s”以“%s”为由没有自评。", x.Name, x.Exempt), "涉密项目也要自评，只是不公开；按保密要求单独报送")
			case d != nil && !slices.ContainsFunc(d.Withheld, withholds(x.Name)):
				p.Whole(fmt.Sprintf("“%s”是涉密项目，不公开的清单里没有它。", x.Name), "在“公开.yaml”的“不公开”里列出这个项目和理由")
			}
		}
	}
	if !seen {
		return check.NotApplicable("没有涉密项目")
	}
	return check.Decided
}
