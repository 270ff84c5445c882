package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"jiheng/dossier"
	"jiheng/examples"
	"jiheng/press"
)

func (a *app) demoCommand() *cobra.Command {
	var out string
	var build, reset bool
	s := serving{}
	c := &cobra.Command{
		Use:     "demo",
		Short:   "打开样例的工作台：虹桥镇2024年度，每种角色一个样例账号",
		Example: "  jiheng demo\n  jiheng demo --addr 127.0.0.1:8090 --no-open\n  jiheng demo --build -o 样例",
		Args:    want(0, 0),
		RunE: func(*cobra.Command, []string) error {
			if build || out != "" {
				return a.demo(out)
			}
			return a.demoServe(s, reset)
		},
	}
	c.Flags().StringVar(&s.addr, "addr", "127.0.0.1:8080", "监听的`地址`，只能是本机")
	c.Flags().BoolVar(&s.noOpen, "no-open", false, "不打开浏览器")
	c.Flags().StringVar(&s.data, "data", "样例数据", "放样例数据库的`文件夹`；第二次打开还是原来的数据")
	c.Flags().BoolVar(&reset, "reset", false, "丢掉上次的样例数据，从头来")
	c.Flags().BoolVar(&build, "build", false, "不打开工作台，把样例的整套文件做到文件夹里")
	c.Flags().StringVarP(&out, "output", "o", "", "把整套文件做到这个`文件夹`（--build 不写时是 out）；样例档案放在它旁边")
	return c
}

// sampleFolder is where demo puts the dossier itself, beside the output.
const sampleFolder = "虹桥镇2024"

// demo builds the sample that the program carries, and puts the dossier beside
// it. One that is there already is left alone: somebody may have worked on it.
func (a *app) demo(out string) error {
	if out == "" {
		out = "out"
	}
	start := time.Now()
	fsys, err := examples.Hongqiao()
	if err != nil {
		return err
	}
	d, err := dossier.Load(fsys)
	if err != nil {
		return err
	}
	formats, _ := press.Wanted("all")
	b, err := a.buildDossier(fsys, d, buildOptions{out: out}, formats)
	if err != nil {
		return err
	}
	sample := filepath.Join(filepath.Dir(filepath.Clean(out)), sampleFolder)
	if _, err := os.Lstat(sample); errors.Is(err, fs.ErrNotExist) {
		files, err := filesOf(fsys)
		if err != nil {
			return err
		}
		if _, err := a.newFolder(sample, files); err != nil {
			return err
		}
	}
	if a.json {
		a.built(b.maker, out, b.files)
		return nil
	}
	a.guide(b, out, sample, time.Since(start))
	if n := len(notices(d, b.maker)); n > 0 {
		a.say("\n另有%d处提示，如台账里没有计入的行；jiheng build %s -o %s --all 逐条列出", n, sample, out)
	}
	return nil
}

// filesOf reads every file of a folder.
func filesOf(fsys fs.FS) ([]dossier.File, error) {
	var out []dossier.File
	err := fs.WalkDir(fsys, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		out = append(out, dossier.File{Name: name, Data: data})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("reading the embedded sample: %w", err)
	}
	return out, nil
}

// guide says what to look at, and what to try next.
func (a *app) guide(b *set, out, sample string, took time.Duration) {
	m := b.maker
	a.say("样例：%s%d年度。没有公布的数都是样例数据，印出来都有标记", m.Year.Unit.Name, m.Year.FiscalYear)
	a.say("自评总分%s，等级%s；%d项指标，%d个有来由的数；用了%.1f秒", m.Eval.PrintTotal(), m.Eval.PrintGrade(), len(m.Year.Indicators), m.Facts.Len(), took.Seconds())
	a.say("\n看什么（html 里点任何一个数，看它的来由；同名的 docx、pdf、xlsx 内容相同）：")
	var rows [][]string
	for _, p := range b.papers {
		rows = append(rows, []string{filepath.Join(out, p.Name) + ".html", p.Why})
	}
	rows = append(rows, []string{filepath.Join(out, press.FactsFile), "全部的数和来由，供别的程序读取"}, []string{filepath.Join(out, "数据包"), "开放数据：CSV 和说明"},
		[]string{sample, "做出这些文件的档案：改一个数，再 build 一次"})
	a.table("  ", rows)
	a.say("\n接着试：")
	a.table("  ", [][]string{
		{"jiheng explain " + sample + " 自评总分", "一个数怎样来的，一直追到台账和文件"},
		{"jiheng build " + sample + " -o " + out + " --dry-run", "改了档案以后，先看哪些数会变"},
		{"jiheng whatif " + sample, "假如换一个地方的规则包"},
		{"jiheng init 我的档案", "开始做自己单位的"},
	})
}
