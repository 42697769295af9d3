"""What people see, and what is left in the database, when a part of the market fails.

Real servers behind toxiproxy, a real web server, worker and clock; nothing is replaced.
"""
