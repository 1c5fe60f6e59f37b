// The loads that changed something, the latest first.
// Used by: gapbridge.history.loads
//
// params:
//   id       :: STRING    only this one; null: all
//   before   :: INTEGER   only loads with a smaller number; null: all
//   max_rows :: INTEGER   most rows returned
// returns: one row per load
//   number    :: INTEGER        counts up from 1
//   what      :: STRING         load or undo
//   at        :: STRING         when it began, UTC
//   by        :: STRING         who
//   dataset   :: STRING         name of the data set
//   files     :: LIST<STRING>   SHA-256 and name of each file
//   rows      :: INTEGER        rows that were given
//   added     :: INTEGER        rows added
//   changed   :: INTEGER        rows changed
//   removed   :: INTEGER        rows removed
//   rejected  :: INTEGER        lines that were left out as faulty
//   parts     :: INTEGER        batches its changes are kept in
//   state     :: STRING         done, or under_way: it was interrupted, or runs now
//   undoes    :: STRING         the load it took back; null where it is none
//   undone_by :: STRING         the load that took it back; null when it holds
// order: number DESC
// access: read
MATCH (load:Load)
WHERE ($id IS NULL OR load.id = $id) AND ($before IS NULL OR load.number < $before)
RETURN load.number AS number, load.what AS what, load.at AS at, load.by AS by, load.dataset AS dataset,
  load.files AS files, load.rows AS rows, load.added AS added, load.changed AS changed, load.removed AS removed,
  load.rejected AS rejected, load.parts AS parts, load.state AS state, load.undoes AS undoes,
  load.undone_by AS undone_by
ORDER BY number DESC
LIMIT $max_rows
