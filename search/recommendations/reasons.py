"""Why something is suggested, in words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from marketplace.kernel.templatetags.formatting import short_day_text
from search.recommendations.facts import ASKED, ORDERED, SHOWN, VIEWED, Trace
from search.recommendations.rules.ranking import Ranked

LONGEST_TITLE: Final = 48


@dataclass(frozen=True, slots=True)
class Said:
    """A reason in words, and its share of the score in percent."""

    words: str
    percent: int
    trace: Trace


def said(ranked: Ranked) -> list[Said]:
    """Return an item's reasons in words, the strongest first; their shares make 100 but for
    rounding."""
    whole = ranked.score
    return [
        Said(because(reason.trace), round(100 * reason.weight / whole), reason.trace)
        for reason in ranked.reasons
    ]


def because(trace: Trace) -> str:
    """Return a trace as the reason for something else."""
    title = Truncator(trace.thing.title).chars(LONGEST_TITLE)
    if trace.kind == ORDERED and trace.times > 1:
        words = ngettext(
            "because you ordered %(title)s (%(times)d time)",
            "because you ordered %(title)s (%(times)d times)",
            trace.times,
        )
        return words % {"title": title, "times": trace.times}
    texts = {
        ORDERED: _("because you ordered %(title)s on %(day)s"),
        ASKED: _("because you asked about %(title)s"),
        VIEWED: _("because you viewed %(title)s"),
        SHOWN: _("similar to %(title)s"),
    }
    return texts[trace.kind] % {"title": title, "day": short_day_text(trace.at)}


def ordered_so(trace: Trace, now: datetime) -> str:
    """Return how often and how long ago something was ordered."""
    days = max((now - trace.at).days, 0)
    often = ngettext("ordered once", "ordered %(times)d times", trace.times) % {
        "times": trace.times
    }
    ago = ngettext("last %(days)d day ago", "last %(days)d days ago", days) % {"days": days}
    last = ago if days else _("last today")
    return _("%(often)s, %(last)s") % {"often": often, "last": last}
