package main

import (
	"jiheng/fault"
	"jiheng/intake"
	"jiheng/personal"
	"jiheng/report"
)

// compare shows, for documents made by build and edited by hand: which bound
// figures were changed, which are gone, and which were typed.
func (a *app) compare(files []string, folder string) error {
	d, err := loadFolder(folder)
	if err != nil {
		return err
	}
	m, err := evaluate(d, "")
	if err != nil {
		return err
	}
	set, err := m.Papers(sections(d))
	if err != nil {
		return err
	}
	reader := &intake.Reader{}
	defer reader.Close()
	found := 0
	for _, file := range files {
		back, err := reader.ReadAs(intake.Word, file)
		if err != nil {
			return err
		}
		made := report.Like(set, back)
		if made == nil && report.IsStatement(back) {
			a.say("%s：定稿说明是定稿时对整套文件的说明，里面没有绑定的数，没有比较", personal.MaskName(file))
			continue
		}
		if made == nil {
			return fault.Bad(fault.Place{File: file}, "against-foreign", "“%s”与档案“%s”做出的哪一份文件都不像；请确认它是由这份档案做出的 docx", file, folder)
		}
		list := m.Changes(file, made.Doc, back)
		found += len(list)
		for _, c := range list {
			a.printChange(c)
		}
	}
	if found == 0 {
		a.say("绑定的数和文字都没有改动")
		return nil
	}
	return finished{exitDiffers}
}

func (a *app) printChange(c report.Change) {
	for _, text := range []*string{&c.Was, &c.Now, &c.Inside} {
		*text = personal.Mask(*text, personal.Question{})
	}
	c.File = personal.MaskName(c.File)
	if a.json {
		a.print(c)
		return
	}
	switch c.Kind {
	case "changed":
		a.say("%s：改了数  %s：%s → %s（%s）", c.File, c.Fact, c.Was, c.Now, c.Inside)
	case "gone":
		a.say("%s：不见了  %s：%s", c.File, c.Fact, c.Was)
	case "unknown":
		a.say("%s：不认识的事实  %s：%s", c.File, c.Fact, c.Now)
	case "typed":
		a.say("%s：手写的数  %s", c.File, c.Now)
	case "sentence":
		a.say("%s：改了文字  %s", c.File, c.Now)
	}
}
