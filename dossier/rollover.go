package dossier

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"jiheng/fault"
	"jiheng/plain"
)

// Rollover returns the folder of the year after a dossier's: structure,
// indicators, definitions of ledgers and ids stay; targets, values, amounts and
// rows are empty, to be filled in; figures of the closed year become last year's
// values; its problems become last year's problems, with their figures as plain
// numbers, which plainly writes; the narrative and the goals keep their words,
// marked to be read again. What it returns can be loaded, with notices of what is missing.
//
// The folder must be the one that the dossier was loaded from.
func Rollover(folder fs.FS, old *Dossier, plainly func(text string, at fault.Place) string) ([]File, error) {
	r := &roller{loader: newLoader(folder), old: old, year: old.Year.FiscalYear + 1, plainly: plainly}
	for _, step := range []func(){r.main, r.unit, r.lines, r.headsOnly, r.money, r.goals, r.indicators, r.ledgers, r.copies, r.problems,
		r.facts, r.evidence, r.skeletons} {
		step()
	}
	for i, f := range r.files {
		if f.Name != r.old.PackFile {
			r.files[i].Data = inForce(f.Data)
		}
	}
	return r.files, r.faults.Err()
}

// atFirst finds, where a text or a formula names it, the target that an indicator had
// before it was adjusted.
var atFirst = regexp.MustCompile(`(\{\{[^{}]*|公式: [^\n]*)-年初指标值`)

// inForce names the target in force in its place: nothing is adjusted in a year that
// begins, so that there is no other.
func inForce(data []byte) []byte {
	for atFirst.Match(data) { // a formula may name several
		data = atFirst.ReplaceAll(data, []byte("${1}-指标值"))
	}
	return data
}

// roller makes the files of the next year from those of the old one.
type roller struct {
	*loader
	old     *Dossier
	year    int
	plainly func(string, fault.Place) string
	files   []File
	used    map[string]bool // ids that the new files name
	based   map[string]bool // ids of last year's values that were written
}

func (r *roller) put(name string, data []byte) { r.files = append(r.files, File{name, data}) }

// tree reads a YAML file; ok is false where there is none.
func (r *roller) tree(name string) (t tree, ok bool) {
	n, ok := r.yaml(name, false)
	if !ok || !n.Exists() {
		return tree{is: isMap}, false
	}
	return treeOf(n), true
}

// write puts a YAML file and remembers the ids that it names.
func (r *roller) write(name string, t tree, comments ...string) {
	t.texts("", r.mention)
	r.put(name, t.yaml(comments...))
}

var binding = regexp.MustCompile(`\{\{([^}]*)\}\}`)

// mention remembers the ids in a text: those of bindings, and of keys that hold
// ids themselves.
func (r *roller) mention(key, text string) {
	if r.used == nil {
		r.used = map[string]bool{}
	}
	if key == "组成" || key == "编号" {
		r.used[text] = true
	}
	for _, m := range binding.FindAllStringSubmatch(text, -1) {
		for _, id := range strings.FieldsFunc(m[1], func(c rune) bool { return c == '|' || c == ' ' }) {
			r.used[id] = true
		}
	}
}

// Years in periods and in days move on by one.
var yearIn = regexp.MustCompile(`\b(20\d\d)(-\d\d-\d\d)?`)

func nextYear(s string) string {
	return yearIn.ReplaceAllStringFunc(s, func(m string) string {
		n, _ := strconv.Atoi(m[:4])
		moved := strconv.Itoa(n+1) + m[4:]
		if _, err := time.Parse(time.DateOnly, moved); len(moved) > 4 && err != nil {
			return moved[:8] + "28" // 29 February
		}
		return moved
	})
}

func (r *roller) main() {
	t, _ := r.tree(FileMain)
	t.set("年度", text(strconv.Itoa(r.year)))
	t.set("年度工作按期完成", text("否"))
	r.write(FileMain, t, fmt.Sprintf("由%d年度的档案结转。要填的地方都空着，jiheng build 会逐项提示。", r.year-1))
	if r.old.PackFile != "" {
		r.put(r.old.PackFile, r.old.PackData)
	}
}

