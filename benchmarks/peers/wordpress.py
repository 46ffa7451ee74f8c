"""WordPress as Debian has it, with PHP-FPM, MariaDB and nginx, in a folder that goes away."""

import contextlib
import getpass
import json
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.harness import nginx
from benchmarks.harness.served import get, spare_port
from benchmarks.peers import debian
from benchmarks.peers.peer import Peer, run, running, wait_for
from benchmarks.row import CannotRun

SITE = Path(__file__).with_name("wordpress_site")
PACKAGES = (
    *("wordpress", "wordpress-theme-twentytwentythree", "php8.2-fpm", "php8.2-cli", "php8.2-mysql"),
    *("php8.2-xml", "php8.2-mbstring", "mariadb-server"),
)
A_PAGE = 20  # posts, as load.php sets it
EXTENSIONS = ("mysqlnd", "mysqli", "mbstring", "xml", "dom", "ctype", "tokenizer", "fileinfo")
POOL = """
[global]
error_log = {folder}/php.log
daemonize = no
[www]
user = nobody
group = nogroup
listen = {folder}/php.socket
listen.mode = 0666
clear_env = no
pm = static
pm.max_children = {children}
"""
SERVER = """
    location / {{
      include /etc/nginx/fastcgi_params;
      fastcgi_param SCRIPT_FILENAME {site}/index.php;
      fastcgi_param SCRIPT_NAME /index.php;
      fastcgi_pass unix:{folder}/php.socket;
    }}
"""


@contextlib.contextmanager
def wordpress(folder: Path, lines: Path, *, workers: int) -> Iterator[Peer]:
    """Unpack, fill and serve it."""
    folder.chmod(0o755)
    root, port = debian.unpack(PACKAGES, folder), spare_port()
    site, url = folder / "site", f"http://127.0.0.1:{port}"
    shutil.copytree(root / "usr/share/wordpress", site, ignore_dangling_symlinks=True)
    for file in SITE.iterdir():
        shutil.copy(file, site)
    env = debian.environment(root) | {"PEER_URL": url, "PEER_SOCKET": str(folder / "sql.socket")}
    php = write_php(root, folder)
    with database(root, folder, env) as sql:
        said = run(
            ["php8.2", "-n", "-c", php, "load.php", lines], what="WordPress' set-up", cwd=site, env=env
        )
        loaded = json.loads(said.splitlines()[-1])
        (folder / "pool.conf").write_text(
            POOL.format(folder=folder, children=2 * workers + 1), encoding="utf-8"
        )
        fpm = ["php-fpm8.2", "--nodaemonize", "-n", "-c", php, "--fpm-config", folder / "pool.conf"]
        text = nginx.CONFIGURATION.format(
            folder=folder, port=port, workers=workers, locations=SERVER.format(folder=folder, site=site)
        )
        with running(fpm, folder / "log", env=env) as pages, nginx.running(text, folder) as front:
            wait_for(f"{url}/", folder / "log")
            processes = [sql, pages, front.pid]
            rate = loaded["posts"] / loaded["seconds"]
            yield Peer(f"WordPress {version(site)}", url, processes, addresses(url, loaded["posts"]), rate)


def write_php(root: Path, folder: Path) -> Path:
    """Write a php.ini that names the extensions where they were unpacked."""
    place = next((root / "usr/lib/php").glob("20*"))
    there = [name for name in EXTENSIONS if (place / f"{name}.so").exists()]
    lines = [f"extension_dir={place}", "zend_extension=opcache", "opcache.enable=1", "memory_limit=512M"]
    file = folder / "php.ini"
    file.write_text("\n".join([*lines, *(f"extension={name}" for name in there)]) + "\n", encoding="utf-8")
    return file


@contextlib.contextmanager
def database(root: Path, folder: Path, env: dict[str, str]) -> Iterator[int]:
    data, socket, person = folder / "sql", folder / "sql.socket", getpass.getuser()
    common = ["--no-defaults", f"--user={person}", f"--datadir={data}"]
    folders = [f"--basedir={root}/usr", f"--lc-messages-dir={root}/usr/share/mysql"]
    how = ["--auth-root-authentication-method=normal", "--skip-test-db"]
    making = ["mariadb-install-db", *common, f"--basedir={root}/usr", *how]
    run(making, what="MariaDB's set-up", env=env)
    place = [f"--socket={socket}", "--skip-networking", f"--pid-file={folder}/sql.pid"]
    plugins = f"--plugin-dir={root}/usr/lib/mysql/plugin"
    with running(["mariadbd", *common, *folders, plugins, *place], folder / "sql.log", env=env) as process:
        make_database(socket, env, folder / "sql.log")
        yield process


def make_database(socket: Path, env: dict[str, str], log: Path) -> None:
    sql = (
        "CREATE DATABASE wordpress CHARACTER SET utf8mb4;"
        "CREATE USER wordpress@localhost IDENTIFIED BY 'wordpress';"
        "GRANT ALL ON wordpress.* TO wordpress@localhost;"
    )
    command = ["mariadb", "--no-defaults", f"--socket={socket}", "--user=root", "--execute", sql]
    for _ in range(300):
        if subprocess.run(command, env=env, capture_output=True, check=False).returncode == 0:
            return
        time.sleep(0.1)
    raise CannotRun(f"MariaDB does not start: {log.read_text(errors='replace').strip()[-300:]}")


def version(site: Path) -> str:
    found = re.search(r"wp_version = '([^']+)'", (site / "wp-includes/version.php").read_text())
    return found[1] if found else ""


def addresses(url: str, count: int) -> dict[str, str]:
    board = get(f"{url}/").body.decode()
    posts = re.findall(r'href="[^"]*(/\?p=\d+)"', board)
    last = f"/?paged={-(-count // A_PAGE)}"
    if not posts or get(url + last).status != 200:
        raise CannotRun("WordPress' board does not show the posts")
    return {"item": posts[len(posts) // 2], "board": "/", "last page": last}
