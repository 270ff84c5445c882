package pdfread

import (
	"context"
	"fmt"
	"sync"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
	"github.com/tetratelabs/wazero/imports/emscripten"
)

// The errors that the module's system calls give: nothing is there to open,
// read or write.
const (
	noSystemCall = 52 // WASI's ENOSYS
	notSupported = 1<<32 - 52
)

// host gives PDFium the functions it needs of its surroundings. It gets no
// file, no network, no environment and no clock: what opens anything fails.
func host(ctx context.Context, r wazero.Runtime, m wazero.CompiledModule) error {
	env := r.NewHostModuleBuilder("env")
	jumps, err := emscripten.NewFunctionExporterForModule(m) // setjmp and longjmp
	if err != nil {
		return fmt.Errorf("binding PDFium: %w", err)
	}
	jumps.ExportFunctions(env)
	wasi := r.NewHostModuleBuilder("wasi_snapshot_preview1")
	for _, f := range m.ImportedFunctions() {
		from, name, _ := f.Import()
		switch {
		case from == "wasi_snapshot_preview1":
			wasi.NewFunctionBuilder().WithGoModuleFunction(system(name), f.ParamTypes(), f.ResultTypes()).Export(name)
		case from != "env" || jump(name):
		default:
			env.NewFunctionBuilder().WithGoModuleFunction(support(name, len(f.ResultTypes()) > 0), f.ParamTypes(), f.ResultTypes()).Export(name)
		}
	}
	if _, err := env.Instantiate(ctx); err != nil {
		return fmt.Errorf("binding PDFium: %w", err)
	}
	if _, err := wasi.Instantiate(ctx); err != nil {
		return fmt.Errorf("binding PDFium: %w", err)
	}
	return nil
}

func jump(name string) bool {
	return len(name) > 7 && name[:7] == "invoke_" || name == "_emscripten_throw_longjmp" || name == "emscripten_notify_memory_growth"
}

// system is a function of WASI: an empty environment, and no files.
func system(name string) api.GoModuleFunc {
	return func(_ context.Context, m api.Module, s []uint64) {
		switch name {
		case "environ_sizes_get":
			m.Memory().WriteUint32Le(uint32(s[0]), 0)
			m.Memory().WriteUint32Le(uint32(s[1]), 0)
			s[0] = 0
		case "environ_get":
			s[0] = 0
		default:
			s[0] = noSystemCall
		}
	}
}

// support is a function that Emscripten's library expects.
func support(name string, returns bool) api.GoModuleFunc {
	switch name {
	case "_emscripten_memcpy_js":
		return func(_ context.Context, m api.Module, s []uint64) {
			b, ok := m.Memory().Read(uint32(s[1]), uint32(s[2]))
			if !ok || !m.Memory().Write(uint32(s[0]), b) {
				panic("pdfium: copy outside its memory")
			}
		}
	case "emscripten_resize_heap":
		return grow
	case "_abort_js", "__assert_fail":
		return func(context.Context, api.Module, []uint64) { panic("pdfium: " + name) }
	}
	return func(_ context.Context, _ api.Module, s []uint64) {
		switch {
		case name == "emscripten_date_now":
			s[0] = 0 // the same bytes give the same reading on every day
		case returns:
			s[0] = notSupported
		}
	}
}

// grow lets the module have more memory, up to its limit.
func grow(_ context.Context, m api.Module, s []uint64) {
	const page = 1 << 16
	want, have := uint32(s[0]), m.Memory().Size()
	s[0] = 0
	if want <= have {
		s[0] = 1
		return
	}
	pages := (want-have-1)/page + 1
	if _, ok := m.Memory().Grow(pages); ok {
		s[0] = 1
	}
}

// memories keeps the memory of ended instances for the next ones. Each has
// room for the limit from the start, so that growing copies nothing; the system
// gives pages to it as they are touched.
type memories struct {
	limit uint64
	mu    sync.Mutex
	free  []*memory
}

type memory struct {
	all  *memories
	data []byte
	used uint64 // bytes that were ever part of it: they hold what others wrote
}

// keep is how much used memory an ended instance may leave behind for the next.
const keep = 64 << 20

// Allocate implements experimental.MemoryAllocator.
func (a *memories) Allocate(_, most uint64) experimental.LinearMemory {
	a.mu.Lock()
	defer a.mu.Unlock()
	if n := len(a.free); n > 0 {
		m := a.free[n-1]
		a.free = a.free[:n-1]
		clear(m.data[:m.used])
		m.used = 0
		return m
	}
	return &memory{all: a, data: make([]byte, min(most, a.limit))}
}

// Reallocate implements experimental.LinearMemory.
func (m *memory) Reallocate(size uint64) []byte {
	if size > uint64(len(m.data)) {
		return nil
	}
	m.used = max(m.used, size)
	return m.data[:size]
}

// Free implements experimental.LinearMemory.
func (m *memory) Free() {
	if m.used > keep {
		return
	}
	m.all.mu.Lock()
	defer m.all.mu.Unlock()
	m.all.free = append(m.all.free, m)
}
