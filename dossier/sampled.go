package dossier

import (
	"strings"
	"sync"
)

// sampledWords are the fields in which an entry of a new dossier says what it is about in
// whole words of an example, by the file: of goals, of tasks and of projects.
var sampledWords = map[string][]string{
	FileGoals: {"文字", "内容"},
	FileLines: {"项目目标"},
}

// A place of a text: a field of an entry.
type textAt struct{ file, block, key, field string }

// Sampled reports a text of goals or budget that is still the example of a new dossier at
// that very field, to be written anew or taken away with its entry.
func Sampled(e Entry, f Field) bool {
	says := samples()[textAt{e.File, e.Block, e.Key, f.Name}]
	return says != "" && says == strings.TrimSpace(f.Value)
}

// samples are the examples' texts by place.
var samples = sync.OnceValue(func() map[textAt]string {
	known := map[textAt]string{}
	files, err := Template(UnitPrompt, 0)
	if err != nil { // embedded files can be read
		return known
	}
	for _, f := range files {
		words := sampledWords[f.Name]
		if len(words) == 0 {
			continue
		}
		house, err := House(f.Name, f.Data)
		if err != nil {
			continue
		}
		entries, _ := Split(f.Name, house)
		for _, e := range entries {
			fields, err := Fields(e, headText(entries))
			if err != nil {
				continue // a head
			}
			for _, x := range fields {
				for _, w := range words {
					if x.Name == w || strings.HasSuffix(x.Name, partMark+w) {
						known[textAt{e.File, e.Block, e.Key, x.Name}] = strings.TrimSpace(x.Value)
					}
				}
			}
		}
	}
	return known
})

// headText is the head of a table among its entries.
func headText(entries []Entry) string {
	if len(entries) > 0 && entries[0].Kind == EntryHead {
		return entries[0].Text
	}
	return ""
}
