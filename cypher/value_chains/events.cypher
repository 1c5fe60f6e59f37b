// All events, for studies in memory.
// Used by: gapbridge.value_chains.facts.read
//
// params:
//   statuses :: LIST<STRING>   made-up events only with synthetic, real ones only with another
//   max_rows :: INTEGER        most rows returned
// returns: one row per event
//   id          :: STRING   key of the event
//   name_en     :: STRING   its English name
//   state       :: STRING   held or planned; null when unknown
//   starts_on   :: DATE     its first day; null when unknown
//   when_stated :: STRING   the date as the source gives it; null where it is complete
//   place       :: STRING   town, or online; null when unknown
//   status      :: STRING   synthetic: a made-up event
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
  event.when_stated AS when_stated,
  event.place AS place,
  event.status AS status
ORDER BY id
