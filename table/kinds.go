package table

import (
	"strconv"
	"strings"

	"jiheng/fault"
)

// typedClause begins the detail of a number that is told in the words of plain.
const typedClause = "="

// What is wrong with cells. Their code is the table's own.
var (
	badDay = &kind{bad: true, say: func(c *cause) string {
		return c.written("不是日期") + "；" + c.detail
	}}
	badNumber = &kind{bad: true, say: func(c *cause) string {
		if why, ok := strings.CutPrefix(c.detail, typedClause); ok && c.count == 1 {
			return "“" + c.column + "”写的" + why
		} else if ok {
			return c.written("读不出来") + "；每格只写一个数，如1234.50，没有就空着"
		}
		name, why, _ := strings.Cut(c.detail, "|")
		if why != "" {
			return c.written("") + "，" + why
		}
		return c.written("不是"+name) + "；请只写数，如1234.50，没有就空着"
	}}
	badRate = &kind{bad: true, say: func(c *cause) string {
		return c.written("看不出是比率还是百分数") + "；请写成98.5%，或在列名里写明“（%）”"
	}}
	badYesNo = &kind{bad: true, say: func(c *cause) string { return c.written("") + "，应是“是”或“否”" }}
	badCode  = &kind{bad: true, say: func(c *cause) string { return c.written("不在取值里") + "：" + c.detail }}
	badBlank = &kind{bad: true, say: func(c *cause) string {
		if c.count == 1 {
			return "“" + c.column + "”是必填的，这一行空着"
		}
		return "“" + c.column + "”是必填的，有" + c.n() + map[bool]string{false: "行", true: "格"}[c.many] + "空着：" + c.where()
	}}
	badFormula = &kind{bad: true, say: func(c *cause) string {
		return "“" + c.column + "”" + c.times("格") + "是算不出来的公式：" + c.items() + "；请改成值"
	}}
)

