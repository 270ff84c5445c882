package dossier

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"jiheng/budget"
	"jiheng/fact"
	"jiheng/fault"
	"jiheng/num"
	"jiheng/plain"
	"jiheng/table"
)

func (l *loader) ledgers() {
	for _, name := range l.list(DirLedgers, ".yaml") {
		l.ledger(name)
	}
}

func (l *loader) ledger(name string) {
	n, ok := l.yaml(name, false)
	if !ok {
		return
	}
	n.Only("编号", "名称", "科室", "数据", "工作表", "表头行", "合计行", "数据行", "主键", "重复", "日期列", "等级", "说明", "列", "取数")
	g := &budget.Ledger{ID: n.Need("编号"), Name: n.Need("名称"), Office: n.Text("科室"), Keys: keysOf(n),
		Twice: n.OneOf("重复", budget.LaterCounts, budget.EarlierCounts), Date: n.Text("日期列"),
		Grade: n.OneOf("等级", budget.EvidenceGrades...), Note: n.Text("说明"), Sample: l.year.Sample, Place: n.Place()}
	aliases := ledgerColumns(n, g)
	if g.Date != "" && g.Column(g.Date) < 0 {
		n.Get("日期列").Bad("column-missing", "“日期列”写的“%s”不在“列”里", g.Date)
	}
	checkKeys(n, g)
	for _, other := range l.year.Ledgers {
		if other.ID == g.ID {
			n.Get("编号").Bad("duplicate", "台账编号“%s”重复，已用于《%s》", g.ID, other.Name)
		}
	}
	if len(*n.Faults()) == 0 {
		l.year.Ledgers = append(l.year.Ledgers, g)
		rows, ok := l.rows(g, n, aliases)
		dated := datedRows{rowReader: rows}
		for _, d := range n.List("取数") {
			l.derivation(g, d, rows, ok)
			dated.add(cmp.Or(d.Text("期间列"), g.Date), d)
		}
		if ok {
			rows.memo(l, l.sayingOfDays(n), func() fact.Fact { dated.note(); return fact.Fact{} })
			l.shown = rows.counted()
			if rows.kept != nil && len(*n.Faults()) == 0 {
				l.reads = append(l.reads, ledgerUse{name, rows.from, rows.kept, rows.used})
			}
		}
	}
	l.done(n)
}

// sayingOfDays is what is said of the days in a ledger's rows.
func (l *loader) sayingOfDays(n plain.Node) sayingKey {
	return sayingKey{at: n.Place(), year: l.year.FiscalYear}
}

// sayingOf is the figure of a derivation, of a name.
func (l *loader) sayingOf(x plain.Node, name string) sayingKey {
	return sayingKey{at: x.Place(), name: name, sample: l.year.Sample}
}

// ledgerColumns reads the columns of a ledger, and what a file calls them where that
// is another name. They are a list, or a map from names to types, to names in
// the file, or to both.
func ledgerColumns(n plain.Node, g *budget.Ledger) (aliases map[string]string) {
	aliases = map[string]string{}
	at := n.Get("列")
	if !at.IsMap() {
		for _, c := range at.Items() {
			c.Only(append(columnKeys, "名称")...)
			g.Columns = append(g.Columns, column(c.Need("名称"), c, g))
			aliases[c.Text("名称")] = c.Text("表头")
		}
		return aliases
	}
	for _, name := range at.Keys() {
		c := at.Get(name)
		if c.IsMap() {
			c.Only(columnKeys...)
			g.Columns = append(g.Columns, column(name, c, g))
			aliases[name] = c.Text("表头")
			continue
		}
		word := c.String()
		col := budget.Column{Name: name, Type: budget.TextColumn}
		if slices.Contains(budget.ColumnTypes, budget.ColumnType(word)) {
			col.Type = budget.ColumnType(word)
		}
		g.Columns = append(g.Columns, col)
		aliases[name] = word
	}
	return aliases
}

var columnKeys = []string{"类型", "表头", "必填", "取值", "单位", "单位列", "个人信息"}

func column(name string, c plain.Node, g *budget.Ledger) budget.Column {
	types := make([]string, len(budget.ColumnTypes))
	for i, t := range budget.ColumnTypes {
		types[i] = string(t)
	}
	col := budget.Column{Name: name, Type: budget.ColumnType(c.OneOf("类型", types...)), Required: c.Has("必填") && c.Bool("必填"), Codes: c.Texts("取值"),
		Personal: c.OneOf("个人信息", budget.PersonalClasses...)}
	if col.Type == "" {
		c.Bad("missing", "列“%s”缺“类型”；可用：%s", col.Name, strings.Join(types, "、"))
	}
	if g.Column(col.Name) >= 0 {
		c.Bad("duplicate", "列“%s”写了两次", col.Name)
	}
	if col.Type == budget.CodeColumn && len(col.Codes) == 0 {
		c.Bad("missing", "代码列“%s”缺“取值”", col.Name)
	}
	col.Unit, _ = c.Unit("单位")
	if col.UnitIn = c.Text("单位列"); col.UnitIn != "" && col.Type != budget.MoneyColumn {
		c.Get("单位列").Bad("unit-column", "“%s”是%s列，“单位列”只用于金额；请删去，或把“类型”改成“金额”", col.Name, col.Type)
	}
	return col
}

