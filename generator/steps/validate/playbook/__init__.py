"""What is wrong with a playbook: its items, times, conditions, references, guides and prose."""
