package regs

import (
	_ "embed"
	"strings"
	"sync"

	"jiheng/plain"
)

// A Clause is where something is required (条款). Text is our own summary in
// Chinese, never the wording of the regulation.
type Clause struct {
	Key       Key
	Title     string
	Document  string // 财预〔2020〕10号, or the name of a law or standard
	Article   string // 第四十二条, 附件1; empty for the whole document
	Issued    string // day, 2020-02-25; empty where we have not seen it
	Certainty Certainty
	Text      string
}

//go:embed clauses.yaml
var clauseFile []byte

var loadClauses = sync.OnceValues(func() ([]Clause, error) { return parseClauses("clauses.yaml", clauseFile) })

// Clauses returns all clauses in the order of their file: self-evaluation,
// goals and monitoring, frameworks, law, disclosure, documents.
func Clauses() ([]Clause, error) { return loadClauses() }

// ClauseByKey returns a clause; ok is false where there is none.
func ClauseByKey(key Key) (c Clause, ok bool) {
	all, err := loadClauses()
	if err != nil {
		return Clause{}, false
	}
	for _, c := range all {
		if c.Key == key {
			return c, true
		}
	}
	return Clause{}, false
}

func parseClauses(file string, data []byte) ([]Clause, error) {
	n, _ := plain.ParseYAML(file, data)
	var out []Clause
	seen := map[Key]bool{}
	for _, c := range n.Items() {
		c.Only("键", "标题", "文件", "条", "发布", "核实", "内容")
		key := Key(c.Need("键"))
		if seen[key] {
			c.Get("键").Bad("clause-twice", "条款“%s”写了两次", key)
		}
		seen[key] = true
		day, _ := c.Day("发布")
		out = append(out, Clause{Key: key, Title: c.Need("标题"), Document: c.Need("文件"), Article: c.Text("条"), Issued: day,
			Certainty: certaintyOf(c), Text: c.Need("内容")})
	}
	if err := n.Err(); err != nil {
		return nil, err
	}
	return out, nil
}

// certaintyOf reads 核实, which must be there.
func certaintyOf(n plain.Node) Certainty {
	n.Need("核实")
	return Certainty(n.OneOf("核实", certaintyList()...))
}

func certaintyList() []string {
	words := make([]string, len(Certainties))
	for i, c := range Certainties {
		words[i] = string(c)
	}
	return words
}

func certaintyWords() string { return strings.Join(certaintyList(), "、") }
