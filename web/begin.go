package web

import (
	"net/http"

	"jiheng/workbench"
)

// A beginPage is a year in which there is nothing yet.
type beginPage struct {
	view
	Last  bool             // the unit's year before can be rolled over
	Loses workbench.Rolled // what is not taken over when it begins empty; asked about before that is done
	Asks  bool
}

func (v *visit) begin(y *workbench.Year) error {
	p := beginPage{view: v.view("开始一个年度")}
	p.Last = v.bench.HasLast(v.r.Context(), v.who, y.ID)
	return v.write(http.StatusOK, beginWhole(p, y.ID))
}

// beginTake begins a year, out of the last or with empty files.
func (v *visit) beginTake() error {
	id := v.r.PathValue("year")
	if v.r.PostFormValue("from") != "last" && v.r.PostFormValue("sure") == "" {
		loses, has, err := v.bench.LastHolds(v.r.Context(), v.who, id)
		if err != nil {
			return err
		}
		if has {
			if _, err := v.year(); err != nil {
				return err
			}
			return v.write(http.StatusOK, beginWhole(beginPage{view: v.view("开始一个年度"), Last: true, Loses: loses, Asks: true}, id))
		}
	}
	_, err := v.once(func() (any, error) {
		return v.bench.Begin(v.r.Context(), v.who, id, v.r.PostFormValue("from") == "last")
	})
	if err != nil {
		return err
	}
	return v.goTo(yearPath(id, "goals"))
}

// losesText says what a year that begins empty does not take over.
func losesText(r workbench.Rolled) string {
	var has []string
	for _, x := range []struct {
		n    int
		what string
	}{{r.Indicators, "项指标"}, {r.Lines, "行预算"}, {r.Ledgers, "本台账的口径"}, {r.Stretches, "段正文"}} {
		if x.n > 0 {
			has = append(has, itoa(x.n)+x.what)
		}
	}
	if len(has) == 0 {
		return itoa(r.Year) + "年度也是空的，没有可以带过来的。"
	}
	return itoa(r.Year) + "年度有" + list(has) + "，从空的开始都不带过来，上年数也没有，要逐项重填。"
}
