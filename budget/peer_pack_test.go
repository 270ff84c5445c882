package budget_test

import (
	"os"
	"testing"

	"go.yaml.in/yaml/v3"
)

type peerStep struct{ low, high, points rat }

type peerBand struct {
	name      string
	low, high rat
}

// A peerRule is a scoring function as the YAML has it.
type peerRule struct {
	fn    string
	n     map[string]rat
	words map[string]string
	steps []peerStep
	bands []peerBand
}

func (r peerRule) get(key string, absent rat) rat {
	if v, ok := r.n[key]; ok {
		return v
	}
	return absent
}

type peerGroup struct {
	name    string
	weight  rat
	classes []string
}

type peerItem struct {
	name, group, fact string
	weight            rat
	rule              peerRule
}

type peerLimit struct {
	name  string
	bound rat
	total rat
}

type peerPack struct {
	total                                            rat
	groups                                           []peerGroup
	items                                            []peerItem
	execution, quantity, quality, satisfaction, date peerRule
	reverse, equal                                   string
	over                                             peerRule
	caps, grades                                     []peerLimit
}

// pairs returns the keys and values of a map.
func pairs(n *yaml.Node) map[string]*yaml.Node {
	out := map[string]*yaml.Node{}
	if n == nil {
		return out
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		out[n.Content[i].Value] = n.Content[i+1]
	}
	return out
}

func list(n *yaml.Node) []*yaml.Node {
	if n == nil {
		return nil
	}
	return n.Content
}

// settings reads a pack's file over those of the packs it extends.
func settings(t *testing.T, id string) map[string]*yaml.Node {
	t.Helper()
	data, err := os.ReadFile("../regs/packs/" + id + ".yaml")
	if err != nil {
		data, err = os.ReadFile("testdata/packs/" + id + ".yaml")
	}
	if err != nil {
		t.Fatal(err)
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	own := pairs(doc.Content[0])
	if base := own["继承"]; base != nil {
		all := settings(t, base.Value)
		for k, v := range own {
			all[k] = v
		}
		return all
	}
	return own
}

func readPeer(t *testing.T, id string) *peerPack {
	s := settings(t, id)
	p := &peerPack{total: figure(s["满分"].Value), reverse: s["反向指标"].Value, over: peerMethod(s["超额"]),
		execution: peerMethod(s["执行率"]), quantity: peerMethod(s["定量"]), quality: peerMethod(s["定性"]), satisfaction: peerMethod(s["满意度"]), date: peerMethod(s["日期"])}
	if e := s["等于"]; e != nil {
		p.equal = e.Value
	}
	for _, n := range list(s["分值"]) {
		m := pairs(n)
		g := peerGroup{name: m["类"].Value, weight: figure(m["分值"].Value)}
		for _, c := range list(m["含"]) {
			g.classes = append(g.classes, c.Value)
		}
		p.groups = append(p.groups, g)
	}
	for _, n := range list(s["指标表"]) {
		m := pairs(n)
		p.items = append(p.items, peerItem{m["名称"].Value, m["类"].Value, m["事实"].Value, figure(m["分值"].Value), peerMethod(m["方法"])})
	}
	for _, n := range list(s["封顶"]) {
		m := pairs(n)
		p.caps = append(p.caps, peerLimit{"", figure(m["执行率低于"].Value), figure(m["总分不超过"].Value)})
	}
	for _, n := range list(s["等级"]) {
		m := pairs(n)
		p.grades = append(p.grades, peerLimit{m["名称"].Value, figure(m["不低于"].Value), nil})
	}
	return p
}

func peerMethod(n *yaml.Node) peerRule {
	r := peerRule{n: map[string]rat{}, words: map[string]string{}}
	for k, v := range pairs(n) {
		switch k {
		case "函数":
			r.fn = v.Value
		case "档":
			for _, x := range v.Content {
				m := pairs(x)
				s := peerStep{points: figure(m["得分"].Value)}
				if b := m["不低于"]; b != nil {
					s.low = figure(b.Value)
				} else {
					s.high = figure(m["不高于"].Value)
				}
				r.steps = append(r.steps, s)
			}
		case "等次":
			for _, x := range v.Content {
				m := pairs(x)
				r.bands = append(r.bands, peerBand{m["名称"].Value, figure(m["下限"].Value), figure(m["上限"].Value)})
			}
		case "分母", "方向", "仅当原因", "自定", "不足一档按一档":
			r.words[k] = v.Value
		default:
			r.n[k] = figure(v.Value)
		}
	}
	return r
}