// What is wrong with a table.
var (
	notComputed = &kind{code: "formula-uncomputed", bad: true, say: func(c *cause) string {
		return "“" + c.column + "”" + c.times("格") + "是公式，文件里没有存下算出的值：" + c.cells() + "；请用Excel或WPS打开这个文件，保存后再放进来"
	}}
	digitsLost = &kind{code: "digits-lost", bad: true, say: func(c *cause) string {
		return "“" + c.column + "”" + c.times("格") + "像是Excel改过的长编号，原来的数字已经丢失：" + c.items() +
			"；Excel只存15位，请先把这一列设成文本，再从系统里重新导出，或照原件补录"
	}}
	badCharacter = &kind{code: CodeCharacter, bad: true, say: func(c *cause) string {
		return "“" + c.column + "”" + c.times("格") + "有看不见的字：" + c.items() + "；" + c.detail
	}}
	scaledUnsure = &kind{code: "format-scaled", bad: true, say: func(c *cause) string {
		return "“" + c.column + "”" + c.times("格") + "显示的数与存着的不一样，看不出是什么单位：" + c.items() + "，数字格式是" + c.detail +
			"；请把格式改成普通的数值，并在列名里写明单位"
	}}
	foreignFormat = &kind{code: "unit-unknown", bad: true, say: func(c *cause) string {
		return "“" + c.column + "”" + c.times("格") + "的数字格式写着外币“" + fault.Clip(c.detail) + "”：" + c.items() +
			"；请换算成人民币，把格式改成普通的数值；本来就是人民币的，只改格式"
	}}
	formatDiffers = &kind{code: "unit-two", bad: true, say: func(c *cause) string {
		shown, named, _ := strings.Cut(c.detail, "|")
		return "“" + c.column + "”写了两种单位：表上写的是“" + named + "”，" + c.times("格") + "数字格式写着“" + shown + "”：" + c.items() +
			"；看不出存着的数是哪一种，请只留一种"
	}}
	unitMissing = &kind{code: "unit-missing", bad: true, say: func(c *cause) string {
		return "“" + c.column + "”没有写明单位，" + c.times("格") + "自己带着单位：" + c.items() + "；请在列名或表头上面写明单位，如“单位：元”"
	}}
	unitPartly = &kind{code: "unit-missing", bad: true, say: func(c *cause) string {
		return "“" + c.column + "”的单位，" + c.detail + "；请在每张工作表的表头上面都写明"
	}}
	unitNone = &kind{code: "unit-missing", bad: true, say: func(c *cause) string {
		return "“" + c.column + "”是金额，列名、表头上下和定义里都没有写单位，差一个“万”字就差一万倍；" + unitAsk(c.how)
	}}
	unitUnknown = &kind{code: "unit-unknown", bad: true, say: func(c *cause) string {
		return c.items() + "里的“" + fault.Clip(c.detail) + "”不是看得懂的人民币单位；请换算成元、千元、万元或亿元再写明，不是单位就改个说法"
	}}
	unitLate = &kind{code: "unit-two", bad: true, say: func(c *cause) string {
		before := "前面没有写单位"
		if c.detail != "" {
			before = "前面是按“" + c.detail + "”读的"
		}
		return "数据中间或下面又写了单位：" + c.items() + "，" + before + "，看不出从哪一行起算；请只在表头上面写一种单位，单位不同的分成两张表"
	}}
	rowUnitUnknown = &kind{code: "unit-unknown", bad: true, say: func(c *cause) string {
		return "“" + c.detail + "”这一列" + c.items() + "不是看得懂的一种人民币单位；请换算成元、千元、万元或亿元再写明"
	}}
	rowUnitNone = &kind{code: "unit-missing", bad: true, say: func(c *cause) string {
		return "“" + c.detail + "”这一列写着每一行的单位，" + c.items() + "却没有写明金额的单位；请补上"
	}}
	rowUnitWhose = &kind{code: "unit-column", bad: true, say: func(c *cause) string {
		return "“" + c.detail + "”这一列写着" + c.items() + "，看不出是哪一列金额的单位；请在定义里给那一列写“单位列: " + c.detail + "”，或把单位写进列名"
	}}
	unitColumnNone = &kind{code: "unit-column", bad: true, say: func(c *cause) string {
		return "“" + c.column + "”的“单位列”写的“" + fault.Clip(c.detail) + "”在表里找不到；请照表头改"
	}}
	unitsDiffer = &kind{code: "unit-two", bad: true, say: func(c *cause) string {
		return "写了两种单位：" + c.items() + "；请只留一种，或写进各列的名称"
	}}
	keyMerged = &kind{code: "key-merged", bad: true, say: func(c *cause) string {
		return "“" + c.column + "”是主键，合并单元格跨了几行：" + c.where() + "；看不出是一条记录还是几条，请取消合并，给每一条写自己的编号"
	}}
	extraCells = &kind{code: "csv-extra", bad: true, say: func(c *cause) string {
		return c.rows("") + "比表头多出单元格：" + c.items() + "；若文字里有逗号，请给它整个加上英文双引号"
	}}
	totalUnsure = &kind{code: "total-unsure", bad: true, say: func(c *cause) string {
		return c.items() + "看不出是合计还是数据；" + c.how
	}}
	equalsSum = &kind{code: "total-unsure", bad: true, say: func(c *cause) string {
		return c.items() + "的数正好等于上面各行之和，看不出是合计还是数据；" + c.how
	}}
	equalsBelow = &kind{code: "total-unsure", bad: true, say: func(c *cause) string {
		return c.items() + "的数正好等于下面几行之和，看不出是合计还是数据；" + c.how
	}}
	noteUnsure = &kind{code: "note-unsure", bad: true, say: func(c *cause) string {
		return c.items() + "看不出是说明、签字还是数据；" + c.how
	}}
	numbersOnly = &kind{code: "total-unsure", bad: true, say: func(c *cause) string {
		return c.where() + "只有数，没有别的内容，看不出是合计还是数据；" + c.how
	}}
	totalDiffers       = &kind{code: "total-differs", bad: true, say: sayDiffers}
	totalDiffersNotice = &kind{code: "table-total-differs", say: func(c *cause) string { return sayDiffers(c) + "；也可能只合计了显示的行" }}
	totalPartly        = &kind{code: "table-total-part", say: func(c *cause) string { return sayDiffers(c) + "；请核对它该加哪些行" }}
	totalRounded       = &kind{code: "table-total-rounded", say: func(c *cause) string { return sayDiffers(c) + "，可能是四舍五入" }}
)

func sayDiffers(c *cause) string {
	parts := make([]string, len(c.first))
	for i, s := range c.first {
		parts[i] = s.String() + s.text
	}
	out := strings.Join(parts, "；")
	if more := c.count - len(c.first); more > 0 {
		out += "；另有" + strconv.Itoa(more) + "处这样"
	}
	return out
}

