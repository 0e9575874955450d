"""What a round of 12,000 people costs by now, against an earlier commit: publishing it, how long somebody who applies elsewhere waits
meanwhile, and one application's page for a caseworker. A benchmark, not a test: it prints figures and ratios, and judges nothing.

`make bench-season` builds both commits in release mode (HiGHS once for each, many minutes) and runs this. With programs that are there:
`python3 tests/load/season.py --old PATH --new PATH`. Everything is done through pages, on SQLite, and each figure is the median of so
many rounds as `--times` says (3), but for the longest wait, which is the longest of all.
"""

import argparse
import datetime
import http.cookiejar
import os
import pathlib
import re
import shutil
import sqlite3
import statistics
import subprocess
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

OLD = "bb17d94"
ROOT = pathlib.Path(__file__).resolve().parents[2]
PASSWORD = "a password for measuring"
PAGES = 50
"""Applications whose page is asked for."""
WRITERS = 400
"""Applications that are filled in beforehand and sent while the round is published."""
TICKS = os.sysconf("SC_CLK_TCK")


class Stay(urllib.request.HTTPRedirectHandler):
    """Follows no redirect."""

    def redirect_request(self, *_):
        return None


class Visitor:
    """Somebody with cookies of their own, as browsers ask."""

    def __init__(self, base):
        self.base = base
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(Stay, cookies)

    def ask(self, path, fields=None, timeout=600):
        """Status, page and where it leads."""
        data = None if fields is None else urllib.parse.urlencode(fields).encode()
        headers = {"Sec-Fetch-Site": "same-origin", "Origin": self.base}
        request = urllib.request.Request(self.base + path, data, headers)
        try:
            answer = self.opener.open(request, timeout=timeout)
        except urllib.error.HTTPError as error:
            answer = error
        return answer.status, answer.read().decode(), answer.headers.get("Location", "")

    def done(self, path, fields):
        """Sends a form; where its answer leads."""
        status, page, location = self.ask(path, fields)
        if status != 303:
            raise SystemExit(f"{path}: expected a redirect, found {status}: {page[:2000]}")
        return location


def hidden(page, name):
    found = re.search(f'name="{name}" value="([^"]*)"', page)
    return found and found.group(1)


def filled_in(base, n):
    """Somebody who has answered everything and read it back: who, and the form to send."""
    visitor = Visitor(base)
    page = visitor.ask("/rounds/open/apply/name")[1]
    letters = "".join(chr(ord("a") + int(digit)) for digit in str(n))
    for step, answer in [("name", f"Persona {letters}"), ("contact", "+371 20000009"), ("wishes", "park")]:
        fields = {step: answer}
        if draft := hidden(page, "sealed-draft"):
            fields["sealed-draft"] = draft
        status, page, location = visitor.ask(f"/rounds/open/apply/{step}", fields)
        if status == 303:
            page = visitor.ask(location)[1]
    names = [name for name in ("sealed-review", "once") if hidden(page, name)]
    if not names:
        raise SystemExit(f"nothing to submit: {page[:2000]}")
    return visitor, {names[0]: hidden(page, names[0])}


def open_round(rounds, folder):
    """A round that takes applications today."""
    source, target = rounds / "minimal", pathlib.Path(folder) / "open"
    target.mkdir()
    day = lambda days: str(datetime.date.today() + datetime.timedelta(days=days))
    changes = {
        "round.toml": {"2026-04-13": day(-2), "2026-04-24": day(9), "2026-06-08": day(30)},
        "pack.toml": {"2026-01-01": day(-30), "2026-12-31": day(60)},
        "placements.csv": {},
    }
    for name, texts in changes.items():
        text = (source / name).read_text()
        for old, new in texts.items():
            text = text.replace(old, new)
        (target / name).write_text(text)
    return target


