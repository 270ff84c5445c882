package workbench

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"jiheng/fault"
	"jiheng/num"
	"jiheng/plain"
	"jiheng/secret"
	"jiheng/store"
)

// Bounds of the settings, in minutes, hours and times.
const (
	leastIdle, mostIdle       = 5, 240
	leastLongest, mostLongest = 1, 24
	leastTries, mostTries     = 3, 20
	leastLocked, mostLocked   = 1, 120
	leastCode, mostCode       = 1, 240
)

// A Policy (口令规则) says which passwords are taken.
type Policy = secret.Policy

// Policies lists the policies in their order.
func Policies() []Policy { return slices.Clone(secret.Policies) }

// readSettings reads the settings from their entry.
func readSettings(e store.Entry) (any, error) {
	root, faults := plain.ParseYAML(e.File, []byte(e.Text))
	if err := faults.Err(); err != nil {
		return nil, err
	}
	n := root.Get(blockSettings)
	n.Only("口令规则", "空闲分钟", "最长小时", "失败次数", "锁定分钟", "一次性口令小时")
	s := DefaultSettings()
	if p := n.OneOf("口令规则", policyNames()...); p != "" {
		s.Policy = secret.Policy(p)
	}
	set := func(key string, lo, hi int, unit time.Duration, into *time.Duration) {
		if v, ok := n.Int(key, lo, hi); ok {
			*into = time.Duration(v) * unit
		}
	}
	set("空闲分钟", leastIdle, mostIdle, time.Minute, &s.Idle)
	set("最长小时", leastLongest, mostLongest, time.Hour, &s.Longest)
	set("锁定分钟", leastLocked, mostLocked, time.Minute, &s.LockedFor)
	set("一次性口令小时", leastCode, mostCode, time.Hour, &s.CodeStands)
	if v, ok := n.Int("失败次数", leastTries, mostTries); ok {
		s.Tries = v
	}
	if err := n.Err(); err != nil {
		return nil, err
	}
	return s, nil
}

func policyNames() []string {
	var out []string
	for _, p := range secret.Policies {
		out = append(out, string(p))
	}
	return out
}

// text writes the settings as their entry.
func (s Settings) text() string {
	var b strings.Builder
	b.WriteString(blockSettings + ":\n")
	fmt.Fprintf(&b, "  口令规则: %s\n  空闲分钟: %d\n  最长小时: %d\n  失败次数: %d\n  锁定分钟: %d\n  一次性口令小时: %d\n",
		s.Policy, int(s.Idle.Minutes()), int(s.Longest.Hours()), s.Tries, int(s.LockedFor.Minutes()), int(s.CodeStands.Hours()))
	return b.String()
}

// ChangeSettings sets how people sign in. It is the security administrator's.
func (b *Bench) ChangeSettings(ctx context.Context, who Person, s Settings, reason string) error {
	e := store.Entry{File: FileSettings, Kind: kindBlock, Block: blockSettings, Text: s.text()}
	if read, err := readSettings(e); err != nil || read != s {
		return fault.Bad(fault.Place{}, "settings", "设置不合用：空闲%d—%d分钟，最长%d—%d小时，失败%d—%d次，锁定%d—%d分钟，一次性口令%d—%d小时，都是整数",
			leastIdle, mostIdle, leastLongest, mostLongest, leastTries, mostTries, leastLocked, mostLocked, leastCode, mostCode).Because(err)
	}
	return b.decide(ctx, who, ChangeRules, store.Act{Kind: "改设置", Reason: reason}, func(tx *store.Tx, h *House) ([]store.Edit, error) {
		if at, ok := h.last[FileSettings]; ok {
			old, err := tx.Entry(store.House, at.id, store.Newest)
			return []store.Edit{{Op: store.Write, ID: at.id, Seen: old.Version, Entry: e}}, err
		}
		return []store.Edit{{Op: store.Insert, Entry: e}}, nil
	})
}

// WholeNumber reads a whole number that was typed into a box of that label.
func WholeNumber(label, text string) (int, error) {
	if strings.TrimSpace(text) == "" {
		return 0, fault.Bad(fault.Place{}, "settings", "“%s”空着；写一个整数", label)
	}
	d, err := plain.ReadDecimal(text, num.Unit{})
	if err != nil {
		return 0, fault.Bad(fault.Place{}, "settings", "“%s”写的%s", label, err)
	}
	n, err := strconv.Atoi(d.Canonical())
	if err != nil {
		return 0, fault.Bad(fault.Place{}, "settings", "“%s”写的“%s”不是整数；写一个整数", label, fault.Clip(text))
	}
	return n, nil
}
