package xlsx

import (
	"fmt"
	"strconv"
	"strings"

	"jiheng/document"
	"jiheng/fault"
)

// What stands in a cell whose value the file does not hold: neither blank nor
// zero, and no figure.
const (
	notComputed = document.NotComputed
	mostListed  = 20 // cells or rows that a note names one by one
)

// places collects where something was met.
type places struct {
	first []string
	count int
}

func (p *places) add(ref string) {
	if p.count++; len(p.first) < mostListed {
		p.first = append(p.first, ref)
	}
}

// String names them: C4、F4, or the first ones and how many there are.
func (p *places) String() string {
	s := strings.Join(p.first, "、")
	if p.count > len(p.first) {
		s += "等" + strconv.Itoa(p.count) + "格"
	}
	return s
}

// said is what there is to say of a sheet's cells.
type said struct {
	open    places // formulas without result
	unclear places // formats that are not understood
	code    string // the first of these
	scaled  places // formats that move the point, and nothing says by how much
	example string
	shifts  map[int]bool // of formats that move the point
	veiled  places       // numbers that the format does not show
	unseen  places       // white on white
	faint   places       // of another colour that is its ground's, or tiny
	struck  places       // struck out from end to end
	cut     places       // struck out in part
	rows    []int        // hidden, with something in them
	columns []int
}

// settle makes of a stored cell what counts of it: what is struck out does not,
// and what is not known is no value.
func (p *page) settle(c *Cell, row Row) {
	said := &p.said
	style := p.file.styleOf(c)
	switch {
	case c.Struck && c.Text != "":
		said.struck.add(c.Ref)
		p.empty(c)
	case c.Uncomputed:
		said.open.add(c.Ref)
		c.Text, c.Kind, c.shared, c.inline = notComputed, Text, 0, nil
	case (c.Kind == Number || c.Kind == Percent) && !style.format.plain:
		p.number(c)
	case c.Kind == Text && style.format.hides() && c.Text != "":
		said.veiled.add(c.Ref)
		p.empty(c)
	}
	if c.Cut {
		said.cut.add(c.Ref)
	}
	if (style.unseen || style.faint) && c.Text != "" && c.Text != document.SetAside {
		list := &said.unseen
		if style.faint {
			list = &said.faint
		}
		list.add(c.Ref)
		p.empty(c)
	}
	if c.Text == "" {
		return
	}
	if n := len(said.rows); row.Hidden && (n == 0 || said.rows[n-1] != row.Number) {
		said.rows = append(said.rows, row.Number)
	}
	p.said.column(c.Column, p.walked.hidden)
}

// empty takes the value out of a cell.
func (p *page) empty(c *Cell) {
	c.Text, c.Kind, c.shared, c.inline = document.EmptiedOf(c.Text), Text, 0, nil
}

// column notes a hidden column that holds something.
func (s *said) column(n int, hidden []span) {
	for _, h := range hidden {
		if n < h.from || n > h.to {
			continue
		}
		for _, k := range s.columns {
			if k == n {
				return
			}
		}
		s.columns = append(s.columns, n)
	}
}

// number notes what a format does to a number that is more than to print it.
func (p *page) number(c *Cell) {
	out, ok := p.file.shown(c)
	switch {
	case !ok && c.Scale.Mixed:
		if p.said.unclear.add(c.Ref); p.said.code == "" {
			p.said.code = c.Format
		}
	case ok && out.before+out.digits+out.after == "":
		if strings.Trim(c.Text, "-0.%") != "" {
			p.said.veiled.add(c.Ref)
			p.empty(c)
			return
		}
		c.Text = ""
	case ok && c.Scale.Shift != 0 && !c.Scale.says():
		if p.said.scaled.add(c.Ref); p.said.example == "" {
			p.said.example = "存着" + c.Text + "，显示" + out.before + out.digits + out.after
			p.said.shifts = map[int]bool{}
		}
		p.said.shifts[c.Scale.Shift] = true
	}
}

// multiples are the words that say by how many places a format moves the point.
var multiples = []struct {
	word  string
	shift int
}{{"百万", 6}, {"千万", 7}, {"十万", 5}, {"千", 3}, {"万", 4}, {"亿", 8}}

// says reports a scale whose own word says by how much the point was moved.
func (s Scale) says() bool {
	for _, m := range multiples {
		if strings.HasPrefix(s.Word, m.word) {
			return m.shift == s.Shift
		}
	}
	return false
}

