// What Cytoscape.js itself holds after it was given each of the files: `node takes.js FILE...`.
// It throws for an edge without its nodes, and drops elements whose id stands twice.
const { readFileSync } = require("fs");
const cytoscape = require("cytoscape");

for (const path of process.argv.slice(2)) {
  const told = JSON.parse(readFileSync(path, "utf8"));
  const graph = cytoscape({ headless: true, elements: told.elements });
  const data = (elements) => elements.map((one) => one.data());
  const parents = graph.nodes().filter((one) => one.isParent()).length;
  console.log(JSON.stringify({ nodes: data(graph.nodes()), edges: data(graph.edges()), parents }));
}
