package regs

import (
	_ "embed"
	"strings"
	"sync"

	"jiheng/plain"
)

//go:embed library.yaml
var libraryFile []byte

// A LibraryIndicator is a common indicator that units choose and adapt (指标库). Its
// words are our own; it has no target, for that is the unit's to set.
type LibraryIndicator struct {
	ID             string
	Kind           string // of spending: 会议和培训; of a framework its name
	Name           string
	Level1, Level2 string
	Form           string // how a target of it is written: ≥…人次
	Scope          string // what counts (口径)
	Source         string // where the figure comes from (数据来源)
}

// Library returns the common indicators, in the order of the list, then the rates of
// the frameworks that a unit's own table can hold.
func Library() ([]LibraryIndicator, error) { return library() }

var library = sync.OnceValues(func() ([]LibraryIndicator, error) {
	n, faults := plain.ParseYAML("library.yaml", libraryFile)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	n.Only("指标")
	var out []LibraryIndicator
	for _, x := range n.List("指标") {
		x.Only("编号", "类", "名称", "一级", "二级", "写法", "口径", "来源")
		out = append(out, LibraryIndicator{ID: x.Need("编号"), Kind: x.Need("类"), Name: x.Need("名称"), Level1: x.Need("一级"), Level2: x.Need("二级"),
			Form: x.Need("写法"), Scope: x.Need("口径"), Source: x.Need("来源")})
	}
	if err := n.Err(); err != nil {
		return nil, err
	}
	all, err := Frameworks()
	for _, f := range all {
		for _, i := range f.Indicators {
			if level1, level2 := ownLevels(i); level1 != "" && i.Nature == ByRate {
				out = append(out, LibraryIndicator{ID: f.ID + "/" + i.Level2 + "/" + i.Name, Kind: f.Name, Name: i.Name, Level1: level1, Level2: level2,
					Form: i.Standard, Scope: strings.TrimSuffix(i.Meaning, "。") + "：" + i.Formula})
			}
		}
	}
	return out, err
})

// ownLevels are the levels under which an indicator of a framework stands in a unit's
// own table; empty where it belongs to none.
func ownLevels(i FrameworkIndicator) (level1, level2 string) {
	text := i.Level2 + i.Name
	switch {
	case i.Level1 == "产出" && strings.Contains(text, "成本"):
		return "产出指标", "成本指标"
	case i.Level1 == "产出" && (strings.Contains(text, "时效") || strings.Contains(text, "及时")):
		return "产出指标", "时效指标"
	case i.Level1 == "产出" && strings.Contains(text, "质量"):
		return "产出指标", "质量指标"
	case i.Level1 == "产出":
		return "产出指标", "数量指标"
	case (i.Level1 == "效益" || i.Level1 == "效果") && strings.Contains(text, "满意"):
		return "满意度指标", "服务对象满意度指标"
	}
	return "", ""
}
