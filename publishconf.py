"""What differs when the site is published."""

import os
import sys

sys.path.append(os.curdir)
from pelicanconf import *  # noqa: F403

PREVIEW = False
