"""The directory of companies and of people, the register's import and export."""
