package check

import (
	"errors"
	"io/fs"
	"slices"
	"strings"

	"jiheng/fault"
	"jiheng/plain"
)

// dataFiles are the data of rules: the program's, and the user's folder, whose
// files replace those by name; nil for none.
type dataFiles struct{ builtin, own fs.FS }

// read reads one data file.
func (d dataFiles) read(name string) (plain.Node, error) {
	data, err := fs.ReadFile(d.builtin, name)
	if d.own != nil {
		if mine, e := fs.ReadFile(d.own, name); e == nil {
			data, err = mine, nil
		} else if !errors.Is(e, fs.ErrNotExist) {
			return plain.Node{}, fault.New(fault.Invalid, fault.Place{File: name}, "check-data", "检查规则的数据文件打不开，请检查文件的权限").Because(e)
		}
	}
	if err != nil {
		return plain.Node{}, fault.New(fault.Internal, fault.Place{File: name}, "internal", "程序里缺少检查规则的数据文件").Because(err)
	}
	n, list := plain.ParseYAML(name, data)
	return n, list.Err()
}

// texts lists the files of text rules: the program's in their order, then those
// that the user's folder adds, by name.
func (d dataFiles) texts() []string {
	var out []string
	for _, g := range "PNUDHBWLSTXECYFG" {
		out = append(out, "text/"+string(g)+".yaml")
	}
	if d.own == nil {
		return out
	}
	mine, err := fs.Glob(d.own, "text/*.yaml")
	if err != nil {
		return out
	}
	slices.Sort(mine)
	for _, name := range mine {
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// A Lexicon is the word lists that rules use.
type Lexicon struct {
	Correct      map[string]string   // wrong → right
	Prompts      []string            // help text of forms
	Placeholders []string            // what stands for a value still to be written
	Doubles      map[string]bool     // repeated words that are no fault
	Stock        []string            // stock phrases
	Done         []string            // words of something completed
	Short        map[string]string   // abbreviation → full name
	Measures     map[string][]string // noun → measure words of which one should be used
	Vague        []string            // words that name no problem
	Together     []string            // contexts in which another unit may be named
	Slogans      []string            // words of goals that name no result
	Economic     []string            // words of money and efficiency
}

func readLexicon(files dataFiles) (*Lexicon, error) {
	n, err := files.read("lexicon.yaml")
	if err != nil {
		return nil, err
	}
	n.Only("改正", "填报提示语", "占位符", "可以连写", "套话", "完成词", "简称", "同类量词", "空泛词", "合作语境", "口号", "经济效益词")
	l := &Lexicon{Correct: pairs(n.Get("改正")), Prompts: n.Texts("填报提示语"), Placeholders: n.Texts("占位符"),
		Doubles: map[string]bool{}, Stock: n.Texts("套话"), Done: n.Texts("完成词"), Short: pairs(n.Get("简称")),
		Measures: map[string][]string{}, Vague: n.Texts("空泛词"), Together: n.Texts("合作语境"), Slogans: n.Texts("口号"), Economic: n.Texts("经济效益词")}
	for _, w := range n.Texts("可以连写") {
		l.Doubles[w] = true
	}
	for _, k := range n.Get("同类量词").Keys() {
		l.Measures[k] = n.Get("同类量词").Texts(k)
	}
	return l, n.Err()
}

func pairs(n plain.Node) map[string]string {
	out := map[string]string{}
	for _, k := range n.Keys() {
		out[k] = n.Text(k)
	}
	return out
}

// Phrases is the standing phrases with their years.
type Phrases struct {
	Congresses []Meeting
	Plenums    []Meeting // Name 二十届三中全会
	Plans      []Term
	Campaigns  []Term
	Numbered   []List // 四个自信 with its parts in their order
	Ordered    []List
}

// A Meeting has its first and last day.
type Meeting struct{ Name, Term, Number, Start, End string }

// A Term holds from a month or year to another, both included.
type Term struct{ Name, From, To string }

// A List has parts in a fixed order.
type List struct {
	Name  string
	Parts []string
}

func readPhrases(files dataFiles) (*Phrases, error) {
	n, err := files.read("phrases.yaml")
	if err != nil {
		return nil, err
	}
	n.Only("会议", "全会", "规划", "学习教育", "概括语", "次序")
	p := &Phrases{Plans: terms(n, "规划"), Campaigns: terms(n, "学习教育"), Numbered: lists(n, "概括语"), Ordered: lists(n, "次序")}
	for _, m := range n.List("会议") {
		start, _ := m.Day("起")
		end, _ := m.Day("止")
		p.Congresses = append(p.Congresses, Meeting{Name: m.Need("名称"), Start: start, End: end})
	}
	for _, m := range n.List("全会") {
		start, _ := m.Day("起")
		end, _ := m.Day("止")
		p.Plenums = append(p.Plenums, Meeting{m.Need("届") + m.Need("次") + "中全会", m.Need("届"), m.Need("次"), start, end})
	}
	return p, n.Err()
}

func terms(n plain.Node, key string) []Term {
	var out []Term
	for _, m := range n.List(key) {
		out = append(out, Term{strings.Trim(m.Need("名称"), "“”"), m.Need("自"), m.Need("至")})
	}
	return out
}

func lists(n plain.Node, key string) []List {
	var out []List
	for _, m := range n.List(key) {
		out = append(out, List{m.Need("名称"), m.Texts("项")})
	}
	return out
}

// A limit is a threshold with what it means.
type limit struct {
	name, meaning string
	value         int
}

func readLimits(files dataFiles) ([]limit, error) {
	n, err := files.read("limits.yaml")
	if err != nil {
		return nil, err
	}
	var out []limit
	for _, k := range n.Keys() {
		v, _ := n.Get(k).Int("值", 0, 1_000_000)
		out = append(out, limit{k, n.Get(k).Need("说明"), v})
	}
	return out, n.Err()
}