func (l *loader) derivation(g *budget.Ledger, x plain.Node, read *rowReader, usable bool) {
	x.Only(append(displayKeys, "事实", "方法", "筛选", "分母", "列", "分母列", "期间列")...)
	hows := make([]string, len(budget.Hows))
	for i, h := range budget.Hows {
		hows[i] = string(h)
	}
	d := budget.Derivation{Fact: l.head(x), How: budget.How(x.OneOf("方法", hows...)), Column: x.Text("列"), Under: x.Text("分母列"), Place: x.Place()}
	d.Unit, _ = x.Unit("单位")
	ledger := *g
	if c := x.Text("期间列"); c != "" {
		ledger.Date, d.Date = c, c
	}
	if d.Period, d.From, d.To = period(x); d.Period != "" {
		d.Fact.Period = d.Period
	}
	for key, to := range map[string]*budget.Filter{"筛选": &d.Filter, "分母": &d.Of} {
		f, err := budget.ParseFilter(g, x.Text(key))
		if err != nil {
			x.Get(key).Bad("filter", "取数“%s”的%s看不懂：%s", d.Fact.ID, key, err.Error())
		}
		*to = f
	}
	checkDerivation(x, &ledger, d)
	if !usable || len(*x.Faults()) > 0 {
		return
	}
	g.Derivations = append(g.Derivations, d)
	d.ValueOf = table.ValueOf
	l.add(read.memo(l, l.sayingOf(x, d.Fact.Name), func() fact.Fact {
		return l.taken(g, &ledger, d, x, read.counted())
	}))
}

// memo makes something of the rows, once where they are kept.
func (r *rowReader) memo(l *loader, key sayingKey, fn func() fact.Fact) fact.Fact {
	if r == nil {
		return fn()
	}
	r.used = append(r.used, key)
	return r.kept.once(l, key, fn)
}

// taken is the figure that a derivation takes from rows; dated is the ledger with
// the column of days that counts for it.
func (l *loader) taken(g, dated *budget.Ledger, d budget.Derivation, x plain.Node, rows *budget.Rows) fact.Fact {
	l.distinct(g, d, rows)
	l.unmatched(g, d, x, rows)
	f, err := budget.ActualOf(dated, d, rows)
	switch {
	case rows.Len() == 0:
		f = l.blank(d.Fact, fact.Account{Kind: fact.Ledger, Place: d.Place, Grade: g.Grade, Text: g.ID + "《" + g.Name + "》还没有数据"})
	case err != nil:
		l.notices.Add(err)
		f = l.blank(d.Fact, fact.Account{Kind: fact.Ledger, Place: d.Place, Grade: g.Grade, Text: fault.All(err)[0].Message})
	case f.Account.Ledger.Blank > 0:
		l.notice(d.Place, "rows-blank", "台账《%s》取数“%s”：有%d行要加的数空着，没有计入；空着不是零，确实是零的请写0",
			g.Name, d.Fact.ID, f.Account.Ledger.Blank)
	}
	return f
}

// checkDerivation refuses a way without the columns that it needs.
func checkDerivation(x plain.Node, g *budget.Ledger, d budget.Derivation) {
	if d.How == "" {
		x.Bad("missing", "取数“%s”缺“方法”", d.Fact.ID)
		return
	}
	need := map[budget.How][]string{budget.Distinct: {d.Column}, budget.SumOf: {d.Column}, budget.Rate: {d.Column, d.Under}, budget.Latest: {d.Column}}
	for i, c := range need[d.How] {
		at := g.Column(c)
		if at < 0 {
			x.Bad("column-missing", "取数“%s”的方法是%s，“%s”写的“%s”不在台账的列里", d.Fact.ID, d.How, []string{"列", "分母列"}[i], c)
			continue
		}
		t := g.Columns[at].Type
		if (d.How == budget.SumOf || d.How == budget.Rate) && t != budget.IntegerColumn && t != budget.DecimalColumn && t != budget.MoneyColumn {
			x.Bad("column-type", "取数“%s”要对“%s”求和，但它是%s列", d.Fact.ID, c, t)
		}
	}
	at := g.Column(g.Date)
	switch dated := d.From != "" || d.How == budget.Latest; {
	case dated && at < 0:
		x.Bad("column-missing", "取数“%s”要看日期，但台账没有“日期列”；请补“日期列”或“期间列”", d.Fact.ID)
	case dated && g.Columns[at].Type != budget.DateColumn:
		x.Bad("column-type", "取数“%s”要看“%s”的日期，但它是%s列", d.Fact.ID, g.Date, g.Columns[at].Type)
	}
	if from := unitOf(g, d); !from.IsZero() && !d.Unit.IsZero() && from.Dimension() != d.Unit.Dimension() {
		x.Get("单位").Bad("unit", "取数“%s”得到的是%s，不能换算成%s", d.Fact.ID, from, d.Unit)
	}
}

// unitOf is the unit of what a derivation makes, before it is converted; counts
// have none of their own.
func unitOf(g *budget.Ledger, d budget.Derivation) num.Unit {
	switch d.How {
	case budget.Share, budget.Rate:
		return num.MustUnit("倍")
	case budget.SumOf, budget.Latest:
		if at := g.Column(d.Column); at >= 0 {
			return g.Columns[at].Unit
		}
	}
	return num.Unit{}
}

// period reads 2024, or two days joined by 至.
func period(x plain.Node) (name, from, to string) {
	text := x.Text("期间")
	if text == "" {
		return "", "", ""
	}
	year := strings.TrimSuffix(text, "年")
	if n, err := strconv.Atoi(year); err == nil && len(year) == 4 && n >= 1900 {
		return year + "年", year + "-01-01", year + "-12-31"
	}
	a, b, _ := strings.Cut(text, "至")
	from, ok1 := plain.ParseDay(strings.TrimSpace(a))
	to, ok2 := plain.ParseDay(strings.TrimSpace(b))
	if !ok1 || !ok2 || from > to {
		x.Get("期间").Bad("period", "看不懂期间“%s”；请写年份，或2024-01-01至2024-07-31", text)
		return "", "", ""
	}
	return fact.HanDay(from) + "至" + fact.HanDay(to), from, to
}
