package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"jiheng/dossier"
	"jiheng/output"
)

func (a *app) initCommand() *cobra.Command {
	var unit, from string
	var year int
	c := &cobra.Command{
		Use:     "init 新文件夹",
		Short:   "新建档案，或由上年档案结转",
		Example: "  jiheng init 档案2025 --unit 某某镇人民政府 --year 2025\n  jiheng init 档案2025 --from 档案2024",
		Args:    want(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			if from != "" {
				if unit != "" || year != 0 {
					return usage("结转时单位和年度取自上年档案，不要写 --unit 和 --year")
				}
				return a.rollOver(args[0], from)
			}
			return a.initNew(args[0], unit, year)
		},
	}
	c.Flags().StringVar(&unit, "unit", "", "单位`全称`")
	c.Flags().IntVar(&year, "year", 0, "`年度`（默认现在该评价的一年：8月以前是上年）")
	c.Flags().StringVar(&from, "from", "", "上年档案的`文件夹`，由它结转")
	return c
}

func (a *app) initNew(folder, unit string, year int) error {
	if unit = strings.TrimSpace(unit); unit == "" {
		unit = dossier.UnitPrompt
	}
	asked := year != 0
	if !asked {
		year = evaluated(time.Now())
	}
	if year < 2000 || year > 2100 {
		return usage("年度%d不对；请写2000到2100之间的年份", year)
	}
	files, err := dossier.Template(unit, year)
	if err != nil {
		return err
	}
	d, err := a.newFolder(folder, files)
	if err != nil {
		return err
	}
	a.created(folder, d, len(files))
	if !asked {
		a.say("没有写 --year，按现在该评价的%d年度建档；要别的年度，删去这个文件夹，加上 --year 再建", year)
	}
	a.say("先看“%s”里各文件开头的说明；试做一次：jiheng build %s -o %s", folder, folder, folder+"-文件")
	return nil
}

// evaluated is the year that is evaluated at a time: until the accounts of the
// last one are disclosed, in August, that one; then the running one.
func evaluated(now time.Time) int {
	if now.Month() <= time.August {
		return now.Year() - 1
	}
	return now.Year()
}

// rollOver makes next year's dossier out of an old one.
func (a *app) rollOver(folder, from string) error {
	fsys, done, err := openFolder(from)
	if err != nil {
		return err
	}
	defer done()
	old, err := dossier.Load(fsys)
	if err != nil {
		return err
	}
	m, err := evaluate(old, "")
	if err != nil {
		return err
	}
	files, err := dossier.Rollover(fsys, old, m.Plainly)
	if err != nil {
		return err
	}
	d, err := a.newFolder(folder, files)
	if err != nil {
		return err
	}
	a.created(folder, d, len(files))
	a.say("%s", carriedOver(old, d))
	a.mentions(d.Narrative, strconv.Itoa(old.Year.FiscalYear)+"年")
	return nil
}

// carriedOver says how much of each kind the new dossier has from the old one.
func carriedOver(old, d *dossier.Dossier) string {
	bases := 0
	for _, f := range d.Year.Facts.All() {
		if strings.HasSuffix(f.ID, "-上年") && f.Value.IsNumber() {
			bases++
		}
	}
	var kept []string
	for _, x := range []struct {
		n    int
		what string
	}{{len(old.Year.Unit.Offices), "个机构"}, {len(old.Year.Lines), "行预算"}, {len(old.Year.Indicators), "个指标"}, {len(old.Year.Tasks), "项任务"},
		{len(old.Year.Ledgers), "本台账的定义和取数"}, {len(old.Narrative), "份正文"}, {bases, "个上年数（同比的基数）"}} {
		if x.n > 0 {
			kept = append(kept, strconv.Itoa(x.n)+x.what)
		}
	}
	return "留下的：" + strings.Join(kept, "、") + "。空着等填的：指标值、完成值、金额、台账的行、佐证。"
}

// mentions lists where the narrative, which is copied, names the closed year.
func (a *app) mentions(sections []dossier.Section, word string) {
	var places []string
	for _, s := range sections {
		n := 0
		for line := range strings.Lines(s.Text) {
			if n++; strings.Contains(line, word) {
				places = append(places, fmt.Sprintf("%s第%d行", s.File, n))
			}
		}
	}
	if len(places) > 0 {
		a.say("正文是照抄的，这些地方写着“%s”，请逐处改：%s", word, strings.Join(places, "、"))
	}
}

// newFolder writes a dossier into a folder that is not there yet, or is empty,
// all at once: it is written beside, read back, and moved in.
func (a *app) newFolder(folder string, files []dossier.File) (*dossier.Dossier, error) {
	target, err := output.NewFolder(folder, "init-exists")
	if err != nil {
		return nil, err
	}
	defer target.Release()
	for _, f := range files {
		if err := target.Write(f.Name, f.Data); err != nil {
			return nil, err
		}
	}
	d, err := loadFolder(target.Dir())
	if err != nil {
		return nil, fmt.Errorf("reading the new dossier back: %w", err)
	}
	return d, target.Land()
}

// A createdJSON is the result of init for programs.
type createdJSON struct {
	Folder  string `json:"folder"`
	Unit    string `json:"unit"`
	Year    int    `json:"year"`
	Files   int    `json:"files"`
	Missing int    `json:"missing"` // entries still to be filled in
}

func (a *app) created(folder string, d *dossier.Dossier, files int) {
	if a.json {
		a.print(createdJSON{folder, d.Year.Unit.Name, d.Year.FiscalYear, files, len(d.Notices)})
		return
	}
	a.say("已建好“%s”：%s%d年度档案，%d个文件，有%d处要填", folder, d.Year.Unit.Name, d.Year.FiscalYear, files, len(d.Notices))
}