// stated reports that the sheet itself names the multiple that its formats leave
// out: 单位：千元 above, or in a head.
func (p *page) stated() bool {
	for shift := range p.said.shifts {
		found := false
		for _, m := range multiples {
			for _, c := range p.cells {
				at := strings.Index(c.Text, m.word+"元")
				found = found || m.shift == shift && c.Kind == Text && at >= 0 && (m.shift == 6 || !strings.HasSuffix(c.Text[:at], "百"))
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// report says of a document what the sheet's cells gave occasion to.
func (p *page) report(d *document.Document) {
	at := func(list *places) fault.Place {
		return fault.Place{Cell: p.name + "!" + list.first[0], Hidden: p.hidden}
	}
	s := &p.said
	if s.open.count > 0 {
		d.SayUnread(at(&s.open), "xlsx-formula", "%s是公式，文件里没有存下结果，用Excel或WPS打开保存后再查", s.open.String())
	}
	if s.unclear.count > 0 {
		d.SayUnread(at(&s.unclear), "xlsx-format", "%s的数字格式“%s”看不懂，不知道屏幕上显示成多少，没有当作数；请改成常规或数值格式再查", s.unclear.String(), s.code)
	}
	if s.scaled.count > 0 && !p.stated() {
		d.Say(at(&s.scaled), "xlsx-scaled", "%s的数字格式改了小数点的位置（%s），又没有写是千元还是万元：表头或表上写着单位是元的没有当作金额读，其余按显示的数读；请核对单位", s.scaled.String(), s.example)
	}
	if s.veiled.count > 0 {
		d.Say(at(&s.veiled), "xlsx-veiled", "%s存着内容，数字格式让它不显示，没有当作数；请核对，公开前删去", s.veiled.String())
	}
	if s.unseen.count > 0 {
		d.Say(at(&s.unseen), "xlsx-white", "%s是白底白字，屏幕上看不见，没有当作数；请核对，公开前删去", s.unseen.String())
	}
	if s.faint.count > 0 {
		d.Say(at(&s.faint), "xlsx-white", "%s的字与底色相同，或者字号不到2磅，屏幕上看不见，没有当作数；请核对，公开前删去", s.faint.String())
	}
	if s.struck.count > 0 {
		d.Say(at(&s.struck), "xlsx-struck", "%s划了删除线，没有当作数；请核对，该删的删去", s.struck.String())
	}
	if s.cut.count > 0 {
		d.Say(at(&s.cut), "xlsx-struck", "%s的文字划去了一部分，只读没有划去的；请核对，该删的删去", s.cut.String())
	}
}

// hiddenWords names what the sheet holds that nobody sees; empty for nothing.
func (p *page) hiddenWords() string {
	if p.hidden {
		return "工作表“" + p.name + "”"
	}
	var parts []string
	if len(p.said.rows) > 0 {
		how := ""
		if p.walked.filter {
			how = "（隐藏或筛选掉的）"
		}
		parts = append(parts, "第"+ranges(p.said.rows, strconv.Itoa)+"行"+how)
	}
	if len(p.said.columns) > 0 {
		parts = append(parts, ranges(p.said.columns, columnName)+"列")
	}
	if len(parts) == 0 {
		return ""
	}
	return "工作表“" + p.name + "”的" + strings.Join(parts, "、")
}

// ranges names ascending numbers, those side by side as one: 3—5、8.
func ranges(list []int, name func(int) string) string {
	var out []string
	for i := 0; i < len(list) && len(out) < mostListed; {
		j := i
		for j+1 < len(list) && list[j+1] == list[j]+1 {
			j++
		}
		s := name(list[i])
		if j > i {
			s += "—" + name(list[j])
		}
		out = append(out, s)
		i = j + 1
	}
	s := strings.Join(out, "、")
	if len(out) == mostListed {
		s += fmt.Sprintf("等（共%d）", len(list))
	}
	return s
}

// sayHidden names all that a workbook does not show: in one note the sheets, which
// are not read, in another the rows and columns, which are.
func sayHidden(d *document.Document, pages []*page, all bool) {
	var sheets, parts []string
	var sheet, first fault.Place
	for _, p := range pages {
		words := p.hiddenWords()
		switch {
		case words == "" || len(p.rows) == 0:
		case p.hidden && !all:
			if sheets = append(sheets, words); len(sheets) == 1 {
				sheet = fault.Place{Cell: p.name, Hidden: true}
			}
		default:
			if parts = append(parts, words); len(parts) == 1 {
				first = fault.Place{Cell: p.name, Hidden: true}
			}
		}
	}
	if len(sheets) > 0 {
		d.SayUnread(sheet, "xlsx-hidden-sheet", "有隐藏的%s，没有读、没有查；请核对，公开前删去，要查的先取消隐藏", strings.Join(sheets, "、"))
	}
	if len(parts) > 0 {
		d.Say(first, "xlsx-hidden", "有隐藏的内容：%s；照样读、照样查，位置后面写着“隐藏”，请核对，公开前删去或取消隐藏", strings.Join(parts, "；"))
	}
}

// allHidden reports a workbook none of whose sheets is shown.
func (f *File) allHidden() bool {
	for _, s := range f.sheets {
		if !s.hidden {
			return false
		}
	}
	return true
}
