"""What the files of a customer and of the vendor say: people, answers to facts, dates, brand."""
