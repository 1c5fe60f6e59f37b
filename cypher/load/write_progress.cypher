// Note how far a load has come, in the same transaction as the batch itself.
// Used by: gapbridge.load.load
//
// params:
//   id        :: STRING    name of the data set
//   content   :: STRING    SHA-256 over its files
//   rows_done :: INTEGER   rows stored so far, in loading order
// returns: nothing
// access: write
MERGE (progress:LoadProgress {id: $id})
SET progress.content = $content, progress.rows_done = $rows_done
