"""The neutral query tree in Elasticsearch's words, with the scores of the embedded engine."""

from collections.abc import Callable
from typing import Any, Final

from elasticsearch.dsl import query as q

from search import tree

Query = q.Query
BM25: Final = 2.2
"""tantivy's BM25 has the factor 1 + k1, with k1 = 1.2; Lucene leaves it out."""


def translate(node: tree.Node) -> Query:
    """Return the query of a node."""
    return _WAYS[type(node)](node)


def _term(node: tree.Term) -> Query:
    return q.Term(node.field, {"value": node.token, "boost": BM25 * node.boost})


def _fuzzy(node: tree.Fuzzy) -> Query:
    """Return a query of all near tokens; without the rewrite only the fifty nearest would count."""
    near = {"value": node.token, "fuzziness": node.distance, "rewrite": "constant_score"}
    return q.Fuzzy(node.field, near)


def _phrase(node: tree.Phrase) -> Query:
    return q.MatchPhrase(node.field, {"query": " ".join(node.tokens), "boost": BM25})


def _best(node: tree.Best) -> Query:
    return q.DisMax(queries=[translate(inner) for inner in node.nodes], tie_breaker=node.tie)


def _every(node: tree.Every) -> Query:
    if not node.nodes:
        return q.MatchAll()
    return q.Bool(must=[translate(inner) for inner in node.nodes])


def _some(node: tree.Some) -> Query:
    if not node.nodes:
        return q.MatchNone()
    return q.Bool(should=[translate(inner) for inner in node.nodes], minimum_should_match=1)


def _fixed(node: tree.Fixed) -> Query:
    return q.ConstantScore(filter=translate(node.node), boost=node.score)


def _exactly(node: tree.Exactly) -> Query:
    return q.Terms(node.field, list(node.values))


def _between(node: tree.Between) -> Query:
    bounds = {"gte": node.low, "lte": node.high}
    return q.Range(node.field, {name: at for name, at in bounds.items() if at is not None})


_WAYS: Final[dict[type, Callable[[Any], Query]]] = {
    tree.Term: _term,
    tree.Fuzzy: _fuzzy,
    tree.Phrase: _phrase,
    tree.Best: _best,
    tree.Every: _every,
    tree.Some: _some,
    tree.Fixed: _fixed,
    tree.Exactly: _exactly,
    tree.Between: _between,
}
