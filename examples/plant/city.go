package main

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"jiheng/num"
)

// A drawer draws the figures of one seed.
type drawer struct {
	*rand.Rand
	out map[string]string
}

// between draws a whole number and keeps it under a name.
func (d *drawer) between(name string, low, high int) int {
	n := low + d.IntN(high-low+1)
	d.out[name] = fmt.Sprint(n)
	return n
}

// fen keeps an amount of hundredths with two decimals.
func (d *drawer) fen(name string, n int) int {
	d.out[name] = fmt.Sprintf("%d.%02d", n/100, n%100)
	return n
}

// percent keeps a quotient as a percentage with two decimals, rounded.
func (d *drawer) percent(name string, part, whole int) {
	q, _ := num.Quo(num.Int(int64(part)).Ratio(), num.Int(int64(whole)).Ratio())
	d.out[name] = q.Percent(2).String()
}

var offices = strings.Split("党政办、经发办、城建办、社事办、平安办、财政所、综合执法队、便民服务中心", "、")

// city draws the names and figures of the documents of a city's town: 市报告,
// 市项目表.
func city(r *rand.Rand) map[string]string {
	d := &drawer{r, map[string]string{}}
	d.out["Year"], d.out["Next"], d.out["Last"] = "2024", "2025", "2023"
	d.out["City"] = string([]rune("临安永宁长平泰和")[d.IntN(4)*2:][:2]) + "市"
	d.out["Town"] = string([]rune("东西南北青白金玉")[d.IntN(8)]) + string([]rune("河湖桥塘林溪山港")[d.IntN(8)]) + "镇"
	d.between("Day", 10, 28)
	n := d.between("Offices", 4, len(offices))
	d.out["OfficeList"] = strings.Join(offices[:n], "、")
	posts := d.between("Posts", 50, 90)
	d.out["Staff"] = fmt.Sprint(posts - d.IntN(6))
	d.assets()
	d.money()
	d.results()
	d.scores()
	return d.out
}

func (d *drawer) assets() {
	all := d.fen("Assets", 100*(3000+d.IntN(6000)))
	used := d.fen("InUse", all-100*(20+d.IntN(60)))
	d.percent("UseRate", used, all)
}

func (d *drawer) money() {
	original := d.fen("Original", 100*(9000+d.IntN(9000))+d.IntN(100))
	added := d.fen("Added", 100*(100+d.IntN(300))+d.IntN(100))
	revised := d.fen("Revised", original+added)
	unspent := d.fen("Unspent", 100*(60+d.IntN(100))+d.IntN(100))
	outturn := d.fen("Outturn", revised-unspent)
	d.percent("Rate", outturn, revised)
	basic := d.fen("Basic", outturn*(30+d.IntN(20))/100)
	d.fen("Project", outturn-basic)
	abroad := d.fen("Abroad", 100+d.IntN(400))
	cars := d.fen("Cars", 1000+d.IntN(900))
	guests := d.fen("Guests", 200+d.IntN(500))
	d.fen("Public", abroad+cars+guests)
	goods := d.fen("Goods", 100*(100+d.IntN(200)))
	works := d.fen("Works", 100*(900+d.IntN(900)))
	services := d.fen("Services", 100*(300+d.IntN(500)))
	d.fen("Buy", goods+works+services)
	d.fen("CutMoney", 100*(20+d.IntN(60)))
	d.form(unspent)
}

func (d *drawer) results() {
	goal := d.between("VisitGoal", 300, 500)
	visits := d.between("Visits", goal, goal+40)
	d.out["VisitNext"] = fmt.Sprint(visits + 10)
	rebuild := d.between("RebuildGoal", 6, 12)
	d.out["Rebuild"] = fmt.Sprint(rebuild)
	homes := d.between("HomeGoal", 1200, 3000)
	d.between("Homes", homes, homes+90)
	asked := d.between("Asked", 60, 120)
	open := d.between("AskedOpen", 3, 8)
	d.percent("AskedRate", asked-open, asked)
	letters := d.between("Letters", 200, 400)
	d.out["LettersDone"] = fmt.Sprint(letters)
	d.between("Inspections", 150, 400)
	hazards := d.between("Hazards", 90, 140)
	d.out["HazardsDone"] = fmt.Sprint(hazards)
	jobs := d.between("JobGoal", 800, 1500)
	d.between("Jobs", jobs, jobs+60)
	d.fen("Relief", 100*(300+d.IntN(500)))
	d.between("Firms", 150, 400)
	d.between("AirDays", 300, 340)
	d.between("Green", 3000, 9000)
	before := d.between("FirmsBefore", 40, 90)
	now := d.between("FirmsNow", before+4, before+15)
	d.percent("FirmsRise", now-before, before)
	forms := d.between("Forms", 500, 700)
	d.between("FormsBack", forms-40, forms-5)
	d.out["Satisfied"] = fmt.Sprintf("%d.%d", 92+d.IntN(5), 1+d.IntN(9))
}

func (d *drawer) scores() {
	rate := d.fen("RateScore", 900+d.IntN(90))
	output := d.fen("OutputScore", 4800+d.IntN(150))
	effect := d.fen("EffectScore", 2850+d.IntN(100))
	satisfied := d.fen("SatisfiedScore", 950+d.IntN(40))
	d.fen("Score", rate+output+effect+satisfied)
}

// form draws the figures of a project's form, which spent all but what it
// carried over.
func (d *drawer) form(unspent int) {
	budget := d.fen("ProjectBudget", unspent+100*(200+d.IntN(300)))
	spent := d.fen("ProjectSpent", budget-unspent/4)
	d.percent("ProjectRate", spent, budget)
	q, _ := num.Quo(num.Int(int64(spent)).Ratio(), num.Int(int64(budget)).Ratio())
	exec := q.Mul(num.Int(10).Ratio()).Round(2, num.HalfUp)
	d.out["ProjectRateScore"] = exec.String()
	d.out["ProjectTotal"] = exec.Add(num.MustDecimal("89.5")).String()
	d.fen("ProjectUnspent", budget-spent)
}

// off is a number with a slip: two unlike digits beside each other exchanged,
// the last ones first; where there are none, the last digit is another.
func off(s string) string {
	b := []byte(s)
	digit := func(c byte) bool { return c >= '0' && c <= '9' }
	for i := len(b) - 1; i > 0; i-- {
		if digit(b[i]) && digit(b[i-1]) && b[i] != b[i-1] && (i > 1 || b[i] != '0') {
			b[i], b[i-1] = b[i-1], b[i]
			return string(b)
		}
	}
	last := len(b) - 1
	b[last] = '0' + (b[last]-'0'+3)%10
	return string(b)
}
