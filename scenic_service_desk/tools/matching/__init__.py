"""What was lost and what was found, compared: plain Python, apart from the ORM.

A text becomes tokens that no longer depend on its language (``concepts``), tokens and facts make a ``Thing``, and two
things get an explained ``Score``.
"""

from . import days, query, scoring, spelling, text, thing, vocabulary
from .days import day_keys, days_sql, fortnight_keys
from .query import Needle
from .scoring import Part, Rules, Score, proposed, score
from .spelling import spelled
from .text import normalise, normalise_name, normalise_serial
from .thing import Thing
from .vocabulary import Group, Vocabulary, concepts, read_groups
