// Put what one batch of a load changed into the history.
// Used by: gapbridge.restore.restore
//
// params:
//   id     :: STRING   the load and the number of the part: 7/1
//   images :: BYTES    the changes, compressed
// returns: nothing
// access: write
MERGE (part:LoadPart {id: $id})
SET part.images = $images
