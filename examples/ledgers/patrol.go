package main

import (
	"cmp"
	"slices"
)

var patrols = ledger{
	ID: "T10", Name: "污染源巡查台账", Office: "经发办", Key: "巡查编号", Date: "巡查日期", Grade: "系统导出",
	Note: "被巡查单位1184家。编号重复上传4行拒收，2023年12月29日补录1行不在年内；8月16日一人登记61家次，两对记录照片相同，计入。",
	Columns: []column{
		text("巡查编号").need(), date("巡查日期").need(), text("单位名称").need().personal(firmData), code("片区", areas...).need(),
		code("行业", "餐饮", "汽修", "工地", "工业企业", "医疗与实验室", "加油站与干洗").need(), text("巡查人").need(),
		integer("发现问题数").need(), integer("已整改数").need(), text("照片哈希"),
	},
	Figures: []figure{
		{ID: "SL09", Name: "污染源第三方辅助监管巡查家次", How: "计数", Period: "2024", Unit: "家次", Shown: "小数: -2, 舍入: 只舍, 限定: 超"},
		{ID: "ST01", Name: "污染源巡查发现问题整改率", How: "比率", Column: "已整改数", Under: "发现问题数", Period: "2024", Unit: "%", Shown: "小数: 2"},
		{ID: "巡查家次实数", Name: "巡查准确家次", How: "计数", Period: "2024", Unit: "家次"},
		{ID: "巡查发现问题数", Name: "污染源巡查发现问题数", How: "求和", Column: "发现问题数", Period: "2024", Unit: "个"},
		{ID: "巡查整改问题数", Name: "污染源巡查已整改问题数", How: "求和", Column: "已整改数", Period: "2024", Unit: "个"},
	},
	Rows: patrolRows,
}

// A site is a polluter that is visited several times in the year.
type site struct {
	visits      int
	firm        int
	area, trade string
}

func patrolRows(s *source) [][]string {
	const busy = "2024-08-16"
	days := burst(s.daysAnd(months{260, 149, 297, 297, 334, 334, 371, 408, 371, 334, 297, 260}, 5), busy, 61)
	workers := s.staff(days, 12, busy, 61)
	order := s.patrolOrder(s.sites())
	found := s.labels(part{"0", 3472}, part{"1", 200}, part{"2", 34}, part{"3", 6})
	left := s.unmended(found)
	out := rows(len(days), func(i int) []string {
		n := int(found[i][0] - '0')
		at := order[i]
		return []string{"", days[i], firm(at.firm), at.area, at.trade, workers[i], found[i], itoa(n - left[i]), s.hash()}
	})
	out = numbered(out, "XC2024-", 4)
	for _, i := range []int{811, 2390} {
		out[i+3][8] = out[i][8]
	}
	late := slices.Clone(out[40])
	late[0], late[1], late[6], late[7], late[8] = serial("XC2024-", len(out)+1, 4), "2023-12-29", "2", "1", s.hash()
	withFinding := slices.IndexFunc(found, func(f string) bool { return f == "2" })
	for i, at := range []int{3300, 2600, 1500, withFinding} {
		out = again(out, at, 5+i)
	}
	return append(out, late)
}

// unmended marks the seven findings late in the year that were not put right by
// its end.
func (s *source) unmended(found []string) []int {
	left := make([]int, len(found))
	for n := 0; n < 7; {
		if i := s.between(2600, len(found)-1); found[i] != "0" && left[i] == 0 {
			left[i] = 1
			n++
		}
	}
	return left
}

// sites returns the 1184 sites with 3712 visits: 212 have one, 214 two, 400
// three, 358 four or more. The visits of each area and trade add up to what the
// ledger is to show.
func (s *source) sites() []site {
	var sites []site
	for _, g := range []struct{ n, visits int }{{358, 4}, {400, 3}, {214, 2}, {212, 1}} {
		for range g.n {
			sites = append(sites, site{visits: g.visits})
		}
	}
	for extra := 440; extra > 0; {
		if at := &sites[s.IntN(358)]; at.visits < 12 {
			at.visits++
			extra--
		}
	}
	slices.SortStableFunc(sites, func(a, b site) int { return cmp.Compare(b.visits, a.visits) })
	left := byArea(817, 705, 668, 594, 520, 408)
	for i := range sites {
		sites[i].area = s.fit(left, sites[i].visits)
	}
	left = []part{{"餐饮", 1598}, {"汽修", 446}, {"工地", 520}, {"工业企业", 371}, {"医疗与实验室", 260}, {"加油站与干洗", 517}}
	for i := range sites {
		sites[i].trade = s.fit(left, sites[i].visits)
	}
	next := map[string][]int{}
	for _, a := range areas {
		next[a] = firmsIn(a, len(sites))
	}
	for i, at := range sites {
		sites[i].firm, next[at.area] = next[at.area][0], next[at.area][1:]
	}
	return sites
}

// fit takes n from one of the parts that have so many left, the likelier the
// more it has, and returns its name. Taken from the largest n down to many
// ones, everything is used up exactly.
func (s *source) fit(left []part, n int) string {
	sum := 0
	for _, p := range left {
		if p.n >= n {
			sum += p.n
		}
	}
	at := s.IntN(sum)
	for i, p := range left {
		if p.n < n {
			continue
		}
		if at -= p.n; at < 0 {
			left[i].n -= n
			return p.name
		}
	}
	panic("nothing is left")
}

// patrolOrder returns the visits in order of time: those to one site lie evenly
// over the year.
func (s *source) patrolOrder(sites []site) []site {
	type visit struct {
		when int
		site
	}
	var all []visit
	for _, at := range sites {
		phase := s.IntN(100000)
		for j := range at.visits {
			all = append(all, visit{(j*100000 + phase) / at.visits, at})
		}
	}
	slices.SortStableFunc(all, func(a, b visit) int { return cmp.Compare(a.when, b.when) })
	out := make([]site, len(all))
	for i, v := range all {
		out[i] = v.site
	}
	return out
}
