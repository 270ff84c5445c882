package dossier

import (
	"jiheng/budget"
	"jiheng/num"
)

// A monthTotal is what columns that add up some months are called.
type monthTotal struct {
	first, last int // months, from 1
	names       []string
}

// monthTotalNames are the columns of sums that exports have beside the months.
// They are left out, and compared with what they add up.
var monthTotalNames = []monthTotal{
	{1, 12, []string{"合计", "合计数", "总计", "共计", "小计", "累计", "累计数", "全年", "全年数", "全年合计", "全年累计", "全年支出", "全年支付", "全年支出数", "全年支付数", "年度合计", "年度累计", "本年合计", "本年累计",
		"支出合计", "支付合计", "累计支出", "累计支付", "累计支付数", "累计支出数", "1-12月", "1-12月合计", "1-12月累计", "1—12月", "1—12月合计", "1—12月累计"}},
	{1, 3, []string{"一季度", "第一季度", "1季度", "一季度合计", "一季度小计", "第一季度合计", "第一季度小计", "1-3月", "1-3月合计", "1-3月累计"}},
	{4, 6, []string{"二季度", "第二季度", "2季度", "二季度合计", "二季度小计", "第二季度合计", "第二季度小计", "4-6月", "4-6月合计"}},
	{7, 9, []string{"三季度", "第三季度", "3季度", "三季度合计", "三季度小计", "第三季度合计", "第三季度小计", "7-9月", "7-9月合计"}},
	{10, 12, []string{"四季度", "第四季度", "4季度", "四季度合计", "四季度小计", "第四季度合计", "第四季度小计", "10-12月", "10-12月合计"}},
	{1, 6, []string{"上半年", "上半年合计", "上半年小计", "上半年累计", "1-6月", "1-6月合计", "1-6月累计"}},
	{7, 12, []string{"下半年", "下半年合计", "下半年小计", "7-12月", "7-12月合计"}},
	{1, 9, []string{"前三季度", "前三季度合计", "前三季度累计", "1-9月", "1-9月合计", "1-9月累计"}},
}

func monthTotals() []string {
	var out []string
	for _, t := range monthTotalNames {
		out = append(out, t.names...)
	}
	return out
}

// monthSums compares the columns of sums with the months that they add up.
func (l *loader) monthSums(t *sheet, r sheetRow, line budget.Line) {
	for _, total := range monthTotalNames {
		for _, name := range total.names {
			if t.cell(r, name) == "" {
				continue
			}
			stated := l.wan(t.cell(r, name), t.place(r), "“"+name+"”")
			var sum num.Fen
			for _, a := range line.Monthly[total.first-1 : total.last] {
				sum += a.Fen
			}
			if diff := stated.Fen - sum; stated.Known && diff != 0 {
				l.bad(t.place(r), "monthly-total", "“%s %s”的“%s”写的是%s万元，%d月到%d月相加是%s万元，相差%s万元；请核对",
					line.ID, line.Name, name, wan(stated.Fen), total.first, total.last, wan(sum), wan(max(diff, -diff)))
			}
		}
	}
}
