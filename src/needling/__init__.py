"""What the pages of the course are made of.

A notebook imports four verbs from here, ``quiz``, ``explore``, ``facts`` and ``treatment``; each puts something on the page that works
with and without a kernel.
"""

from needling.widgets.explore import explore
from needling.widgets.facts import facts
from needling.widgets.quiz import quiz
from needling.widgets.treatment import treatment

__all__ = ["explore", "facts", "quiz", "treatment"]
