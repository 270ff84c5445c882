package html

import "jiheng/document"

// notes writes the account of every fact once, at the end of the page.
func (w *writer) notes() {
	if len(w.d.Notes) == 0 {
		return
	}
	w.s("<section class=\"notes\" id=\"notes\" aria-labelledby=\"notes-title\">\n<h2 id=\"notes-title\">数据来由</h2>\n<p class=\"lead\">正文中带点线的数字，都可以点开查看来由：由哪些数据、按什么方法得出。</p>\n")
	seen := map[string]bool{}
	for _, n := range w.d.Notes {
		if !seen[n.Fact] {
			seen[n.Fact] = true
			w.note(n)
		}
	}
	w.s("</section>\n")
}

func (w *writer) note(n document.Note) {
	w.f("<article class=\"note\" id=\"n-%s\" data-note=\"%s\">\n<h3>%s</h3>\n", escape(n.Fact), escape(n.Fact), escape(n.Name))
	w.f("<p class=\"print\">%s</p>\n", escape(n.Print))
	w.tree(n)
	if w.shown[n.Fact] {
		w.f("<p class=\"back\"><a href=\"#f-%s\">回到正文</a></p>\n", escape(n.Fact))
	}
	w.s("</article>\n")
}

// deepest is the depth below which an account is not indented further.
const deepest = 40

// tree writes the lines of an account as lists in lists, one a depth.
func (w *writer) tree(n document.Note) {
	open := 0
	for i, l := range n.Lines {
		depth := min(max(l.Depth, 0), deepest) + 1
		for open > depth {
			w.s("</li></ul>")
			open--
		}
		if open == depth {
			w.s("</li>\n<li>")
		}
		for open < depth {
			class := ""
			if i == 0 && open == 0 {
				class = " class=\"tree\""
			}
			w.f("<ul%s><li>", class)
			open++
		}
		w.noteLine(l, n.Fact)
	}
	for ; open > 0; open-- {
		w.s("</li></ul>")
	}
	w.s("\n")
}

// noteLine writes one line; where it is about another fact with an account, it
// leads there.
func (w *writer) noteLine(l document.NoteLine, self string) {
	attrs := ""
	if l.Fact != "" {
		attrs = " data-of=\"" + escape(l.Fact) + "\""
	}
	w.f("<span class=\"line\"%s>", attrs)
	if w.noted[l.Fact] && l.Fact != self {
		w.f("<a class=\"f\" href=\"%s\">%s</a>", noteHref(l.Fact), escape(l.Text))
	} else {
		w.s(escape(l.Text))
	}
	w.s("</span>")
}

// dialog is the empty box in which the script shows an account.
func (w *writer) dialog() {
	if len(w.d.Notes) == 0 {
		return
	}
	w.s(`<dialog id="account" aria-labelledby="account-title"><div class="account-bar"><button type="button" class="account-back" hidden>返回</button><p id="account-title" tabindex="-1">数据来由</p><button type="button" class="account-close" aria-label="关闭">关闭</button></div><div class="account-body"></div></dialog>
`)
}
