package pdfread

import (
	"context"
	"encoding/binary"
	"fmt"
	"math"
	"strings"
	"unicode/utf16"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// An instance is one PDFium with its own memory, for one document. After the
// first error every call does nothing and gives 0; err says what happened.
type instance struct {
	late    func() error // tells, after a call that may take long, whether it took too long
	module  api.Module
	calls   map[string]api.Function
	stack   [8]uint64
	limit   uint32 // of its memory, in bytes
	scratch uint32 // room for what functions give back, in the module's memory
	err     error
}

const scratchSize = 2048

// instance starts a fresh PDFium.
func (e *Engine) instance(late func() error) (*instance, error) {
	ctx := experimental.WithMemoryAllocator(context.Background(), &e.memory)
	m, err := e.runtime.InstantiateModule(ctx, e.module, wazero.NewModuleConfig().WithName("").WithStartFunctions("_initialize"))
	if err != nil {
		return nil, fmt.Errorf("starting PDFium: %w", err)
	}
	p := &instance{late: late, module: m, calls: map[string]api.Function{}, limit: uint32(e.memory.limit)}
	p.work("FPDF_InitLibrary")
	p.scratch = uint32(p.call("malloc", scratchSize))
	if p.err == nil && p.scratch == 0 {
		p.err = fmt.Errorf("starting PDFium: no memory")
	}
	return p, p.err
}

// end throws the instance away with all that it holds.
func (p *instance) end() { _ = p.module.Close(context.Background()) }

// call calls a function of PDFium that ends at once: it looks something up.
func (p *instance) call(name string, args ...uint64) uint64 {
	return p.run(name, args)
}

// work calls a function of PDFium that may take long, and gives up after one
// that took too long.
func (p *instance) work(name string, args ...uint64) uint64 {
	out := uint64(uint32(p.run(name, args)))
	p.look()
	return out
}

// look gives up where it is too late.
func (p *instance) look() {
	if p.err == nil {
		p.err = p.late()
	}
}

func (p *instance) run(name string, args []uint64) uint64 {
	if p.err != nil {
		return 0
	}
	f := p.calls[name]
	if f == nil {
		if f = p.module.ExportedFunction(name); f == nil {
			p.err = fmt.Errorf("PDFium has no function %s", name)
			return 0
		}
		p.calls[name] = f
	}
	copy(p.stack[:], args)
	if err := f.CallWithStack(context.Background(), p.stack[:]); err != nil {
		if p.module.Memory().Size() > p.limit/4*3 {
			p.err = errMemory // it gives up where it gets no more
			return 0
		}
		p.err = fmt.Errorf("in PDFium, %s: %w", name, brief{err})
		return 0
	}
	return p.stack[0]
}

// brief is an error of the module without the list of its calls.
type brief struct{ error }

func (b brief) Error() string {
	first, _, _ := strings.Cut(b.error.Error(), "\n")
	return first
}

func (b brief) Unwrap() error { return b.error }

// integer calls a function that gives a signed number.
func (p *instance) integer(name string, args ...uint64) int {
	return int(int32(uint32(p.call(name, args...))))
}

// handle calls a function that gives a pointer, or 0.
func (p *instance) handle(name string, args ...uint64) uint64 {
	return uint64(uint32(p.call(name, args...)))
}

// out returns the place of the i-th word of the scratch.
func (p *instance) out(i int) uint64 { return uint64(p.scratch) + uint64(i)*4 }

// float reads the i-th word of the scratch.
func (p *instance) float(i int) float64 {
	v, _ := p.module.Memory().ReadFloat32Le(p.scratch + uint32(i)*4)
	return finite(float64(v))
}

// double reads the double at the i-th word of the scratch.
func (p *instance) double(i int) float64 {
	v, _ := p.module.Memory().ReadFloat64Le(p.scratch + uint32(i)*4)
	return finite(v)
}

// word reads the i-th word of the scratch as a number.
func (p *instance) word(i int) uint32 {
	v, _ := p.module.Memory().ReadUint32Le(p.scratch + uint32(i)*4)
	return v
}

// finite keeps coordinates that no page has from becoming numbers that differ
// between processors.
func finite(v float64) float64 {
	if math.IsNaN(v) || v > 1e6 || v < -1e6 {
		return 1e6
	}
	return v
}

// load copies bytes into the module and returns their place.
func (p *instance) load(data []byte) uint64 {
	at := p.handle("malloc", uint64(len(data)+1))
	if p.err == nil && at == 0 || !p.module.Memory().Write(uint32(at), data) {
		p.fail(errMemory)
	}
	p.module.Memory().WriteByte(uint32(at)+uint32(len(data)), 0)
	return at
}

func (p *instance) fail(err error) {
	if p.err == nil {
		p.err = err
	}
}

// meta returns a property of the document.
func (p *instance) meta(doc uint64, name string) string {
	key := p.load([]byte(name))
	n := int(int32(p.work("FPDF_GetMetaText", doc, key, p.out(0), scratchSize)))
	p.call("free", key)
	if n < 4 || n > scratchSize {
		return ""
	}
	b, _ := p.module.Memory().Read(p.scratch, uint32(n-2))
	u := make([]uint16, len(b)/2)
	for i := range u {
		u[i] = binary.LittleEndian.Uint16(b[2*i:])
	}
	return string(utf16.Decode(u))
}

// fontName returns the name of a font.
func (p *instance) fontName(font uint64) string {
	n := p.integer("FPDFFont_GetBaseFontName", font, p.out(0), scratchSize)
	if n < 2 || n > scratchSize {
		return ""
	}
	b, _ := p.module.Memory().Read(p.scratch, uint32(n-1))
	return string(b)
}