class Service:
    """A program that serves a database with the round of 12,000 people and one that is open."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        # Of the tree in which it was built: the same people, in the form of its time.
        self.rounds = pathlib.Path(program).resolve().parents[2] / "fixtures/rounds"
        self.data = ["--database-url", f"sqlite:{folder}/talka.db", "--key-file", f"{folder}/talka.key"]

    def prepare(self):
        for login in ("first", "second"):
            self.run("account", login, "--name", login, "--organisation", "A", "--role", "caseworker", said=PASSWORD)
        self.numbers = [
            line.split(",")[0]
            for line in self.run("round", self.rounds / "country", "--slug", "round", "--authority", "A")
            if "," in line
        ]
        self.run("round", open_round(self.rounds, self.folder), "--slug", "open", "--authority", "A")

    def run(self, *args, said=""):
        done = subprocess.run(
            [self.program, *args, *self.data], input=said, text=True, capture_output=True, env={**os.environ, "LC_ALL": "C.UTF-8"}
        )
        if done.returncode != 0:
            raise SystemExit(f"{args}: {done.stdout}{done.stderr}")
        return done.stdout.splitlines()

    def start(self, more):
        self.process = subprocess.Popen(
            [self.program, "serve", "--listen", "127.0.0.1:0", "--log", "error", *self.data, *more],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for line in self.process.stdout:
            if found := re.search(r"http://127\.0\.0\.1:\d+", line):
                self.base = found.group(0)
                break
        threading.Thread(target=self.process.stdout.read, daemon=True).start()

    def stop(self):
        self.process.terminate()
        self.process.wait(30)

    def signed_in(self, login):
        visitor = Visitor(self.base)
        visitor.done("/sign-in", {"login": login, "password": PASSWORD})
        return visitor

    def cpu(self):
        """Processor time of the service so far, in seconds."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS


