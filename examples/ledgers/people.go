package main

import (
	"fmt"
	"slices"
)

// Everything that names a person, a firm or a place is invented, and cannot be
// taken for real: numbers that no office ever gave out, and names that say
// 示例.

// areas are the parts of the town, with the share of each in a hundred.
var (
	areas     = []string{"示例一片区", "示例二片区", "示例三片区", "示例四片区", "示例五片区", "示例六片区"}
	areaShare = []int{22, 19, 18, 16, 14, 11}
)

// byArea are the numbers of rows in each area.
func byArea(n ...int) []part {
	var out []part
	for i, a := range areas {
		out = append(out, part{a, n[i]})
	}
	return out
}

// firmArea returns the area in which an invented firm is, the same in every
// ledger.
func firmArea(n int) string {
	place := n * 37 % 100
	for i, share := range areaShare {
		if place -= share; place < 0 {
			return areas[i]
		}
	}
	return areas[len(areas)-1]
}

// firmsIn returns the numbers of the first firms of an area.
func firmsIn(area string, count int) []int {
	var out []int
	for n := 1; len(out) < count; n++ {
		if firmArea(n) == area {
			out = append(out, n)
		}
	}
	return out
}

func firm(n int) string { return serial("示例企业", n, 4) + "有限公司" }

// creditCode returns a unified credit code (统一社会信用代码) that no office
// gives out: real ones do not begin with 00.
func creditCode(n int) string { return fmt.Sprintf("00310112%010d", n) }

func resident(n int) string { return serial("示例居民", n, 4) }

func worker(n int) string { return serial("示例工作人员", n, 2) }

func phone(n int) string { return fmt.Sprintf("19900%06d", n) }

// account is the bank account of everybody.
const account = "0000000000000000000"

func address(n int) string { return fmt.Sprintf("示例路%d号", n) }

// idNumber returns an identity number (证件号码) of no region and no day, whose
// check digit is wrong besides.
func idNumber(n int) string {
	body := fmt.Sprintf("000000%011d", n)
	return body + string(checkDigits[(checkOf(body)+1)%len(checkDigits)])
}

const checkDigits = "10X98765432"

// checkOf returns the place in checkDigits of the right check digit.
func checkOf(body string) int {
	sum, weight := 0, 1
	for i := len(body) - 1; i >= 0; i-- {
		weight = weight * 2 % 11
		sum += int(body[i]-'0') * weight
	}
	return sum % 11
}

func village(n int) string { return serial("示例居村", n, 2) }

// villageCount are the records of the resident population in each village.
var villageCount = []int{12683, 7937, 10567, 7232, 11272, 9348, 8128, 7613, 7804, 8700, 10301, 12606, 8947, 12664, 10415, 8871, 8033,
	7899, 8471, 9748, 11730, 7747, 11139, 8566, 6699, 12206, 11749, 11997, 12950, 7937, 10301, 6699, 10472, 8280, 6794, 12683, 12606,
	13235, 7899, 9938, 12683, 9462, 6946, 11806, 10701, 10301, 10605, 11616, 13331}

// recordsByArea are the records of the resident population in each area.
var recordsByArea = []int{107430, 92780, 87897, 78131, 68364, 53715}

// villagesIn returns the numbers of the villages of an area: villages follow one
// another through the areas, and one that straddles two belongs to the area
// where its middle lies.
func villagesIn(area string) []int {
	var out []int
	from, to := 0, 0
	for i, n := range recordsByArea {
		if from, to = to, to+n; areas[i] == area {
			break
		}
	}
	sum := 0
	for i, n := range villageCount {
		if middle := sum + n/2; from <= middle && middle < to {
			out = append(out, i+1)
		}
		sum += n
	}
	return out
}

// anyVillage returns the name of some village.
func (s *source) anyVillage() string { return village(s.between(1, len(villageCount))) }

// A roster deals out the firms of each area in turn, so that the same firm
// comes again only after all others.
type roster map[string][]int

// roster of count firms for every hundred rows of an area.
func (s *source) roster(labels []string, percent int) roster {
	r := roster{}
	for _, a := range areas {
		rows := 0
		for _, l := range labels {
			if l == a {
				rows++
			}
		}
		r[a] = firmsIn(a, max(1, rows*percent/100))
		s.Shuffle(len(r[a]), func(i, j int) { r[a][i], r[a][j] = r[a][j], r[a][i] })
	}
	return r
}

func (r roster) next(area string) int {
	n := r[area][0]
	r[area] = append(r[area][1:], n)
	return n
}

// staff returns who did the work of each row: one of count workers; on the day
// of a burst, worker 3 did n rows and nobody else's are his.
func (s *source) staff(days []string, count int, day string, n int) []string {
	out := make([]string, len(days))
	for i, d := range days {
		w := s.between(1, count)
		switch {
		case d == day && n > 0:
			w, n = 3, n-1
		case d == day && w == 3:
			w = 4
		}
		out[i] = worker(w)
	}
	return out
}

// offices are the sixteen offices of the unit.
var offices = []string{"党建办", "纪检监察", "党群办", "武装部", "团委", "妇联", "经发办", "社事办", "信访办", "机关党委", "党政办", "审计办",
	"工会", "信息中心", "科信办", "人大办"}

// distinct returns n different numbers from 1 to most, in random order.
func (s *source) distinct(n, most int) []int {
	out := s.Perm(most)[:n]
	for i := range out {
		out[i]++
	}
	return slices.Clip(out)
}
