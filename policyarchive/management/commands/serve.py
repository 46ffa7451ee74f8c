"""Serve the site on this machine: what `make demo` and `make run` end in."""

import errno
import os
import socket
import sys

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection, connections
from django.db.migrations.executor import MigrationExecutor

from policyarchive.demo.people import demo_accounts
from policyarchive.lanes import THREADS
from policyarchive.search.index.maintenance import kinds_behind
from policyarchive.staticfiles import finish_collecting, start_collecting

LOOPBACK_HOSTS = {"127.0.0.1", "localhost", "::1"}
WILDCARD_HOSTS = {"0.0.0.0", "::"}  # noqa: S104 - named in order to be refused
GRANIAN = [
    *("-m", "granian", "--interface", "wsgi", "--no-ws", "--log-level", "error"),
    # Threads of each process, for all lanes; requests beyond these wait outside of Python.
    *("--blocking-threads", str(THREADS)),
    # A worker that is killed takes nobody with it.
    "--respawn-failed-workers",
    # A request that hangs does not keep the server from stopping.
    *("--workers-kill-timeout", "5"),
]


class Command(BaseCommand):
    help = "Serve the site until Ctrl-C. The port is the option, else the variable PORT, else 8000."
    requires_system_checks = []  # `make check` runs them; a start should not wait for them

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (127.0.0.1)")
        parser.add_argument("--port", default=os.environ.get("PORT") or "8000", help="the port to listen on")
        parser.add_argument(
            "--workers",
            type=int,
            default=settings.SERVER_WORKERS,
            help=f"how many processes answer ({settings.SERVER_WORKERS})",
        )
        parser.add_argument("--migrate", action="store_true", help="bring the database up to date first")
        parser.add_argument("--demo", action="store_true", help="load the demo content first")

    def handle(self, *args, host, port, workers, migrate, demo, **options):
        port = port_number(port)
        refuse_an_address_that_cannot_be_used(host, port)
        collecting = start_collecting()  # beside the rest: a first start is no slower for it
        try:
            accounts = self.prepare(migrate=migrate, demo=demo)
        except DatabaseError as error:
            raise CommandError(why_no_database(error)) from error
        refuse_demo_accounts_beyond_this_machine(host, accounts)
        finish_collecting(collecting)
        self.tell(host, port, accounts)
        connections.close_all()
        become_the_server(host, port, workers)

    def prepare(self, *, migrate: bool, demo: bool) -> list[str]:
        """Bring the database up to what is served, and return the demo accounts that it holds."""
        if migrate:
            call_command("migrate", interactive=False, verbosity=0)
            self.write_index_where_it_is_behind()
        refuse_a_database_that_is_behind()
        if demo:
            call_command("load_demo", stdout=self.stdout)
        return demo_accounts()

    def write_index_where_it_is_behind(self) -> None:
        if kinds_behind():
            self.stdout.write("The search index is of another version of the program; it is rebuilt:")
            call_command("reindex", stdout=self.stdout)

    def tell(self, host, port, accounts):
        self.stdout.write(f"\n  Policy Archive    {address(host, port)}/")
        self.stdout.write(f"  for editors       {address(host, port)}/admin/")
        for name in accounts:
            self.stdout.write(f"  demo login        {name} / demo-{name}")
        for warning in warnings_about(host, accounts):
            self.stdout.write(self.style.WARNING(f"\n  {warning}"))
        self.stdout.write("\n  Ctrl-C stops.\n")
        self.stdout.flush()


def port_number(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text) <= 65535:
        return int(text)
    raise CommandError(f"The port {text!r} is not a number from 1 to 65535. Write for example PORT=8123.")


def refuse_an_address_that_cannot_be_used(host: str, port: int) -> None:
    """Try the address before the server does, which would share a port that another one already serves."""
    try:
        family, kind, protocol, _name, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(place)
    except OSError as error:
        raise CommandError(why_not(error, host, port)) from error


def why_not(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken by another program. Choose another one, for example: PORT=8123"
    if error.errno == errno.EACCES:
        return f"Port {port} is not open to this user. Choose one above 1023, for example: PORT=8123"
    return f"{host} is not an address of this machine ({error.strerror}). Leave --host out, or use 127.0.0.1."


def why_no_database(error: DatabaseError) -> str:
    said = str(error).strip()
    if "full" in said or "No space left" in said:
        return f"The disk is full ({settings.DATA_DIR}). Make room, or let DATA_DIR name another folder."
    if "readonly" in said or "unable to open" in said:
        return f"The database cannot be written ({said}). Let DATA_DIR name a folder that is yours."
    return f"The database does not answer as it should: {said}\nSee that DATABASE_URL names it rightly."


def refuse_a_database_that_is_behind() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError("The database is not up to date. Run first: python manage.py migrate")


def refuse_demo_accounts_beyond_this_machine(host: str, accounts: list[str]) -> None:
    """Anybody knows their passwords; a server that others reach must not have them by accident."""
    if not accounts or host in LOOPBACK_HOSTS or settings.DEBUG or settings.ALLOW_DEMO_ACCOUNTS:
        return
    names = ", ".join(accounts)
    raise CommandError(
        f"Others can reach {host}, and anybody knows the passwords of the demo accounts {names}. Give them "
        "other passwords or delete them in /admin/, or allow them with ALLOW_DEMO_ACCOUNTS=1."
    )


def warnings_about(host: str, accounts: list[str]) -> list[str]:
    """Return what somebody who starts this server must not overlook."""
    if host in LOOPBACK_HOSTS:
        return ["This server has demo accounts: do not open it to others."] if accounts else []
    found = [f"ATTENTION: anybody can log in as {', '.join(accounts)}."] if accounts else []
    if LOOPBACK_HOSTS.issuperset(name.strip("[]") for name in settings.ALLOWED_HOSTS):
        found.append("ALLOWED_HOSTS names only this machine: add the names by which others reach it.")
    return found


def address(host: str, port: int) -> str:
    name = "127.0.0.1" if host in WILDCARD_HOSTS else host
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def become_the_server(host: str, port: int, workers: int) -> None:
    """Replace this process by the server, so that signals reach it and nothing stays behind."""
    if not settings.SITE_URL and host not in WILDCARD_HOSTS:
        os.environ["SITE_URL"] = address(host, port)
    paths = [str(settings.BASE_DIR), *filter(None, [os.environ.get("PYTHONPATH")])]
    os.environ["PYTHONPATH"] = os.pathsep.join(paths)
    os.environ["SERVER_WORKERS"] = str(workers)
    place = ["--host", host, "--port", str(port), "--workers", str(workers)]
    os.execv(sys.executable, [sys.executable, *GRANIAN, *place, "policyarchive.server:application"])  # noqa: S606
