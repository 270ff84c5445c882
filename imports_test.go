package jiheng_test

import (
	"encoding/json"
	"os/exec"
	"strings"
	"testing"
)

// arrows lists, for every package, which of ours it may import, in the order of
// ARCHITECTURE.md: those that a package imports stand above it. A new package
// gets a line here.
var arrows = map[string]string{
	"fault":            "",
	"num":              "fault",
	"plain":            "fault num",
	"fact":             "fault num",
	"regs":             "fault num plain",
	"hostile":          "",
	"personal":         "",
	"document":         "fault num",
	"document/draw":    "fault num document",
	"document/docx":    "fault num document document/draw",
	"document/xlsx":    "fault num document document/draw",
	"document/html":    "fault num document document/draw",
	"document/page":    "fault num document document/draw third_party/fonts",
	"document/pdf":     "fault num document document/page",
	"document/pdfread": "fault num document third_party/pdfium",
	"document/text":    "fault num plain document",
	"budget":           "fault num fact regs",
	"table":            "fault num plain document/xlsx",
	"dossier":          "fault num plain fact regs budget table",
	"extract":          "fault num fact document personal",
	"report":           "fault num plain fact regs document budget extract",
	"paper":            "fault num plain document extract",
	"paper/papertest":  "fault document",
	"across":           "fault num document extract paper",
	"check":            "fault num plain regs document budget personal paper across",
	"check/show":       "fault num regs document paper check",
	"rules":            "fault num plain budget extract personal paper across check",
	"final":            "fault plain fact document budget dossier report across check",
	"draft":            "fault num plain fact document budget dossier extract paper",
	"press":            "fault document document/docx document/xlsx document/html document/page document/pdf report",
	"secrecy":          "plain",
	"intake":           "fault plain secrecy document document/docx document/xlsx document/html document/pdfread document/text",
	"output":           "fault plain press",
	"proof":            "fault",
	"secret":           "fault",
	"store":            "fault proof",
	"workbench":        "fault num plain secrecy fact regs table document document/page budget paper check rules dossier report final press proof secret store",
	"reply":            "fault",
	"web":              "fault reply num fact regs document document/draw budget check dossier extract report final store workbench third_party/htmx",
	"api":              "fault reply fact budget report store workbench",
	"settings":         "fault plain",
	"upkeep":           "fault plain dossier proof settings store workbench",
	"server":           "fault personal store upkeep",
	"docs":             "",
}

// edges are the packages at the edge: commands and the sample's programs may
// import any of ours but one another.
var edges = []string{"cmd/", "examples", "scripts/", "third_party/"}

func TestImportDirection(t *testing.T) {
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	dec := json.NewDecoder(strings.NewReader(string(out)))
	seen := 0
	for dec.More() {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := dec.Decode(&p); err != nil {
			t.Fatal(err)
		}
		seen++
		name := strings.TrimPrefix(p.ImportPath, "jiheng/")
		if name == "jiheng" || edge(name) {
			continue
		}
		may, known := arrows[name]
		if !known {
			t.Errorf("package %s has no line in the list of arrows", name)
			continue
		}
		for _, i := range p.Imports {
			own, ours := strings.CutPrefix(i, "jiheng/")
			if ours && !strings.Contains(" "+may+" ", " "+own+" ") {
				t.Errorf("%s imports %s; it may import: %s", name, own, may)
			}
		}
	}
	if seen < len(arrows) {
		t.Errorf("go list shows %d packages, the list of arrows has %d", seen, len(arrows))
	}
}

func edge(name string) bool {
	for _, e := range edges {
		if strings.HasPrefix(name, e) {
			return true
		}
	}
	return false
}

// outside are the packages that see the disk, start processes or answer requests,
// so that all others need not.
var outside = map[string]bool{"intake": true, "output": true, "store": true, "upkeep": true, "server": true, "reply": true, "web": true, "api": true}

// Packages from fault to report see no database, clock, network or disk.
func TestEffectsStayAtTheEdge(t *testing.T) {
	banned := map[string]bool{"os": true, "os/exec": true, "net": true, "net/http": true, "database/sql": true, "math/rand": true, "math/rand/v2": true}
	for name := range arrows {
		if outside[name] {
			continue
		}
		out, err := exec.Command("go", "list", "-f", `{{join .Imports " "}}`, "./"+name).Output()
		if err != nil {
			t.Fatalf("go list %s: %v", name, err)
		}
		for _, i := range strings.Fields(string(out)) {
			if banned[i] {
				t.Errorf("%s imports %s: effects belong to cmd", name, i)
			}
		}
	}
}
