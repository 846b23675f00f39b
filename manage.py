#!/usr/bin/env python
"""Run the site's commands: ``manage.py help`` lists them."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "forum.settings")
    try:
        execute_from_command_line(sys.argv)
    except KeyboardInterrupt:  # while a command is still being read, before it can say how it stops
        sys.exit(130)
