package regs

import (
	"strings"
	"testing"
)

func TestFrameworks(t *testing.T) {
	all, err := Frameworks()
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]struct {
		indicators, rates int
		levels            string
	}{
		"department-common-2013":  {28, 17, "投入 过程 产出 效果"},
		"project-common-2013":     {20, 7, "投入 过程 产出 效果"},
		"project-evaluation-2020": {17, 6, "决策 过程 产出 效益"},
	}
	if len(all) != len(want) {
		t.Errorf("%d frameworks", len(all))
	}
	for _, f := range all {
		w := want[f.ID]
		rates, seen, used := 0, map[string]bool{}, map[string]bool{}
		var levels []string
		for _, i := range f.Indicators {
			if len(levels) == 0 || levels[len(levels)-1] != i.Level1 {
				levels = append(levels, i.Level1)
			}
			if key := i.Level2 + i.Name; seen[key] {
				t.Errorf("%s: %s twice", f.ID, key)
			} else {
				seen[key] = true
			}
			if i.Nature == ByRate {
				rates++
				if len(i.Inputs) < 2 {
					t.Errorf("%s: %s has the inputs %v", f.ID, i.Name, i.Inputs)
				}
			}
			for _, in := range i.Inputs {
				used[in] = true
			}
		}
		for _, in := range f.Inputs {
			if !used[in.Name] {
				t.Errorf("%s: no formula needs %s", f.ID, in.Name)
			}
		}
		if len(f.Indicators) != w.indicators || rates != w.rates || strings.Join(levels, " ") != w.levels {
			t.Errorf("%s: %d indicators, %d rates, levels %v; want %v", f.ID, len(f.Indicators), rates, levels, w)
		}
		if _, ok := ClauseByKey(Key(f.ID)); !ok {
			t.Errorf("no clause %s", f.ID)
		}
		if got, ok := FrameworkByID(f.ID); !ok || got != f {
			t.Errorf("%s is not found by its id", f.ID)
		}
	}
}

func TestBadFrameworks(t *testing.T) {
	const start = "编号: x\n名称: x\n文件: x\n核实: 存疑\n用途: x\n数据:\n  - {名称: 甲, 含义: x}\n体系:\n  - 一级: 一\n    二级:\n      - 名称: 二\n        指标:\n          - "
	for _, c := range []struct{ name, body, want string }{
		{"公式里的数据没有定义", "{名称: 丙, 性质: 比率, 含义: x, 公式: 甲 ÷ 乙, 方向: 越高越好}", "“乙”不在“数据”里"},
		{"比率没有公式", "{名称: 丙, 性质: 比率, 含义: x, 方向: 越高越好}", "要写“公式”"},
		{"没有要点", "{名称: 丙, 性质: 要点, 含义: x}", "要写“要点”"},
		{"性质写错", "{名称: 丙, 性质: 定量, 含义: x}", "只能是"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := parseFramework("x.yaml", []byte(start+c.body+"\n")); err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "x.yaml:13") {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}
