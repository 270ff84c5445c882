package settings

import (
	"slices"
	"strings"

	"jiheng/fault"
	"jiheng/plain"
)

// A reader takes the keys of a file.
type reader struct {
	s    *Settings
	base string
}

// group takes the keys of a group; the outermost has no name.
func (r reader) group(n plain.Node, name string) {
	names, groups := namesIn(name)
	n.Only(append(slices.Clone(names), groups...)...)
	for _, k := range keys {
		if k.group != name || !n.Has(k.name) {
			continue
		}
		child := n.Get(k.name)
		text := textOf(child)
		if text == "" { // a key without a value leaves what holds without it
			continue
		}
		if !k.take(r.s, text, r.base) {
			child.Bad("settings-value", "%s", fault.Lines(k.wrong(text)))
		}
	}
	for _, g := range groups {
		if n.Has(g) {
			r.group(n.Get(g), g)
		}
	}
}

// textOf is a value as text; a list is its items with commas between.
func textOf(n plain.Node) string {
	if !n.IsList() {
		return strings.TrimSpace(n.String())
	}
	var out []string
	for _, i := range n.Items() {
		out = append(out, i.String())
	}
	return strings.Join(out, ",")
}

// namesIn lists the keys of a group, and the groups below the outermost.
func namesIn(group string) (names, groups []string) {
	for _, k := range keys {
		switch {
		case k.group == group:
			names = append(names, k.name)
		case group == "" && !slices.Contains(groups, k.group):
			groups = append(groups, k.group)
		}
	}
	return names, groups
}

// FolderVariable names the data folder in the environment; whoever starts the
// program reads it.
const FolderVariable = "JIHENG_DATA"

const prefix = "JIHENG_"

// readEnvironment takes the variables of the environment that are ours.
func readEnvironment(s *Settings, environ []string) (faults fault.List) {
	for _, e := range environ {
		name, text, _ := strings.Cut(e, "=")
		if !strings.HasPrefix(name, prefix) || name == FolderVariable || strings.TrimSpace(text) == "" {
			continue
		}
		at := fault.Place{File: "环境变量" + name}
		i := slices.IndexFunc(keys, func(k key) bool { return k.variable == name })
		switch {
		case i < 0:
			faults.Add(fault.Bad(at, "settings-variable", "不认识这个环境变量%s；可用的：%s", near(name), strings.Join(variables(), "、")))
		case !keys[i].take(s, strings.TrimSpace(text), ""):
			faults.Add(fault.Bad(at, "settings-value", "%s", fault.Lines(keys[i].wrong(text))))
		}
	}
	return faults
}

// wrong says that a value does not fit. That of the database may hold a password
// and is not shown.
func (k key) wrong(text string) string {
	said := "“" + fault.Clip(text) + "”"
	if k.name == "数据库" {
		said = "现在的值"
	}
	return "“" + k.path() + "”不能是" + said + "；应当是：" + k.allowed
}

func variables() []string {
	out := []string{FolderVariable}
	for _, k := range keys {
		out = append(out, k.variable)
	}
	return out
}

func near(name string) string {
	if n := plain.Nearest(name, variables()); n != "" {
		return "（是不是" + n + "？）"
	}
	return ""
}
