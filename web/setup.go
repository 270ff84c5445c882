package web

import (
	"net/http"
	"strconv"

	"jiheng/fault"
	"jiheng/reply"
	"jiheng/workbench"
)

// A setUpPage begins a new house: its three administrators and its first unit.
type setUpPage struct {
	view
	Error  string
	Form   map[string]string
	Issued []workbench.Issued // codes to sign in with for the first time, shown once
	Since  int                // the year that is proposed
	Asks   bool               // for the code that the program showed when it was started
}

// setUpFields are what the page asks for.
var setUpFields = []struct{ Name, Label, Hint string }{
	{"system", "系统管理员的账号", "建账号、备份、升级"}, {"system-name", "系统管理员的姓名", ""},
	{"security", "安全管理员的账号", "授岗位、发一次性口令"}, {"security-name", "安全管理员的姓名", ""},
	{"audit", "审计管理员的账号", "看日志、核验"}, {"audit-name", "审计管理员的姓名", ""},
	{"unit", "第一个单位的名称", "全称，和批复预算的文件一样"}, {"code", "单位的预算编码", "没有可以不填"},
}

func (v *visit) setUp() error {
	first, err := v.bench.FirstRun(v.r.Context())
	if err != nil {
		return err
	}
	if !first {
		return v.goTo("/sign-in")
	}
	p := setUpPage{view: v.view("首次设置"), Form: map[string]string{"level": "乡级"}, Since: v.now().In(china).Year()}
	if p.Asks, err = v.bench.AsksFirstCode(v.r.Context()); err != nil {
		return err
	}
	return v.write(http.StatusOK, setUpWhole(p))
}

func (v *visit) setUpTake() error {
	p := setUpPage{view: v.view("首次设置"), Form: map[string]string{}, Since: v.now().In(china).Year()}
	for _, f := range setUpFields {
		p.Form[f.Name] = v.r.PostFormValue(f.Name)
	}
	for _, name := range []string{"level", "year", "first-code"} {
		p.Form[name] = v.r.PostFormValue(name)
	}
	var err error
	if p.Asks, err = v.bench.AsksFirstCode(v.r.Context()); err != nil {
		return err
	}
	year, err := strconv.Atoi(p.Form["year"])
	if err != nil {
		err = fault.Bad(fault.Place{}, "form", "年度要写四位数，如%d", p.Since)
	} else {
		person := func(name string) workbench.NewPerson {
			return workbench.NewPerson{Account: p.Form[name], Name: p.Form[name+"-name"]}
		}
		p.Issued, err = v.bench.Setup(v.r.Context(), workbench.Setup{Code: p.Form["first-code"], System: person("system"), Security: person("security"), Audit: person("audit"),
			Unit: workbench.NewUnit{UnitYear: workbench.UnitYear{Year: year, Code: p.Form["code"], Name: p.Form["unit"], Level: p.Form["level"]}}})
	}
	if err != nil {
		bad := faultOf(err)
		if bad.Kind == fault.Internal || bad.Code == workbench.CodeSetUp { // nothing to fill in again
			return err
		}
		p.Error = bad.Message
		return v.write(reply.Status(bad.Kind), setUpWhole(p))
	}
	return v.write(http.StatusOK, setUpDone(p))
}

// startYear is what stands in the box of the year.
func (p setUpPage) startYear() string {
	if y := p.Form["year"]; y != "" {
		return y
	}
	return strconv.Itoa(p.Since)
}
