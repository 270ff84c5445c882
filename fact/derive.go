package fact

import (
	"maps"
	"slices"
	"strings"

	"jiheng/fault"
	"jiheng/num"
)

// A Derived is the definition of a fact made from others by a formula (派生事实),
// the only place where formulas exist.
type Derived struct {
	Fact    Fact     // without value and inputs
	Formula string   // = 加装电梯决算 / 完工台数
	Unit    num.Unit // of the result; the units of the inputs must lead to it
}

// Inputs returns the ids that the formula names, each once, in reading order;
// none where it cannot be read.
func (d Derived) Inputs() []string {
	e, err := parseFormula(d.Formula, d.Fact.Account.Place)
	if err != nil {
		return nil
	}
	return e.inputs(nil)
}

// Limits of derived facts: how many may rest on one another in a row, and how
// many binary digits an exact result may have.
const (
	maxChain = 200
	maxBits  = 4000
)

// DeriveAll computes definitions in the order they need, and adds their facts.
// It returns all problems: unknown ids, units that do not fit, division by
// zero, blanks, and rings, shown as a → b → a.
func (s *Set) DeriveAll(defs []Derived) error {
	d := deriver{set: s, defs: map[string]*parsed{}}
	var faults fault.List
	for _, def := range defs {
		e, err := parseFormula(def.Formula, def.Fact.Account.Place)
		if err != nil {
			faults.Add(err)
			continue
		}
		d.defs[def.Fact.ID] = &parsed{Derived: def, expr: e}
	}
	for _, def := range defs {
		if p, ok := d.defs[def.Fact.ID]; ok {
			faults.Add(d.derive(p, nil))
		}
	}
	return faults.Err()
}

type parsed struct {
	Derived
	expr *expr
	done bool
}

type deriver struct {
	set  *Set
	defs map[string]*parsed
}

func (d *deriver) derive(p *parsed, path []string) error {
	id := p.Fact.ID
	if i := slices.Index(path, id); i >= 0 {
		for _, in := range path[i:] {
			d.defs[in].done = true // a ring is one fault, not one for each of its facts
		}
		return ring(p.Fact.Account.Place, append(path[i:], id))
	}
	if p.done {
		return nil
	}
	p.done = true
	if len(path) == maxChain {
		return fault.Bad(p.Fact.Account.Place, "fact-deep", "派生事实“%s”一个靠一个，超过%d层；请减少层次", id, maxChain)
	}
	path = append(path[:len(path):len(path)], id)
	inputs := p.expr.inputs(nil)
	for _, in := range inputs {
		if q, ok := d.defs[in]; ok && (!q.done || slices.Contains(path, in)) {
			if err := d.derive(q, path); err != nil {
				return err
			}
		}
	}
	for _, in := range inputs {
		if _, made := d.set.byID[in]; !made && d.defs[in] != nil {
			return nil // it could not be made, which has been said
		}
	}
	f, err := d.compute(p, inputs)
	if err != nil {
		return err
	}
	return d.set.Add(f)
}

func (d *deriver) compute(p *parsed, inputs []string) (Fact, error) {
	f := p.Fact
	t, err := d.eval(p, p.expr)
	if err != nil {
		return f, err
	}
	if got, want := t.dimension(), p.Unit.Dimension(); got != want {
		return f, fault.Bad(f.Account.Place, "formula-unit", "派生事实“%s”算出的单位是“%s”，与声明的“%s”不符；请改公式或单位", f.ID, nameDim(got), p.Unit)
	}
	v, _ := num.Quo(t.value, p.Unit.Factor())
	f.Value = Number(v, p.Unit)
	f.Account.Kind, f.Account.Inputs = Formula, inputs
	for _, in := range inputs {
		f.Sample = f.Sample || d.set.byID[in].Sample
	}
	if f.Account.Text == "" {
		f.Account.Text = d.spell(p.expr, 0) + " = " + f.printed()
	}
	return f, nil
}

func (f Fact) printed() string { p := f; p.Qualifier = ""; return p.Print().Text }

func nameDim(s string) string {
	if s == "" {
		return "无单位"
	}
	return s
}

func (d *deriver) eval(p *parsed, e *expr) (term, error) {
	switch e.op {
	case 'n':
		return term{value: e.num.Ratio()}, nil
	case 'f':
		return d.operand(p, e.name)
	}
	args := make([]term, len(e.args))
	for i, a := range e.args {
		var err error
		if args[i], err = d.eval(p, a); err != nil {
			return term{}, err
		}
	}
	return apply(p.Fact, e, args)
}

