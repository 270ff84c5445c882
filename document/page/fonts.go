package page

import (
	"fmt"
	"sync"
	"weak"

	"jiheng/fault"
	"jiheng/third_party/fonts"
)

// A role is what a font is for.
type role int

// The roles, in the order in which Layout.Faces names them.
const (
	titleRole role = iota // 小标宋
	bodyRole              // 仿宋
	boldRole              // bold within the body
	sansRole              // 黑体
	kaiRole               // 楷体
	songRole              // 宋体: page numbers
	monoRole              // literal text
	roles
)

// Own is a unit's own licensed fonts, each the bytes of a TrueType file or
// collection; nil members keep the embedded face.
type Own struct {
	Title []byte   // 小标宋
	Body  []byte   // 仿宋
	Sans  []byte   // 黑体
	Kai   []byte   // 楷体
	Song  []byte   // 宋体
	Extra [][]byte // for characters that none of the others has
}

// Fonts is the faces that a document is set in. It never changes, so several
// goroutines may use it.
type Fonts struct {
	faces    [roles]*Face
	thicken  bool // the body's bold is made with a stroke
	fallback []*Face
	own      *faces
}

// own are the faces that the program carries, as long as somebody uses them: unpacked
// they take 27 MB.
var own struct {
	mu    sync.Mutex
	faces weak.Pointer[faces]
}

type faces [5]*Face

// embedded returns the faces that the program carries. Who goes on using them keeps what
// it returns: others do not unpack them again then.
func embedded() (*faces, error) {
	own.mu.Lock()
	defer own.mu.Unlock()
	if f := own.faces.Value(); f != nil {
		return f, nil
	}
	f, err := unpacked()
	if err != nil {
		return nil, err
	}
	own.faces = weak.Make(f)
	return f, nil
}

func unpacked() (*faces, error) {
	from := []*fonts.Face{fonts.Serif, fonts.Bold, fonts.Sans, fonts.Kai, fonts.Mono}
	out := &faces{}
	var errs [5]error
	var all sync.WaitGroup
	for i, f := range from {
		all.Go(func() {
			data, err := f.Bytes()
			if err == nil {
				out[i], err = NewFace(data)
			}
			errs[i] = err
		})
	}
	all.Wait()
	for i, err := range errs {
		if err != nil {
			return nil, fault.New(fault.Internal, fault.Place{}, "font-embedded",
				"程序自带的字体“%s”已损坏，请重新安装程序", from[i].Name).Because(err)
		}
		out[i].Name = from[i].Name
	}
	return out, nil
}

// Embedded returns the free faces that the program carries, unpacked where nobody uses
// them at the moment.
func Embedded() (*Fonts, error) { return With(Own{}) }

// With returns the embedded faces with a unit's own fonts before them. A font
// that cannot be embedded is an Invalid error that names it by its role.
func With(own Own) (*Fonts, error) {
	e, err := embedded()
	if err != nil {
		return nil, err
	}
	serif, bold, sans, kai, mono := e[0], e[1], e[2], e[3], e[4]
	f := &Fonts{faces: [roles]*Face{bold, serif, bold, sans, kai, serif, mono}, own: e}
	for _, o := range []struct {
		role role
		name string
		data []byte
	}{
		{titleRole, "小标宋", own.Title}, {bodyRole, "仿宋", own.Body}, {sansRole, "黑体", own.Sans},
		{kaiRole, "楷体", own.Kai}, {songRole, "宋体", own.Song},
	} {
		if o.data == nil {
			continue
		}
		if f.faces[o.role], err = ownFace(o.name, o.data); err != nil {
			return nil, err
		}
		if o.role == bodyRole {
			f.faces[boldRole], f.thicken = f.faces[bodyRole], true
		}
	}
	f.fallback = []*Face{serif, sans, kai, bold}
	for i, data := range own.Extra {
		x, err := ownFace(fmt.Sprintf("备用字体%d", i+1), data)
		if err != nil {
			return nil, err
		}
		f.fallback = append(f.fallback, x)
	}
	return f, nil
}

func ownFace(name string, data []byte) (*Face, error) {
	f, err := NewFace(data)
	if err != nil {
		return nil, fault.Bad(fault.Place{}, "font-unusable",
			"“%s”的字体文件不能嵌入文档，请换用TrueType格式、许可嵌入的字体", name).Because(err)
	}
	return f, nil
}

// face returns the face for a character in a role: the role's own, or the first
// other one that has the character. ok is false where none has it.
func (f *Fonts) face(r rune, in role) (face *Face, ok bool) {
	if f.faces[in].Has(r) {
		return f.faces[in], true
	}
	for _, x := range f.fallback {
		if x.Has(r) {
			return x, true
		}
	}
	return f.faces[in], false
}
