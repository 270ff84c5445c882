package docx

import (
	"slices"
	"strconv"
	"strings"

	"jiheng/document"
	"jiheng/fault"
)

// An inset is something in the file that is not read: in how many places, and
// the first of them.
type inset struct {
	count int
	names []string // of what it is, where the file says so
	at    fault.Place
}

// An insetKind is a kind of such things.
type insetKind int8

const (
	embeddedObject insetKind = iota // OLE
	activeControl                   // ActiveX
	wholeFile                       // altChunk, subDoc
	diagram                         // SmartArt whose text is not there
	newChart
	emptyChart // without the values that it was drawn from
	largePicture
	unreadField
	unreadSign
	unfilledField // whose prompt has a number
	insetKinds
)

// meet notes a thing that is not read. The margins hold signs and seals, which
// are no part of the text.
func (r *reader) meet(kind insetKind, name string) {
	if r.side == margins {
		return
	}
	i := &r.insets[kind]
	if i.count++; i.count == 1 {
		i.at = r.here()
	}
	if name != "" && len(i.names) < mostExamples && !slices.Contains(i.names, name) {
		i.names = append(i.names, fault.Clip(name))
	}
}

// saysOf are the sentences about things that are not read, with their number
// and, where there are any, their names.
var saysOf = [insetKinds]struct{ code, text string }{
	embeddedObject: {"docx-embedded", "有%d个嵌入的对象%s，里面的文字和数没有读；请双击打开，把要检查的内容写进正文或表格"},
	activeControl:  {"docx-activex", "有%d个 ActiveX 控件%s，填在里面的内容没有读；请换成普通的文字或内容控件"},
	wholeFile:      {"docx-altchunk", "有%d处插入的整份文件%s，里面的内容没有读；请用 Word 打开，另存为 .docx 后再检查"},
	diagram:        {"docx-diagram", "有%d个 SmartArt 图形%s，文件里缺它的文字，没有读；请核对图里的数与正文是否一致"},
	newChart:       {"docx-chart", "有%d个新式图表%s，图里的数没有读；请核对图里的数与正文是否一致"},
	emptyChart:     {"docx-chart", "有%d个图表%s读不出图里的数（没有存下，或叠画在别的图上），没有读；请核对图里的数与正文是否一致"},
	largePicture:   {"docx-pictures", "有%d幅大图片%s，图里的文字和数没有读；是表格或扫描件的，请换成文字"},
	unreadField:    {"docx-field", "有%d个域%s，打印时才算出文字，没有读；请选中后按 Ctrl+Shift+F9 变成文字再检查"},
	unreadSign:     {"docx-sign", "有%d个符号字体里的符号%s，没有认出；请换成普通的文字或符号"},
	unfilledField:  {"docx-prompt", "有%d处内容控件还没有填，显示的是提示语%s，提示语里的数没有读；请填好，用不到的删去"},
}

// sayParts tells of what stands in the file beside its text.
func (r *reader) sayParts(d *document.Document) {
	for kind, i := range r.insets {
		if i.count > 0 {
			names := ""
			if len(i.names) > 0 {
				names = "（" + strings.Join(i.names, "、") + "）"
			}
			d.SayUnread(i.at, saysOf[kind].code, saysOf[kind].text, i.count, names)
		}
	}
	r.sayMarks(d)
	if n := len(r.figured); n > 0 {
		d.SayUnread(fault.Place{}, "docx-margin", "页眉页脚里有%d处写着数，不算正文，没有读：%s；要检查的请写进正文", n, document.Quoted(r.figured[:min(n, mostExamples)], n))
	}
	for _, id := range sortedKeys(r.rels) {
		t := r.rels[id]
		switch {
		case t.external:
		case t.kind == "comments":
			r.sayComments(d, t.to)
		case t.kind == "vbaProject":
			d.Say(fault.Place{}, "docx-macros", "文件带有宏，没有运行，也没有检查；报送和公开的文件请另存为不带宏的 .docx")
		}
	}
}

// sayMarks tells of the words behind the text of every page.
func (r *reader) sayMarks(d *document.Document) {
	if len(r.marks) > 0 {
		d.Say(fault.Place{}, "docx-watermark", "页面上有水印“%s”，不算正文；报送和公开前请核对", strings.Join(r.marks, "”、“"))
	}
}

// sayComments tells of comments with text.
func (r *reader) sayComments(d *document.Document, name string) {
	n, err := r.file.part(name)
	if err != nil || n == nil {
		return
	}
	all := aside{}
	for _, k := range n.kids {
		var b strings.Builder
		k.each("w:t", func(t *node) { b.WriteString(t.text) })
		if k.name != "w:comment" || strings.TrimSpace(b.String()) == "" {
			continue
		}
		if all.count++; all.count <= mostExamples {
			all.examples = append(all.examples, []byte(b.String()))
		}
	}
	if all.count > 0 {
		d.Say(fault.Place{}, "docx-comments", "有%d条批注，不算正文，没有检查：%s；报送和公开前请处理并删去", all.count, all.quoted())
	}
}

// programs are the names that programs write where a person's would stand.
var programs = []string{"python-docx", "Apache POI", "docx", "Un-named", "un-named", "Jiheng", "LibreOffice"}

// sayProperties tells which people and offices the file's properties name.
func (r *reader) sayProperties(d *document.Document, root map[string]target) {
	var said []string
	add := func(what, name string) {
		name = strings.TrimSpace(name)
		if name != "" && !slices.Contains(programs, name) {
			said = append(said, what+"“"+fault.Clip(name)+"”")
		}
	}
	for _, id := range sortedKeys(root) {
		t := root[id]
		if t.external || !slices.Contains([]string{"core-properties", "extended-properties", "custom-properties"}, t.kind) {
			continue
		}
		n, err := r.file.part(t.to)
		if err != nil || n == nil {
			continue
		}
		switch t.kind {
		case "core-properties":
			add("作者", n.kid("dc:creator").text)
			if last := n.kid("cp:lastModifiedBy").text; last != n.kid("dc:creator").text {
				add("最后保存的人", last)
			}
		case "extended-properties":
			if n.kid("ep:Application").text == "Jiheng" {
				return // made by Write, whose author is the unit
			}
			add("单位", n.kid("ep:Company").text)
			add("经理", n.kid("ep:Manager").text)
		default:
			if len(n.kids) > 0 {
				said = append(said, "自定义属性"+strconv.Itoa(len(n.kids))+"项")
			}
		}
	}
	if len(said) > 0 {
		d.Say(fault.Place{}, "docx-properties", "文件属性里写着%s；公开前请核对，不该公开的在“文件—信息—检查文档”里清除", strings.Join(said, "、"))
	}
}
