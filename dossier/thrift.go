package dossier

import (
	"slices"

	"jiheng/budget"
	"jiheng/plain"
	"jiheng/table"
)

// lists are names of whole lists, which the program adds up itself.
var lists = []string{"三公经费", "三公经费支出", "一般性支出"}

// expenses reads a list of expenses that are compared with their budget and with
// last year's. What was spent beyond the budget is noted at its line.
func (l *loader) expenses(n plain.Node, list string) []budget.PublicExpense {
	var out []budget.PublicExpense
	for _, x := range n.List(list) {
		x.Only(expenseKeys...)
		e := budget.PublicExpense{Item: x.Need("名称"), Sample: l.year.Sample}
		for _, stage := range []struct {
			key string
			to  *budget.Amount
		}{{"年初预算数", &e.Original}, {"全年预算数", &e.Revised}, {"决算数", &e.Outturn}, {"上年决算数", &e.Last}} {
			*stage.to = l.unsigned(x.Text(stage.key), x.Get(stage.key).Place(), "“"+e.Item+"”的"+stage.key)
		}
		if id := budget.PublicID(e.Item); e.Item != "" {
			if slices.Contains(lists, id) || table.NamesTotal(e.Item) || table.NamesTotal(id) {
				x.Get("名称").Bad("total-row", "“%s”是合计，由程序算出；请删去这一行", e.Item)
			}
			if id == "" || l.expense[id] {
				x.Get("名称").Bad("duplicate", "“%s”写了两次（名称去掉括号等符号以后相同），请合并或改名", e.Item)
			}
			l.expense[id] = true
		}
		if e.Revised.Known && e.Outturn.Known && e.Outturn.Fen > e.Revised.Fen {
			l.notice(x.Get("决算数").Place(), "expense-over", "%s“%s”决算数%s万元，超过全年预算数%s万元，请核对或说明", list, e.Item,
				e.Outturn.Fen.ShownWan(), e.Revised.Fen.ShownWan())
		}
		out = append(out, e)
	}
	wholes(n.List(list), out)
	return out
}
