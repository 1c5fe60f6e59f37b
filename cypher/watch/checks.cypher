// The checks of a watch that found news, the latest first.
// Used by: gapbridge.watch.stored.checks
//
// params:
//   name     :: STRING    the watch
//   before   :: INTEGER   only checks with a smaller number; null: all
//   max_rows :: INTEGER   most rows returned
// returns: one row per check
//   number :: INTEGER   counts up from 1
//   at     :: STRING    when, UTC
//   as_of  :: DATE      the day asked about
//   news   :: BYTES     what was new, changed or gone, compressed
// order: number DESC
// access: read
MATCH (check:WatchCheck {watch: $name})
WHERE $before IS NULL OR check.number < $before
RETURN check.number AS number, check.at AS at, check.as_of AS as_of, check.news AS news
ORDER BY number DESC
LIMIT $max_rows
