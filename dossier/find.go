package dossier

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"jiheng/fault"
	"jiheng/plain"
)

// mostPlaces bounds the places of one text that are told.
const mostPlaces = 20

// Find returns the places of each of some texts in a dossier's own files, by the
// names of the files, the first few; the files are read once for all texts.
// Comments do not count, nor does what was released, nor a brace that is part of a
// binding.
func Find(folder fs.FS, texts []string) [][]fault.Place {
	out := make([][]fault.Place, len(texts))
	if len(texts) == 0 {
		return out
	}
	eachText(folder, []string{".yaml", ".yml", ".md", ".csv"}, func(name, content string) { find(out, texts, name, content) })
	return out
}

// find adds the places of texts in a file.
func find(out [][]fault.Place, texts []string, name, content string) {
	for i, text := range texts {
		if len(out[i]) == mostPlaces || !strings.Contains(content, text) {
			continue
		}
		for _, at := range placesIn(content, text, path.Ext(name)) {
			at.File = name
			out[i] = append(out[i], at)
		}
		out[i] = out[i][:min(len(out[i]), mostPlaces)]
	}
}

// omitted is a value of YAML, or a line of narrative, that consists of dots, as
// the examples of a template have it, or says in brackets what to fill in.
var omitted = regexp.MustCompile(`(?:^\s*(?:[-*]\s+)?|[:,\[{]\s*|\s-\s+)["“]?(…{1,4}|\.{3,6}|。{3,6}|・{3,6}|（(?:填|填写|写|写明|请)[^（）]{0,40}）)["”]?\s*(?:$|[,}\]#])`)

// An Omission is a value that is still an example's dots, or says what to fill in.
type Omission struct {
	Text  string
	Place fault.Place
}

// FindUnwritten returns what nobody has written yet in a dossier's files, by the
// names of the files: by prompt its places, and the values that are an example's.
func FindUnwritten(folder fs.FS, prompts []string) (places [][]fault.Place, examples []Omission) {
	places = make([][]fault.Place, len(prompts))
	eachText(folder, []string{".yaml", ".yml", ".md"}, func(name, content string) {
		find(places, prompts, name, content)
		if mayBeExample(content) {
			examples = append(examples, examplesIn(name, content)...)
		}
	})
	return places, examples
}

func examplesIn(name, content string) []Omission {
	var out []Omission
	line := 0
	for l := range strings.Lines(content) {
		line++
		l = strings.TrimRight(l, "\n")
		if !mayBeExample(l) || strings.HasPrefix(strings.TrimSpace(l), "#") {
			continue // a comment, or a heading
		}
		for _, m := range omitted.FindAllStringSubmatchIndex(l, -1) {
			out = append(out, Omission{l[m[2]:m[3]], fault.Place{File: name, Line: line, Column: utf8.RuneCountInString(l[:m[2]]) + 1}})
		}
	}
	return out
}

// mayBeExample is a quick look at a file or a line before the slow one.
func mayBeExample(text string) bool {
	for _, mark := range []string{"…", "...", "。。。", "・・・", "（填", "（写", "（请"} {
		if strings.Contains(text, mark) {
			return true
		}
	}
	return false
}

// eachText calls f for the text of each file of some kinds, by their names. What
// cannot be read holds nothing to show.
func eachText(folder fs.FS, kinds []string, f func(name, content string)) {
	_ = fs.WalkDir(folder, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !e.Type().IsRegular() || name == FileReleases {
			return nil
		}
		if !slices.Contains(kinds, strings.ToLower(path.Ext(name))) {
			return nil
		}
		if info, err := e.Info(); err != nil || info.Size() > maxYAML {
			return nil
		}
		data, err := fs.ReadFile(folder, name)
		if err != nil {
			return nil
		}
		content, err := plain.Decode(name, data)
		if err != nil {
			return nil
		}
		f(name, content)
		return nil
	})
}

// placesIn returns the lines and columns at which a text stands in a file.
func placesIn(content, text, ext string) []fault.Place {
	var out []fault.Place
	line := 0
	for l := range strings.Lines(content) {
		line++
		if (ext == ".yaml" || ext == ".yml") && strings.HasPrefix(strings.TrimSpace(l), "#") {
			continue
		}
		for from := 0; ; {
			i := strings.Index(l[from:], text)
			if i < 0 {
				break
			}
			if i += from; !insideBinding(l, i, i+len(text)) {
				out = append(out, fault.Place{Line: line, Column: utf8.RuneCountInString(l[:i]) + 1})
			}
			from = i + len(text)
		}
	}
	return out
}

// insideBinding reports braces that belong to a pair of two.
func insideBinding(line string, from, to int) bool {
	return strings.HasPrefix(line[from:to], "{") && !strings.HasPrefix(line[from:to], "{{") && strings.HasSuffix(line[:from], "{") ||
		strings.HasSuffix(line[from:to], "}") && !strings.HasSuffix(line[from:to], "}}") && strings.HasPrefix(line[to:], "}")
}
