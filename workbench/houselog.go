package workbench

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"jiheng/dossier"
	"jiheng/store"
)

// A LogPart (日志分类) is which acts of the house are told.
type LogPart string

// The parts of the log.
const (
	LogAll     LogPart = ""
	LogDeeds   LogPart = "改动" // people, posts, units, settings, codes
	LogSignIns LogPart = "登录" // and signing out, and being refused
	LogLooks   LogPart = "查看" // what auditors looked at, what was taken out, and reading the log
)

// LogParts lists them in their order.
var LogParts = []LogPart{LogAll, LogDeeds, LogSignIns, LogLooks}

// kindsOf are the kinds of acts of the parts that are not deeds.
var kindsOf = map[LogPart][]string{
	LogSignIns: {"登录", "退出", "登录受限"},
	LogLooks:   {string(See), string(Reveal), "看日志", TakenOut},
}

// has reports whether an act of a kind belongs to a part.
func (p LogPart) has(kind string) bool {
	switch p {
	case LogAll:
		return true
	case LogDeeds:
		return !LogSignIns.has(kind) && !LogLooks.has(kind)
	}
	return slices.Contains(kindsOf[p], kind)
}

// A LogPage is a stretch of the log of the house, told.
type LogPage struct {
	Deals []Deal // the newest first
	Older int64  // the act before which there are others; zero where there are none
}

// How much of the log is read at once.
const (
	logWindow  = 500
	mostWindow = 10
)

// HouseStory tells the acts of the house before one, the newest first, at most
// limit; before is zero for the last ones. Where few of a long log belong to the
// part, a page may hold fewer, and Older leads on. It is the audit administrator's,
// and reading it is logged too, once a call.
func (b *Bench) HouseStory(ctx context.Context, who Person, part LogPart, before int64, limit int) (LogPage, error) {
	var page LogPage
	err := b.decide(ctx, who, ReadLog, store.Act{Kind: "看日志", Detail: string(part)}, func(tx *store.Tx, h *House) (_ []store.Edit, err error) {
		page, err = h.story(tx, part, before, limit)
		return nil, err
	})
	return page, err
}

func (h *House) story(tx *store.Tx, part LogPart, before int64, limit int) (page LogPage, err error) {
	if before <= 0 || before > h.Act+1 {
		before = h.Act + 1
	}
	for range mostWindow {
		after := max(0, before-1-logWindow)
		acts, err := tx.Acts(store.House, after, int(before-1-after))
		if err != nil {
			return page, err
		}
		for _, a := range slices.Backward(acts) {
			switch {
			case !part.has(a.Kind):
				continue
			case len(page.Deals) == limit:
				page.Older = a.Number + 1
				return page, nil
			}
			d, err := h.deal(tx, a)
			if err != nil {
				return page, err
			}
			page.Deals = append(page.Deals, d)
		}
		if before = after + 1; before == 1 {
			return page, nil
		}
	}
	page.Older = before
	return page, nil
}

// deal tells one act of the house.
func (h *House) deal(tx *store.Tx, a store.Act) (Deal, error) {
	d := Deal{Number: a.Number, Time: a.Time, Person: a.Person, Role: a.Role, For: a.For, Kind: a.Kind, Reason: a.Reason, Detail: h.nameOf(a.Detail)}
	if len(a.Changes) == 0 {
		return d, nil
	}
	before, after, err := tx.Changed(store.House, a.Number)
	if err != nil {
		return d, err
	}
	d.Entries = len(after)
	for i := range after {
		for _, c := range h.differences(before[i], after[i]) {
			if len(d.Changes) == mostTold {
				d.Left++
				continue
			}
			d.Changes = append(d.Changes, c)
		}
	}
	return d, nil
}

// nameOf is the name of a person or a unit whose ID an act has; any other text is
// itself.
func (h *House) nameOf(id string) string {
	if m := h.members[id]; m != nil {
		return m.Name
	}
	if u := h.units[id]; u != nil {
		return u.Name
	}
	if at := strings.LastIndex(id, "-"); at > 0 && h.units[id[:at]] != nil {
		return h.units[id[:at]].Name + id[at+1:] + "年度"
	}
	return id
}

