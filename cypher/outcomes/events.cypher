// Events with what they teach and who attended them.
// Used by: gapbridge.outcomes.evidence.read
//
// params:
//   statuses :: LIST<STRING>   which statements count
//   as_of    :: DATE           the day asked about
//   max_rows :: INTEGER        most rows returned
// returns: one row per event
//   id          :: STRING      key of the event
//   name_en     :: STRING      its English name
//   state       :: STRING      held or planned; null when unknown
//   starts_on   :: DATE        first day; null when unknown
//   ends_on     :: DATE        last day; null when unknown
//   when_stated :: STRING      the date as the source gives it, where it is not complete; null where it is
//   place       :: STRING      town, or online; null when unknown
//   taught      :: LIST<MAP>   statements TEACHES by id, each with key of the competence, source_id and status
//   attended    :: LIST<MAP>   statements ATTENDED by id, each with key of the organisation, source_id and status
// order: id
// access: read
MATCH (event:Event)
WHERE CASE event.status WHEN 'synthetic' THEN 'synthetic' IN $statuses ELSE any(one IN $statuses WHERE one <> 'synthetic') END
WITH event
ORDER BY event.id
LIMIT $max_rows
RETURN event.id AS id,
  event.name_en AS name_en,
  event.state AS state,
  event.starts_on AS starts_on,
  event.ends_on AS ends_on,
  event.when_stated AS when_stated,
  event.place AS place,
  COLLECT {
    MATCH (event)-[teaches:TEACHES]->(competence:Competence)
    WHERE teaches.status IN $statuses
      AND coalesce(teaches.valid_from <= $as_of, true) AND coalesce($as_of < teaches.valid_to, true)
    RETURN teaches {.id, .source_id, .status, key: competence.id} ORDER BY teaches.id
  } AS taught,
  COLLECT {
    MATCH (event)<-[attended:ATTENDED]-(organisation:Cluster|Member)
    WHERE attended.status IN $statuses
      AND coalesce(attended.valid_from <= $as_of, true) AND coalesce($as_of < attended.valid_to, true)
    RETURN attended {.id, .source_id, .status, key: organisation.id} ORDER BY attended.id
  } AS attended
ORDER BY id
