package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/danielgtaylor/huma/v2"

	"jiheng/fault"
)

// mostDepth is how deep objects and lists of a request may lie in each other.
const mostDepth = 32

// strict is JSON as requests are read: one value, no name twice in an object, no deeper
// than mostDepth.
var strict = huma.Format{
	Marshal: huma.DefaultJSONFormat.Marshal,
	Unmarshal: func(data []byte, v any) error {
		if err := once(data); err != nil {
			return err
		}
		return huma.DefaultJSONFormat.Unmarshal(data, v)
	},
}

// once refuses a text that is no single JSON value, that names a field of an object
// twice, which readers answer differently, or that is too deep.
func once(data []byte) error {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	var open []*object
	for {
		t, err := dec.Token()
		if errors.Is(err, io.EOF) && len(open) == 0 {
			return nil
		}
		if err != nil {
			return fmt.Errorf("请求不是完整的JSON（第%d个字节附近）", dec.InputOffset())
		}
		switch t := t.(type) {
		case json.Delim:
			if t == '}' || t == ']' {
				open = open[:len(open)-1]
				break
			}
			if len(open) == mostDepth {
				return fmt.Errorf("请求的JSON套了%d层以上", mostDepth)
			}
			open = append(open, newObject(t))
			continue
		case string:
			if o := top(open); o != nil && o.names != nil && o.named {
				if o.names[t] {
					return fmt.Errorf("请求里“%s”写了两次", fault.Clip(t))
				}
				o.names[t], o.named = true, false
				continue
			}
		}
		if o := top(open); o != nil {
			o.named = true // a value has ended: what follows in an object is a name
		} else if dec.More() {
			return errors.New("请求里不止一个JSON")
		}
	}
}

// An object is one that is being read; names is nil for a list.
type object struct {
	names map[string]bool
	named bool // a name is next
}

func newObject(d json.Delim) *object {
	if d == '{' {
		return &object{names: map[string]bool{}, named: true}
	}
	return &object{}
}

func top(open []*object) *object {
	if len(open) == 0 {
		return nil
	}
	return open[len(open)-1]
}
