// Keep what a check found, unless another check came between: the lock is taken before that is looked at.
// Used by: gapbridge.watch.stored.put_check
//
// params:
//   name        :: STRING    the watch
//   check_count :: INTEGER   checks when the answer was compared
//   answer      :: MAP       what the watch is to hold now: answer, item_count, changed_at
//   check       :: MAP       the check: at, as_of, news
// returns: one row, or none where another check came between
//   number :: INTEGER   number of the check
// order: number
// access: write
MATCH (watch:Watch {id: $name})
SET watch.held = true
WITH watch
WHERE watch.check_count = $check_count
SET watch += $answer, watch.check_count = $check_count + 1
REMOVE watch.held
CREATE (check:WatchCheck)
SET check = $check, check.number = watch.check_count, check.watch = $name, check.id = $name + '/' + toString(check.number)
RETURN check.number AS number
