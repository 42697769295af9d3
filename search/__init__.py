"""Finding: words, documents, neutral queries, engines behind one interface, and the pages."""
