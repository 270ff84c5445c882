package dossier

import (
	"strconv"
	"strings"

	"jiheng/budget"
	"jiheng/plain"
)

// BlockSpotChecks is the list of spot checks in FileReview.
const BlockSpotChecks = "抽查"

// spotChecks reads which indicators were drawn to be looked at closely.
func (l *loader) spotChecks(n plain.Node) {
	for _, x := range n.List(BlockSpotChecks) {
		x.Only("种子", "抽中", "人", "身份", "时间", "看到")
		s := budget.SpotCheck{Seed: x.Need("种子"), Codes: x.Texts("抽中"), Person: x.Need("人"), Role: x.Text("身份"), Time: x.Need("时间"), Place: x.Place()}
		s.Act = whenSeen(x, s.Time)
		l.year.SpotChecks = append(l.year.SpotChecks, s)
	}
}

// SpotCheckEntry writes a spot check as an entry of 审核.yaml.
func SpotCheckEntry(s budget.SpotCheck) Entry {
	codes := make([]string, len(s.Codes))
	for i, c := range s.Codes {
		codes[i] = plain.Quote(c)
	}
	return Entry{File: FileReview, Kind: EntryItem, Block: BlockSpotChecks, Text: "  - {种子: " + plain.Quote(s.Seed) + ", 抽中: [" + strings.Join(codes, ", ") +
		"], 人: " + plain.Quote(s.Person) + ", 身份: " + plain.Quote(s.Role) + ", 时间: " + plain.Quote(s.Time) + ", 看到: " + strconv.FormatInt(s.Act, 10) + "}\n"}
}

// SpotCheckHead is the head of the list of spot checks.
func SpotCheckHead() Entry {
	return Entry{File: FileReview, Kind: EntryHead, Block: BlockSpotChecks, Text: BlockSpotChecks + ":\n"}
}
