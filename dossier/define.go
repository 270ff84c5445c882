package dossier

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"jiheng/fault"
	"jiheng/plain"
	"jiheng/table"
)

// Define proposes the definition of a ledger for a table that lies in the
// dossier's folder: its columns with their types and units, the key, the column
// of days. It returns the file to write beside the table. A person completes
// it: which figures are made of it, nobody can guess. A definition that is there
// already is a Conflict, unless it is to be made anew: then its id, name, office and
// figures stay.
func Define(folder fs.FS, file string, hint table.Hint, anew bool) (File, *table.Guessed, error) {
	at := fault.Place{File: file}
	l := newLoader(folder)
	dir, stem := path.Dir(file), strings.TrimSuffix(path.Base(file), path.Ext(file))
	to := dir + "/" + stem + ".yaml"
	if dir != DirLedgers {
		return File{}, nil, fault.Bad(at, "define-folder", "台账要放在“%s”文件夹里；请先把“%s”移进去", DirLedgers, path.Base(file))
	}
	if _, err := fs.Stat(folder, to); err == nil && !anew {
		return File{}, nil, fault.New(fault.Conflict, fault.Place{File: to}, "define-exists", "已经有“%s”，不覆盖；要重新起草，请加 --force（编号、名称、科室和“取数”照旧，其余重写）", to)
	}
	data, found := l.find(file, maxTable)
	if !found {
		return File{}, nil, fault.New(fault.NotFound, at, "file-missing", "找不到文件“%s”", file)
	}
	if data == nil {
		return File{}, nil, l.faults.Err()
	}
	g, err := table.Guess(file, data, hint)
	if err != nil {
		return File{}, nil, err
	}
	return File{Name: to, Data: []byte(l.definition(g, file, hint, l.kept(to)))}, g, nil
}

// definition writes a definition as house form has it.
func (l *loader) definition(g *table.Guessed, file string, hint table.Hint, old keptParts) string {
	day := dayOf(g)
	var b strings.Builder
	b.WriteString("# 由“" + path.Base(file) + "”起草，请逐项核对：类型、单位、必填、个人信息，再写“取数”。\n")
	b.WriteString("编号: " + cmp.Or(old.id, l.nextLedger()) + "\n名称: " + plain.Quote(cmp.Or(old.name, strings.TrimSuffix(path.Base(file), path.Ext(file)))) +
		"\n科室: " + plain.Quote(old.office) + "\n数据: " + plain.Quote(path.Base(file)) + "\n" + hinted(hint) + keyLine(g))
	if day != "" {
		b.WriteString("日期列: " + plain.Quote(day) + "\n")
	}
	b.WriteString("等级: 系统导出\n列:\n")
	for _, c := range g.Columns {
		pairs := []string{"名称: " + plain.Quote(c.Name), "类型: " + c.Type.String()}
		if unit := unitPair(c); unit != "" {
			pairs = append(pairs, unit)
		}
		if c.Filled == g.Records && g.Records > 0 {
			pairs = append(pairs, "必填: 是")
		}
		if len(c.Codes) > 0 {
			quoted := make([]string, len(c.Codes))
			for i, v := range c.Codes {
				quoted[i] = plain.Quote(v)
			}
			pairs = append(pairs, "取值: ["+strings.Join(quoted, ", ")+"]")
		}
		if p := personalOf(c.Name); p != "" {
			pairs = append(pairs, "个人信息: "+p)
		}
		b.WriteString("  - {" + strings.Join(pairs, ", ") + "}" + unitAsked(c) + "\n")
	}
	if old.figures != "" {
		return b.String() + "\n" + old.figures
	}
	b.WriteString("\n# 从这本台账取哪些数，写在这里；去掉行首的“#”，把编号改成指标或事实的编号：\n取数:\n#  - {事实: SL01, 方法: 计数, 期间: " + l.fiscalYear() + ", 单位: 次}\n")
	for _, c := range g.Columns {
		if c.Type == table.Money {
			b.WriteString("#  - {事实: SL02, 方法: 求和, 列: " + plain.Quote(c.Name) + ", 单位: " + cmp.Or(c.Unit.String(), "万元") + "}\n")
			break
		}
	}
	return b.String()
}

// unitPair is the unit of a column as the definition has it: empty quotes where a
// column of money lacks one, nothing for columns without.
func unitPair(c table.GuessedColumn) string {
	switch {
	case !c.Unit.IsZero():
		return "单位: " + plain.Quote(c.Unit.String())
	case c.Type == table.Money:
		return `单位: ""`
	}
	return ""
}

// unitAsked is the comment behind a column of money whose unit nobody states in a
// way that is understood.
func unitAsked(c table.GuessedColumn) string {
	if c.Type != table.Money || !c.Unit.IsZero() {
		return ""
	}
	if c.Asked != "" {
		return " # 表里写的“" + strings.Join(strings.Fields(c.Asked), "") + "”看不懂，或不止一种：这些数是元、千元、万元还是亿元？请写在“单位”里；外币请先换算成人民币"
	}
	return " # 表里没有写单位：这些数是元、千元、万元还是亿元？请写在“单位”里"
}

// dayOf is the first column of days; empty for none.
func dayOf(g *table.Guessed) string {
	for _, c := range g.Columns {
		if c.Type == table.Day {
			return c.Name
		}
	}
	return ""
}

// personalOf is the class of personal data that a column's name speaks of.
func personalOf(name string) string {
	for _, x := range []struct {
		class string
		words []string
	}{{"个人敏感", []string{"身份证", "证件号", "手机", "电话", "住址", "地址", "银行", "账号", "病"}}, {"个人一般", []string{"姓名", "联系人", "户主", "当事人", "经办人"}},
		{"企业信息", []string{"企业", "公司", "统一社会信用代码"}}} {
		if slices.ContainsFunc(x.words, func(w string) bool { return strings.Contains(name, w) }) {
			return x.class
		}
	}
	return ""
}

// nextLedger is the next free id of a ledger.
func (l *loader) nextLedger() string {
	taken := map[string]bool{}
	for _, name := range l.list(DirLedgers, ".yaml") {
		if n, ok := l.yaml(name, false); ok {
			taken[n.Text("编号")] = true
		}
	}
	for n := 1; ; n++ {
		if id := "T" + pad(n); !taken[id] {
			return id
		}
	}
}

func pad(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// fiscalYear is the dossier's year as its main file has it.
func (l *loader) fiscalYear() string {
	n, ok := l.yaml(FileMain, false)
	if !ok {
		return ""
	}
	return n.Text("年度")
}