func (r *roller) unit() {
	t, _ := r.tree(FileUnit)
	r.namingYear(&t, "职能")
	r.namingYear(&t, "机构说明")
	t.each("内设机构", func(o *tree) {
		if o.has("在职") {
			o.set("在职", tree{note: "上年" + o.get("在职").text + "人"})
		}
	})
	t.each("资产", func(a *tree) {
		for _, key := range []string{"金额", "比例"} {
			if a.has(key) {
				a.set(key, tree{note: "上年" + a.get(key).text})
			}
		}
	})
	if t.has("资产截至") {
		t.set("资产截至", text(""))
	}
	r.write(FileUnit, t)
}

// kept are the columns of the budget that hold for the next year too.
var kept = []string{"编号", "名称", "资金", "支出", "类别", "项目代码", "科室", "项目负责人", "任务", "功能科目", "经济科目", "政府采购", "项目目标", "指标", "指标借自"}

func (r *roller) lines() {
	t, ok := r.table(FileLines, false, linesTable)
	if !ok {
		return
	}
	var order []int // a revised budget is computed
	for i, h := range t.head {
		if h != "全年预算数" {
			order = append(order, i)
		}
	}
	t = columnsOf(t, order)
	rows := make([][]string, len(t.rows))
	for i, row := range t.rows {
		rows[i] = make([]string, len(t.head))
		for j, h := range t.head {
			if slices.Contains(kept, h) {
				rows[i][j] = row.cells[j]
				if h == "项目目标" {
					rows[i][j] = carried(row.cells[j])
				}
				r.mention(h, row.cells[j])
			}
		}
	}
	r.put(FileLines, plain.FormatCSV(t.head, rows))
}

// headsOnly keeps nothing of adjustments and monthly payments but their columns.
func (r *roller) headsOnly() {
	if t, ok := r.table(FileAdjustments, false, adjustmentsTable); ok {
		r.put(FileAdjustments, plain.FormatCSV(t.head, nil))
	}
	if t, ok := r.table(FileMonthly, false, monthlyTable); ok {
		r.put(FileMonthly, plain.FormatCSV(t.head, nil))
	}
}

func (r *roller) money() {
	t, ok := r.tree(FileMoney)
	if !ok {
		return
	}
	for _, key := range []string{"三公经费", "一般性支出"} {
		t.each(key, func(e *tree) {
			last := e.get("决算数")
			e.set("年初预算数", text(""))
			e.set("全年预算数", text(""))
			e.set("决算数", text(""))
			e.set("上年决算数", last)
		})
	}
	t.each("政府采购", func(p *tree) { p.set("金额", text("")) })
	t.drop("科目拆分")
	r.write(FileMoney, t)
}

func (r *roller) goals() {
	if t, ok := r.tree(FileGoals); ok {
		t.each("年度目标", func(g *tree) {
			g.set("文字", text(carried(g.get("文字").text)))
			g.set("完成", text(""))
		})
		r.write(FileGoals, t)
	}
}

func (r *roller) indicators() {
	t, _ := r.tree(FileIndicators)
	t.each("指标", func(i *tree) {
		was := "上年" + i.get("指标值").text
		if a := i.get("调整"); a.has("指标值") {
			was = "上年年初" + i.get("指标值").text + "，调整为" + a.get("指标值").text
		}
		if f, ok := r.old.Year.Facts.Get(i.get("编号").text); ok && !f.Value.IsBlank() {
			was += "，完成" + f.Print().Text
		}
		i.set("指标值", tree{note: was})
		r.namingYear(i, "口径")
		i.drop("计划开工", "调整", "给分比例", "不适用", "偏差")
	})
	r.write(FileIndicators, t, "指标值还没有定：每项写明计算符号和单位，如 ≥40个、=100%、≤13.30万元、2024-10-31前、定性：……")
}

// ledgers keeps the definitions; the tables keep their columns alone, as CSV,
// and what was said of the old file goes.
func (r *roller) ledgers() {
	tables := emptyTables{of: map[string]string{}, heads: map[string][]string{}}
	for _, name := range r.list(DirLedgers, ".yaml") {
		t, ok := r.tree(name)
		if !ok {
			continue
		}
		t.each("取数", func(d *tree) {
			for _, key := range []string{"期间", "筛选", "分母"} {
				if d.has(key) {
					d.set(key, text(nextYear(d.get(key).text)))
				}
			}
		})
		if t.has("说明") { // it speaks of last year's rows
			t.set("说明", text(carried(t.get("说明").text)))
		}
		was := t.get("数据").text
		csv := tables.add(t.get("数据").text, strings.TrimSuffix(path.Base(name), path.Ext(name)), r.heads(t.get("编号").text))
		t.set("数据", dataLine(csv, was))
		t.drop("工作表", "表头行", "合计行", "数据行")
		r.write(name, t)
	}
	for _, csv := range tables.names {
		r.put(path.Join(DirLedgers, csv), plain.FormatCSV(tables.heads[csv], nil))
	}
}

