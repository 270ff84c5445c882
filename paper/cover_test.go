package paper_test

import (
	"testing"

	"jiheng/document"
	"jiheng/paper"
)

// The unit that a cover names behind a label is the paper's, whole, and the year is that of its
// title.
func TestCovers(t *testing.T) {
	line := func(style document.Style, s string) document.Block {
		return &document.Paragraph{Style: style, Runs: []document.Run{{Text: s}}}
	}
	for _, c := range []struct {
		title, field, unit string
		style              document.Style
		year               int
	}{
		{"青山县2025年县级部门预算", "预算主管部门：青山县人民政府办公室", "青山县人民政府办公室", document.Title, 2025},
		{"青山县2026年县级单位预算", "预算单位：青山县司法局", "青山县司法局", document.Body, 2026},
		{"柳溪区2024年度部门决算", "部门名称：柳溪区机关事务管理局（盖章）", "柳溪区机关事务管理局", document.Title, 2024},
		{"柳溪区2024年度整体支出绩效自评报告", "填报单位：柳溪区残疾人联合会", "柳溪区残疾人联合会", document.Body, 2024},
	} {
		d := &document.Document{Blocks: []document.Block{line(c.style, c.title), line(c.style, c.field), line(document.Title, "目 录"),
			line(document.Body, "一、主要职能"), line(document.Body, "负责本级的有关工作，按规定办理。")}}
		x := paper.NewText(d)
		if unit, _, year := x.Identity("文件.pdf"); unit != c.unit || year != c.year {
			t.Errorf("%s｜%s: unit %q, year %d; title %q", c.title, c.field, unit, year, x.Title)
		}
	}
}
