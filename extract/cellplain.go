package extract

import "strings"

// plainAmount reports a bare number that is an amount though no head says of which stage:
// the table states its unit of money, and its column is a year and nothing else in a row
// that names a thing (三公经费 | 2023年 | 2024年), or it has decimals and the head or label
// names a thing that is not counted, weighed or compared (行政运行, 年度考核奖).
func (w *walker) plainAmount(l *Line, c Cell, col column, fig *CellFigure) bool {
	if col.kind != anyColumn || fig.Class != Bare || w.alien || !w.priced(c) {
		return false
	}
	if u := measuredBeside(l); u != "" && !moneyUnitWord(u) {
		return false
	}
	row := lastName(strings.Trim(c.Side, "·"))
	if col.year != "" {
		return onlyYears(c.Head) && thing(row) && !pricedBeside(l)
	}
	if fig.Number.Scale() == 0 || measureNothing(plainWord(lastHead(c))) || pricedBeside(l) {
		return false
	}
	if c.Head == "" {
		return thing(row) && pairedWithLabel(l, c)
	}
	return thing(lastName(c.Head)) && (thing(row) || rowYear(c) != "")
}

// pairedWithLabel reports a cell right behind its label, with no figure right behind it: of
// several figures without heads nobody knows what each is.
func pairedWithLabel(l *Line, c Cell) bool {
	before, at := "", false
	for _, o := range l.Cells {
		text := l.Text[o.Start:o.End]
		switch {
		case text == "":
		case o.Start == c.Start:
			at = true
		case at:
			return !figure(text) && !figure(before)
		default:
			before = text
		}
	}
	return before != "" && !figure(before)
}

// onlyYears reports heads of which the lowest is a year alone, below names of things.
func onlyYears(head string) bool {
	low := lastName(head)
	up := upperHead(head)
	return (YearAlone(low) || YearNumber(low)) && (up == "" || thing(lastName(up)))
}

// thing reports a name of what is paid for or paid by, as far as no word of it says that
// it is counted, measured or compared.
func thing(word string) bool {
	plain := plainWord(word)
	if plain == "" || partOfYear(plain) || hasSuffixAny(plain, measuredEnds...) || hasAny(plain, "占", "均", "比", "率", "%", "％") || guessUnit(word) != "" {
		return false
	}
	kind, _ := readHead(word)
	return kind == anyColumn || kind == moneyColumn
}

// measuredEnds end names of what is no money, or where it is not sure.
var measuredEnds = []string{"量", "数", "次", "度", "级", "例", "倍", "价", "标准", "龄", "温", "天", "长", "宽", "高", "深", "重", "值", "分", "人", "户", "点", "速", "里程", "积", "期", "位", "增减", "差异", "排名", "名次",
	"季度", "半年", "全年", "累计", "其中", "项目", "指标", "名称", "备注", "说明", "情况", "编制", "在职", "人员", "车辆"}
