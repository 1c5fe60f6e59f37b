// The last answer of a watch, to compare the next one with.
// Used by: gapbridge.watch.stored.last_answer
//
// params:
//   name :: STRING   the watch
// returns: one row, or none
//   check_count :: INTEGER   checks that found news
//   changed_at  :: STRING    when it was kept, UTC
//   answer      :: BYTES     the answer, compressed
// access: read
MATCH (watch:Watch {id: $name})
RETURN watch.check_count AS check_count, watch.changed_at AS changed_at, watch.answer AS answer
