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
CREATE (record:LoadRecord)
SET record = $properties, record.id = toString(log.last), record.number = log.last
RETURN record.id AS id
