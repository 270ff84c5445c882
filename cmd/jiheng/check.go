package main

import (
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"jiheng/check"
	"jiheng/document"
	"jiheng/fault"
	"jiheng/final"
	"jiheng/intake"
	"jiheng/rules"
)

// checkOptions are the flags of check.
type checkOptions struct {
	format  string
	out     string
	profile string
	rules   string
	against string
	comment string
	last    string
	with    string
	resume  string
}

// checkFormats lists what check can print.
var checkFormats = []string{"text", "jsonl", "sarif", "html", "xlsx"}

func (a *app) checkCommand() *cobra.Command {
	var o checkOptions
	c := &cobra.Command{
		Use:   "check 文件或文件夹…",
		Short: "检查任何来源的自评报告和表格，给出可以直接退回的意见",
		Example: "  jiheng check 自评报告.docx 自评表.xlsx\n" +
			"  jiheng check 各镇报送/ --format jsonl\n" +
			"  jiheng check 各镇报送/ --format html -o 检查意见\n" +
			"  jiheng check 各镇报送/ --format xlsx -o 问题台账.xlsx\n" +
			"  jiheng check 各镇报送/ --comment 批注\n" +
			"  jiheng check 改过的报告.docx --against 虹桥镇2024",
		Args: want(1, many),
		RunE: func(_ *cobra.Command, args []string) error { return a.check(args, o) },
	}
	c.Flags().StringVar(&o.format, "format", "text", "输出："+strings.Join(checkFormats, "、"))
	c.Flags().StringVarP(&o.out, "output", "o", "", "写到这个`文件`；html 检查多个文件时是新文件夹")
	c.Flags().StringVar(&o.profile, "profile", "", "检查方案文件：关闭规则、改阈值、放过某处并写明理由")
	c.Flags().StringVar(&o.rules, "rules", "", "自己的规则数据文件夹，同名文件代替内置的")
	c.Flags().StringVar(&o.comment, "comment", "", "另存的文件夹：给每个 docx 存一份，每条意见是一条批注，写在原处")
	c.Flags().StringVar(&o.resume, "resume", "", "检查记录`文件`：每查完一个记一行，再运行时没有变的不重查；没有就新建")
	c.Flags().StringVar(&o.last, "last", "", "上年报告：文件或文件夹，与本年的对照")
	c.Flags().StringVar(&o.with, "with", "", "一起核对的文件：目标申报表、监控表、决算、预算等，文件或文件夹，自己不检查")
	c.Flags().StringVar(&o.against, "against", "", "档案文件夹：比较改过的 docx 里绑定的数")
	return c
}

// checkGrowth is by how many percent the memory of a check may grow before what
// is no longer needed is collected, as long as all of it is below checkMemory; below
// checkBeside where files are checked side by side.
const (
	checkGrowth = 200
	checkMemory = 700 << 20
	checkBeside = 880 << 20
)

func (a *app) check(args []string, o checkOptions) error {
	defer debug.SetGCPercent(debug.SetGCPercent(checkGrowth))
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(checkMemory))
	var err error
	if o.format, err = formatNamed(o.format, checkFormats); err != nil {
		return err
	}
	set, err := ruleSet(o)
	if err != nil {
		return err
	}
	if o.against != "" {
		if o.comment != "" {
			return usage("--comment 和 --against 不能一起用；请分两次做")
		}
		if o.resume != "" {
			return usage("--resume 和 --against 不能一起用；比较不用检查记录")
		}
		return a.compare(args, o.against)
	}
	given := checkInputs(args)
	inputs := given.inputs
	if o.comment != "" {
		inputs = withoutComments(inputs, args, o.comment)
	}
	if len(inputs) > 1 {
		debug.SetMemoryLimit(checkBeside)
	}
	out, err := a.resultWriter(set, o, len(inputs)+len(given.faults))
	if err != nil {
		return err
	}
	defer out.drop()
	out.unread = unreadLines(given, given.faults)
	kept, err := openJournal(o)
	if err != nil {
		return err
	}
	beside := a.relate(inputs, o)
	results, more := a.checkAll(set, inputs, kept, out.page)
	kept.end(a)
	faults := append(given.faults, more...)
	out.unread = unreadLines(given, faults)
	if err := out.write(results); err != nil {
		return err
	}
	faults = append(faults, beside...)
	if o.comment != "" {
		faults = append(faults, a.comment(o.comment, inputs, results)...)
	}
	a.tellUnread("没有检查", given)
	for _, f := range faults {
		a.problem(f)
	}
	return checkCode(results, faults)
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// checkCode turns results into the program's end: files that could not be read
// before findings that block submission.
func checkCode(results []*check.Result, faults fault.List) error {
	if err := inputCode(faults); err != nil {
		return err
	}
	for _, r := range results {
		if r.Count(check.Error) > 0 {
			return finished{exitDiffers}
		}
	}
	return nil
}