func (d *deriver) operand(p *parsed, id string) (term, error) {
	f, err := d.set.Need(id, p.Fact.Account.Place)
	if err != nil {
		if strings.Contains(id, "-") {
			return term{}, fault.New(fault.NotFound, p.Fact.Account.Place, "fact-unknown", "派生事实“%s”的公式里没有编号为“%s”的事实；减号两边要留空格", p.Fact.ID, id)
		}
		return term{}, err
	}
	if !f.Value.IsNumber() {
		return term{}, fault.Bad(p.Fact.Account.Place, "formula-blank", "派生事实“%s”要用的“%s”没有数值；空白不是零，请先补上", p.Fact.ID, id)
	}
	over, under := f.Value.Unit.Bases()
	t := term{value: f.Value.Number.Mul(f.Value.Unit.Factor()), units: map[string]int{}}
	t.count(over, 1)
	t.count(under, -1)
	return t, nil
}

func (t term) count(base string, n int) {
	if base == "" {
		return
	}
	if t.units[base] += n; t.units[base] == 0 {
		delete(t.units, base)
	}
}

func apply(f Fact, e *expr, args []term) (term, error) {
	a := args[0]
	for _, b := range args[1:] {
		switch {
		case e.op == '×' || e.op == '÷':
			var err error
			if a, err = scale(f, a, b, e.op); err != nil {
				return term{}, err
			}
		case !maps.Equal(a.units, b.units):
			return term{}, fault.Bad(f.Account.Place, "formula-unit", "派生事实“%s”：“%s”与“%s”不能相加减或比较", f.ID, nameDim(a.dimension()), nameDim(b.dimension()))
		default:
			a.value = add(e, a.value, b.value)
		}
		if a.value.Bits() > maxBits {
			return term{}, fault.Bad(f.Account.Place, "formula-size", "派生事实“%s”算出的数太长；请检查公式", f.ID)
		}
	}
	return a, nil
}

func add(e *expr, a, b num.Ratio) num.Ratio {
	switch {
	case e.op == '-':
		return a.Sub(b)
	case e.name == "最大":
		return a.Max(b)
	case e.name == "最小":
		return a.Min(b)
	}
	return a.Add(b)
}

func scale(f Fact, a, b term, op rune) (term, error) {
	out := term{units: maps.Clone(a.units)}
	if out.units == nil {
		out.units = map[string]int{}
	}
	sign := 1
	if op == '÷' {
		sign = -1
		q, ok := num.Quo(a.value, b.value)
		if !ok {
			return out, fault.Bad(f.Account.Place, "formula-zero", "派生事实“%s”的除数为零，没有结果；请核对或改为不适用", f.ID)
		}
		out.value = q
	} else {
		out.value = a.value.Mul(b.value)
	}
	for base, n := range b.units {
		out.count(base, sign*n)
	}
	return out, nil
}

// dimension prints the units as num.Unit.Dimension does, where they have that
// form.
func (t term) dimension() string {
	var over, under []string
	for _, base := range slices.Sorted(maps.Keys(t.units)) {
		for n := t.units[base]; n > 0; n-- {
			over = append(over, base)
		}
		for n := t.units[base]; n < 0; n++ {
			under = append(under, base)
		}
	}
	if len(under) == 0 {
		return strings.Join(over, "·")
	}
	return strings.Join(over, "·") + "/" + strings.Join(under, "·")
}

// inputs lists the facts that a formula names, each once, in reading order.
func (e *expr) inputs(seen []string) []string {
	if e.op == 'f' && !slices.Contains(seen, e.name) {
		return append(seen, e.name)
	}
	for _, a := range e.args {
		seen = a.inputs(seen)
	}
	return seen
}

// spell prints the formula with names and figures: 完工台数59台 ÷ ….
func (d *deriver) spell(e *expr, rank int) string {
	switch e.op {
	case 'n':
		return e.num.String()
	case 'f':
		f := d.set.byID[e.name]
		return f.Name + f.printed()
	case 'c':
		args := make([]string, len(e.args))
		for i, a := range e.args {
			args[i] = d.spell(a, 0)
		}
		return e.name + "（" + strings.Join(args, "、") + "）"
	}
	mine := 1
	if e.op == '×' || e.op == '÷' {
		mine = 2
	}
	text := d.spell(e.args[0], mine) + " " + string(e.op) + " " + d.spell(e.args[1], mine+1)
	if mine < rank {
		return "（" + text + "）"
	}
	return text
}
