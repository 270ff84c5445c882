package pdfread

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/tetratelabs/wazero"

	"jiheng/document"
	"jiheng/fault"
	"jiheng/third_party/pdfium"
)

// Options say how an engine works. The zero value is right for a processor that
// wazero compiles for.
type Options struct {
	// Cache is a folder for the compiled module, made where it is missing. Only
	// this user may be able to write to it: what is in it is executed. Empty
	// compiles anew for each engine, which takes a second or two.
	Cache     string
	Interpret bool            // interpret, as processors without a compiler do by themselves
	Memory    int             // most memory of one document, in MiB, from 32 to 512; 0 means 256
	Time      time.Duration   // most processor time for one document; 0 means MostTime
	Bounds    document.Bounds // limits lower than the usual ones
	Patience  time.Duration   // most processor time for opening a file, and for one page; 0 means 4 s, or 40 s interpreted

	// Used tells how much processor time the reading process has taken so far:
	// that counts the work done, where a clock would count the machine's other
	// work too. It is looked at between calls into PDFium, none of which can be
	// broken off, so that whoever reads files of others does it in a process
	// with a limit of its own. Without Used there are no limits of time.
	Used func() time.Duration
}

// MostTime returns the most processor time that a document may take on this
// processor, where Options.Time says nothing else: 60 s, ten times that where
// PDFium is interpreted.
func MostTime() time.Duration {
	if compiles {
		return time.Minute
	}
	return 10 * time.Minute
}

// An Engine reads PDF files. It may be used by several goroutines, which then
// share the time that Options.Used counts: each file has an instance of its own,
// which ends with it.
type Engine struct {
	opts    Options
	runtime wazero.Runtime
	cache   wazero.CompilationCache
	module  wazero.CompiledModule
	memory  memories
	close   sync.Once
}

// New compiles PDFium, or takes it from the cache, and returns an engine that
// the caller closes. A cache folder that cannot be used, and processors that
// can do neither, are Internal errors.
func New(ctx context.Context, o Options) (*Engine, error) {
	e := &Engine{opts: o.filled()}
	e.memory.limit = uint64(e.opts.Memory) << 20
	if err := e.start(ctx); err != nil {
		_ = e.Close() // what stopped the start is the error to tell
		return nil, fault.New(fault.Internal, fault.Place{}, "pdf-engine",
			"读取PDF的部件启动失败，请检查缓存文件夹“%s”能否写入，或换一个文件夹再试", o.Cache).Because(err)
	}
	return e, nil
}

// filled returns the options with what they leave open.
func (o Options) filled() Options {
	if o.Memory <= 0 {
		o.Memory = 256
	}
	o.Memory = min(max(o.Memory, 32), 512)
	if o.Time <= 0 {
		o.Time = MostTime()
	}
	if o.Used == nil {
		o.Used = func() time.Duration { return 0 }
	}
	if o.Patience <= 0 {
		o.Patience = 4 * time.Second
		if o.Interpret || !compiles {
			o.Patience *= 10
		}
	}
	return o
}

// start makes the runtime. What the cache holds may be damaged: then the module
// is compiled without it.
func (e *Engine) start(ctx context.Context) error {
	if e.opts.Cache != "" {
		cache, err := wazero.NewCompilationCacheWithDir(e.opts.Cache)
		if err != nil {
			return fmt.Errorf("opening the cache: %w", err)
		}
		e.cache = cache
		if e.compile(ctx, cache) == nil {
			return nil
		}
		_ = e.runtime.Close(ctx) // it holds nothing yet
	}
	return e.compile(ctx, nil)
}

func (e *Engine) compile(ctx context.Context, cache wazero.CompilationCache) error {
	c := wazero.NewRuntimeConfig()
	if e.opts.Interpret {
		c = wazero.NewRuntimeConfigInterpreter()
	}
	// No WithCloseOnContextDone: it starts a goroutine at each of the many calls
	// of a page, which takes twice as long as PDFium itself.
	c = c.WithMemoryLimitPages(uint32(e.opts.Memory) * 16).WithDebugInfoEnabled(false)
	if cache != nil {
		c = c.WithCompilationCache(cache)
	}
	e.runtime = wazero.NewRuntimeWithConfig(ctx, c)
	var err error
	if e.module, err = e.runtime.CompileModule(ctx, pdfium.Wasm()); err != nil {
		return fmt.Errorf("compiling PDFium: %w", err)
	}
	return host(ctx, e.runtime, e.module)
}

// Close frees what the engine holds, when no file is being read any more.
func (e *Engine) Close() error {
	var err error
	e.close.Do(func() {
		ctx := context.Background()
		if e.runtime != nil {
			err = e.runtime.Close(ctx)
		}
		if e.cache != nil {
			err = errFirst(err, e.cache.Close(ctx))
		}
	})
	return err
}

func errFirst(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

// Read returns the document in a PDF file: what Study finds, without the list of
// single pages that could not be read.
func (e *Engine) Read(ctx context.Context, file string, data []byte) (*document.Document, error) {
	s, err := e.Study(ctx, file, data)
	if err != nil {
		return nil, err
	}
	return s.Document, nil
}
