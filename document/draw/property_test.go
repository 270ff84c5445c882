package draw

import (
	"fmt"
	"testing"

	"jiheng/document"
	"jiheng/num"

	"pgregory.net/rapid"
)

// drawn makes charts of every kind, regular or not: too few points, long
// names, huge values.
func drawn(t *rapid.T) document.Chart {
	c := document.Chart{
		Kind:   rapid.SampledFrom([]document.ChartKind{document.Columns, document.Bars, document.Lines, document.Stacked}).Draw(t, "kind"),
		Unit:   rapid.SampledFrom([]string{"", "万元", "%", "平方米每人次每年每户每台"}).Draw(t, "unit"),
		Places: rapid.IntRange(-1, 4).Draw(t, "places"),
	}
	words := rapid.StringOfN(rapid.SampledFrom([]rune("绩效评价（年度）2024 kWp，\n")), 0, 40, -1)
	c.Categories = rapid.SliceOfN(words, 0, 45).Draw(t, "categories")
	digits := rapid.SampledFrom([]int{1, 3, 6, 30}).Draw(t, "digits")
	for range rapid.IntRange(0, 8).Draw(t, "series") {
		s := document.Series{Name: words.Draw(t, "name")}
		for range rapid.IntRange(0, len(c.Categories)+1).Draw(t, "points") {
			text := rapid.StringMatching(fmt.Sprintf(`-?[0-9]{1,%d}(\.[0-9]{1,3})?`, digits)).Draw(t, "value")
			s.Points = append(s.Points, document.Point{Value: num.MustDecimal(text), Blank: rapid.Bool().Draw(t, "blank"), Fact: "甲"})
		}
		c.Series = append(c.Series, s)
	}
	return c
}

// reach returns the outermost places of a shape, stroke included.
func reach(s Shape) box {
	switch s.Kind {
	case Rect:
		return box{s.X, s.Y, s.X + s.W, s.Y + s.H}
	case Text:
		return s.textBox()
	}
	b := box{1 << 40, 1 << 40, -1 << 40, -1 << 40}
	for _, p := range s.Points {
		b = box{min(b.x0, p.X), min(b.y0, p.Y), max(b.x1, p.X), max(b.y1, p.Y)}
	}
	w := s.Width / 2
	return box{b.x0 - w, b.y0 - w, b.x1 + w, b.y1 + w}
}

func TestNoShapeReachesOutside(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := Chart(drawn(t), rapid.IntRange(1000, 300000).Draw(t, "width"))
		page := box{0, 0, d.Width, d.Height}
		for _, s := range d.Shapes {
			if b := reach(s); !inside(b, page) || (s.Kind == Rect && (s.W <= 0 || s.H <= 0)) {
				t.Fatalf("%+v reaches outside %dx%d", s, d.Width, d.Height)
			}
		}
	})
}

func TestFiguresNeverCoverOneAnother(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var seen []Shape
		for _, s := range Chart(drawn(t), 156000).Shapes {
			if s.Kind != Text || s.Fact == "" {
				continue
			}
			for _, o := range seen {
				if o.textBox().meets(s.textBox()) {
					t.Fatalf("%q covers %q", s.Text, o.Text)
				}
			}
			seen = append(seen, s)
		}
	})
}

func TestBarsKeepTheOrderOfValues(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.IntRange(0, 1e6).Draw(t, "a"), rapid.IntRange(0, 1e6).Draw(t, "b")
		c := document.Chart{Kind: document.Columns, Categories: []string{"甲", "乙"},
			Series: []document.Series{row("数", fmt.Sprint(a), fmt.Sprint(b))}}
		ax := axisOf(num.Ratio{}, num.Int(int64(max(a, b))).Ratio(), 0)
		ha, hb := ax.at(num.Int(int64(a)).Ratio(), 0, 60000), ax.at(num.Int(int64(b)).Ratio(), 0, 60000)
		if (a < b && ha > hb) || (a > b && ha < hb) || ha < 0 || hb > 60000 {
			t.Fatalf("%d stands at %d, %d at %d", a, ha, b, hb)
		}
		if one, two := Chart(c, 156000).Dump(), Chart(c, 156000).Dump(); one != two {
			t.Fatal("two runs differ")
		}
	})
}
