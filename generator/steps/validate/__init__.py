"""Turn sources into models, and report everything in them that makes no sense."""

from generator.steps.validate.customer import validate_customer
from generator.steps.validate.playbook import validate_playbook
from generator.steps.validate.vendor import validate_vendor

__all__ = ["validate_customer", "validate_playbook", "validate_vendor"]
