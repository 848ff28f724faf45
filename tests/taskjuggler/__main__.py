"""Print what is compared, for `docs/scheduler-compared.md`."""

from tests.taskjuggler.network import batches
from tests.taskjuggler.shared import size, table

print(f"{size(batches())}\n\n{table(batches())}")
