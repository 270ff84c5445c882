package intake

import (
	"encoding/xml"
	"strings"

	"jiheng/document"
	"jiheng/fault"
	"jiheng/plain"
	"jiheng/secrecy"
)

// codeMarked is the code of a file that bears a secrecy mark.
const codeMarked = "secrecy-mark"

func markFault(at fault.Place, mark string) error {
	return fault.Bad(at, codeMarked, "有密级标志“%s”。本系统不是涉密系统，涉密文件一律不得上传；请停止处理，报告本单位保密工作人员。确已解密的，去掉标志再传", fault.Clip(mark))
}

// marked refuses a document that bears a secrecy mark: a paragraph, a heading or a cell
// that is one.
func marked(d *document.Document) error {
	for _, b := range d.Blocks {
		var runs []document.Run
		var at fault.Place
		switch b := b.(type) {
		case *document.Heading:
			runs, at = b.Runs, b.At
		case *document.Paragraph:
			runs, at = b.Runs, b.At
		case *document.Table:
			for _, r := range b.Rows {
				for _, c := range r.Cells {
					if mark := secrecy.Mark(document.Text(c.Runs)); mark != "" {
						return markFault(c.At, mark)
					}
				}
			}
			continue
		default:
			continue
		}
		if mark, _ := secrecy.MarkIn(document.Text(runs)); mark != "" {
			return markFault(at, mark)
		}
	}
	return nil
}

// markedXML refuses a file of XML of which an element says so.
func markedXML(name string, data []byte) error {
	text, err := plain.Decode(name, data)
	if err != nil {
		return nil //nolint:nilerr // it was read before
	}
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		t, err := d.Token()
		if err != nil {
			return nil //nolint:nilerr // the end, or what was told of before
		}
		if words, is := t.(xml.CharData); is {
			if mark := secrecy.Mark(string(words)); mark != "" {
				return markFault(fault.Place{File: name}, mark)
			}
		}
	}
}
