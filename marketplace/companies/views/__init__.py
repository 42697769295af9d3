"""Pages of companies: the file, its papers, people, the address book, the public side."""
