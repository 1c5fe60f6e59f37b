// All pairs of clusters by the share of one's needs that the other offers, in the plainest Cypher there is: what
// `suggest --all` is measured against. It leaves out days, statuses, sources and closed needs.
MATCH (learner:Cluster)-[:NEEDS]->(competence:Competence)
WITH learner, collect(DISTINCT competence) AS gaps
UNWIND gaps AS competence
MATCH (competence)<-[:OFFERS]-(:Member)-[:MEMBER_OF]->(teacher:Cluster)
WHERE teacher <> learner
WITH learner, teacher, size(gaps) AS gap_count, count(DISTINCT competence) AS taught
WITH learner.id AS learner_id, teacher.id AS teacher_id, taught, toFloat(taught) / gap_count AS share
ORDER BY share DESC, taught DESC, learner_id, teacher_id
LIMIT $max_rows
RETURN learner_id, teacher_id, share
