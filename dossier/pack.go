package dossier

import "jiheng/regs"

// OwnPack returns the scoring pack that the dossier is scored under: the file in
// its folder, the one that it names, or the default. Errors are those of reading
// a pack.
func (d *Dossier) OwnPack() (*regs.Pack, error) {
	switch {
	case d.PackFile != "":
		return regs.ReadPack(d.PackFile, d.PackData)
	case d.Year.Pack != "":
		return regs.PackByID(d.Year.Pack)
	}
	return regs.PackByID(regs.DefaultPack)
}
