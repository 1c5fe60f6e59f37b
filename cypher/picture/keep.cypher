// Keep the places of nodes, unless somebody kept others meanwhile: the lock is taken before that is looked at.
// Used by: gapbridge.picture.stored.keep
//
// params:
//   number :: INTEGER   how often they had been kept when these were computed
//   places :: BYTES     the places, compressed
// returns: one row, or none where others came between
//   number :: INTEGER   how often they have been kept now
// order: number
// access: write
MERGE (picture:Picture {id: 'graph'})
  ON CREATE SET picture.number = 0
SET picture.held = true
WITH picture
WHERE picture.number = $number
SET picture.number = $number + 1, picture.places = $places
REMOVE picture.held
RETURN picture.number AS number
