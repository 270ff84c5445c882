package docx

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"jiheng/document"
	"jiheng/fault"
)

// Boxes of forms.
const (
	ticked   = "☑"
	unticked = "□"
)

// formText returns what an old form field shows that keeps no result in the
// text: the tick of a box, the choice of a list.
func formText(data *node) string {
	if box := data.kid("w:checkBox"); box.name != "" {
		state := box.kid("w:checked")
		if state.name == "" {
			state = box.kid("w:default")
		}
		if state.name != "" && switched(state) == on {
			return ticked
		}
		return unticked
	}
	list := data.kid("w:ddList")
	chosen := list.kid("w:result")
	if chosen.name == "" {
		chosen = list.kid("w:default")
	}
	n := number(chosen.attr("w:val"))
	for _, k := range list.kids {
		if k.name != "w:listEntry" {
			continue
		}
		if n == 0 {
			return k.attr("w:val")
		}
		n--
	}
	return ""
}

// fieldText returns what a field shows that keeps no result; known is false
// where only a word processor can tell.
func fieldText(f *field) (text string, known bool) {
	if f.form != nil {
		if s := formText(f.form); s != "" {
			return s, true
		}
	}
	name, rest, _ := strings.Cut(strings.TrimSpace(f.code), " ")
	if i := strings.IndexByte(name, '\\'); i > 0 {
		name, rest = name[:i], name[i:]+" "+rest
	}
	switch strings.ToUpper(name) {
	case "EQ":
		return equationText(rest), true
	case "SYMBOL":
		return symbolField(rest)
	case "MACROBUTTON", "GOTOBUTTON":
		_, shown, _ := strings.Cut(strings.TrimSpace(rest), " ")
		return strings.TrimSpace(shown), true
	case "LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "INCLUDETEXT", "DDEAUTO", "LINK":
		return "", false
	}
	return "", true
}

// symbolField returns the character of a SYMBOL field: 254 \f Wingdings.
func symbolField(code string) (text string, known bool) {
	words := strings.Fields(code)
	if len(words) == 0 {
		return "", true
	}
	n, err := strconv.ParseUint(strings.Trim(words[0], `"`), 0, 32)
	font := ""
	if _, after, ok := strings.Cut(code, `\f`); ok {
		font = strings.TrimSpace(after)
		if quoted, ok := strings.CutPrefix(font, `"`); ok {
			font, _, _ = strings.Cut(quoted, `"`)
		} else {
			font, _, _ = strings.Cut(font, `\`)
		}
	}
	c := rune(n)
	if s := signOf(strings.TrimSpace(font), c); s != "" {
		return s, true
	}
	if err != nil || signFont(font) || c < ' ' || !utf8.ValidRune(c) {
		return "", false
	}
	return string(c), true
}

// boxOf returns the tick of a control that is a box.
func boxOf(props *node) (text string, box bool) {
	k := props.kid("?:checkbox")
	if k.name == "" {
		return "", false
	}
	state := k.kid("?:checked")
	v := state.attr("?:val")
	if state.name != "" && v != "0" && v != "false" {
		return ticked, true
	}
	return unticked, true
}

// prompting reports a control that shows its prompt and holds no figure: the
// flag alone does not say so, programs that fill a form leave it set.
func (r *reader) prompting(k *node) bool {
	if !k.kid("w:sdtPr").on("w:showingPlcHdr") {
		return false
	}
	if asking(k.kid("w:sdtContent")) {
		return true
	}
	filled := false
	k.kid("w:sdtContent").each("w:r", func(run *node) {
		switch r.styles.byID[run.kid("w:rPr").val("w:rStyle")].name {
		case "placeholder text", "占位符文本":
			return
		}
		for _, t := range run.kids {
			filled = filled || t.name == "w:t" && strings.ContainsAny(t.text, "0123456789０１２３４５６７８９")
		}
	})
	return !filled
}

// asks are the words with which a prompt begins; nobody fills a field with them.
var asks = []string{"单击", "点击", "请输入", "请填", "请选择", "请在此", "请录入", "在此输入", "在此填写", "此处输入", "此处填写", "Click", "Tap", "Enter ", "Choose "}

// asking reports text that asks for what is to be filled in, whatever style it has.
func asking(content *node) bool {
	text := strings.TrimLeft(shownIn(content), " 　[【（(<〈《“")
	return slices.ContainsFunc(asks, func(w string) bool { return strings.HasPrefix(text, w) })
}

// longestPrompt is how many bytes of a control are looked at for a prompt.
const longestPrompt = 200

// shownIn returns the first words of a control.
func shownIn(content *node) string {
	var b strings.Builder
	content.each("w:t", func(x *node) {
		if b.Len() < longestPrompt {
			b.WriteString(x.text)
		}
	})
	return strings.TrimSpace(b.String())
}

// unfilled is prompting, and names a control whose prompt has a number.
func (r *reader) unfilled(k *node) bool {
	if !r.prompting(k) {
		return false
	}
	if text := shownIn(k.kid("w:sdtContent")); document.EmptiedOf(text) != "" {
		r.meet(unfilledField, "“"+fault.Clip(text)+"”")
	}
	return true
}

// promptOf returns the prompt that a control holds as its text and nothing else:
// LibreOffice drops the flag that says so, parts one control into several, and
// repeats the words in each.
func promptOf(content *node) string {
	text := shownIn(content)
	one := text
	if i := strings.IndexAny(text, "。."); i >= 0 {
		_, n := utf8.DecodeRuneInString(text[i:])
		one = text[:i+n]
	}
	asked := strings.HasPrefix(one, "单击") || strings.HasPrefix(one, "点击") || strings.HasPrefix(one, "Click")
	if n := len(one); !asked || n == 0 || strings.Repeat(one, len(text)/n) != text {
		return ""
	}
	return one
}

// length is how many bytes the text of a paragraph has so far.
func (t *paragraphText) length() int {
	n := 0
	for i := range t.pieces {
		n += len(t.pieces[i].text)
	}
	return n
}
