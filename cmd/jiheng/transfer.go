package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"jiheng/output"
	"jiheng/upkeep"
	"jiheng/workbench"
)

func (a *app) exportCommand() *cobra.Command {
	var i installation
	var p upkeep.Pick
	var out string
	c := &cobra.Command{
		Use:     "export --unit 单位 --year 年度 -o 新文件夹",
		Short:   "把库里一个单位年度写成档案文件夹",
		Example: "  jiheng export --unit 虹桥镇 --year 2024 -o 虹桥镇2024\n  jiheng export --unit 虹桥镇 --year 2024 --act 120 -o 第120次办理时",
		Args:    want(0, 0),
		RunE: func(*cobra.Command, []string) error {
			switch {
			case out == "":
				return usage("请用 -o 写明输出文件夹")
			case p.Year == 0:
				return usage("请用 --year 写明年度")
			}
			return i.withWork(false, func(ctx context.Context, w upkeep.Work) error { return a.export(ctx, w, p, out) })
		},
	}
	i.flagsFor(c)
	c.Flags().StringVar(&p.Unit, "unit", "", "`单位`的编号、预算编码或名称；只有一个单位时可以不写")
	c.Flags().IntVar(&p.Year, "year", 0, "`年度`")
	c.Flags().Int64Var(&p.Act, "act", 0, "第`几`次办理时的样子（默认最后一次）")
	c.Flags().StringVarP(&out, "output", "o", "", "输出`文件夹`，要是新的或空的")
	return c
}

// export writes a year into a new folder, whole or not at all.
func (a *app) export(ctx context.Context, w upkeep.Work, p upkeep.Pick, out string) (err error) {
	target, err := output.NewFolder(out, "export-exists")
	if err != nil {
		return err
	}
	defer target.Release()
	f, err := os.CreateTemp("", "jiheng-export-*.zip")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close(), os.Remove(f.Name())) }()
	p.By = operator()
	if err := w.Export(ctx, p, f); err != nil {
		return err
	}
	info, err := f.Stat()
	if err != nil {
		return err
	}
	folder, done, err := upkeep.ReadExport(f, info.Size())
	if err != nil {
		return err
	}
	err = fs.WalkDir(folder, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(folder, name)
		if err != nil {
			return err
		}
		return target.Write(name, data)
	})
	if err != nil {
		return err
	}
	if err := target.Land(); err != nil {
		return err
	}
	if a.json {
		a.print(struct {
			Folder string `json:"folder"`
			*upkeep.Exported
		}{out, done})
		return nil
	}
	a.say("已写入%s：%s%d年度，第%d次办理时的样子，%d个文件", out, done.Year.Name, done.Year.Year, done.Act, done.Files)
	if !done.Whole {
		a.say("有内容按规定删除了，所在的地方写着〔已删除：原因〕，这个文件夹不完整")
	}
	return nil
}

func (a *app) importCommand() *cobra.Command {
	var i installation
	var p upkeep.Pick
	var merge bool
	var m upkeep.MergeAsk
	c := &cobra.Command{
		Use:   "import 档案文件夹 --unit 单位 --year 年度",
		Short: "把档案文件夹放进库里还空着的单位年度，或者并入带出去改过的",
		Example: "  jiheng import 虹桥镇2024 --unit 虹桥镇 --year 2024\n  jiheng import 虹桥镇2024 --unit 虹桥镇 --year 2024 --new-unit 乡级\n" +
			"  jiheng import 虹桥镇2024 --merge --dry-run --year 2024\n  jiheng import 虹桥镇2024 --merge --prefer 文件夹 --year 2024",
		Args: want(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			if p.Year == 0 {
				return usage("请用 --year 写明年度")
			}
			folder, done, err := openFolder(args[0])
			if err != nil {
				return err
			}
			defer done()
			if merge {
				m.By, m.Pick = operator(), p
				return i.withWork(false, func(ctx context.Context, w upkeep.Work) error { return a.merge(ctx, w, m, folder) })
			}
			if m.Base != 0 || m.Side != "" || m.Only {
				return usage("--base、--prefer、--dry-run 和 --merge 一起用")
			}
			return i.withWork(true, func(ctx context.Context, w upkeep.Work) error { return a.importFolder(ctx, w, p, folder) })
		},
	}
	i.flagsFor(c)
	c.Flags().StringVar(&p.Unit, "unit", "", "`单位`的编号、预算编码或名称；只有一个单位时可以不写")
	c.Flags().IntVar(&p.Year, "year", 0, "`年度`；单位还没有开的，同时开")
	c.Flags().BoolVar(&merge, "merge", false, "并入从这个年度带出去改过的文件夹，逐条逐格比")
	c.Flags().BoolVar(&m.Only, "dry-run", false, "只列差异，什么也不写（和 --merge 一起用）")
	c.Flags().StringVar(&m.Side, "prefer", "", "两边都改过的地方用`哪一边`：库、文件夹（和 --merge 一起用）")
	c.Flags().Int64Var(&m.Base, "base", 0, "文件夹是第`几`次办理时带出的（默认看来源.yaml；和 --merge 一起用）")
	c.Flags().StringVar(&p.New, "new-unit", "", "没有这个单位就新建，写它的预算`级次`："+strings.Join(workbench.Levels, "、"))
	return c
}

func (a *app) importFolder(ctx context.Context, w upkeep.Work, p upkeep.Pick, folder fs.FS) error {
	done, err := w.Import(ctx, operator(), p, folder)
	if err != nil {
		return err
	}
	if a.json {
		a.print(done)
		return nil
	}
	a.say("已放进%s%d年度：%d个文件，%d条，记为第%d次办理", done.Year.Name, done.Year.Year, done.Files, done.Entries, done.Act)
	if n := len(done.Housed); n > 0 {
		a.say("%d个文件换成了统一的写法（UTF-8、一种换行、CSV 的引号），数和文字没有变：%s", n, strings.Join(done.Housed, "、"))
	}
	return nil
}
