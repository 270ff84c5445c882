package main

import (
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/output"
	"jiheng/table"
)

func (a *app) ledgerCommand() *cobra.Command {
	c := &cobra.Command{Use: "ledger", Short: "台账：给一张表起草定义", Args: cobra.ArbitraryArgs, RunE: func(c *cobra.Command, args []string) error {
		if len(args) > 0 {
			return unknownCommand(c, args[0])
		}
		return c.Help()
	}}
	var o defineOptions
	define := &cobra.Command{
		Use:     "define 台账文件",
		Short:   "看一张放进“台账”文件夹的表，起草它的定义：列、类型、单位、主键、日期列",
		Example: "  jiheng ledger define 虹桥镇2025/台账/走访台账.xlsx\n  jiheng ledger define 虹桥镇2025/台账/走访台账.xlsx --head 3-4 --sheet 上半年 --sheet 下半年",
		Args:    want(1, 1),
		RunE:    func(_ *cobra.Command, args []string) error { return a.defineLedger(args[0], o) },
	}
	define.Flags().StringVar(&o.head, "head", "", "表头在第几`行`；两行的写 3-4")
	define.Flags().StringArrayVar(&o.sheets, "sheet", nil, "只看这张`工作表`；几张的写几次")
	define.Flags().BoolVar(&o.force, "force", false, "已经有定义的重新起草；编号、名称、科室和“取数”照旧")
	c.AddCommand(define)
	return c
}

// defineOptions are the answers of a person to what a table leaves open.
type defineOptions struct {
	head   string
	sheets []string
	force  bool
}

// A definedJSON is the result of ledger define for programs.
type definedJSON struct {
	File    string   `json:"file"`
	Head    int      `json:"head"`
	Sheets  []string `json:"sheets,omitempty"`
	Records int      `json:"records"`
	Columns []string `json:"columns"`
}

// defineLedger writes the definition of a ledger beside its table.
func (a *app) defineLedger(file string, o defineOptions) error {
	head, ok := dossier.ParseHead(o.head)
	if !ok {
		return fault.Bad(fault.Place{}, "head-row", "--head 写的“%s”看不懂；请写行号，如 3，两行的写 3-4", fault.Clip(o.head))
	}
	full, err := filepath.Abs(file)
	if err != nil {
		return fault.Bad(fault.Place{File: file}, "file-open", "打不开“%s”", file).Because(err)
	}
	if info, err := os.Stat(full); err != nil || info.IsDir() {
		return fault.New(fault.NotFound, fault.Place{File: file}, "file-missing", "找不到文件“%s”；请写放在“台账”文件夹里的 xlsx 或 csv 文件", file)
	}
	folder := filepath.Dir(filepath.Dir(full))
	fsys, done, err := openFolder(folder)
	if err != nil {
		return err
	}
	defer done()
	made, g, err := dossier.Define(fsys, filepath.Base(filepath.Dir(full))+"/"+filepath.Base(full), table.Hint{Sheets: o.sheets, Head: head}, o.force)
	if err != nil {
		return err
	}
	write := output.NewFile
	if o.force {
		write = output.ReplaceFile
	}
	if err := write(filepath.Join(folder, filepath.FromSlash(made.Name)), made.Data); err != nil {
		return err
	}
	r := definedJSON{File: made.Name, Head: g.Head, Records: g.Records}
	if len(g.Sheets) > 1 {
		r.Sheets = g.Sheets
	}
	for _, c := range g.Columns {
		unit := c.Unit.String()
		if unit == "" && c.Type == table.Money {
			unit = "，单位没有写明，请在定义里补上"
		}
		r.Columns = append(r.Columns, c.Name+"（"+c.Type.String()+unit+"）")
	}
	if a.json {
		a.print(r)
		return nil
	}
	a.say("已起草“%s”：表头在第%d行，%d列，%d行记录", r.File, r.Head, len(r.Columns), r.Records)
	for _, c := range r.Columns {
		a.say("  %s", c)
	}
	for _, s := range g.Said {
		a.warn(s)
	}
	a.say("核对类型和单位，再在“取数”里写要取的数；写好以后 jiheng build 就会用上")
	return nil
}
