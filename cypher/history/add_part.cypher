// Add what one batch changed to the record of a load, in the same transaction as the batch itself.
// Used by: gapbridge.history.record
//
// params:
//   id      :: STRING    the load
//   images  :: BYTES     the changes, compressed
//   added   :: INTEGER   rows added
//   changed :: INTEGER   rows changed
//   removed :: INTEGER   rows removed
// returns: one row
//   parts :: INTEGER   parts it has now
// order: parts
// access: write
MATCH (record:LoadRecord {id: $id})
SET record.parts = record.parts + 1, record.added = record.added + $added, record.changed = record.changed + $changed,
  record.removed = record.removed + $removed
CREATE (:LoadPart {id: $id + '/' + toString(record.parts), images: $images})
RETURN record.parts AS parts
