package press

import (
	"jiheng/document"
	"jiheng/document/docx"
	"jiheng/document/html"
	"jiheng/fault"
	"jiheng/report"
)

// readers read formats of papers back, the better first.
var readers = []struct {
	ending string
	read   func([]byte) (*document.Document, error)
}{{".docx", docx.Read}, {".html", html.Read}}

// ReadBack returns papers as their files read: the docx, else the page. A paper in
// neither format is the tree that was printed. A file that cannot be read back is
// Internal.
func ReadBack(papers []report.Paper, files []File) ([]report.Paper, error) {
	data := map[string][]byte{}
	for _, f := range files {
		data[f.Name] = f.Data
	}
	out := make([]report.Paper, len(papers))
	for i, p := range papers {
		out[i] = p
		for _, r := range readers {
			made, ok := data[p.Name+r.ending]
			if !ok {
				continue
			}
			d, err := r.read(made)
			if err != nil {
				return nil, fault.New(fault.Internal, fault.Place{File: p.Name + r.ending}, "read-back", "做好的“%s”读不回来，没有写任何文件", p.Name+r.ending).Because(err)
			}
			document.Locate(d, p.Name)
			out[i].Doc = d
			break
		}
	}
	return out, nil
}
