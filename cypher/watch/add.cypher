// Save a question with its first answer.
// Used by: gapbridge.watch.stored.add
//
// params:
//   properties :: MAP   all properties; the name is its id
// returns: nothing
// access: write
CREATE (watch:Watch)
SET watch = $properties
