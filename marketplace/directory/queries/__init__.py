"""Questions to the directory: companies, people, lists of the register."""
