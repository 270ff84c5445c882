package workbench

import (
	"archive/zip"
	"context"
	"io"
	"io/fs"
	"strconv"

	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/store"
)

// TakenOut is the kind of the act of whoever takes a year out.
const TakenOut = "带出档案"

// TakeOut writes a year as of its last act as a zip: its folder, with where it is from.
// Whoever takes it out has all that is in it, so that it is kept in the log of the
// house before anything is given out, with the number of the last act in the folder.
func (b *Bench) TakeOut(ctx context.Context, who Person, year string, to io.Writer) error {
	by, _, err := b.may(ctx, who, See, year)
	if err != nil {
		return err
	}
	folder, err := b.store.Folder(ctx, year, store.Newest)
	if err != nil {
		return err
	}
	err = b.store.Update(ctx, func(tx *store.Tx) error {
		a := who.act(b.now(), store.House, TakenOut, by)
		a.Detail = fault.Shown(year + " 第" + strconv.FormatInt(folder.Act, 10) + "次办理")
		_, err := tx.Append(a, nil)
		return err
	})
	if err != nil {
		return err
	}
	z := zip.NewWriter(to)
	if _, err := Pack(z, folder, dossier.Origin{Store: b.store.Origin(), Year: year, Act: folder.Act}); err != nil {
		return err
	}
	return z.Close()
}

// Pack puts the files of a folder into a zip, with where it is from where that is
// given, and returns how many there are without that.
func Pack(z *zip.Writer, folder fs.FS, from dossier.Origin) (n int, err error) {
	err = fs.WalkDir(folder, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		f, err := folder.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		w, err := z.Create(name)
		if err != nil {
			return err
		}
		n++
		_, err = io.Copy(w, f)
		return err
	})
	if err != nil || from.Year == "" {
		return n, err
	}
	file := from.File()
	w, err := z.Create(file.Name)
	if err == nil {
		_, err = w.Write(file.Data)
	}
	return n, err
}
