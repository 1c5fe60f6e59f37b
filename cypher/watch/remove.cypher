// Forget a watch and what its checks found.
// Used by: gapbridge.watch.stored.remove
//
// params:
//   name :: STRING   the watch
// returns: one row
//   removed :: INTEGER   1, or 0 where there is no such watch
// order: removed
// access: write
OPTIONAL MATCH (watch:Watch {id: $name})
OPTIONAL MATCH (check:WatchCheck {watch: $name})
WITH collect(DISTINCT watch) AS watches, collect(check) AS checks
FOREACH (one IN watches + checks | DELETE one)
RETURN size(watches) AS removed
