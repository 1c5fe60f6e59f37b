"""Projections: the graph, or a view of it, for notebooks: as networkx graphs and as sparse matrices.

graphs    whole, cluster_competences
networks  clusters (what they share, who can teach whom), supplies, value_chain
matrices  clusters by competences, needs and offers; `gapbridge.relatedness` computes with them
"""

from gapbridge.projection.graphs import MAX_ROWS, cluster_competences, whole
from gapbridge.projection.matrices import Matrices, matrices
from gapbridge.projection.networks import clusters, supplies, value_chain

__all__ = [
    "MAX_ROWS",
    "Matrices",
    "cluster_competences",
    "clusters",
    "matrices",
    "supplies",
    "value_chain",
    "whole",
]
