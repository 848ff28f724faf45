"""What is wrong with the files of a customer: the customer, its people and answers, and what happened."""
