package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"jiheng/check"
	"jiheng/document/docx"
	"jiheng/fault"
	"jiheng/intake"
	"jiheng/output"
	"jiheng/paper"
	"jiheng/personal"
)

// commentEnding stands behind the name of a file with comments.
const commentEnding = "（批注）"

// A commentJSON says, for programs, that a file with comments was written.
type commentJSON struct {
	File     string `json:"file"`
	Output   string `json:"output"`
	Comments int    `json:"comments"`
}

// comment writes, for every docx with findings, a copy with each finding as a
// comment at its place. Other inputs are named and left out. Nothing that is
// there is ever replaced.
func (a *app) comment(dir string, inputs []checkInput, results []*check.Result) fault.List {
	var faults fault.List
	byFile := map[string]*check.Result{}
	for _, r := range results {
		byFile[r.Given] = r
	}
	reader := &intake.Reader{}
	defer reader.Close()
	now, taken := time.Now(), map[string]bool{}
	for _, in := range inputs {
		r := byFile[in.file]
		if r == nil {
			continue // it could not be read, which is said already
		}
		delete(byFile, in.file)
		data, why := commentable(in, r)
		if why != nil {
			a.warn(why)
			continue
		}
		out := commentFile(dir, in.file, taken)
		list := commentsOf(r, now)
		if err := writeComments(reader, in.file, data, list, out); err != nil {
			faults.Add(err)
			continue
		}
		if a.json {
			a.print(commentJSON{r.File, personal.MaskName(out), len(list)})
		} else if !a.quiet {
			a.tell("已写入%s，批注%d条", personal.MaskName(out), len(list))
		}
	}
	return faults
}

// commentable returns the bytes of an input that a file with comments is to be
// written for, or says why none is.
func commentable(in checkInput, r *check.Result) ([]byte, *fault.Error) {
	at := fault.Place{File: in.file}
	if in.dossier != nil {
		return nil, fault.Bad(at, "comment-format", "这是档案文件夹，批注只能加在 docx 文件上；请先用 build 做出 docx 再检查")
	}
	data, err := intake.Load(in.file)
	if err != nil {
		return nil, fault.All(err)[0]
	}
	switch f, err := intake.FormatOf(in.file, data); {
	case err != nil || f != intake.Word:
		return nil, fault.Bad(at, "comment-format", "批注只能加在 docx 文件上，这个文件没有写批注；意见见检查结果")
	case len(r.Findings) == 0:
		return nil, fault.Bad(at, "comment-none", "没有查出问题，不用写批注")
	}
	return data, nil
}

// withoutComments leaves out files with comments in the output folder that were
// found by searching a folder around it.
func withoutComments(inputs []checkInput, args []string, dir string) []checkInput {
	return slices.DeleteFunc(inputs, func(in checkInput) bool {
		stem := strings.TrimSuffix(in.file, filepath.Ext(in.file))
		return strings.HasSuffix(stem, commentEnding) && !contains(args, in.file) && sameFolder(filepath.Dir(in.file), dir)
	})
}

func sameFolder(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// commentFile names the file with comments; inputs of one name from several
// folders are told apart by a number.
func commentFile(dir, file string, taken map[string]bool) string {
	ext := filepath.Ext(file)
	stem := strings.TrimSuffix(filepath.Base(file), ext)
	name := stem + commentEnding + ext
	for n := 2; taken[strings.ToLower(name)]; n++ {
		name = fmt.Sprintf("%s-%d%s%s", stem, n, commentEnding, ext)
	}
	taken[strings.ToLower(name)] = true
	return filepath.Join(dir, name)
}

// commentsOf turns findings into comments, one each.
func commentsOf(r *check.Result, now time.Time) []docx.Comment {
	var out []docx.Comment
	for _, f := range r.Findings {
		c := docx.Comment{Author: "绩衡", Initials: "绩衡", Date: now, Text: commentText(f), Where: "位置：" + siteWords(f.Site)}
		if s := f.Span; s != nil {
			c.At = &docx.Place{Block: s.Block, Row: s.Row, Cell: s.Cell, Start: s.Start, End: s.End}
		}
		out = append(out, c)
	}
	return out
}

// commentText is a finding in the words of a comment, a paragraph for each part.
func commentText(f check.Finding) string {
	lines := []string{fmt.Sprintf("【%s %s】%s", f.Severity, f.Rule, f.Message)}
	if f.Suggestion != "" {
		lines = append(lines, "建议："+f.Suggestion)
	}
	for _, o := range f.Other {
		lines = append(lines, "另一处："+siteWords(o))
	}
	if f.Clause != "" {
		lines = append(lines, "依据："+f.Clause)
	}
	return strings.Join(lines, "\n")
}

// siteWords says where a site is, in words.
func siteWords(s paper.Site) string {
	if s.Span == nil {
		if s.Place.File != "" && s.Quote != "" {
			return s.Place.String() + "“" + strings.ReplaceAll(s.Quote, "\n", " ") + "”" // another document
		}
		return "全文"
	}
	where := fmt.Sprintf("第%d段", s.Span.Block+1)
	if s.Place.Cell != "" {
		where += "的表格，单元格" + s.Place.Cell
	}
	if s.Quote != "" {
		where += "“" + strings.ReplaceAll(s.Quote, "\n", " ") + "”"
	}
	return where
}

// writeComments writes the copy of a file with its comments. Foreign files are
// read in a child process here, too.
func writeComments(reader *intake.Reader, file string, data []byte, list []docx.Comment, out string) error {
	if _, err := os.Lstat(out); err == nil {
		return output.Taken(out)
	}
	made, err := reader.Annotate(file, data, list)
	if err != nil {
		return err
	}
	return output.NewFile(out, made)
}
