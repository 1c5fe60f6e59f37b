// Which of these keys stand in the graph already, under which label and status.
// Used by: gapbridge.load.check
// Made by scripts/generate.py from graph/gapbridge/vocabulary.py; change that, then `make generate`.
//
// params:
//   keys :: LIST<STRING>   keys of nodes of any label
// returns: one row per node
//   label  :: STRING   its label
//   id     :: STRING   its key
//   status :: STRING   fact, statement, estimate or synthetic
// order: label, id
// access: read
CALL () {
  UNWIND $keys AS key
  MATCH (node:Source {id: key})
  RETURN 'Source' AS label, node.id AS id, node.status AS status
  UNION ALL
  UNWIND $keys AS key
  MATCH (node:Programme {id: key})
  RETURN 'Programme' AS label, node.id AS id, node.status AS status
  UNION ALL
  UNWIND $keys AS key
  MATCH (node:Cluster {id: key})
  RETURN 'Cluster' AS label, node.id AS id, node.status AS status
  UNION ALL
  UNWIND $keys AS key
  MATCH (node:Member {id: key})
  RETURN 'Member' AS label, node.id AS id, node.status AS status
  UNION ALL
  UNWIND $keys AS key
  MATCH (node:Competence {id: key})
  RETURN 'Competence' AS label, node.id AS id, node.status AS status
  UNION ALL
  UNWIND $keys AS key
  MATCH (node:Industry {id: key})
  RETURN 'Industry' AS label, node.id AS id, node.status AS status
  UNION ALL
  UNWIND $keys AS key
  MATCH (node:ValueChain {id: key})
  RETURN 'ValueChain' AS label, node.id AS id, node.status AS status
  UNION ALL
  UNWIND $keys AS key
  MATCH (node:Stage {id: key})
  RETURN 'Stage' AS label, node.id AS id, node.status AS status
  UNION ALL
  UNWIND $keys AS key
  MATCH (node:Event {id: key})
  RETURN 'Event' AS label, node.id AS id, node.status AS status
  UNION ALL
  UNWIND $keys AS key
  MATCH (node:Assessment {id: key})
  RETURN 'Assessment' AS label, node.id AS id, node.status AS status
  UNION ALL
  UNWIND $keys AS key
  MATCH (node:Figure {id: key})
  RETURN 'Figure' AS label, node.id AS id, node.status AS status
}
RETURN label, id, status
ORDER BY label, id