// differences are the fields that an entry of the house has differently, each with
// the values that went and those that came.
func (h *House) differences(before, after store.Entry) []dossier.Change {
	key, old := h.fields(before)
	name, now := h.fields(after)
	if name != "" {
		key = name
	}
	var out []dossier.Change
	seen := map[string]bool{}
	for _, f := range slices.Concat(old, now) {
		if seen[f.Name] {
			continue
		}
		seen[f.Name] = true
		went, came := missing(old, now, f.Name), missing(now, old, f.Name)
		if went != came {
			out = append(out, dossier.Change{File: after.File, Key: key, Field: f.Name, Before: went, After: came})
		}
	}
	return out
}

// missing are the values of a field that are in one list and not in the other.
func missing(from, other []dossier.Field, name string) string {
	var out []string
	for _, f := range from {
		if f.Name == name && !slices.Contains(other, f) {
			out = append(out, f.Value)
		}
	}
	return strings.Join(out, "；")
}

// fields are the fields of an entry of the house as people read them, a name for
// each value, and what the entry is called. One that cannot be read is one field.
func (h *House) fields(e store.Entry) (key string, out []dossier.Field) {
	add := func(name, value string) {
		if value != "" {
			out = append(out, dossier.Field{Name: name, Value: value})
		}
	}
	if e.Text == "" || e.Key == "" && e.File != FileSettings {
		return "", nil
	}
	switch e.File {
	case FilePeople:
		if m, err := readMember(e); err == nil {
			add("账号", m.Account)
			add("姓名", m.Name)
			for _, q := range m.Posts {
				add("岗位", h.PostText(q))
			}
			add("停用", m.Closed)
			return m.Name, out
		}
	case FileUnits:
		if u, err := readUnit(e); err == nil {
			for _, y := range u.Years {
				add(strconv.Itoa(y.Year)+"年起", h.unitText(y))
			}
			return u.Name, out
		}
	case FileSettings:
		if x, err := readSettings(e); err == nil {
			s := x.(Settings)
			add("口令规则", string(s.Policy))
			add("空闲", fmt.Sprintf("%.0f分钟", s.Idle.Minutes()))
			add("最长", fmt.Sprintf("%.0f小时", s.Longest.Hours()))
			add("失败次数", strconv.Itoa(s.Tries)+"次")
			add("锁定", fmt.Sprintf("%.0f分钟", s.LockedFor.Minutes()))
			add("一次性口令", fmt.Sprintf("%.0f小时", s.CodeStands.Hours()))
			return "设置", out
		}
	}
	add("原文", e.Text)
	return e.Key, out
}

// PostText is a post as people read it: 科室填报人，虹桥镇，社事办，2025-01-01起.
func (h *House) PostText(q Post) string {
	out := []string{string(q.Role)}
	if q.Unit != "" {
		out = append(out, h.nameOf(q.Unit))
	}
	if q.Office != "" {
		out = append(out, q.Office)
	}
	if len(q.Years) > 0 {
		out = append(out, YearsText(q.Years)+"年度")
	}
	if q.From != "" {
		out = append(out, q.From+"起")
	}
	if q.Until != "" {
		out = append(out, q.Until+"止")
	}
	if q.For != "" {
		out = append(out, "代"+h.nameOf(q.For))
	}
	return strings.Join(out, "，")
}

// YearsText lists years: 2024、2025.
func YearsText(years []int) string {
	words := make([]string, len(years))
	for i, y := range years {
		words[i] = strconv.Itoa(y)
	}
	return strings.Join(words, "、")
}

// unitText is what a unit is from a year on.
func (h *House) unitText(y UnitYear) string {
	out := []string{y.Name}
	for _, x := range []struct{ name, value string }{{"编码", y.Code}, {"", y.Level}, {"上级", h.nameOf(y.Parent)}, {"主管部门", h.nameOf(y.Department)}, {"财政部门", h.nameOf(y.Bureau)}} {
		if x.value != "" {
			out = append(out, x.name+x.value)
		}
	}
	return strings.Join(out, "，")
}
