"""Database layer: tables, repositories, unit of work, migrations."""
