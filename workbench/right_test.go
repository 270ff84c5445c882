package workbench

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/store"
)

var update = flag.Bool("update", false, "write the golden files anew")

// answers of a right, as the matrix prints them.
func answer(err error) string {
	var f *fault.Error
	switch {
	case err == nil:
		return "可"
	case !errors.As(err, &f):
		return err.Error()
	case f.Kind == fault.NotFound:
		return "无"
	case f.Code == "frozen":
		return "锁"
	case f.Code == "other-office":
		return "别"
	}
	return "否"
}

// district is a house of units that stand in every way to a town: towns have a
// budget of their own, and a town is department and bureau of its school.
func district(t testing.TB) *House {
	t.Helper()
	h := &House{units: map[string]*Unit{}}
	add := func(id string, years ...UnitYear) {
		u := &Unit{ID: id, Name: id, Years: years}
		for i := range u.Years {
			u.Years[i].Name, u.Years[i].Level = id, "乡级"
		}
		if err := u.check(h); err != nil {
			t.Fatal(err)
		}
		h.units[id] = u
	}
	add("市", UnitYear{Year: 2020})
	add("区", UnitYear{Year: 2020, Parent: "市", Department: "区", Bureau: "市"})
	add("镇", UnitYear{Year: 2020, Parent: "区", Department: "镇", Bureau: "区"})
	add("校", UnitYear{Year: 2020, Parent: "镇", Department: "镇", Bureau: "镇"})
	add("邻镇", UnitYear{Year: 2020, Parent: "区", Department: "邻镇", Bureau: "区"})
	add("外区", UnitYear{Year: 2020, Parent: "市", Department: "外区", Bureau: "市"})
	add("外镇", UnitYear{Year: 2020, Parent: "外区", Department: "外镇", Bureau: "外区"})
	// A sub-district has no budget of its own; it went from one district to another.
	add("街道", UnitYear{Year: 2020, Parent: "区", Department: "区", Bureau: "区"}, UnitYear{Year: 2024, Parent: "外区", Department: "外区", Bureau: "外区"})
	return h
}

func (h *House) of(unit string, year int) scope {
	return h.scope(store.Year{ID: unit + "年", Unit: unit, Year: year})
}

// wheres are the units at whose year a person of the town is asked for, with the
// office whose the entry is.
var wheres = []struct{ name, unit, office string }{
	{"本单位本科室", "镇", "甲"}, {"本单位别的科室", "镇", "乙"}, {"本单位不属科室", "镇", ""},
	{"上级", "区", "甲"}, {"下级", "校", "甲"}, {"同级", "邻镇", "甲"}, {"外区", "外镇", "甲"}, {"没有岗位", "镇", "甲"},
}

// towns is a person of the town with a role, or without a post.
func towns(role Role, where string) Person {
	if where == "没有岗位" {
		return Person{ID: "p"}
	}
	return Person{ID: "p", Posts: []Post{{Role: role, Unit: "镇", Office: "甲", Years: []int{2024}}}}
}

// TestTheMatrixOfRights asks for every role of the town, stage and class of field,
// of the town's own year and of those of units that stand in every way to it, and
// compares with the matrix that was read by people.
func TestTheMatrixOfRights(t *testing.T) {
	var b strings.Builder
	b.WriteString("镇的人，各种单位的2024年度。可：可以改 否：没有权限（403，写明由谁办） 锁：这一环节谁也不能改（403） 别：别的科室的（403） 无：与不存在的一样（404）\n")
	h, n := district(t), 0
	for _, where := range wheres {
		for _, stage := range Stages {
			fmt.Fprintf(&b, "\n%s %s\n", where.name, stage)
			for _, role := range Roles {
				p := towns(role, where.name)
				var row []string
				for _, class := range dossier.Classes {
					n++
					_, err := p.mayChange(h.of(where.unit, 2024), stage, dossier.Change{Class: class, Key: "SL01", Field: "值"}, where.office)
					row = append(row, class.String()+answer(err))
				}
				fmt.Fprintf(&b, "%s：%s\n", role, strings.Join(row, " "))
			}
		}
	}
	if want := len(wheres) * len(Stages) * len(Roles) * len(dossier.Classes); n != want {
		t.Fatalf("%d answers, want %d", n, want)
	}
	golden(t, "testdata/rights.txt", b.String())
}

// TestTheMatrixOfDeeds asks for all that is no change of fields in the same way:
// each step of the chain, reviewing and issuing at every stage.
func TestTheMatrixOfDeeds(t *testing.T) {
	var b strings.Builder
	b.WriteString("镇的人，各种单位的2024年度。写明的是可以办的；看不到的写“无”（404），其余都是403或409\n")
	h := district(t)
	for _, where := range wheres {
		if where.name == "本单位别的科室" || where.name == "本单位不属科室" {
			continue // no deed asks for an office
		}
		fmt.Fprintf(&b, "\n%s\n", where.name)
		for _, role := range Roles {
			fmt.Fprintf(&b, "%s：%s\n", role, deedsAt(towns(role, where.name), h.of(where.unit, 2024)))
		}
	}
	golden(t, "testdata/deeds.txt", b.String())
}

// deedsAt lists what a person may do at a year, by stage.
func deedsAt(p Person, sc scope) string {
	if _, err := p.may(See, sc); err != nil {
		return answer(err)
	}
	out := []string{string(See)}
	if _, err := p.may(Load, sc); err == nil {
		out = append(out, string(Load))
	}
	for _, stage := range Stages {
		steps := []budget.Step{{To: string(stage), Person: p.ID}}
		v := &sight{&Year{Dossier: &dossier.Dossier{Year: &budget.Year{Steps: steps}}}, Seat{Who: p, scope: sc}}
		var can []string
		for _, m := range moves {
			if m.from != stage {
				continue
			}
			if _, _, err := v.moveOf(v.Stage(), v.lastStep(), Step{How: m.how, To: m.to, Reason: "数不对"}); err == nil {
				can = append(can, m.how+"到"+string(m.to))
			}
		}
		if _, err := v.judges(); err == nil {
			can = append(can, "复核")
		}
		if _, err := v.issues(); err == nil {
			can = append(can, "签发")
		}
		if len(can) > 0 {
			out = append(out, string(stage)+"时"+strings.Join(can, "、"))
		}
	}
	return strings.Join(out, " ")
}

// golden compares a matrix with the one that was read by people.
func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil || string(want) != got {
		t.Errorf("%s is another (%v); read it, then run with -update:\n%s", file, err, got)
	}
}

// TestAnUnknownYearIsAsOneThatMayNotBeSeen compares the refusals byte for byte.
func TestAnUnknownYearIsAsOneThatMayNotBeSeen(t *testing.T) {
	h := district(t)
	p := Person{ID: "p", Posts: []Post{{Role: Head, Unit: "镇"}}}
	_, a := p.may(See, h.of("邻镇", 2024))
	if b := unknownYear("邻镇年"); a == nil || a.Error() != b.Error() {
		t.Errorf("%v, %v", a, b)
	}
}
