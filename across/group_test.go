package across

import (
	"fmt"
	"strings"
	"testing"

	"jiheng/paper"
	"jiheng/paper/papertest"
)

// Documents belong together by unit and year, the fuller name of a unit and its
// tail being one; a name that could be several units' is nobody's.
func TestRelate(t *testing.T) {
	doc := func(file, title string) *Digest {
		return NewDigest(file, papertest.Document(title+"\n一、概况\n内容。"))
	}
	all := []*Digest{
		doc("a.txt", "2024年度上海市闵行区虹桥镇人民政府整体支出绩效自评报告"),
		doc("b.txt", "虹桥镇人民政府2024年度部门决算公开说明"),
		doc("c.txt", "2023年度虹桥镇人民政府整体支出绩效自评报告"),
		doc("d.txt", "2024年度甲县教育局整体支出绩效自评报告"),
		doc("e.txt", "2024年度乙县教育局整体支出绩效自评报告"),
		nil,
	}
	with := doc("w.txt", "乙县教育局2024年度部门决算公开说明")
	last := doc("l.txt", "2023年度甲县教育局整体支出绩效自评报告")
	got := Relate(all, []*Digest{with}, []*Digest{last})
	show := func(list []*Digest) string {
		var out []string
		for _, g := range list {
			out = append(out, strings.TrimSuffix(g.File, ".txt"))
		}
		return strings.Join(out, " ")
	}
	want := []string{"a b|c", "a b|c", "c|", "d|l", "e w|", "|"}
	for i, r := range got {
		if s := show(r.Others) + "|" + show(r.Past); s != want[i] {
			t.Errorf("document %d: %s, want %s", i, s, want[i])
		}
	}
	if g := got[0].LastLike(all[0]); g != all[2] {
		t.Errorf("last year's report: %v", g)
	}
}

// A bare name beside two units that end in it stays alone.
func TestFullNames(t *testing.T) {
	got := paper.FullNames([]string{"甲县人民医院", "乙县人民医院", "人民医院", "虹桥镇人民政府", "上海市闵行区虹桥镇人民政府", "闵行区虹桥镇人民政府"})
	for name, want := range map[string]string{"人民医院": "人民医院", "虹桥镇人民政府": "上海市闵行区虹桥镇人民政府", "闵行区虹桥镇人民政府": "上海市闵行区虹桥镇人民政府", "甲县人民医院": "甲县人民医院"} {
		if got[name] != want {
			t.Errorf("%s: %s, want %s", name, got[name], want)
		}
	}
}

// Looking for copies looks at few paragraphs, however many reports there are.
func TestPoolIsNotQuadratic(t *testing.T) {
	var all []*Digest
	for i := range 300 {
		all = append(all, NewDigest(fmt.Sprintf("%d.txt", i), papertest.Document(fmt.Sprintf("2024年度第%c镇人民政府整体支出绩效自评报告\n一、成效\n%s", 0x5000+i%90, strings.Repeat(fmt.Sprintf("完成%d处改造，受益%d户；", i*7919, i*104729), 6)))))
	}
	p := NewPool(all)
	most, same := 0, 0
	for i, k := range p.keys {
		if i > 0 && k.key == p.keys[i-1].key {
			same++
		} else {
			same = 0
		}
		most = max(most, same)
	}
	if most > mostSame {
		t.Errorf("%d paragraphs share a key", most)
	}
}
