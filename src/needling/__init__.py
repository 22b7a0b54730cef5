"""What the pages of the course are made of.

A notebook imports four verbs from here, ``quiz``, ``explore``, ``case`` and ``facts``; each puts something on the page that works
with and without a kernel.
"""

from needling.widgets.case import case
from needling.widgets.explore import explore
from needling.widgets.facts import facts
from needling.widgets.quiz import quiz

__all__ = ["case", "explore", "facts", "quiz"]
