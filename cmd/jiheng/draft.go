package main

import (
	"path/filepath"

	"jiheng/draft"
	"jiheng/intake"
)

// draftOptions are the flags of extract that make a dossier.
type draftOptions struct {
	folder string
	unit   string
	year   int
	pack   string
}

// reportFirst puts the document with the most running text before the forms.
func reportFirst(list []draft.Source) []draft.Source {
	best, most := 0, -1
	for i, s := range list {
		if n := draft.Narrative(s.Document); n > most {
			best, most = i, n
		}
	}
	list[0], list[best] = list[best], list[0]
	return list
}

// draft makes the folder of a dossier out of a report and the forms beside it.
func (a *app) draft(args []string, o draftOptions) error {
	given := checkInputs(args)
	if len(given.faults) > 0 {
		return given.faults.Err()
	}
	reader := &intake.Reader{}
	defer reader.Close()
	var sources []draft.Source
	for _, in := range given.inputs {
		if in.dossier != nil {
			return usage("“%s”是档案，不是报告；起草档案请写报告和表：docx、xlsx、pdf、html 或 txt 文件", in.file)
		}
		doc, err := reader.Read(in.file)
		if err != nil {
			return err
		}
		sources = append(sources, draft.Source{Name: filepath.Base(in.file), Document: doc})
	}
	made, err := draft.Make(reportFirst(sources), draft.Options{Unit: o.unit, Year: o.year, Pack: o.pack})
	if err != nil {
		return err
	}
	if _, err := a.newFolder(o.folder, made.Files); err != nil {
		return err
	}
	if a.json {
		a.print(draftJSON{o.folder, made.Unit, made.Year, made.Facts, made.Bound, made.Typed, made.Indicators, made.Lines, made.Offices,
			made.Problems, made.Todo})
		return nil
	}
	a.say("已起草“%s”：%s%d年度档案", o.folder, made.Unit, made.Year)
	a.say("  %d个数写进 事实.yaml，正文里%d处已和它们绑定，%d处还是手写的数", made.Facts, made.Bound, made.Typed)
	a.say("  指标%d个，项目%d行，内设机构%d个，问题%d个", made.Indicators, made.Lines, made.Offices, made.Problems)
	a.say("要补的：")
	for _, t := range made.Todo {
		a.say("  - %s", t)
	}
	a.say("核对后做下一年的：jiheng init 新文件夹 --from %s", o.folder)
	return nil
}

// A draftJSON is the result of drafting for programs.
type draftJSON struct {
	Folder     string   `json:"folder"`
	Unit       string   `json:"unit"`
	Year       int      `json:"year"`
	Facts      int      `json:"facts"`
	Bound      int      `json:"bound"`
	Typed      int      `json:"typed"`
	Indicators int      `json:"indicators"`
	Lines      int      `json:"lines"`
	Offices    int      `json:"offices"`
	Problems   int      `json:"problems"`
	Todo       []string `json:"todo"`
}
