"""The catalogues of the market's texts: collected from code and templates, merged and compiled.

Babel reads and writes them, so that no gettext programs are needed.
"""
