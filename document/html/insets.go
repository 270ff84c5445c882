package html

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"jiheng/document"
	"jiheng/fault"
)

// An inset is a kind of thing in a page that is not read.
type inset int8

const (
	frame inset = iota // another page
	object
	drawing // svg or canvas with words or by a script
	largePicture
	emptyField
	scripted  // a place that a script fills when the page is shown
	generated // text that a style sheet writes
	insets
)

// insetWords are the sentences about them, with their number.
var insetWords = [insets]struct{ code, text string }{
	frame:        {"html-frame", "有%d处嵌入的其他网页%s，里面的内容没有读；请把那些网页也保存下来一起检查"},
	object:       {"html-object", "有%d个嵌入的对象或影音%s，里面的内容没有读；请把其中的数写进正文"},
	drawing:      {"html-drawing", "有%d个画出来的图形%s，图里的文字和数没有读；请核对图里的数与正文是否一致"},
	largePicture: {"html-pictures", "有%d幅大图片%s，图里的文字和数没有读；是表格或扫描件的，请换成文字"},
	emptyField:   {"html-fields", "有%d个输入框在文件里都没有值%s，填在里面的内容没有保存进来，没有读；请用原来的系统导出，或打印成 PDF 再检查"},
	scripted:     {"html-script", "有%d处内容%s要由脚本填写，文件里没有，没有读；请在浏览器里打开，显示完整后打印成 PDF 再检查"},
	generated:    {"html-content", "有%d处文字由样式写出%s，没有读；请把它们写进正文"},
}

// A met is how many things of a kind a page has, and where the first is.
type met struct {
	count int
	name  string // by which the page calls the first, where it has no place
	at    fault.Place
}

// meet notes a thing that is not read.
func (r *reader) meet(kind inset) {
	i := &r.insets[kind]
	if i.count++; i.count == 1 {
		i.at = r.here()
	}
}

// passOver notes an element that is left out whole, where it may hold text.
func (r *reader) passOver(c *html.Node) {
	if r.own {
		return
	}
	switch c.Data {
	case "iframe", "frame":
		if attrOf(c, "src") != "" || attrOf(c, "srcdoc") != "" {
			r.meet(frame)
		}
	case "frameset", "picture", "map":
		for k := c.FirstChild; k != nil; k = k.NextSibling {
			r.passOver(k)
		}
	case "object", "embed", "audio", "video":
		r.meet(object)
	case "canvas":
		r.meet(drawing)
	case "svg":
		if strings.ContainsAny(textOf(c), "0123456789０１２３４５６７８９") {
			r.meet(drawing)
		}
	case "img":
		if r.holdsText(c) {
			r.meet(largePicture)
		}
	}
}

// A picture of this size, in the pixels of a screen, or of as many characters, can
// hold a table or a page; one below the smaller size is a sign.
const (
	largeData   = 60_000
	largeWidth  = 265
	largeHeight = 114
	signWidth   = 64
)

// holdsText reports a picture that may hold a table or a page: by its size, by the
// words that stand for it, or by those before it where its size is not known.
func (r *reader) holdsText(c *html.Node) bool {
	style, _ := r.sheet.of(c)
	if veiled(c, &style) {
		return false
	}
	w, h := pixels(attrOf(c, "width"), style[width]), pixels(attrOf(c, "height"), style[height])
	src := attrOf(c, "src")
	inside := strings.HasPrefix(src, "data:")
	if w >= largeWidth && h >= largeHeight || inside && len(src) > largeData {
		return true
	}
	if w > 0 && w <= signWidth || h > 0 && h <= signWidth {
		return false
	}
	name := src
	if inside {
		name = ""
	}
	if document.SaysPicture(attrOf(c, "alt")) || document.SaysPicture(attrOf(c, "title")) || document.SaysPicture(name) {
		return true
	}
	return w >= largeWidth && h == 0 || document.SaysPicture(r.lately())
}

// lately returns the text right before what is being read.
func (r *reader) lately() string {
	for _, run := range r.pending.list {
		if strings.TrimSpace(run.Text) != "" {
			return document.Text(r.pending.list)
		}
	}
	if n := len(r.d.Blocks); n > 0 {
		switch b := r.d.Blocks[n-1].(type) {
		case *document.Paragraph:
			return document.Text(b.Runs)
		case *document.Heading:
			return document.Text(b.Runs)
		}
	}
	return ""
}

// pixels returns a length of an attribute or a style, 0 for none that is known.
func pixels(attr, style string) int {
	for _, s := range []string{style, attr} {
		s = strings.TrimSuffix(strings.TrimSpace(s), "px")
		s, _, _ = strings.Cut(s, ".")
		if n, err := strconv.Atoi(s); err == nil && n > 0 {
			return n
		}
	}
	return 0
}

// What scripts say that write into the page, or ask for what they write.
var (
	writes = regexp.MustCompile(`innerHTML|innerText|textContent|insertAdjacent|outerHTML|appendChild|\.append\(|\.html\(|\.text\(|fetch\(|XMLHttpRequest|axios|\$\.(get|post|ajax)|createApp|new Vue|ReactDOM|createRoot|echarts`)
	prints = regexp.MustCompile(`document\.write(ln)?\(`)
)

// scripts notes the places of a page that its scripts fill: elements with nothing
// in them that a script calls by their names, or any where hardly anything is said;
// and what a script prints where it stands.
func (r *reader) scripts(root *html.Node) {
	const bounded = 4 << 20
	var code strings.Builder
	printed, outside := 0, false
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || n.Data != "script" {
			continue
		}
		kind := strings.ToLower(attrOf(n, "type"))
		if kind != "" && !strings.Contains(kind, "javascript") && kind != "module" && kind != "text/babel" {
			continue
		}
		text := textOf(n)
		outside = outside || attrOf(n, "src") != ""
		if prints.MatchString(text) {
			printed++
		}
		if code.Len()+len(text) < bounded {
			code.WriteString(text)
		}
	}
	said := code.String()
	writing := writes.MatchString(said)
	r.insets[scripted].count = printed
	if writing || outside {
		r.insets[scripted].count += r.fillable(root, said, writing)
	}
}

// fillable counts the elements with nothing in them that scripts fill.
func (r *reader) fillable(root *html.Node, code string, writing bool) int {
	const few = 120 // characters of a page that says hardly anything
	hardly := len([]rune(strings.Join(strings.Fields(shownText(root)), ""))) < few && find(root, "td") == nil
	n := 0
	for c := range root.Descendants() {
		if c.Type != html.ElementNode || !filled[c.Data] || c.FirstChild != nil && strings.TrimSpace(textOf(c)) != "" || find(c, "img") != nil {
			continue
		}
		id := attrOf(c, "id")
		called := id != "" && (strings.Contains(code, `"`+id+`"`) || strings.Contains(code, "'"+id+"'") || strings.Contains(code, "`"+id+"`") || strings.Contains(code, "#"+id))
		if called && writing || id != "" && hardly {
			if n++; n == 1 {
				r.insets[scripted].name = id
			}
		}
	}
	return n
}

// filled are the elements that scripts write text into.
var filled = set("div span p td th tr tbody table ul ol section main article dd b strong em")

// sayInsets tells of all that is not read.
func (r *reader) sayInsets(d *document.Document) {
	for kind, i := range r.insets {
		if i.count > 0 {
			name := ""
			if i.name != "" {
				name = "（“" + fault.Clip(i.name) + "”）"
			}
			d.SayUnread(i.at, insetWords[kind].code, insetWords[kind].text, i.count, name)
		}
	}
}
