package regs

import (
	"jiheng/num"
	"jiheng/plain"
)

// checkMethod finds numbers with which a function cannot give sensible points.
func checkMethod(n plain.Node, m Method) {
	positive := func(key string, r num.Ratio) {
		if _, ok := n.Ratio(key); ok && r.Sign() <= 0 {
			n.Get(key).Bad("pack-range", "“%s”应大于0", key)
		}
	}
	positive("目标", m.Target)
	positive("每", m.Step)
	positive("扣", m.PerStep)
	positive("满分按", m.OutOf)
	switch m.Function {
	case "zone_linear":
		if m.ZeroBelow.Cmp(m.FullAt) >= 0 {
			n.Get("零分线").Bad("pack-range", "“零分线”应低于“满分线”")
		}
	case "ratio_pass_mark":
		if m.Pass.Sign() < 0 || m.Pass.Cmp(num.One) >= 0 {
			n.Get("及格线").Bad("pack-range", "“及格线”应不低于0%%、低于100%%")
		}
	case "ratio_window":
		if m.Low.Cmp(m.High) >= 0 {
			n.Get("下限").Bad("pack-range", "“下限”应低于“上限”")
		}
	case "steps":
		if len(m.Steps) == 0 {
			n.Get("档").Bad("pack-steps", "“档”是空的，请至少写一档")
		}
	case "bands":
		if len(m.Bands) == 0 {
			n.Get("等次").Bad("pack-bands", "“等次”是空的，请至少写一个等次")
		}
		checkBands(n, m.Bands)
	}
}

// checkBands wants the bands from the best to the worst, one ending where the
// next begins, inside 0 to 1.
func checkBands(n plain.Node, bands []Band) {
	for i, b := range bands {
		switch {
		case b.Low.Sign() < 0 || b.High.Cmp(num.One) > 0 || b.Low.Cmp(b.High) >= 0:
			n.Get("等次").Bad("pack-bands", "等次“%s”的下限应低于上限，且都在0%%至100%%之间", b.Name)
		case i > 0 && b.High.Cmp(bands[i-1].Low) != 0:
			n.Get("等次").Bad("pack-bands", "等次要从高到低写并首尾相接：“%s”的上限应等于“%s”的下限", b.Name, bands[i-1].Name)
		}
	}
}

// checkPack finds what no single key shows: points that do not add up, classes
// in two groups, grades in a wrong order, items of an unknown group.
func checkPack(n plain.Node, p *Pack) {
	checkGroups(n, p)
	checkItems(n, p)
	checkGrades(n, p)
	if p.Reverse == "" {
		n.Bad("pack-reverse", "缺“反向指标”：请写“反比例”或“线性超支”")
	}
	if p.Over.Function == "" {
		n.Bad("pack-over", "缺“超额”：请写明大幅超额完成时怎样处理；不处理写 {函数: none}")
	}
}

func checkGroups(n plain.Node, p *Pack) {
	var sum num.Decimal
	names, classes := map[string]bool{}, map[string]string{}
	for _, g := range p.Groups {
		sum = sum.Add(g.Weight)
		if g.Weight.Sign() <= 0 {
			n.Get("分值").Bad("pack-points", "“%s”的分值应大于0；不设这一类就删去这一行", g.Name)
		}
		if names[g.Name] {
			n.Get("分值").Bad("pack-group", "“%s”类写了两次，请合并", g.Name)
		}
		names[g.Name] = true
		for _, c := range g.Classes {
			if other, ok := classes[c]; ok {
				n.Get("分值").Bad("pack-group", "“%s”同时归入“%s”和“%s”，只能归入一类", c, other, g.Name)
			}
			classes[c] = g.Name
			if c == ExecutionClass && len(g.Classes) > 1 {
				n.Get("分值").Bad("pack-group", "“%s”类含“%s”，就不能再含别的指标；请分成两类", g.Name, ExecutionClass)
			}
		}
	}
	if sum.Cmp(p.Total) != 0 {
		n.Get("分值").Bad("pack-sum", "各类分值之和是%s，应等于满分%s", sum, p.Total)
	}
}

func checkItems(n plain.Node, p *Pack) {
	known, twice := map[string]bool{}, map[string]bool{}
	for _, g := range p.Groups {
		known[g.Name] = true
	}
	for _, i := range p.Items {
		switch {
		case !known[i.Group]:
			n.Get("指标表").Bad("pack-item", "指标“%s”的类“%s”不在“分值”里", i.Name, i.Group)
		case i.Weight.Sign() <= 0:
			n.Get("指标表").Bad("pack-points", "指标“%s”的分值应大于0", i.Name)
		case twice[i.Name]:
			n.Get("指标表").Bad("pack-item", "指标“%s”写了两次", i.Name)
		case i.Fact == "" && i.Method.Function != "judged":
			n.Get("指标表").Bad("pack-item", "指标“%s”要按“%s”计分，请写明“事实”；由人评分的写 {函数: judged}", i.Name, i.Method.Function)
		}
		twice[i.Name] = true
	}
	for _, g := range p.Groups {
		room := p.Room(g)
		switch {
		case room.Sign() < 0:
			n.Get("指标表").Bad("pack-sum", "“%s”类的指标合计%s分，超过该类分值%s分", g.Name, g.Weight.Sub(room), g.Weight)
		case room.Sign() > 0 && len(g.Classes) == 0:
			n.Get("分值").Bad("pack-sum", "“%s”类%s分，指标表只占%s分，余下%s分没有归处；请补“含”或改分值", g.Name, g.Weight, g.Weight.Sub(room), room)
		case room.Sign() == 0 && len(g.Classes) > 0:
			n.Get("分值").Bad("pack-sum", "“%s”类%s分已由指标表占满，不能再含别的指标", g.Name, g.Weight)
		}
	}
}

func checkGrades(n plain.Node, p *Pack) {
	for i, g := range p.Grades {
		if i > 0 && g.Min.Cmp(p.Grades[i-1].Min) >= 0 {
			n.Get("等级").Bad("pack-grades", "等级要从高到低写：“%s”的下限不低于“%s”", g.Name, p.Grades[i-1].Name)
		}
	}
	switch k := len(p.Grades); {
	case k == 0:
		n.Bad("pack-grades", "缺“等级”：请写各等级的名称和下限")
	case p.Grades[k-1].Min.Sign() != 0:
		n.Get("等级").Bad("pack-grades", "最低一等“%s”的下限应是0，否则低分没有等级", p.Grades[k-1].Name)
	}
}
