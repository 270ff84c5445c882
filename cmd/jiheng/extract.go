package main

import (
	"encoding/csv"
	"encoding/json"
	"iter"
	"runtime/debug"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"jiheng/check"
	"jiheng/document"
	"jiheng/extract"
	"jiheng/fault"
	"jiheng/intake"
	"jiheng/num"
	"jiheng/paper"
	"jiheng/personal"
	"jiheng/regs"
)

// extractFormats lists what extract can print.
var extractFormats = []string{"text", "jsonl", "csv"}

func (a *app) extractCommand() *cobra.Command {
	var format string
	var o draftOptions
	c := &cobra.Command{
		Use:     "extract 文件或文件夹…",
		Short:   "读出文件里的每个数，或用上年报告起草档案",
		Example: "  jiheng extract 自评报告.docx\n  jiheng extract 各镇报送/ --format csv > 各镇的数.csv\n  jiheng extract 上年自评报告.docx --draft 档案2024",
		Args:    want(1, many),
		RunE: func(_ *cobra.Command, args []string) error {
			if o.folder != "" {
				return a.draft(args, o)
			}
			return a.extract(args, format)
		},
	}
	c.Flags().StringVar(&format, "format", "text", "输出："+strings.Join(extractFormats, "、"))
	c.Flags().StringVar(&o.folder, "draft", "", "用这份报告起草一个档案，写到这个新`文件夹`")
	c.Flags().StringVar(&o.unit, "unit", "", "起草档案：单位`全称`（默认取自题名）")
	c.Flags().IntVar(&o.year, "year", 0, "起草档案：`年度`（默认取自题名）")
	c.Flags().StringVar(&o.pack, "pack", regs.DefaultPack, "起草档案：`规则包`")
	return c
}

// figureLine is one figure, as extract prints it.
type figureLine struct {
	File       string      `json:"file"`
	Kind       string      `json:"kind"`
	Subject    string      `json:"subject"`
	Value      string      `json:"value"`
	Unit       string      `json:"unit"`
	Qualifier  string      `json:"qualifier,omitempty"`
	Period     string      `json:"period,omitempty"`
	Modality   string      `json:"modality,omitempty"`
	Quote      string      `json:"quote"`
	Confidence int         `json:"confidence"` // of kind and subject, in percent
	Place      fault.Place `json:"place"`
}

// kindNames are the Chinese names of the kinds.
var kindNames = map[extract.FoundKind]string{
	extract.BudgetInitial: "年初预算", extract.BudgetAdjusted: "调整预算", extract.Outturn: "执行数", extract.Revenue: "收入", extract.Expenditure: "支出",
	extract.ExecutionRate: "执行率", extract.Staff: "人员", extract.Score: "得分", extract.Weight: "分值", extract.Deadline: "时间", extract.Rating: "等级", extract.OfficeCount: "机构数", extract.Indicator: "其他数量",
}

// extract prints the figures of each file as soon as it is read, so that a
// folder may be large.
func (a *app) extract(args []string, format string) error {
	format, err := formatNamed(format, extractFormats)
	if err != nil {
		return err
	}
	if a.json {
		format = "jsonl"
	}
	defer debug.SetGCPercent(debug.SetGCPercent(checkGrowth))
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(checkMemory))
	given := checkInputs(args)
	inputs, faults := given.inputs, given.faults
	write, err := a.figureWriter(format)
	if err != nil {
		return err
	}
	reader := &intake.Reader{}
	defer reader.Close()
	bar := a.progress("读取", len(inputs))
	for _, in := range inputs {
		d, err := extractDocument(reader, in)
		if err == nil {
			text := paper.NewText(d)
			err = write(in.shown, len(text.Facts()), figures(in.shown, text))
			for _, n := range text.Reading() {
				a.warn(fault.Bad(check.MaskedAt(n.At), n.Code, "%s", personal.Mask(n.Text, personal.Question{})))
			}
		}
		faults.Add(err)
		bar.step(in.file)
	}
	bar.done()
	a.tellUnread("没有读", given)
	for _, f := range faults {
		a.problem(f)
	}
	return inputCode(faults)
}

// extractDocument reads a file, or makes the report of a dossier.
func extractDocument(reader *intake.Reader, in checkInput) (*document.Document, error) {
	if in.dossier == nil {
		return reader.Read(in.file)
	}
	m, err := evaluate(in.dossier, "")
	if err != nil {
		return nil, err
	}
	all, err := m.Papers(sections(in.dossier))
	if err != nil {
		return nil, err
	}
	return all[0].Doc, nil
}

// figures are the lines of a file's figures, each made when it is written.
func figures(file string, text *paper.Text) iter.Seq[figureLine] {
	return func(yield func(figureLine) bool) {
		mask := check.NewMasker(text)
		for _, f := range text.Facts() {
			at := f.At()
			if at.File != "" {
				at.File = file // as it is shown
			}
			if !yield(figureLine{File: file, Kind: string(f.Kind), Subject: mask.Mask(f.Subject), Value: mask.Value(f.Value), Unit: f.Unit,
				Qualifier: f.Qualifier, Period: f.Period, Modality: f.Modality, Quote: mask.Mask(f.Quote), Confidence: f.Confidence, Place: check.MaskedAt(at)}) {
				return
			}
		}
	}
}

// writeFigures writes the n figures of one file.
type writeFigures func(file string, n int, list iter.Seq[figureLine]) error

// figureWriter returns what writes the figures of one file.
func (a *app) figureWriter(format string) (writeFigures, error) {
	switch format {
	case "jsonl":
		e := json.NewEncoder(a.out)
		e.SetEscapeHTML(false)
		return func(_ string, _ int, list iter.Seq[figureLine]) error {
			for f := range list {
				if err := e.Encode(f); err != nil {
					return err
				}
			}
			return nil
		}, nil
	case "csv":
		return a.figureTable()
	}
	return func(file string, n int, list iter.Seq[figureLine]) error {
		a.say("%s：%d个数", file, n)
		for f := range list {
			a.say("  %s  %s  %s%s%s  %s", place(f.Place), kindNames[extract.FoundKind(f.Kind)], f.Qualifier, f.Value, f.Unit, f.Subject)
		}
		return nil
	}, nil
}

// figureTable writes csv with a byte order mark, by which Excel knows UTF-8.
func (a *app) figureTable() (writeFigures, error) {
	if _, err := a.out.Write([]byte("\ufeff")); err != nil {
		return nil, err
	}
	w := csv.NewWriter(a.out)
	w.UseCRLF = true
	if err := w.Write([]string{"文件", "位置", "类别", "是什么", "限定语", "数值", "单位", "年份", "语气", "原文", "把握（%）"}); err != nil {
		return nil, err
	}
	return func(file string, _ int, list iter.Seq[figureLine]) error {
		for f := range list {
			if err := w.Write([]string{cellText(file), place(f.Place), kindNames[extract.FoundKind(f.Kind)], cellText(f.Subject),
				f.Qualifier, valueText(f.Value),
				cellText(f.Unit), f.Period, f.Modality, cellText(f.Quote), strconv.Itoa(f.Confidence)}); err != nil {
				return err
			}
		}
		w.Flush()
		return w.Error()
	}, nil
}

// cellText keeps text that a spreadsheet would take for a formula from being one.
func cellText(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

// valueText is cellText for a value: a number with its sign is no formula.
func valueText(s string) string {
	if _, err := num.ParseDecimal(s); err == nil {
		return s
	}
	return cellText(s)
}

// place is where a figure stands, without the file.
func place(p fault.Place) string {
	p.File = ""
	return strings.TrimPrefix(p.String(), ":")
}
