package table

import (
	"regexp"

	"jiheng/fault"
)

// sumSheetName are names of sheets that gather what others hold.
var sumSheetName = regexp.MustCompile(`合计|总计|小计|累计|汇总|总表|总台账|总账|总览|^总$|^全[年部镇区县市]|年度|^(?:total|summary|all|sum)s?$`)

// sumSheet asks about a sheet that by its name gathers the others, and has their
// columns: read with them it counts everything twice.
func (r *reader) sumSheet(shown []sheet) error {
	if len(shown) < 2 || len(r.spec.Sheets) > 0 {
		return nil
	}
	remedy := "请删去不要的一张"
	if r.spec.How != "" {
		remedy += "，或在“工作表”里写明读哪几张"
	}
	var list fault.List
	for _, s := range shown {
		if sumSheetName.MatchString(flat(s.name)) {
			list.Add(fault.Bad(fault.Place{Line: s.head.last()}, "sheet-total",
				"工作表“%s”与别的工作表列名相同，看不出是它们的汇总还是另外的数据；%s", s.name, remedy))
		}
	}
	if len(list) == len(shown) { // every sheet of a year is called so
		return nil
	}
	return list.Err()
}
