package main

import (
	"io/fs"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"jiheng/budget"
	"jiheng/document/page"
	"jiheng/dossier"
	"jiheng/final"
	"jiheng/output"
	"jiheng/press"
	"jiheng/report"
)

// buildOptions are the flags of build.
type buildOptions struct {
	out    string
	format string
	pack   string
	final  bool
	all    bool
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
	c.Flags().BoolVar(&o.final, "final", false, "定稿：有没办完的、没换成数的引用、提示语或检查出的错误，就不做")
	c.Flags().BoolVar(&o.all, "all", false, "逐条列出没有办完的和提示")
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
	defer debug.SetGCPercent(debug.SetGCPercent(collecting))
	fsys, done, err := openFolder(folder)
	if err != nil {
		return err
	}
	defer done()
	d, err := dossier.Load(fsys)
	if err != nil {
		return err
	}
	b, err := a.buildDossier(fsys, d, o, formats)
	if err != nil || b == nil {
		return err
	}
	a.built(b.maker, o.out, b.files)
	if k, ok := d.KeptPack(); ok && len(k.Differs) == 0 && !a.json && o.pack == "" { // where it differs, that is a notice
		a.say("%s", k.Says())
	}
	a.hints(fsys, d, b, o.all)
	return nil
}

// collecting is by how many percent the memory of a build may grow before what
// is no longer needed is collected: a set is made in a moment and most of its
// memory is used once, so that collecting less often than by default saves a
// sixth of the time.
const collecting = 250

// ownFonts are unpacked once, for all papers of a run.
var ownFonts = sync.OnceValues(page.Embedded)

// A set is what build has made.
type set struct {
	maker  *report.Maker
	papers []report.Paper
	files  []press.File
}

// buildDossier makes the set of a dossier that was read; none on a dry run. A
// final set passes the gate before anything is written.
func (a *app) buildDossier(fsys fs.FS, d *dossier.Dossier, o buildOptions, want map[string]bool) (*set, error) {
	m, err := evaluate(d, o.pack)
	if err != nil {
		return nil, err
	}
	b := &set{maker: m}
	if b.papers, err = m.Papers(sections(d)); err != nil {
		return nil, err
	}
	if o.dry {
		return nil, a.dryRun(m, o.out)
	}
	if o.final {
		if open := final.Points(fsys, d, m, b.papers); len(open) > 0 {
			return nil, a.hindered(open, o.all)
		}
	}
	target, err := output.Folder(o.out)
	if err != nil {
		return nil, err
	}
	defer target.Release()
	if err := a.press(d, b, o, want); err != nil {
		return nil, err
	}
	return b, target.Replace(b.files)
}

// press makes the files of a set in memory. Those of a final set are read back
// and checked first; then the account of how they were let out joins them.
func (a *app) press(d *dossier.Dossier, b *set, o buildOptions, want map[string]bool) error {
	list := press.Jobs(b.maker, b.papers, want, ownFonts)
	if o.final {
		list = press.Jobs(b.maker, b.papers, press.Documents(want), ownFonts)
	}
	var err error
	if b.files, err = a.pressed(list); err != nil || !o.final {
		return err
	}
	statement, err := a.gate(d, b, o.all)
	if err != nil {
		return err
	}
	more, err := a.pressed(press.Jobs(b.maker, []report.Paper{statement}, want, ownFonts))
	b.papers, b.files = append(b.papers, statement), append(b.files, more...)
	return err
}

func (a *app) pressed(list []press.Job) ([]press.File, error) {
	bar := a.progress("生成文件", len(list))
	defer bar.done()
	return press.Run(list, runtime.NumCPU(), bar.step)
}

// A builtJSON is the result of build for programs.
type builtJSON struct {
	Output   string   `json:"output"`
	Files    []string `json:"files"`
	Pack     string   `json:"pack"`
	Total    string   `json:"total"` // empty while there is none
	Grade    string   `json:"grade,omitempty"`
	Complete bool     `json:"complete"`
	Sample   bool     `json:"sample"`
}

func (a *app) built(m *report.Maker, out string, files []press.File) {
	r := builtJSON{Output: out, Pack: m.Eval.Pack.ID, Total: m.Eval.TotalText(), Grade: m.Eval.Grade, Complete: m.Eval.Complete, Sample: m.Year.Sample}
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
	if lacks := m.Eval.Lacks; lacks != "" {
		grade += "（" + lacks + "，空着不是零，预算执行率没有计分）"
	}
	a.say("已写入%s，共%d个文件。自评总分%s，%s；规则包%s", out, len(files), m.Eval.PrintTotal(), grade, budget.RuleName(m.Eval.Pack))
	if m.Eval.Scaled {
		a.say("档案里的分值与%s给各类的分值不合，按规则包折算过；表上折算过的分值注明〔原…〕", r.Pack)
	}
	for _, c := range m.Eval.Consequences() {
		a.say("假如财政评价等级低%d等：总分乘以%s为%s（只供参考，不计入自评）", c.Lower, c.Factor, c.Total)
	}
}
