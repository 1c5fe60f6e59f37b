// Hold off every other load until this transaction ends.
// Removing a property that is not there takes the lock and writes nothing; it must have been there once.
// Used by: gapbridge.history.lock
//
// returns: one row
//   last :: INTEGER   number of the last load recorded
// order: last
// access: write
MERGE (log:LoadLog {id: 'loads'})
  ON CREATE SET log.last = 0, log.held = true
REMOVE log.held
RETURN log.last AS last
