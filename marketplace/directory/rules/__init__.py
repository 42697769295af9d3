"""Pure rules of the directory: words, the tally's cells, questions, rows of a register's list."""
