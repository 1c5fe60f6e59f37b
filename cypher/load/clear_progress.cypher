// Forget how far a load had come: it is done.
// Used by: gapbridge.load.load
//
// params:
//   id :: STRING   name of the data set
// returns: nothing
// access: write
MATCH (progress:LoadProgress {id: $id})
DELETE progress
