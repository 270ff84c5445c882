package docx

import (
	"strconv"
	"strings"
)

// A listLevel is how one level of a list is numbered.
type listLevel struct {
	format  string
	text    string // with %1 to %9 for the counts of the levels
	suffix  string // tab, space or nothing
	start   int
	restart int // level, from 1, whose count sets this one back; -1 for any above
	legal   bool
}

// A list is one w:num: levels, and the counts it shares with lists of the same
// definition.
type list struct {
	levels [9]listLevel
	counts *[9]int // 0 where nothing was counted yet
	starts [9]bool // levels that begin anew at the list's first item
	begun  bool
	styles map[string]int // levels by the style that they belong to
}

// A numbering rebuilds the numbers that a word processor shows before
// paragraphs.
type numbering struct{ lists map[string]*list }

// readNumbering reads numbering.xml.
func readNumbering(n *node, styles styleSheet) *numbering {
	out := &numbering{lists: map[string]*list{}}
	if n == nil {
		return out
	}
	abstract, nums := map[string]*node{}, map[string]*node{}
	for _, k := range n.kids {
		switch k.name {
		case "w:abstractNum":
			abstract[k.attr("w:abstractNumId")] = k
		case "w:num":
			nums[k.attr("w:numId")] = k
		}
	}
	counts := map[string]*[9]int{}
	for id, num := range nums {
		def := num.val("w:abstractNumId")
		for range 8 { // a definition may borrow from a style's list
			link := abstract[def]
			if link == nil || !link.has("w:numStyleLink") {
				break
			}
			other := nums[styles.byID[link.val("w:numStyleLink")].num.list]
			if other == nil {
				break
			}
			def = other.val("w:abstractNumId")
		}
		if counts[def] == nil {
			counts[def] = new([9]int)
		}
		l := &list{counts: counts[def]}
		for i := range l.levels {
			l.levels[i] = listLevel{format: "none", start: 1, restart: -1}
		}
		if a := abstract[def]; a != nil {
			l.read(a)
		}
		l.override(num)
		out.lists[id] = l
	}
	return out
}

func (l *list) read(n *node) {
	for _, k := range n.kids {
		if k.name == "w:lvl" {
			l.level(k)
		}
	}
}

func (l *list) level(k *node) {
	v := listLevel{format: k.val("w:numFmt"), text: k.kid("w:lvlText").attr("w:val"), suffix: k.val("w:suff"), start: 1, restart: -1, legal: k.on("w:isLgl")}
	if other := k.kid("mc:AlternateContent"); v.format == "" && other.name != "" {
		v.format = other.kid("mc:Fallback").val("w:numFmt")
		if own := other.kid("mc:Choice").kid("w:numFmt"); own.attr("w:val") == "custom" {
			v.format = customFormat(own.attr("w:format"))
		}
	}
	if own := k.kid("w:numFmt"); v.format == "custom" {
		v.format = customFormat(own.attr("w:format"))
	}
	if v.format == "" {
		v.format = "decimal"
	}
	if k.has("w:start") {
		v.start = max(number(k.val("w:start")), 0)
	}
	if k.has("w:lvlRestart") {
		v.restart = number(k.val("w:lvlRestart"))
	}
	i := clamp(number(k.attr("w:ilvl")), 0, 8)
	l.levels[i] = v
	if style := k.val("w:pStyle"); style != "" {
		if l.styles == nil {
			l.styles = map[string]int{}
		}
		l.styles[style] = i
	}
}

func (l *list) override(num *node) {
	for _, o := range num.kids {
		if o.name != "w:lvlOverride" {
			continue
		}
		i := clamp(number(o.attr("w:ilvl")), 0, 8)
		if o.has("w:lvl") {
			l.level(o.kid("w:lvl"))
		}
		if o.has("w:startOverride") {
			l.levels[i].start, l.starts[i] = max(number(o.val("w:startOverride")), 0), true
		}
	}
}

// next counts a paragraph and returns its number as text; bullet reports a
// list without numbers. Both are empty for paragraphs that are in no list.
func (n *numbering) next(ref numRef) (text string, bullet bool) {
	l := n.lists[ref.list]
	if !ref.set || l == nil || ref.list == "0" {
		return "", false
	}
	if level, ok := l.styles[ref.owner]; ok && !ref.exact {
		ref.level = level
	}
	l.count(ref.level)
	level := l.levels[ref.level]
	if level.format == "bullet" {
		return "", true
	}
	return l.show(ref.level), false
}

// count moves the count of a level on and sets back those below it.
func (l *list) count(level int) {
	if !l.begun {
		l.begun = true
		for i, anew := range l.starts {
			if anew {
				l.counts[i] = 0
			}
		}
	}
	for i := 0; i <= level; i++ {
		switch {
		case l.counts[i] == 0:
			l.counts[i] = l.levels[i].start + 1
		case i == level:
			l.counts[i]++
		}
	}
	for i := level + 1; i < 9; i++ {
		if r := l.levels[i].restart; r < 0 || r > 0 && level < r {
			l.counts[i] = 0
		}
	}
}

// show fills the level's text; counts are held one higher than shown, so that 0
// means none.
func (l *list) show(level int) string {
	v := l.levels[level]
	if v.format == "none" && !strings.Contains(v.text, "%") {
		return v.text
	}
	s := v.text
	for i := 8; i >= 0; i-- {
		mark := "%" + strconv.Itoa(i+1)
		if !strings.Contains(s, mark) {
			continue
		}
		format := l.levels[i].format
		if v.legal {
			format = "decimal"
		}
		s = strings.ReplaceAll(s, mark, formatCount(format, max(l.counts[i]-1, 0)))
	}
	last := s[max(len(s)-1, 0):]
	switch {
	case v.suffix == "space":
		return s + " "
	case v.suffix != "nothing" && last >= "0" && last <= "9":
		return s + "\t" // as Word does; elsewhere the closing mark is gap enough
	}
	return s
}
