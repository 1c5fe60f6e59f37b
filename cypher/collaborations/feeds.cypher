// Which step of a value chain feeds which.
// Used by: gapbridge.collaborations.profiles.read
//
// params:
//   statuses :: LIST<STRING>   which statements count
//   as_of    :: DATE           the day asked about
//   max_rows :: INTEGER        most rows returned
// returns: one row per pair of steps
//   stage_id :: STRING   the step before
//   next_id  :: STRING   the step that its product goes into
// order: stage_id, next_id
// access: read
MATCH (stage:Stage)-[link:FEEDS]->(next:Stage)
WHERE link.status IN $statuses
  AND coalesce(link.valid_from <= $as_of, true) AND coalesce($as_of < link.valid_to, true)
WITH DISTINCT stage.id AS stage_id, next.id AS next_id
RETURN stage_id, next_id
ORDER BY stage_id, next_id
LIMIT $max_rows
