// The last load recorded, if it was interrupted and is of the same content.
// Used by: gapbridge.history.under_way
//
// params:
//   content :: STRING   what was to be stored, as one sum
// returns: one row, or none
//   id :: STRING   its number as text
// access: read
MATCH (log:LoadLog {id: 'loads'})
MATCH (record:LoadRecord {id: toString(log.last)})
WHERE record.state = 'under_way' AND record.content = $content
RETURN record.id AS id
