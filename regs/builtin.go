package regs

import (
	"embed"
	"fmt"
	"path"
	"slices"
	"sync"

	"jiheng/fault"
)

//go:embed packs/*.yaml
var packFiles embed.FS

// builtin lists the files of the built-in packs, a parent before those that
// extend it.
var builtin = []string{
	"mof-2020", "mof-2021-with-cost", "mof-2021-no-cost", "mof-2021-with-cost-no-satisfaction", "mof-2021-no-cost-no-satisfaction",
	"form-2017", "shanghai-district-project", "sichuan-project", "sichuan-pidu-2025-department", "sichuan-pidu-2025-project", "chongqing-department",
	"guangxi-project", "hubei-project", "hunan-department", "sichuan-department-2018", "sichuan-project-2018", "regional-manual-2022",
}

// DefaultPack is the id of the pack for a unit's overall expenditure where its
// place has no table that we know: our own choice, and every output says so.
const DefaultPack = "mof-2020"

// A shelf parses each built-in pack when it is first asked for, and those that
// it extends before it.
type shelf struct {
	mu     sync.Mutex
	parsed map[string]*Pack
}

var builtins = shelf{parsed: map[string]*Pack{}}

// pack returns the built-in pack of an id that is one of them.
func (s *shelf) pack(id string) (*Pack, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.parse(id)
}

func (s *shelf) parse(id string) (*Pack, error) {
	if p, ok := s.parsed[id]; ok {
		return p, nil
	}
	file := path.Join("packs", id+".yaml")
	data, err := packFiles.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("reading built-in pack: %w", err)
	}
	p, err := ParsePack(file, data, func(id string) (*Pack, bool) {
		p, err := s.parse(id)
		return p, err == nil
	})
	if err != nil {
		return nil, err
	}
	s.parsed[id] = p
	return p, nil
}

// Packs returns the built-in packs, the general before the local.
func Packs() ([]*Pack, error) {
	out := make([]*Pack, len(builtin))
	for i, id := range builtin {
		p, err := builtins.pack(id)
		if err != nil {
			return nil, err
		}
		out[i] = p
	}
	return out, nil
}

// PackByID returns a built-in pack; an unknown id is NotFound and lists those
// there are.
func PackByID(id string) (*Pack, error) {
	if slices.Contains(builtin, id) {
		return builtins.pack(id)
	}
	all, err := Packs()
	if err != nil {
		return nil, err
	}
	known := ""
	for _, p := range all {
		known += "\n  " + p.ID + "  " + p.Name
	}
	return nil, fault.New(fault.NotFound, fault.Place{}, "pack-unknown", "没有编号为“%s”的规则包；可用的有：%s", id, fault.Lines(known))
}

// ReadPack reads a user's pack, which may extend a built-in one.
func ReadPack(file string, data []byte) (*Pack, error) {
	return ParsePack(file, data, func(id string) (*Pack, bool) {
		p, err := PackByID(id)
		return p, err == nil
	})
}

// PackSource returns the YAML of a built-in pack, to read or to start one's own
// from.
func PackSource(id string) ([]byte, error) { return packFiles.ReadFile(path.Join("packs", id+".yaml")) }
