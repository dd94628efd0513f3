"""One value for each attribute of each subject, as SHACL, with the sources kept."""

import csv
import sys
from pathlib import Path

import pandas as pd
from pyshacl import validate
from rdflib import RDF, Graph, Literal, Namespace

EX = Namespace("http://example.org/")
SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix ex: <http://example.org/> .
ex:SlotShape a sh:NodeShape ; sh:targetClass ex:Slot ;
  sh:property [ sh:path ex:value ; sh:maxCount 1 ] .
"""
graph = Graph()
for n, claim in enumerate(pd.read_parquet(sys.argv[1]).itertuples()):
    slot, node = EX[f"{claim.subject}/{claim.attribute}"], EX[f"claim/{n}"]
    graph.add((slot, RDF.type, EX.Slot))
    graph.add((slot, EX.value, Literal(claim.value)))
    graph.add((node, EX.about, slot))
    graph.add((node, EX.says, Literal(claim.value)))
    graph.add((node, EX.source, EX[claim.source]))
_, report, _ = validate(graph, shacl_graph=Graph().parse(data=SHAPES, format="turtle"))
bad = set(report.objects(predicate=Namespace("http://www.w3.org/ns/shacl#").focusNode))
with Path("/dev/null").open("w", encoding="utf-8") as file:
    csv.writer(file).writerows(
        (slot, node, graph.value(node, EX.source), graph.value(node, EX.says))
        for slot in bad
        for node in graph.subjects(EX.about, slot)
    )
