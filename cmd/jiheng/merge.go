package main

import (
	"context"
	"fmt"
	"io/fs"
	"strings"

	"jiheng/fault"
	"jiheng/upkeep"
)

// merge shows what a folder that comes back has differently, then what became of it.
func (a *app) merge(ctx context.Context, w upkeep.Work, ask upkeep.MergeAsk, folder fs.FS) error {
	done, err := w.Merge(ctx, ask, folder)
	if err != nil {
		return err
	}
	refused := 0
	for _, f := range done.Files {
		if f.Why != "" {
			refused++
		}
	}
	if a.json {
		a.print(done)
	} else {
		a.sayMerged(done, ask)
	}
	switch {
	case !done.Written && !ask.Only:
		return fault.New(fault.Conflict, fault.Place{}, "merge-clash", "有%d处两边都改过，或者整类删空，什么也没有写；看过以后用 --prefer 库 或 --prefer 文件夹 再并入，或者在浏览器里逐处选", done.Clashes)
	case refused > 0 && !ask.Only:
		return fault.New(fault.Conflict, fault.Place{}, "merge-file", "有%d个文件没有并入，原因写在上面；其他的已经并入", refused)
	}
	return nil
}

func (a *app) sayMerged(m *upkeep.Merged, ask upkeep.MergeAsk) {
	a.say("%s%d年度：文件夹是第%d次办理时带出的，现在共%d次", m.Year.Name, m.Year.Year, m.Base, m.Act)
	if len(m.Files) == 0 {
		a.say("没有差异")
	}
	for _, f := range m.Files {
		a.say("%s%s", f.Name, mergedHow(f, ask))
		for _, d := range f.Differences {
			a.say("  %s %s%s", d.Kind, d.Key, mergedNotes(d))
			for _, x := range d.Fields {
				a.say("    %s", mergedLine(x))
			}
		}
	}
	if n := len(m.Missing); n > 0 {
		a.say("没有带回来的%d个文件保持原样：%s", n, strings.Join(m.Missing, "、"))
	}
	if len(m.Passed) > 0 {
		a.say("只由办理写的文件，里面的改动不收：%s", strings.Join(m.Passed, "、"))
	}
}

func mergedHow(f upkeep.MergedFile, ask upkeep.MergeAsk) string {
	var says []string
	switch {
	case f.New:
		says = append(says, "新文件")
	case f.Whole:
		says = append(says, "整份替换")
	}
	if f.Clash {
		says = append(says, "两边都改过")
	}
	if f.Emptied > 0 {
		says = append(says, fmt.Sprintf("把一类的%d条全部删去，一条也没有留", f.Emptied))
	}
	switch {
	case f.Why != "":
		says = append(says, "没有并入："+f.Why)
	case f.Act > 0:
		says = append(says, fmt.Sprintf("已并入，记为第%d次办理", f.Act))
	case !ask.Only && !f.Clash && len(f.Differences) == 0 && !f.Whole && !f.New:
		says = append(says, "没有变化")
	}
	if len(says) == 0 {
		return ""
	}
	return "：" + strings.Join(says, "，")
}

func mergedNotes(d upkeep.MergedEntry) string {
	var says []string
	if d.Message != "" {
		says = append(says, d.Message)
	}
	if d.Doubt != "" {
		says = append(says, "拿不准："+d.Doubt)
	}
	if len(says) == 0 {
		return ""
	}
	return "（" + strings.Join(says, "；") + "）"
}

func mergedLine(x upkeep.MergedField) string {
	show := func(s string) string {
		if s == "" {
			return "（空）"
		}
		return fault.Clip(s)
	}
	if x.Clash {
		return fmt.Sprintf("%s：带出时“%s”，库里现在“%s”，文件夹里“%s”，两边都改过", x.Field, show(x.Was), show(x.Now), show(x.Theirs))
	}
	return fmt.Sprintf("%s：“%s”改成“%s”", x.Field, show(x.Was), show(x.Theirs))
}
