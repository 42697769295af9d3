"""The neutral query tree in tantivy's words."""

from collections.abc import Callable, Sequence
from typing import Any

import tantivy
from tantivy import Occur, Query

from search import tree
from search.engine import Ask


class Translator:
    """Turns nodes into tantivy queries over one schema."""

    def __init__(self, schema: tantivy.Schema) -> None:
        self.schema = schema
        self.ways: dict[type, Callable[[Any], Query]] = {
            tree.Term: self._term,
            tree.Fuzzy: self._fuzzy,
            tree.Phrase: self._phrase,
            tree.Best: self._best,
            tree.Every: self._every,
            tree.Some: self._some,
            tree.Fixed: self._fixed,
            tree.Exactly: self._exactly,
            tree.Between: self._between,
        }

    def __call__(self, node: tree.Node) -> Query:
        """Return the query of a node."""
        return self.ways[type(node)](node)

    def asked(self, ask: Ask, without: str = "") -> Query:
        """Return the match and all filters, the one named `without` left out."""
        filters = [node for name, node in ask.filters.items() if name != without]
        return _all([self(ask.match), *(Query.const_score_query(self(f), 0.0) for f in filters)])

    def _term(self, node: tree.Term) -> Query:
        query = Query.term_query(self.schema, node.field, node.token)
        return query if node.boost == 1.0 else Query.boost_query(query, node.boost)

    def _fuzzy(self, node: tree.Fuzzy) -> Query:
        return Query.fuzzy_term_query(self.schema, node.field, node.token, node.distance)

    def _phrase(self, node: tree.Phrase) -> Query:
        return Query.phrase_query(self.schema, node.field, list(node.tokens))

    def _best(self, node: tree.Best) -> Query:
        return Query.disjunction_max_query([self(inner) for inner in node.nodes], node.tie)

    def _every(self, node: tree.Every) -> Query:
        return _all([self(inner) for inner in node.nodes])

    def _some(self, node: tree.Some) -> Query:
        if not node.nodes:
            return Query.empty_query()
        return Query.boolean_query([(Occur.Should, self(inner)) for inner in node.nodes])

    def _fixed(self, node: tree.Fixed) -> Query:
        return Query.const_score_query(self(node.node), node.score)

    def _exactly(self, node: tree.Exactly) -> Query:
        return Query.term_set_query(self.schema, node.field, list(node.values))

    def _between(self, node: tree.Between) -> Query:
        kind = tantivy.FieldType.Integer
        return Query.range_query(self.schema, node.field, kind, node.low, node.high)


def _all(queries: Sequence[Query]) -> Query:
    if not queries:
        return Query.all_query()
    return Query.boolean_query([(Occur.Must, query) for query in queries])
