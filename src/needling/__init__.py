"""What the pages of the course are made of.

A notebook imports from here the verbs ``quiz``, ``explore``, ``case``, ``trainer``, ``treatment`` and ``facts``; each puts
something on the page that works with and without a kernel.
"""

from needling.widgets.case import case
from needling.widgets.explore import explore
from needling.widgets.facts import facts
from needling.widgets.quiz import quiz
from needling.widgets.trainer import trainer
from needling.widgets.treatment import treatment

__all__ = ["case", "explore", "facts", "quiz", "trainer", "treatment"]
