"""What the pages of a dispute read: rows, amounts, claims, conversation, rulings, what comes."""
