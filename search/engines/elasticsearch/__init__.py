"""Elasticsearch 8.19 behind `search.engine.Engine`: its core alone, none of its modules."""

from search.engines.elasticsearch.engine import ElasticsearchEngine

__all__ = ["ElasticsearchEngine"]