def pages(service):
    """Milliseconds of processor time and of waiting for one application's page."""
    visitor, step = service.signed_in("first"), max(1, len(service.numbers) // PAGES)
    numbers = service.numbers[::step][:PAGES]
    visitor.ask(f"/rounds/round/applications/{numbers[-1]}")
    cpu, begun = service.cpu(), time.monotonic()
    for number in numbers:
        status, page, _ = visitor.ask(f"/rounds/round/applications/{number}")
        if status != 200 or number not in page:
            raise SystemExit(f"{number}: {status}: {page[:2000]}")
    each = 1000 / len(numbers)
    return (service.cpu() - cpu) * each, (time.monotonic() - begun) * each


def beside_a_writer(service):
    """Milliseconds that a page waits while somebody else holds the database's only write lock; the lock is held for two seconds."""
    visitor, lock = service.signed_in("first"), sqlite3.connect(f"{service.folder}/talka.db", isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    waited = []

    def ask():
        begun = time.monotonic()
        visitor.ask(f"/rounds/round/applications/{service.numbers[1]}")
        waited.append((time.monotonic() - begun) * 1000)

    asking = threading.Thread(target=ask)
    asking.start()
    asking.join(2)
    lock.execute("ROLLBACK")
    lock.close()
    asking.join()
    return waited[0]


def publish(service):
    """Seconds that publishing takes, its processor time, and milliseconds that each applicant waited meanwhile."""
    first, second = service.signed_in("first"), service.signed_in("second")
    first.done("/rounds/round/close", {"undecided": "yes"})
    run = first.done("/rounds/round/runs", {})
    for _ in range(1200):
        if f"{run}/publish" in second.ask(run)[1]:
            break
        time.sleep(0.5)
    else:
        raise SystemExit("the run was not verified in ten minutes")
    forms = [filled_in(service.base, n) for n in range(WRITERS)]
    waits, published = [], threading.Event()

    def write():
        for visitor, fields in forms:
            if published.is_set():
                return
            begun = time.monotonic()
            status, page, _ = visitor.ask("/rounds/open/apply", fields)
            waits.append((time.monotonic() - begun) * 1000)
            if status not in (200, 303):
                raise SystemExit(f"applying: {status}: {page[:2000]}")
            time.sleep(0.01)

    writer = threading.Thread(target=write)
    writer.start()
    time.sleep(0.2)
    cpu, begun = service.cpu(), time.monotonic()
    second.done(f"{run}/publish", {"undecided": "yes"})
    took, spent = time.monotonic() - begun, service.cpu() - cpu
    published.set()
    writer.join()
    return took, spent, waits


def measure(name, program, times, more):
    took, spent, before, after, looked, waits = [], [], [], [], [], []
    for n in range(times):
        with tempfile.TemporaryDirectory() as folder:
            service = Service(program, folder)
            service.prepare()
            service.start(more)
            before.append(pages(service))
            looked.append(beside_a_writer(service))
            seconds, cpu, waited = publish(service)
            took.append(seconds)
            spent.append(cpu)
            waits.extend(waited)
            after.append(pages(service))
            service.stop()
            print(f"  {name} {n + 1}: published in {seconds:.2f} s ({cpu:.2f} s of processor time), {len(waited)} applied meanwhile", flush=True)
    middle = statistics.median
    figures = {
        "people": len(service.numbers),
        "publishing, s": middle(took),
        "publishing, s of processor time": middle(spent),
        "publishing in quiet, s": quiet(program, more),
        "longest wait of somebody who applies meanwhile, ms": max(waits),
        "their median wait, ms": middle(waits),
        "page of an application, ms of processor time": middle(cpu for cpu, _ in before),
        "the same after publication, ms of processor time": middle(cpu for cpu, _ in after),
        "page of an application, ms waited": middle(wait for _, wait in before),
        "page while the write lock is held 2 s, ms waited": middle(looked),
        "release binary, MB": pathlib.Path(program).stat().st_size / 1e6,
    }
    return figures


def quiet(program, more):
    """Seconds that publishing takes while nobody writes."""
    global WRITERS
    writers, WRITERS = WRITERS, 0
    with tempfile.TemporaryDirectory() as folder:
        service = Service(program, folder)
        service.prepare()
        service.start(more)
        took = publish(service)[0]
        service.stop()
    WRITERS = writers
    return took


def built(commit, folder):
    """A commit's program in release mode; the tree that stands here where none is named."""
    if commit and not folder.exists():
        subprocess.run(["git", "worktree", "add", "--detach", folder, commit], cwd=ROOT, check=True)
    cargo, env = os.environ.get("CARGO", "cargo"), dict(os.environ)
    toolchain = folder / ".config/highs.cmake"
    if toolchain.exists():
        env["CMAKE_TOOLCHAIN_FILE"] = str(toolchain)
    begun, cpu = time.monotonic(), os.times()
    subprocess.run([*cargo.split(), "build", "--release", "--locked", "--bin", "talka"], cwd=folder, env=env, check=True)
    spent = os.times().children_user + os.times().children_system - cpu.children_user - cpu.children_system
    print(f"{commit or 'this tree'}: built in {time.monotonic() - begun:.0f} s, {spent:.0f} s of processor time")
    return folder / "target/release/talka"


def main():
    ask = argparse.ArgumentParser(description="A round of 12,000 people, now and in an earlier commit.")
    ask.add_argument("--old", help=f"the earlier program; built from {OLD} where it is not given")
    ask.add_argument("--new", help="the program of this tree; built where it is not given")
    ask.add_argument("--times", type=int, default=3)
    args = ask.parse_args()
    if not shutil.which("git"):
        raise SystemExit("git is needed to build an earlier commit")
    old = args.old or built(OLD, ROOT / "target/bench-season" / OLD)
    new = args.new or built(None, ROOT)
    was = measure("old", old, args.times, [])
    now = measure("new", new, args.times, ["--applications-a-minute", "100000"])
    print(f"\n{'':55} {'old':>12} {'new':>12} {'old / new':>10}")
    for name, figure in was.items():
        ratio = f"{figure / now[name]:10.1f}" if now[name] else ""
        print(f"{name:55} {figure:12.2f} {now[name]:12.2f} {ratio}")


if __name__ == "__main__":
    main()
