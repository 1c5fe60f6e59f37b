// The events that count, with what they teach, for the programme of events.
// Used by: gapbridge.programme.events.read
//
// params:
//   statuses :: LIST<STRING>   which statements count
//   as_of    :: DATE           the day asked about
//   max_rows :: INTEGER        most rows returned
// returns: one row per event
//   id          :: STRING      key of the event
//   name_en     :: STRING      its English name
//   status      :: STRING      synthetic: a made-up event
//   source_id   :: STRING      where it is told of
//   state       :: STRING      held or planned; null when unknown
//   starts_on   :: DATE        first day; null when unknown
//   ends_on     :: DATE        last day; null when unknown
//   when_stated :: STRING      the date as the source gives it, where it is not complete
//   place       :: STRING      town, or online; null when unknown
//   cost        :: FLOAT       cost in EUR; null when unknown
//   capacity    :: INTEGER     seats for clusters; null when unknown
//   languages   :: STRING      languages it is held in, with ' | ' between; null when unknown
//   teaches     :: LIST<MAP>   what it teaches, by id of the statement: competence_id, source_id, status
// order: id
// access: read
MATCH (event:Event)
WHERE CASE event.status WHEN 'synthetic' THEN 'synthetic' IN $statuses ELSE any(one IN $statuses WHERE one <> 'synthetic') END
WITH event
ORDER BY event.id
LIMIT $max_rows
RETURN event.id AS id,
  event.name_en AS name_en,
  event.status AS status,
  event.source_id AS source_id,
  event.state AS state,
  event.starts_on AS starts_on,
  event.ends_on AS ends_on,
  event.when_stated AS when_stated,
  event.place AS place,
  event.cost AS cost,
  event.capacity AS capacity,
  event.languages AS languages,
  COLLECT {
    MATCH (event)-[teaches:TEACHES]->(competence:Competence)
    WHERE teaches.status IN $statuses
      AND coalesce(teaches.valid_from <= $as_of, true) AND coalesce($as_of < teaches.valid_to, true)
    RETURN teaches {.id, .source_id, .status, competence_id: competence.id} ORDER BY teaches.id
  } AS teaches
ORDER BY id
