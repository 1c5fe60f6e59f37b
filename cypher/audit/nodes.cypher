// Nodes that break the vocabulary: labels it lacks, required properties missing, properties it does not know.
// Used by: gapbridge.audit.audit
//
// params:
//   labels      :: LIST<MAP>      {label, required, known} for every label
//   bookkeeping :: LIST<STRING>   labels that are none of the vocabulary's business
//   max_rows    :: INTEGER        most rows returned
// returns: one row per finding
//   rule    :: STRING   the rule that is broken
//   subject :: STRING   the node
//   finding :: STRING   what is wrong
// order: rule, subject, finding
// access: read
MATCH (node)
WHERE none(label IN labels(node) WHERE label IN $bookkeeping)
WITH node, head([rule IN $labels WHERE [rule.label] = labels(node)]) AS kind,
  coalesce(head(labels(node)), 'unlabelled') + '/' + coalesce(toString(node.id), '?') AS subject
UNWIND CASE
  WHEN kind IS NULL THEN [{rule: 'label', finding: 'labels are ' + reduce(text = '', label IN labels(node) | text + ':' + label)}]
  ELSE [name IN kind.required WHERE node[name] IS NULL | {rule: 'required', finding: name + ' is missing'}]
    + [name IN keys(node) WHERE NOT name IN kind.known | {rule: 'unknown property', finding: name + ' is not in the vocabulary'}]
END AS broken
WITH broken.rule AS rule, subject, broken.finding AS finding
ORDER BY rule, subject, finding
LIMIT $max_rows
RETURN rule, subject, finding
ORDER BY rule, subject, finding
