package main

import (
	"context"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"testing/fstest"
	"time"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/examples"
	"jiheng/store"
	"jiheng/workbench"
)

const fiscal = 2024

// filled is a database that was filled.
type filled struct {
	codes []string  // of the indicators, in their order
	typed []int     // those whose value is a number
	seen  [][]int64 // the version of each statement, by unit and indicator
}

func unitID(n int) string { return fmt.Sprintf("u%03d", n) }
func yearOf(n int) string { return unitID(n) + "-" + strconv.Itoa(fiscal) }
func clerk(n int) string  { return fmt.Sprintf("clerk%02d", n) }

// fill makes a house of units whose years are made of the sample's indicators, all
// with a value that somebody states; clerks each with some of the units; and a
// reviewer of all.
func fill(dsn string) (*filled, error) {
	ctx := context.Background()
	s, err := store.Open(ctx, dsn)
	if err != nil {
		return nil, err
	}
	defer func() { _ = s.Close() }()
	b := workbench.New(s, time.Now)
	sample, err := b.SampleHouse(ctx, password)
	if err != nil {
		return nil, err
	}
	folder, out, err := small()
	if err != nil {
		return nil, err
	}
	people := map[workbench.Role]workbench.Person{}
	for _, p := range sample.People {
		people[p.Posts[0].Role] = p
	}
	system, security, bureau := people[workbench.SystemAdmin], people[workbench.SecurityAdmin], people[workbench.BureauReviewer].Posts[0].Unit
	posts := make([][]workbench.Post, *clients)
	for n := range units {
		u := workbench.NewUnit{ID: unitID(n), UnitYear: workbench.UnitYear{Year: fiscal - 1, Code: fmt.Sprintf("310%03d", n), Name: fmt.Sprintf("第%d单位", n+1),
			Level: "乡级", Department: unitID(n), Bureau: bureau}}
		if _, err := b.AddUnit(ctx, system, u); err != nil {
			return nil, err
		}
		if _, err := b.OpenYear(ctx, system, unitID(n), fiscal); err != nil {
			return nil, err
		}
		post := workbench.Post{Role: workbench.FinanceClerk, Unit: unitID(n)}
		if _, err := b.Import(ctx, workbench.Person{ID: "fill", Posts: []workbench.Post{post}}, yearOf(n), folder); err != nil {
			return nil, err
		}
		posts[n%*clients] = append(posts[n%*clients], post)
		seen := make([]int64, len(out.codes))
		for i := range seen {
			seen[i] = 1
		}
		out.seen = append(out.seen, seen)
	}
	for n, own := range posts {
		p, err := b.AddPerson(ctx, system, workbench.NewPerson{Account: clerk(n), Name: "填报" + strconv.Itoa(n), Sample: true})
		if err != nil {
			return nil, err
		}
		if err := b.ChangePosts(ctx, security, workbench.Posting{Person: p.ID, Posts: own, Reason: "测量"}); err != nil {
			return nil, err
		}
		if err := samePassword(ctx, s, people[workbench.BureauReviewer].ID, p.ID); err != nil {
			return nil, err
		}
	}
	return out, b.DigestAll(ctx)
}

// samePassword gives a person the password of another.
func samePassword(ctx context.Context, s *store.Store, from, to string) error {
	return s.Update(ctx, func(tx *store.Tx) error {
		rows, err := tx.Secrets(from)
		if err != nil {
			return err
		}
		for _, x := range rows {
			x.Person = to
			if err := tx.PutSecret(x); err != nil {
				return err
			}
		}
		return nil
	})
}

// small is a year of the sample's indicators without its ledgers: every value is
// stated, and rests on one paper.
func small() (fs.FS, *filled, error) {
	sample, err := examples.Hongqiao()
	if err != nil {
		return nil, nil, err
	}
	year, err := dossier.Load(sample)
	if err != nil {
		return nil, nil, err
	}
	out := &filled{}
	folder := fstest.MapFS{}
	for _, name := range []string{dossier.FileMain, dossier.FileUnit, dossier.FileIndicators, dossier.FileGoals} {
		data, err := fs.ReadFile(sample, name)
		if err != nil {
			return nil, nil, err
		}
		folder[name] = &fstest.MapFile{Data: data}
	}
	var facts strings.Builder
	facts.WriteString("陈述:\n")
	for i, ind := range year.Year.Indicators {
		out.codes = append(out.codes, ind.Code)
		t := ind.InForce()
		value := "等次: 达成"
		switch t.Operator {
		case budget.NotAfter:
			value = "日期: " + t.Day
		case budget.Qualitative:
		default:
			value = "值: " + t.Value.String() + `, 单位: "` + t.Unit.String() + `"`
			out.typed = append(out.typed, i)
		}
		fmt.Fprintf(&facts, "  - {编号: %s, 名称: %s, %s, 期间: 2024年, 佐证: D01, 位置: 第1页}\n", ind.Code, ind.Name, value)
	}
	folder[dossier.FileFacts] = &fstest.MapFile{Data: []byte(facts.String())}
	folder[dossier.FileEvidence] = &fstest.MapFile{Data: []byte("佐证:\n  - {编号: D01, 名称: 统计表, 等级: 盖章文件}\n")}
	return folder, out, nil
}
