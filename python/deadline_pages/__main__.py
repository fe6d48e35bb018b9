"""``python -m deadline_pages``: the same as the command ``deadline-pages``."""

from __future__ import annotations

import sys

from deadline_pages._command.main import main

if __name__ == "__main__":
    sys.exit(main())
