// Statements that break the vocabulary: wrong ends, properties missing or unknown, ids or days that do not fit.
// Used by: gapbridge.audit.audit
//
// params:
//   kinds    :: LIST<MAP>   {type, start, end, required, known, prefix} for every kind of statement
//   max_rows :: INTEGER     most rows returned
// returns: one row per finding
//   rule    :: STRING   the rule that is broken
//   subject :: STRING   the statement
//   finding :: STRING   what is wrong
// order: rule, subject, finding
// access: read
MATCH (start)-[said]->(end)
WITH start, said, end, head([kind IN $kinds WHERE kind.type = type(said)
    AND any(label IN labels(start) WHERE label IN kind.start)
    AND any(label IN labels(end) WHERE label IN kind.end)]) AS kind,
  coalesce(toString(said.id), type(said) + ' ' + coalesce(toString(start.id), '?') + ' ' + coalesce(toString(end.id), '?')) AS subject
UNWIND CASE
  WHEN kind IS NULL THEN [{rule: 'ends', finding: 'no such statement between ' + coalesce(head(labels(start)), '?') + ' and ' + coalesce(head(labels(end)), '?')}]
  ELSE [name IN kind.required WHERE said[name] IS NULL | {rule: 'required', finding: name + ' is missing'}]
    + [name IN keys(said) WHERE NOT name IN kind.known | {rule: 'unknown property', finding: name + ' is not in the vocabulary'}]
    + CASE WHEN NOT coalesce(said.id STARTS WITH kind.prefix + start.id + ':' + end.id + ':' + said.source_id + ':' + coalesce(toString(said.valid_from), ''), true)
      THEN [{rule: 'statement id', finding: 'does not fit its ends, source and first day'}] ELSE [] END
    + CASE WHEN said.valid_to <= said.valid_from THEN [{rule: 'days', finding: 'valid_to is not after valid_from'}] ELSE [] END
END AS broken
WITH broken.rule AS rule, subject, broken.finding AS finding
ORDER BY rule, subject, finding
LIMIT $max_rows
RETURN rule, subject, finding
ORDER BY rule, subject, finding