// What was done, and is said.
var (
	headSaid      = &kind{code: "table-head", say: func(c *cause) string { return c.detail }}
	sheetsSaid    = &kind{code: "table-sheets", say: func(c *cause) string { return c.detail }}
	unitTaken     = &kind{code: "table-unit", say: func(c *cause) string { return c.detail }}
	unitMentioned = &kind{code: "table-unit", say: func(c *cause) string {
		return c.items() + "提到“" + c.detail + "”，看不出是不是金额的单位，没有按它换算；是单位的，请写成“单位：" + c.detail + "”"
	}}
	notUsed    = &kind{code: "table-column", say: func(c *cause) string { return c.detail }}
	totalsLeft = &kind{code: "table-total", say: func(c *cause) string { return c.where() + "是合计，没有计入" }}
	maybeSum   = &kind{code: "table-total", say: func(c *cause) string {
		return c.items() + "的数正好等于上面各行之和，按数据计入；若是合计请删去"
	}}
	maybeHead = &kind{code: "table-total", say: func(c *cause) string {
		return c.items() + "的数正好等于下面几行之和，按数据计入；若是合计请删去"
	}}
	notesLeft = &kind{code: "table-note", say: func(c *cause) string {
		return c.items() + "是签字、说明一类的行，没有计入"
	}}
	emptyRows      = &kind{code: "table-blank", say: func(c *cause) string { return c.where() + "只有序号，没有内容，没有计入" }}
	headsLeft      = &kind{code: "table-repeated", say: func(c *cause) string { return c.where() + "重复了表头或标题，没有计入" }}
	numberedUnsure = &kind{code: "note-unsure", bad: true, say: func(c *cause) string {
		return c.items() + "看不出是栏次还是数据；" + c.how
	}}
	exampleUnsure = &kind{code: "note-unsure", bad: true, say: func(c *cause) string {
		return c.items() + "看不出是" + c.detail + "还是要计入的记录，不计入的请删去这一行；" + c.how
	}}
	numberedRow = &kind{code: "table-note", say: func(c *cause) string { return c.where() + "是栏次，没有计入" }}
	hiddenRows  = &kind{code: "table-hidden", say: func(c *cause) string {
		return "有" + c.n() + "行" + c.detail + "，照样计入：" + c.where()
	}}
	hiddenCols = &kind{code: "table-hidden", say: func(c *cause) string {
		return "“" + c.column + "”" + map[bool]string{false: "这一列", true: "这几列"}[c.many] + "是隐藏的，照样读"
	}}
	struckOut = &kind{code: "table-struck", say: func(c *cause) string {
		return "“" + c.column + "”" + c.times("格") + "划去了，当作空着：" + c.items()
	}}
	struckPart = &kind{code: "table-struck", say: func(c *cause) string {
		return "“" + c.column + "”" + c.times("格") + "划去了一部分，只读没有划去的：" + c.items()
	}}
	struckRows = &kind{code: "table-struck", say: func(c *cause) string { return c.where() + "整行划去了，没有计入" }}
	filled     = &kind{code: "table-merged", say: func(c *cause) string {
		return "“" + c.column + "”的合并单元格向下填了" + c.n() + "格：" + c.where()
	}}
	countedOnce = &kind{code: "table-merged", say: func(c *cause) string {
		return "“" + c.column + "”的合并单元格是数，只计在合并的第一行；没有再计的有" + c.n() + "行：" + c.where()
	}}
	coveredCells = &kind{code: "table-merged", say: func(c *cause) string {
		return "合并单元格盖住的" + c.n() + "格里还存着内容，看不见，没有读：" + c.items()
	}}
	dashed = &kind{code: "table-blank", say: func(c *cause) string {
		return "“" + c.column + "”有" + c.n() + "格写着没有，当作空着：" + c.items()
	}}
	timesLeft = &kind{code: "table-day", say: func(c *cause) string {
		return "“" + c.column + "”有" + c.n() + "格带着时间，只取日期：" + c.items()
	}}
	serials = &kind{code: "table-day", say: func(c *cause) string {
		return "“" + c.column + "”有" + c.n() + "格是Excel的日期序号，按日期读：" + c.items()
	}}
	digitsMaybe = &kind{code: "table-digits", say: func(c *cause) string {
		return "“" + c.column + "”有" + c.n() + "格像是Excel改过的长编号，原来的数字已经丢失：" + c.items() + "；没有用它区分各行，先照样读"
	}}
	scaledRead = &kind{code: "table-format", say: func(c *cause) string {
		return "“" + c.column + "”有" + c.n() + "格按数字格式显示成" + c.detail + "，存着的是元，按元读：" + c.items()
	}}
	formatUnit = &kind{code: "table-format", say: func(c *cause) string {
		return "“" + c.column + "”有" + c.n() + "格按数字格式写着的“" + c.detail + "”读：" + c.items()
	}}
	noLabel = &kind{code: "table-column", say: func(c *cause) string {
		return "没有列名的列里有" + c.n() + "格内容，没有用到：" + c.items()
	}}
	totalOpen = &kind{code: "table-total", say: func(c *cause) string { return c.where() + "的合计是没有算出的公式，没有核对" }}
)

func (c *cause) n() string { return strconv.Itoa(c.count) }

// written begins a sentence about what cells hold.
func (c *cause) written(what string) string {
	if c.count == 1 {
		return "“" + c.column + "”写的“" + fault.Clip(c.first[0].text) + "”" + what
	}
	return "“" + c.column + "”有" + c.n() + "格" + what + "（" + c.items() + "）"
}

// rows says which rows do something.
func (c *cause) rows(what string) string {
	if c.count == 1 {
		return "这一行" + what
	}
	return "有" + c.n() + "行" + what
}
