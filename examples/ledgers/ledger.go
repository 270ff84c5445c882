package main

import (
	"slices"
	"strings"

	"jiheng/plain"
)

// ledgers lists the ledgers in the order of their numbers. T19, one row for each
// record of the resident population, is not among them: its figure rests on the
// sums by village of T19a.
var ledgers = []ledger{
	visits, requests, investments, foreign, buildings, tiers,
	majors, breakfast, renewals, patrols, inspections, audits,
	screens, alerts, rooms, risks, assessments, petitions, villageSums,
	invitations, trainings, birthAid, families, starRoom,
	lifts, repairs, wages, barriers, disability, jobs, food, communities,
	branches, computers, solar, auditProjects, rectifications,
	contracts, garages, survey, volunteers,
}

// A ledger is the definition of one ledger, and how its rows are made.
type ledger struct {
	ID, Name, Office string
	Key, Date, Grade string
	Note             string
	Columns          []column
	Figures          []figure
	Supersedes       bool // rows have, as their last cell, the key of the row they replace
	Rows             func(*source) [][]string
}

// A column is one of the ledger's columns; see docs/档案格式.md.
type column struct {
	name, typ string
	required  bool
	codes     []string
	unit      string
	class     string // of personal data
}

func text(name string) column          { return column{name: name, typ: "文本"} }
func date(name string) column          { return column{name: name, typ: "日期"} }
func integer(name string) column       { return column{name: name, typ: "整数"} }
func decimal(name, unit string) column { return column{name: name, typ: "小数", unit: unit} }
func money(name, unit string) column   { return column{name: name, typ: "金额", unit: unit} }
func yesNo(name string) column         { return column{name: name, typ: "是否"} }
func code(name string, codes ...string) column {
	return column{name: name, typ: "代码", codes: codes}
}
func (c column) need() column                 { c.required = true; return c }
func (c column) personal(class string) column { c.class = class; return c }

// Classes of personal data.
const (
	firmData      = "企业信息"
	personalData  = "个人一般"
	sensitiveData = "个人敏感"
)

// A figure is one that the ledger gives (取数); Shown are the keys of its
// display as they stand in the file.
type figure struct {
	ID, Name, How     string
	Filter, Of        string
	Column, Under     string
	Period, PeriodCol string
	Unit, Shown       string
}

const comment = "# 样例数据：虚构，由 go run ./examples/ledgers 按固定种子生成；要改请改生成程序，再运行一遍。\n"

// definition returns the text of the ledger's YAML file.
func (l ledger) definition() []byte {
	var b strings.Builder
	b.WriteString(comment)
	for _, kv := range [][2]string{{"编号", l.ID}, {"名称", l.Name}, {"科室", l.Office}, {"数据", l.ID + ".csv"},
		{"主键", l.Key}, {"日期列", l.Date}, {"等级", l.Grade}, {"说明", l.Note}} {
		if kv[1] != "" {
			b.WriteString(kv[0] + ": " + plain.Quote(kv[1]) + "\n")
		}
	}
	b.WriteString("列:\n")
	for _, c := range l.Columns {
		b.WriteString("  - {" + c.flow() + "}\n")
	}
	b.WriteString("取数:\n")
	for _, f := range l.Figures {
		b.WriteString("  - {" + f.flow() + "}\n")
	}
	return []byte(b.String())
}

func (c column) flow() string {
	s := pairs("名称", c.name, "类型", c.typ)
	if c.required {
		s += ", 必填: 是"
	}
	if len(c.codes) > 0 {
		quoted := make([]string, len(c.codes))
		for i, code := range c.codes {
			quoted[i] = plain.Quote(code)
		}
		s += ", 取值: [" + strings.Join(quoted, ", ") + "]"
	}
	if more := pairs("单位", c.unit, "个人信息", c.class); more != "" {
		s += ", " + more
	}
	return s
}

func (f figure) flow() string {
	s := pairs("事实", f.ID, "名称", f.Name, "方法", f.How, "筛选", f.Filter, "分母", f.Of, "列", f.Column, "分母列", f.Under,
		"期间", f.Period, "期间列", f.PeriodCol, "单位", f.Unit)
	if f.Shown != "" {
		s += ", " + f.Shown
	}
	return s
}

// pairs writes keys and values as they stand in a YAML map in one line, without
// those that have no value.
func pairs(kv ...string) string {
	var out []string
	for i := 0; i < len(kv); i += 2 {
		if kv[i+1] != "" {
			out = append(out, kv[i]+": "+plain.Quote(kv[i+1]))
		}
	}
	return strings.Join(out, ", ")
}

// table returns the ledger's CSV file.
func (l ledger) table(seed uint64) []byte {
	var head []string
	for _, c := range l.Columns {
		head = append(head, c.name)
	}
	if l.Supersedes {
		head = append(head, "取代")
	}
	return plain.FormatCSV(head, l.Rows(newSource(seed, l.ID)))
}

// at returns the number of a column from 0.
func (l ledger) at(name string) int {
	return slices.IndexFunc(l.Columns, func(c column) bool { return c.name == name })
}
