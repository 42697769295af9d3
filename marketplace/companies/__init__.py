"""Companies: who trades here, what proves it, who acts for them."""
