// The places of nodes as they were kept.
// Used by: gapbridge.picture.stored.kept
//
// returns: one row, or none
//   number :: INTEGER   how often they were kept
//   places :: BYTES     the places, compressed
// access: read
MATCH (picture:Picture {id: 'graph'})
RETURN picture.number AS number, picture.places AS places
