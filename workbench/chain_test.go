package workbench

import (
	"strings"
	"testing"
)

// TestChains reads every chain that the program carries and lets its cases come out.
func TestChains(t *testing.T) {
	list, err := chainFiles.ReadDir("chain")
	if err != nil || len(list) == 0 {
		t.Fatal(err)
	}
	for _, f := range list {
		data, err := chainFiles.ReadFile("chain/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		c, faults := ReadChain(f.Name(), data)
		if len(faults) > 0 {
			t.Errorf("%v", faults)
		}
		for _, bad := range c.Failed() {
			t.Errorf("%s：%s", c.ID, bad)
		}
		for _, s := range c.stages[:len(c.stages)-1] { // what is published is not taken further here
			out := false
			for _, m := range c.moves {
				out = out || m.from == s
			}
			if !out {
				t.Errorf("%s: nothing leads out of %s", c.ID, s)
			}
		}
	}
}

// TestChainsThatAreWrongSaySo changes a chain in several ways.
func TestChainsThatAreWrongSaySo(t *testing.T) {
	data, err := chainFiles.ReadFile(chainName)
	if err != nil {
		t.Fatal(err)
	}
	for from, to := range map[string]string{"由: 财政审核人, 得: 填报": "由: 财政局长, 得: 填报", "从: 草拟": "从: 起草中", "案例:": "例子:", "做法: 批复, 从": "做法: 同意, 从", "要齐: 是}": "要齐: 大概}"} {
		if _, faults := ReadChain("x.yaml", []byte(strings.Replace(string(data), from, to, 1))); len(faults) == 0 {
			t.Errorf("%s passed", to)
		}
	}
	wrong := strings.Replace(string(data), "{做法: 批复, 从: 财政审核, 到: 批复, 由: 财政审核人", "{做法: 批复, 从: 财政审核, 到: 批复, 由: 单位负责人", 1)
	c, faults := ReadChain("x.yaml", []byte(wrong))
	if len(faults) > 0 || len(c.Failed()) == 0 {
		t.Errorf("a chain by which the head approves passed its cases: %v", faults)
	}
}