// ruleSet returns the rules with the user's data and profile.
func ruleSet(o checkOptions) (*check.Set, error) {
	var own fs.FS
	if o.rules != "" {
		root, err := os.OpenRoot(o.rules)
		if err != nil {
			return nil, fault.New(fault.NotFound, fault.Place{File: o.rules}, "folder-missing", "打不开规则数据文件夹“%s”", o.rules).Because(err)
		}
		own = root.FS()
	}
	var profile *check.Profile
	if o.profile != "" {
		data, err := intake.Load(o.profile)
		if err != nil {
			return nil, err
		}
		if profile, err = check.ReadProfile(o.profile, data); err != nil {
			return nil, err
		}
	}
	if own == nil && profile == nil {
		return rules.Builtin()
	}
	return check.NewSet(rules.All(), own, profile)
}

// checkAll checks all inputs on all cores; results keep the order of the
// inputs, files that cannot be read are faults. Each result is handed to page
// with its document as soon as it is there.
func (a *app) checkAll(set *check.Set, inputs []checkInput, kept *journal,
	page func(n int, r *check.Result, d *document.Document) error) ([]*check.Result, fault.List) {
	results := make([]*check.Result, len(inputs))
	errs := a.eachFile("检查", inputs, func(i int, reader *intake.Reader) error {
		var d *document.Document
		var err error
		if results[i], d, err = kept.check(set, reader, inputs[i]); err != nil {
			return err
		}
		return page(i, results[i], d)
	})
	var out []*check.Result
	var faults fault.List
	for i, r := range results {
		faults.Add(errs[i])
		if r != nil && errs[i] == nil {
			out = append(out, r)
		}
	}
	return out, faults
}

// eachFile calls do for every input, on all cores, with a reader of its own, and
// returns its errors.
func (a *app) eachFile(label string, inputs []checkInput, do func(i int, reader *intake.Reader) error) []error {
	errs := make([]error, len(inputs))
	bar := a.progress(label, len(inputs))
	defer bar.done()
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(runtime.NumCPU(), max(len(inputs), 1)) {
		wg.Go(func() {
			reader := &intake.Reader{}
			defer reader.Close()
			for i := range next {
				errs[i] = apart(inputs[i].file, func() error { return do(i, reader) })
				bar.step(inputs[i].file)
			}
		})
	}
	for i := range inputs {
		next <- i
	}
	close(next)
	wg.Wait()
	return errs
}

// apart does what belongs to one file: a fault of the program there is an error of that
// file alone, and the others go on.
func apart(file string, do func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fault.New(fault.Internal, fault.Place{File: file}, brokeOff, "程序出错，这个文件没有查完；其他文件不受影响，请把这个文件发给开发者").
				Because(fmt.Errorf("panic: %v\n%s", p, debug.Stack()))
		}
	}()
	return do()
}

func checkOne(set *check.Set, reader *intake.Reader, in checkInput) (*check.Result, *document.Document, error) {
	if in.dossier != nil {
		return checkDossier(set, in)
	}
	d, err := in.doc, error(nil)
	if d == nil {
		if d, err = reader.Read(in.file); err != nil {
			return nil, nil, err
		}
	}
	given := &check.Input{File: in.file, Shown: in.shown, Document: d, Read: in.text}
	if err := in.related.fill(given, reader); err != nil {
		return nil, nil, err
	}
	return set.Run(given), d, nil
}

// checkDossier checks the report that a dossier makes, with all that the dossier
// knows.
func checkDossier(set *check.Set, in checkInput) (*check.Result, *document.Document, error) {
	m, err := evaluate(in.dossier, "")
	if err != nil {
		return nil, nil, err
	}
	all, err := m.Papers(sections(in.dossier))
	if err != nil {
		return nil, nil, err
	}
	var together []*document.Document
	for _, p := range all {
		together = append(together, p.Doc)
	}
	res := set.Run(&check.Input{File: in.file, Shown: in.shown, Document: all[0].Doc, Dossier: in.dossier.Year, Evaluation: m.Eval, Pack: m.Eval.Pack, Together: together, Apart: true})
	final.Review(in.dossier, all[0].Name, res)
	res.Join()
	return res, all[0].Doc, nil
}
