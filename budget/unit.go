// Package budget holds the domain: a unit's money, goals, indicators, ledgers
// and evidence of one year, its self-evaluation, and every calculation of it.
package budget

import "jiheng/num"

// A Unit is a budget unit (预算单位) as it stood in the year.
type Unit struct {
	Name       string // full name, as in its seal
	Short      string // what the narrative calls it: 本镇
	Code       string
	Competent  string // competent department (主管部门)
	Region     string
	Duties     string // main duties, in prose
	Offices    []InternalOffice
	Note       string // on the list of offices
	Assets     []Asset
	AssetsAsOf string // day
}

// An InternalOffice is one of the unit's offices (内设机构).
type InternalOffice struct {
	Name         string
	ApprovedPost int  // 编制数
	StaffInPost  int  // 在职人数
	PostsOpen    bool // the posts are not known yet: blank is not zero
	StaffOpen    bool
	Sample       bool
}

// An Asset is one line of the unit's assets, in 万元.
type Asset struct {
	Name   string
	Amount num.Decimal
	Rate   bool // a percentage, not an amount
	Sample bool
}

// Office returns an office by name.
func (u *Unit) Office(name string) (InternalOffice, bool) {
	for _, o := range u.Offices {
		if o.Name == name {
			return o, true
		}
	}
	return InternalOffice{}, false
}
