package report

import (
	"strings"

	"jiheng/document"
)

// tables and charts that a narrative may ask for by name.
var (
	tables = []struct {
		name string
		make func(m *Maker) []document.Block
	}{
		{"资金执行", (*Maker).fundTable}, {"支出结构", (*Maker).partTable}, {"调整明细", (*Maker).adjustmentTable}, {"未执行", (*Maker).unspentTable},
		{"三公经费", (*Maker).publicTable}, {"过紧日子", (*Maker).thriftTable}, {"政府采购", (*Maker).procurementTable}, {"机构人员", (*Maker).staffTable},
		{"资产", (*Maker).assetTable},
		{"任务", (*Maker).taskTable}, {"目标完成", (*Maker).goalTable}, {"指标", (*Maker).indicatorTable}, {"得分汇总", (*Maker).scoreTable}, {"失分", (*Maker).lossTable},
		{"管理指标", (*Maker).managementTable}, {"监控", (*Maker).monitoringTable}, {"预警", (*Maker).alertTable}, {"覆盖", (*Maker).coverageTable},
		{"问题", (*Maker).problemTable}, {"整改", (*Maker).measureTable}, {"上年问题", (*Maker).pastTable}, {"应用", (*Maker).useTable}, {"公开", (*Maker).disclosureTable},
		{"不公开", (*Maker).withheldTable}, {"佐证", (*Maker).evidenceTable},
	}
	charts = []struct {
		name string
		make func(m *Maker) []document.Block
	}{
		{"资金执行", (*Maker).fundChart}, {"分月支付", (*Maker).monthChart}, {"领域完成", (*Maker).fieldChart}, {"失分", (*Maker).lossChart},
	}
)

// Insert returns the table (表) or chart (图) of a name; ok is false where there
// is none of that name.
func (m *Maker) Insert(kind, name string) (blocks []document.Block, ok bool) {
	list := tables
	if kind == "图" {
		list = charts
	}
	for _, t := range list {
		if t.name == name {
			return t.make(m), true
		}
	}
	return nil, false
}

// Insertions lists the names of tables or charts.
func Insertions(kind string) string {
	list := tables
	if kind == "图" {
		list = charts
	}
	names := make([]string, len(list))
	for i, t := range list {
		names[i] = t.name
	}
	return strings.Join(names, "、")
}
