"""Real PostgreSQL, Redis, Elasticsearch, stripe-mock and toxiproxy on loopback, for tests.

Every file lies in one home under /var/tmp, which a system user can enter wherever the repository
lies. Servers refuse to run as root, so root starts them as that user.
"""
