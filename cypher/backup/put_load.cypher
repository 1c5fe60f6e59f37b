// Put a load of a backup into the history.
// Used by: gapbridge.restore.restore
//
// params:
//   id         :: STRING   its number as text
//   properties :: MAP      all properties, this too
// returns: nothing
// access: write
MERGE (record:LoadRecord {id: $id})
SET record = $properties
