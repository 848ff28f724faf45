"""Turn sources into models, and report everything in them that makes no sense."""

from generator.steps.validate.customer.customer import customer_file_problems, validate_customer
from generator.steps.validate.playbook.playbook import validate_playbook
from generator.steps.validate.vendor import validate_vendor
from generator.steps.validate.version_records import validate_versions

__all__ = ["customer_file_problems", "validate_customer", "validate_playbook", "validate_vendor", "validate_versions"]
