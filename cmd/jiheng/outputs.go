package main

import (
	"strings"
	"sync"

	"jiheng/document"
	"jiheng/document/docx"
	"jiheng/document/html"
	"jiheng/document/page"
	"jiheng/document/pdf"
	"jiheng/document/xlsx"
	"jiheng/dossier"
	"jiheng/report"
)

// A paper is one document of the set, before it has a format.
type paper struct {
	name   string // file name without extension
	why    string // what to look at, in a line
	doc    *document.Document
	sheets []xlsx.Sheet // empty where there is no workbook
}

// A file is one output, ready to be written.
type file struct {
	Name string
	Data []byte
}

// formats lists what build can write.
var formats = []string{"docx", "xlsx", "pdf", "html", "json", "data"}

// papers makes every document of the set.
func papers(m *report.Maker, d *dossier.Dossier) ([]paper, error) {
	out := []paper{{name: "自评报告", why: "正文、表、图和附件；点任何一个数看它的来由（html）", doc: m.SelfEvaluation(sections(d))}}
	form := func(name, why string, doc *document.Document) {
		if doc != nil {
			out = append(out, paper{name, why, m.Noted(doc), []xlsx.Sheet{{Name: name, Doc: doc.Blocks, Landscape: true}}})
		}
	}
	form("整体支出绩效自评表", "一级到三级指标、完成值、得分和偏差原因", m.OverallForm())
	form("绩效目标表", "任务、金额、目标和指标", m.GoalForm())
	form("绩效监控表", "年中监控：进度、灯、预警和处置", m.MonitoringForm())
	form("自评覆盖情况", "有多少项目、多少钱做了自评", m.CoverageForm())
	for _, layout := range []report.Layout{report.National, report.Shanghai} {
		p, err := projectPaper(m, layout)
		if err != nil {
			return nil, err
		}
		if len(p.sheets) > 0 {
			out = append(out, p)
		}
	}
	return out, m.Faults.Err()
}

// projectPaper puts the forms of all projects into one document, and one sheet
// each into one workbook.
func projectPaper(m *report.Maker, layout report.Layout) (paper, error) {
	p := paper{name: "项目支出绩效自评表（" + string(layout) + "格式）", why: "每个项目一张"}
	for _, l := range m.Year.Projects() {
		form, err := m.ProjectForm(l, layout)
		if err != nil {
			return p, err
		}
		p.sheets = append(p.sheets, xlsx.Sheet{Name: l.ID + " " + l.Name, Doc: form.Blocks, Landscape: true})
		if p.doc == nil {
			p.doc = form
			continue
		}
		p.doc.Blocks = append(p.doc.Blocks, form.Blocks...)
	}
	if p.doc != nil {
		p.doc = m.Noted(p.doc)
	}
	return p, nil
}

// A job makes one file.
type job struct {
	name string
	make func() ([]byte, error)
}

// jobs lists the files of the set in the wanted formats.
func jobs(m *report.Maker, d *dossier.Dossier, want map[string]bool, fonts *page.Fonts) ([]job, []paper, error) {
	all, err := papers(m, d)
	if err != nil {
		return nil, nil, err
	}
	var out []job
	for _, p := range all {
		if want["docx"] {
			out = append(out, job{p.name + ".docx", func() ([]byte, error) { return docx.Write(p.doc) }})
		}
		if want["pdf"] {
			out = append(out, job{p.name + ".pdf", func() ([]byte, error) { return pdf.Write(p.doc, fonts) }})
		}
		if want["html"] {
			out = append(out, job{p.name + ".html", func() ([]byte, error) { return html.Write(p.doc) }})
		}
		if want["xlsx"] && len(p.sheets) > 0 {
			book := &xlsx.Book{Title: p.doc.Title, Author: p.doc.Author, Sample: p.doc.Sample, Footer: p.doc.Footer, Sheets: p.sheets}
			out = append(out, job{p.name + ".xlsx", func() ([]byte, error) { return xlsx.Write(book) }})
		}
	}
	if want["json"] {
		out = append(out, job{FactsFile, func() ([]byte, error) { return m.FactsJSON() }})
	}
	if want["data"] {
		for _, f := range m.DataPackage() {
			out = append(out, job{"数据包/" + f.Name, func() ([]byte, error) { return f.Data, nil }})
		}
	}
	return out, all, nil
}

// FactsFile is the name of the file that holds every fact.
const FactsFile = "facts.json"

// runJobs makes all files on all cores; done is called after each.
func runJobs(list []job, workers int, done func(name string)) ([]file, error) {
	files := make([]file, len(list))
	errs := make([]error, len(list))
	next := make(chan int)
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for i := range next {
				files[i].Name = list[i].name
				files[i].Data, errs[i] = list[i].make()
				done(list[i].name)
			}
		})
	}
	for i := range list {
		next <- i
	}
	close(next)
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return files, nil
}

func wanted(list string) (map[string]bool, error) {
	want := map[string]bool{}
	if list == "" || list == "all" {
		for _, f := range formats {
			want[f] = true
		}
		return want, nil
	}
	for _, f := range strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == '，' || r == '、' || r == ' ' }) {
		known := false
		for _, k := range formats {
			known = known || k == f
		}
		if !known {
			return nil, usage("没有“%s”这种格式；可用：%s", f, strings.Join(formats, "、"))
		}
		want[f] = true
	}
	return want, nil
}
