// Begin the record of a load; its id is the next number.
// Used by: gapbridge.history.record
//
// params:
//   properties :: MAP   what is known of it from the start
// returns: one row
//   id :: STRING   its number as text
// order: id
// access: write
MATCH (log:LoadLog {id: 'loads'})
SET log.last = log.last + 1
CREATE (load:Load)
SET load = $properties, load.id = toString(log.last), load.number = log.last
RETURN load.id AS id
