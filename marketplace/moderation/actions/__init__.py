"""Verbs of the desk: judging points, citing sources, screening, rules of eligibility."""

from marketplace.moderation.actions.deciding import approve, claim_next, send_back
from marketplace.moderation.actions.eligibility import add_rule, end_rule
from marketplace.moderation.actions.judging import check_all, cite, judge, judge_rest, take_back
from marketplace.moderation.actions.lists import read_in
from marketplace.moderation.actions.releasing import release
from marketplace.moderation.actions.screening import screen

__all__ = [
    "add_rule",
    "approve",
    "check_all",
    "cite",
    "claim_next",
    "end_rule",
    "judge",
    "judge_rest",
    "read_in",
    "release",
    "screen",
    "send_back",
    "take_back",
]
