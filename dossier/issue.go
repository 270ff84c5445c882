package dossier

import (
	"math"
	"strconv"
	"strings"

	"jiheng/budget"
	"jiheng/plain"
)

// DirIssued is the folder of papers that were issued, a folder a version; nothing in
// it is read.
const DirIssued = "签发"

// blockIssues is the list of issues in 审核.yaml.
const blockIssues = "签发"

// IssuedFile is the path of a paper of an issue.
func IssuedFile(version int, name string) string {
	return DirIssued + "/第" + strconv.Itoa(version) + "稿/" + name
}

// issued reports a file that was issued.
func issued(file string) bool { return strings.HasPrefix(file, DirIssued+"/") }

// issues reads which versions were given out.
func (l *loader) issues(n plain.Node) {
	for _, x := range n.List(blockIssues) {
		x.Only("版本", "短码", "人", "身份", "时间", "看到", "总分", "等级", "文号", "主送")
		i := budget.Issue{Code: x.Need("短码"), Person: x.Need("人"), Role: x.Text("身份"), Time: x.Need("时间"), Total: x.Text("总分"), Grade: x.Text("等级"), Number: x.Text("文号"), To: x.Text("主送"), Place: x.Place()}
		i.Version, _ = x.Int("版本", 1, math.MaxInt32)
		i.Act = whenSeen(x, i.Time)
		l.year.Issues = append(l.year.Issues, i)
	}
}

// IssueEntry writes an issue as an entry of 审核.yaml.
func IssueEntry(i budget.Issue) Entry {
	e := Entry{File: FileReview, Kind: EntryItem, Block: blockIssues}
	e.Text = "  - {版本: " + strconv.Itoa(i.Version) + ", 短码: " + plain.Quote(i.Code) + ", 人: " + plain.Quote(i.Person) + ", 身份: " + plain.Quote(i.Role) +
		", 时间: " + plain.Quote(i.Time) + ", 看到: " + strconv.FormatInt(i.Act, 10) + ", 总分: " + plain.Quote(i.Total) + ", 等级: " + plain.Quote(i.Grade) + ", 文号: " + plain.Quote(i.Number) + ", 主送: " + plain.Quote(i.To) + "}\n"
	return e
}

// IssueHead is the head of the list of issues.
func IssueHead() Entry {
	return Entry{File: FileReview, Kind: EntryHead, Block: blockIssues, Text: blockIssues + ":\n"}
}
