package upkeep

import (
	"context"
	"time"

	"jiheng/store"
)

// How long answers to requests are kept, for who sends one again.
const requestsStand = 7 * 24 * time.Hour

// backupEvery is how often there is a backup, where there has been an act.
const backupEvery = time.Hour

// Tend does what is due: a backup in every hour that has had an act, and one a day
// in any case, or a sign of life where there are no backups. It returns the backup
// that it has made.
func (k *Keeper) Tend(ctx context.Context) (*Backup, error) {
	now := k.now()
	var acts int64
	var last time.Time
	err := k.Store.View(ctx, func(tx *store.Tx) (err error) {
		if acts, err = tx.Acted(); err == nil {
			last, err = tx.LatestTime()
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	if now.Sub(last) >= backupEvery { // nobody is at work
		if err := k.Store.Update(ctx, func(tx *store.Tx) error { return tx.ForgetRequests(now.Add(-requestsStand)) }); err != nil {
			return nil, err
		}
	}
	if !k.Set.Backup.Automatic() {
		if now.Sub(last) < 24*time.Hour {
			return nil, nil //nolint:nilnil // nothing is due
		}
		return nil, k.Log(ctx, KindAlive)
	}
	file, made, err := LastBackup(k.Set.Backup)
	if err != nil {
		return nil, err
	}
	if file != "" && !k.due(file, now.Sub(made), acts) {
		return nil, nil //nolint:nilnil // nothing is due
	}
	return k.Backup(ctx, Program, "")
}

// due reports whether there should be another backup: the last is so old, and acts
// is how many there are now.
func (k *Keeper) due(file string, age time.Duration, acts int64) bool {
	if age < backupEvery {
		return false
	}
	m, err := ReadManifest(file)
	return age >= 24*time.Hour || err != nil || m == nil || acts != m.Acts+1 // with that of the backup itself
}
