// Events that are still to come on a day, the next ones first.
// Used by: gapbridge.overview.overview
//
// params:
//   statuses :: LIST<STRING>   made-up events only with synthetic, real ones only with another
//   as_of    :: DATE           events that have not ended by this day
//   max_rows :: INTEGER        most rows returned
// returns: one row per event
//   event_id       :: STRING         key of the event
//   event_name     :: STRING         its name
//   starts_on      :: DATE           its first day; null when only its last is known
//   ends_on        :: DATE           its last day; null when unknown
//   place          :: STRING         where it takes place; null when unknown
//   competence_ids :: LIST<STRING>   what it teaches, ascending
//   status         :: STRING         synthetic: made up
//   source_id      :: STRING         where it is told of
// order: coalesce(starts_on, ends_on), event_id
// access: read
MATCH (event:Event)
WHERE coalesce(event.ends_on, event.starts_on) >= $as_of
  AND CASE event.status WHEN 'synthetic' THEN 'synthetic' IN $statuses ELSE any(one IN $statuses WHERE one <> 'synthetic') END
WITH event
ORDER BY coalesce(event.starts_on, event.ends_on), event.id
LIMIT $max_rows
CALL (event) {
  OPTIONAL MATCH (event)-[said:TEACHES]->(competence:Competence)
  WHERE said.status IN $statuses
    AND coalesce(said.valid_from <= $as_of, true) AND coalesce($as_of < said.valid_to, true)
  WITH DISTINCT competence.id AS id
  ORDER BY id
  RETURN collect(id) AS competence_ids
}
RETURN event.id AS event_id,
  event.name_en AS event_name,
  event.starts_on AS starts_on,
  event.ends_on AS ends_on,
  event.place AS place,
  competence_ids,
  event.status AS status,
  event.source_id AS source_id
ORDER BY coalesce(starts_on, ends_on), event_id
