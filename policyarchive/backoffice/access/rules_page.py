"""The workflow's table for people: who may make which move, from where to where."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from policyarchive.backoffice.access.roles import role_name, roles
from policyarchive.publishing.stages import MOVES, RIGHTS, Move, Right, Stage


@dataclass(frozen=True)
class Row:
    move: str
    sources: list[str]
    target: str
    roles: list[str]


def workflow_rows(content: str = "news.post") -> list[Row]:
    """Return the table with the roles that hold the rights; CONTENT is a name of the table of roles."""
    return [
        Row(
            str(move.label),
            [str(Stage(stage).label) for stage in move.sources],
            str(Stage(move.target).label),
            [role_name(role) for role in roles_for(move, content)],
        )
        for move in MOVES.values()
    ]


def rights_rows(content: str = "news.post") -> list[tuple[str, list[str]]]:
    """Return what else is done with items, with the roles that may."""
    return [(str(right.label), [role_name(role) for role in roles_for(right, content)]) for right in RIGHTS]


def roles_for(move: Move | Right, content: str) -> list[str]:
    return [role for role, rights in roles().items() if set(rights.get(content, [])) & set(move.rights)]


def workflow_view(request: HttpRequest) -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        "title": _("Who may do what"),
        "rows": workflow_rows(),
        "rights": rights_rows(),
        "two_person_rule": settings.TWO_PERSON_RULE,
    }
    return TemplateResponse(request, "admin/workflow.html", context)
