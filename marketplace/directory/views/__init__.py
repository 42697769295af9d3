"""Pages of the directory: companies, people, and the moderators' register."""
