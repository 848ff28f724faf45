"""Print what is compared, for `docs/scheduler-compared.md`."""

from tests.oracles.taskjuggler.network import batches
from tests.oracles.taskjuggler.shared import size, table

print(f"{size(batches())}\n\n{table(batches())}")
