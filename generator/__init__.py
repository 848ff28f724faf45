"""Launchbook turns playbooks and customers kept as YAML into one static onboarding site per customer."""
