package workbench

import (
	"context"
	"fmt"
	"strings"

	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/plain"
)

// A NewGoal is an annual goal (年度目标) that a person adds behind the others.
type NewGoal struct {
	Year    string
	Text    string // what is to be reached
	Request string
}

// BlockGoals is the list of annual goals in its file.
const BlockGoals = "年度目标"

// mostGoal is how long the text of a goal may be, in characters.
const mostGoal = 1000

// AddGoal adds an annual goal as one act, with the next free number; field and weight
// are to be filled in.
func (b *Bench) AddGoal(ctx context.Context, who Person, n NewGoal) (*Year, error) {
	return b.do(ctx, who, n.Year, asks(n.Request, "goal", n.Year, n.Text), func(s *sight) (*deed, error) {
		text := strings.TrimSpace(n.Text)
		if err := words("年度目标", text, mostGoal); err != nil {
			return nil, err
		}
		borne, err := b.bornIn(ctx, s.ID, dossier.FileGoals)
		if err != nil {
			return nil, err
		}
		id := s.freeGoal(borne)
		item := dossier.Entry{File: dossier.FileGoals, Kind: dossier.EntryItem, Block: BlockGoals, Key: id,
			Text: "  - 编号: " + plain.Quote(id) + "\n    领域: \n    权重: \n    文字: " + plain.Quote(text) + "\n    完成: \n"}
		for _, e := range s.Entries {
			if e.File == dossier.FileGoals && !strings.HasSuffix(e.Text, "\n") {
				return nil, fault.New(fault.Conflict, fault.Place{File: e.File}, "entry-end", "%s的最后一行没有换行，加不上新的一条；请先改一下最后一条", e.File)
			}
		}
		d := s.deed("加年度目标")
		d.touch(dossier.Entry{}, item, "", "")
		d.edits = s.behindIn(dossier.FileGoals, BlockGoals, item)
		return d, nil
	})
}

// freeGoal is the next number of an annual goal, MB6 after MB5; none that was borne before.
func (y *Year) freeGoal(borne map[string]bool) string {
	letters := "MB"
	for _, g := range y.Year.Goals {
		letters = strings.TrimRight(g.ID, "0123456789")
	}
	for n := len(y.Year.Goals) + 1; ; n++ {
		id := fmt.Sprint(letters, n)
		if _, ok := y.EntryOf(dossier.FileGoals, id); !ok && !borne[id] {
			return id
		}
	}
}
