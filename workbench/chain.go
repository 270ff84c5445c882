package workbench

import (
	"embed"

	"jiheng/budget"
	"jiheng/fault"
	"jiheng/plain"
)

//go:embed chain
var chainFiles embed.FS

// A Chain (办理链) is how a year goes from stage to stage: what does not stand in it
// cannot be done. It is data, with cases that must come out.
type Chain struct {
	ID, Name string
	stages   []Stage // that its steps lead from and to
	moves    []move
	cases    []chainCase
}

// A move is a way from one stage of the cycle to another.
type move struct {
	how      string
	from, to Stage
	role     Role
	reason   bool   // it has to say why
	own      bool   // also by who last changed the year
	whole    bool   // only a year without open points
	aimed    bool   // only with all of goals and budget that the next step freezes
	graded   bool   // only with the goals graded on the form of their review
	issued   bool   // only with an issued version that says what the year says now, or a reason
	checked  bool   // and in whose papers the rules find no error that was not released
	projects string // of projectDemands: which projects have to be at the end of their own chain; empty for none
}

// What a step asks of the projects of its year.
const (
	projectsSent = "报送过的" // those that were sent by their office
	projectsAll  = "全部"   // all that are evaluated
)

var projectDemands = []string{projectsSent, projectsAll}

// asksWhole reports a step that asks for the year as it stands, and is taken by itself:
// not on a form.
func (m move) asksWhole() bool {
	return (m.whole || m.aimed || m.issued || m.projects != "" || m.to == Approved) && !m.graded
}

// A chainCase is what must come of a step.
type chainCase struct {
	says, how, role, want string
	at, to                Stage
	silent                bool // no reason is given
}

// ReadChain reads a chain. What it cannot read are faults with their place.
func ReadChain(file string, data []byte) (*Chain, fault.List) {
	root, faults := plain.ParseYAML(file, data)
	root.Only("编号", "名称", "环节", "步骤", "案例")
	c := &Chain{ID: root.Need("编号"), Name: root.Need("名称"), stages: Stages}
	if own := root.List("环节"); len(own) > 0 {
		c.stages = nil
		for _, s := range own {
			c.stages = append(c.stages, Stage(s.String()))
		}
	}
	for _, x := range root.List("步骤") {
		x.Only("做法", "从", "到", "由", "意见", "自办", "要齐", "要查", "要评", "要定", "要稿", "要项目")
		c.moves = append(c.moves, move{how: x.OneOf("做法", budget.StepWords...), from: c.stageOf(x, "从"), to: c.stageOf(x, "到"), role: Role(x.OneOf("由", roleWords()...)),
			reason: x.Bool("意见"), own: x.Bool("自办"), whole: x.Bool("要齐"), checked: x.Bool("要查"), graded: x.Bool("要评"), aimed: x.Bool("要定"), issued: x.Bool("要稿")})
		if x.Text("要项目") != "" {
			c.moves[len(c.moves)-1].projects = x.OneOf("要项目", projectDemands...)
		}
	}
	for _, x := range root.List("案例") {
		x.Only("说明", "在", "做法", "到", "由", "没有意见", "得")
		c.cases = append(c.cases, chainCase{says: x.Need("说明"), how: x.OneOf("做法", budget.StepWords...), role: x.OneOf("由", roleWords()...), want: x.Need("得"),
			at: c.stageOf(x, "在"), to: Stage(x.Text("到")), silent: x.Bool("没有意见")})
	}
	if len(c.cases) == 0 {
		root.Bad("chain-cases", "办理链要有案例，改了以后才知道对不对")
	}
	return c, *faults
}

func (c *Chain) stageOf(x plain.Node, key string) Stage {
	words := make([]string, len(c.stages))
	for i, s := range c.stages {
		words[i] = string(s)
	}
	return Stage(x.OneOf(key, words...))
}

// stageOfText is a stage of the chain of units.
func stageOfText(x plain.Node, key string) Stage { return (&Chain{stages: Stages}).stageOf(x, key) }

func roleWords() []string {
	out := make([]string, len(Roles))
	for i, r := range Roles {
		out[i] = string(r)
	}
	return out
}

// chainName is the chain that is in force for every unit, and projectChain that of its
// projects.
const (
	chainName    = "chain/单位自评.yaml"
	projectChain = "chain/项目自评.yaml"
)

// moves are those of the chain that is in force, projectMoves those of projects within it.
var (
	moves        = movesIn(chainName)
	projectMoves = movesIn(projectChain)
)

// movesIn reads an embedded chain. A test reads them all; one that cannot be read would
// be our own fault.
func movesIn(name string) []move {
	data, err := chainFiles.ReadFile(name)
	if err != nil {
		panic(err)
	}
	c, faults := ReadChain(name, data)
	if err := faults.Err(); err != nil {
		panic(err)
	}
	return c.moves
}

// Try returns the stage to which a case of the chain leads, or 不能.
func (c *Chain) try(x chainCase) string {
	for _, m := range c.moves {
		if m.from == x.at && m.how == x.how && (x.to == "" || m.to == x.to) && string(m.role) == x.role && !(m.reason && x.silent) {
			return string(m.to)
		}
	}
	return "不能"
}

// Failed lists the cases of a chain that do not come out, each with what it came to.
func (c *Chain) Failed() []string {
	var out []string
	for _, x := range c.cases {
		if got := c.try(x); got != x.want {
			out = append(out, x.says+"：应得“"+x.want+"”，现在得“"+got+"”")
		}
	}
	return out
}
