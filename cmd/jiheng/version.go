package main

import (
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"jiheng/regs"
	"jiheng/third_party/fonts"
)

// version is set by the release build.
var version = "dev"

// A versionJSON says what this program was made of.
type versionJSON struct {
	Version  string   `json:"version"`
	Commit   string   `json:"commit,omitempty"`
	Modified bool     `json:"modified,omitempty"` // built from changed sources
	Go       string   `json:"go"`
	Platform string   `json:"platform"`
	Packs    int      `json:"packs"`
	Fonts    []string `json:"fonts"`
}

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{Use: "version", Short: "版本、规则包数和字体", Args: want(0, 0), RunE: func(*cobra.Command, []string) error {
		v, err := thisVersion()
		if err != nil {
			return err
		}
		if a.json {
			a.print(v)
			return nil
		}
		commit := v.Commit
		if v.Modified {
			commit += "（有改动）"
		}
		a.say("绩衡 %s", v.Version)
		a.table("  ", [][]string{{"源码", orNone(commit)}, {"Go", v.Go + " " + v.Platform}, {"规则包", itoa(v.Packs) + "个，jiheng packs list"},
			{"字体", strings.Join(v.Fonts, "、")}})
		return nil
	}}
}

func thisVersion() (versionJSON, error) {
	packs, err := regs.Packs()
	v := versionJSON{Version: version, Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH, Packs: len(packs)}
	for _, f := range []*fonts.Face{fonts.Serif, fonts.Bold, fonts.Sans, fonts.Kai, fonts.Mono} {
		v.Fonts = append(v.Fonts, f.Name)
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision":
				v.Commit = s.Value
			case "vcs.modified":
				v.Modified = s.Value == "true"
			}
		}
	}
	return v, err
}
