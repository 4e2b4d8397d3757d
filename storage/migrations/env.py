"""How Alembic reaches the tables（迁移环境）."""

from alembic import context

from storage.migrate import is_current
from storage.tables import METADATA
from storage.views import put_up, take_down

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=METADATA, render_as_batch=True)
with context.begin_transaction():
    readers = take_down(connection)  # no table under a view can be rebuilt
    context.run_migrations()
    if is_current(connection):
        put_up(connection, readers)
