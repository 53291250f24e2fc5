"""Erasures that were asked for and are not finished."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Makes the table."""
    op.create_table(
        "erasures",
        sa.Column("tenant", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", KEY, nullable=False),
        sa.Column("resource", sa.Text(), nullable=False),
        sa.Column("subject", KEY, nullable=False),
        sa.Column("due_at", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id"),
    )
    op.create_index("erasures_due", "erasures", ["due_at"], unique=False)


def downgrade() -> None:
    """Takes the table away."""
    op.drop_table("erasures")
