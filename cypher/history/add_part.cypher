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
MATCH (load:Load {id: $id})
SET load.parts = load.parts + 1, load.added = load.added + $added, load.changed = load.changed + $changed,
  load.removed = load.removed + $removed
CREATE (:LoadPart {id: $id + '/' + toString(load.parts), images: $images})
RETURN load.parts AS parts