// dataLine names a ledger's empty table; where the old one was a workbook, it
// says how this year's is put in its place.
func dataLine(csv, was string) tree {
	t := text(csv)
	if !strings.EqualFold(path.Ext(was), path.Ext(csv)) {
		t.note = "只有表头；上年是" + was + "，今年也用" + strings.TrimPrefix(path.Ext(was), ".") + "的，把表放进来，这里改成它的文件名，删去" + csv
	}
	return t
}

// emptyTables are the tables of the next year's ledgers: heads without rows.
// Ledgers that read one file go on reading one, with the columns of all.
type emptyTables struct {
	names []string
	of    map[string]string // by the old file
	heads map[string][]string
}

// add returns the file of a ledger that had an old one; definition is the name
// of the ledger's definition, for files that would get one name.
func (e *emptyTables) add(old, definition string, heads []string) string {
	csv, known := e.of[old]
	if !known {
		csv = strings.TrimSuffix(old, path.Ext(old)) + ".csv"
		if e.heads[csv] != nil {
			csv = definition + ".csv"
		}
		e.names, e.of[old] = append(e.names, csv), csv
	}
	for _, h := range heads {
		if !contains(e.heads[csv], h) {
			e.heads[csv] = append(e.heads[csv], h)
		}
	}
	return csv
}

// heads names the columns of a ledger's table; a unit that only the file named
// stays with its column.
func (r *roller) heads(id string) []string {
	var out []string
	for _, g := range r.old.Year.Ledgers {
		if g.ID != id {
			continue
		}
		for _, c := range g.Columns {
			name := c.Name
			if c.UnitFound {
				name += "（" + c.Unit.String() + "）"
			}
			out = append(out, name)
		}
		if g.Supersedes {
			out = append(out, supersedes)
		}
	}
	return out
}

// copies takes the narrative over with its words, in UTF-8, each file marked.
func (r *roller) copies() {
	for _, s := range r.old.Narrative {
		r.mention("", s.Text)
		if !strings.Contains(s.Text, CarriedText) {
			s.Text = CarriedText + "\n\n" + s.Text
		}
		r.put(s.File, []byte(s.Text))
	}
}

// problems makes this year's problems last year's, and keeps older ones that
// are still open.
func (r *roller) problems() {
	past := list()
	add := func(id, words, measure, due, state string) {
		past.items = append(past.items, entry("编号", id, "问题", words, "措施", measure, "期限", due, "结果", "", "状态", state))
	}
	for _, p := range r.old.Year.Past {
		if p.State == "整改中" {
			add(p.ID, r.plainly(p.Text, fault.Place{File: FileProblems}), r.plainly(p.Measure, fault.Place{File: FileProblems}), p.Due, p.State)
		}
	}
	for _, p := range r.old.Year.Problems {
		words := r.plainly(p.Gap, p.Place)
		if p.Theme != "" {
			words = p.Theme + "：" + words
		}
		state := p.Status
		if state != "已销号" {
			state = "整改中"
		}
		add(strconv.Itoa(r.year-1)+"-"+p.ID, words, r.plainly(p.Measure, p.Place), p.Due, state)
	}
	t := tree{is: isMap}
	t.set("问题", list())
	t.set("上年问题", past)
	r.write(FileProblems, t, "上年问题由上年档案结转：填“结果”，办完的把“状态”改为已销号。")
}

// skeletons puts the files that begin anew, with what they may hold as comments.
func (r *roller) skeletons() {
	for _, name := range []string{FileMonitoring, FileUses, FileDisclosure} {
		data, err := templates.ReadFile(path.Join(templateFolder, name))
		if err != nil {
			r.faults.Add(fmt.Errorf("reading template: %w", err))
			continue
		}
		r.put(name, filled(data, r.old.Year.Unit.Name, r.year))
	}
}
