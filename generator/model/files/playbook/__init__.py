"""What a playbook says: facts, roles, groups, metrics, scoring, support and variants."""
