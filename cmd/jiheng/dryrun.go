package main

import (
	"encoding/json"
	"errors"
	"io/fs"
	"path/filepath"

	"jiheng/fault"
	"jiheng/press"
	"jiheng/report"
)

// dryRun lists every figure that would differ from the output that is there.
func (a *app) dryRun(m *report.Maker, out string) error {
	data, err := readPlain(filepath.Join(out, press.FactsFile))
	var old report.SetJSON
	switch {
	case errors.Is(err, fs.ErrNotExist):
		a.say("“%s”里还没有%s：这会是第一次生成，共%d个数", out, press.FactsFile, m.Facts.Len())
		if !a.json {
			return finished{exitDiffers}
		}
	case err != nil:
		return fault.New(fault.NotFound, fault.Place{File: out}, "facts-file", "读不了“%s”里的%s", out, press.FactsFile).Because(err)
	default:
		if err := json.Unmarshal(data, &old); err != nil {
			return fault.Bad(fault.Place{File: filepath.Join(out, press.FactsFile)}, "facts-file", "%s损坏，无法比较；请重新生成", press.FactsFile).Because(err)
		}
	}
	var now []report.FactJSON
	for _, f := range m.Facts.All() {
		now = append(now, report.Fact(f))
	}
	list := report.Moves(old.Facts, now)
	a.printMoves(list)
	if len(list) > 0 {
		return finished{exitDiffers}
	}
	a.say("没有不同的数")
	return nil
}

func (a *app) printMoves(list []report.Move) {
	for _, mv := range list {
		switch {
		case a.json:
			a.print(mv)
		case mv.Before == "":
			a.say("新增  %s %s：%s", mv.Fact, mv.Name, mv.After)
		case mv.After == "":
			a.say("没有了  %s %s：原为%s", mv.Fact, mv.Name, mv.Before)
		default:
			a.say("变动  %s %s：%s → %s", mv.Fact, mv.Name, mv.Before, mv.After)
		}
	}
}
