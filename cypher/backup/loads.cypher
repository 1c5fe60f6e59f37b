// The loads of the history as they are kept, page by page.
// Used by: gapbridge.backup.backup
//
// params:
//   after    :: INTEGER   number of the last load of the page before; 0 for the first page
//   max_rows :: INTEGER   most rows returned
// returns: one row per load
//   number     :: INTEGER   counts up from 1
//   properties :: MAP       all properties
// order: number
// access: read
MATCH (record:LoadRecord)
WHERE record.number > $after
RETURN record.number AS number, properties(record) AS properties
ORDER BY number
LIMIT $max_rows
