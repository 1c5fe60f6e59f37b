// What one batch of a load changed.
// Used by: gapbridge.history.part_of
//
// params:
//   id :: STRING   the load and the number of the part: 7/1
// returns: one row, or none
//   images :: BYTES   the changes, compressed
// access: read
MATCH (part:LoadPart {id: $id})
RETURN part.images AS images
