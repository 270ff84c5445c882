package main

import (
	"fmt"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"jiheng/budget"
	"jiheng/document/page"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/press"
	"jiheng/report"
)

// buildOptions are the flags of build.
type buildOptions struct {
	out    string
	format string
	pack   string
	final  bool
	dry    bool
}

func (a *app) buildCommand() *cobra.Command {
	var o buildOptions
	c := &cobra.Command{
		Use:     "build 档案文件夹 -o 输出文件夹",
		Short:   "把档案做成整套文件",
		Example: "  jiheng build 虹桥镇2024 -o 虹桥镇2024-文件\n  jiheng build 虹桥镇2024 -o 虹桥镇2024-文件 --dry-run",
		Args:    want(1, 1),
		RunE:    func(_ *cobra.Command, args []string) error { return a.build(args[0], o) },
	}
	c.Flags().StringVarP(&o.out, "output", "o", "", "输出`文件夹`")
	c.Flags().StringVar(&o.format, "format", "", "只做这些`格式`，用逗号分隔："+strings.Join(press.Formats, "、"))
	c.Flags().StringVar(&o.pack, "pack", "", "`规则包`的编号或文件（默认用档案里写的）")
	c.Flags().BoolVar(&o.final, "final", false, "定稿：有手写的数、缺完成值或未说明的偏差就不做")
	c.Flags().BoolVar(&o.dry, "dry-run", false, "不写文件，只列出与输出文件夹里不同的数")
	return c
}

func (a *app) build(folder string, o buildOptions) error {
	if o.out == "" {
		return usage("请用 -o 写明输出文件夹")
	}
	formats, unknown := press.Wanted(o.format)
	if unknown != "" {
		return usage("没有“%s”这种格式；可用：%s", unknown, strings.Join(press.Formats, "、"))
	}
	d, err := loadFolder(folder)
	if err != nil {
		return err
	}
	b, err := a.buildDossier(d, o, formats)
	if err == nil && b != nil {
		a.built(b.maker, o.out, b.files)
	}
	return err
}

// A set is what build has made.
type set struct {
	maker  *report.Maker
	papers []report.Paper
	files  []press.File
}

// buildDossier makes the set of a dossier that was read; none on a dry run.
func (a *app) buildDossier(d *dossier.Dossier, o buildOptions, want map[string]bool) (*set, error) {
	m, err := evaluate(d, o.pack)
	if err != nil {
		return nil, err
	}
	fonts, err := page.Embedded()
	if err != nil {
		return nil, fmt.Errorf("loading fonts: %w", err)
	}
	all, err := m.Papers(sections(d))
	if err != nil {
		return nil, err
	}
	list := press.Jobs(m, all, want, fonts)
	open := a.openPoints(d, m)
	if o.final && open > 0 {
		a.problem(fault.Bad(fault.Place{}, "not-final", "还有%d处没有办完，不能定稿", open))
		return nil, finished{exitNotFinal}
	}
	if o.dry {
		return nil, a.dryRun(m, o.out)
	}
	if err := checkTarget(o.out); err != nil {
		return nil, err
	}
	bar := a.progress("生成文件", len(list))
	files, err := press.Run(list, runtime.NumCPU(), bar.step)
	bar.done()
	if err != nil {
		return nil, err
	}
	return &set{m, all, files}, replaceFolder(o.out, files)
}

// A builtJSON is the result of build for programs.
type builtJSON struct {
	Output   string   `json:"output"`
	Files    []string `json:"files"`
	Pack     string   `json:"pack"`
	Total    string   `json:"total"`
	Grade    string   `json:"grade,omitempty"`
	Complete bool     `json:"complete"`
	Sample   bool     `json:"sample"`
}

func (a *app) built(m *report.Maker, out string, files []press.File) {
	r := builtJSON{Output: out, Pack: m.Eval.Pack.ID, Total: m.Eval.Total.String(), Grade: m.Eval.Grade, Complete: m.Eval.Complete, Sample: m.Year.Sample}
	for _, f := range files {
		r.Files = append(r.Files, f.Name)
	}
	if a.json {
		a.print(r)
		return
	}
	grade := "等级：" + r.Grade
	if !r.Complete {
		grade = "有未评定的指标，不定等级"
	}
	a.say("已写入%s，共%d个文件。自评总分%s，%s；规则包%s", out, len(files), r.Total, grade, budget.RuleName(m.Eval.Pack))
	for _, c := range m.Eval.Consequences() {
		a.say("假如财政评价等级低%d等：总分乘以%s为%s（只供参考，不计入自评）", c.Lower, c.Factor, c.Total)
	}
}
