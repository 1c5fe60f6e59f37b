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
MATCH (record:LoadRecord)
WHERE ($id IS NULL OR record.id = $id) AND ($before IS NULL OR record.number < $before)
RETURN record.number AS number, record.what AS what, record.at AS at, record.by AS by, record.dataset AS dataset,
  record.files AS files, record.rows AS rows, record.added AS added, record.changed AS changed, record.removed AS removed,
  record.rejected AS rejected, record.parts AS parts, record.state AS state, record.undoes AS undoes,
  record.undone_by AS undone_by
ORDER BY number DESC
LIMIT $max_rows
