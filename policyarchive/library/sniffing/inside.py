"""Files that are packed in files, or stand behind them: each kind that can hold others is looked into."""

from io import BytesIO
from typing import BinaryIO

from policyarchive.library.sniffing import archives, boxes, compound, danger, pdf
from policyarchive.library.sniffing.budget import Budget

HEAD = 1_024


def holds_others(head: bytes) -> bool:
    return head.startswith((archives.SIGNATURE, compound.SIGNATURE, b"%PDF-"))


def look_into(file: BinaryIO, head: bytes, *, where: str, budget: Budget) -> None:
    """Refuse a program, and what a packed file holds that would be refused on its own."""
    if danger.is_program(head):
        danger.refuse_program(where)
    if head.startswith(compound.SIGNATURE):
        boxes.check(file, budget=budget)
    elif head.startswith(archives.SIGNATURE):
        with budget.deeper(), archives.opened(file) as archive:
            archives.check(archive, budget=budget)
    elif head.startswith(b"%PDF-"):
        pdf.look_into(file, budget=budget)


def look_into_bytes(content: bytes, *, where: str, budget: Budget) -> None:
    look_into(BytesIO(content), content[:HEAD], where=where, budget=budget)
