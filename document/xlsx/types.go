package xlsx

import (
	"encoding/xml"
	"slices"
	"strings"
)

// contentTypes is the list of what kind each part is.
type contentTypes struct {
	XMLName   xml.Name       `xml:"http://schemas.openxmlformats.org/package/2006/content-types Types"`
	Defaults  []defaultType  `xml:"Default"`
	Overrides []overrideType `xml:"Override"`
}

type defaultType struct {
	Extension   string `xml:",attr"`
	ContentType string `xml:",attr"`
}

type overrideType struct {
	PartName    string `xml:",attr"`
	ContentType string `xml:",attr"`
}

// sortTypes puts the list in order; the library adds the kinds of pictures,
// which our workbooks don't hold, by chance.
func sortTypes(body []byte) ([]byte, error) {
	var t contentTypes
	if err := xml.Unmarshal(body, &t); err != nil {
		return nil, err
	}
	t.Defaults = slices.DeleteFunc(t.Defaults, func(d defaultType) bool {
		return strings.HasPrefix(d.ContentType, "image/")
	})
	slices.SortFunc(t.Defaults, func(a, b defaultType) int { return strings.Compare(a.Extension, b.Extension) })
	slices.SortFunc(t.Overrides, func(a, b overrideType) int { return strings.Compare(a.PartName, b.PartName) })
	out, err := xml.Marshal(t)
	return append([]byte(xml.Header), out...), err
}
