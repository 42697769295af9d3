"""Forms of the directory: questions in addresses, what a person shows, lists, the export."""
