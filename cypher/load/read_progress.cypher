// How far an interrupted load of the same files came.
// Used by: gapbridge.load.load
//
// params:
//   id      :: STRING   name of the data set
//   content :: STRING   SHA-256 over its files
// returns: one row, or none where no such load was interrupted
//   rows_done :: INTEGER   rows stored so far, in loading order
// access: read
MATCH (progress:LoadProgress {id: $id})
WHERE progress.content = $content
RETURN progress.rows_done AS rows_done
