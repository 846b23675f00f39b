"""The server's processes, told apart from others that have its number by now."""

import time
from contextlib import suppress

import psutil

from forum.database.places import Places


def postmaster(places: Places) -> int | None:
    """Return the number of the living server of this data folder.

    The file may be unfinished, or name a process that is dead, unburied, or somebody else's.
    """
    try:
        number = int((places.data / "postmaster.pid").read_text(encoding="ascii", errors="replace").split()[0])
    except (FileNotFoundError, IndexError, ValueError):
        return None
    return number if is_postmaster(number, places) else None


def is_postmaster(number: int, places: Places) -> bool:
    """Say whether this process is a living server of this data folder."""
    command = _command(number)
    return bool(command) and command[0].rsplit("/", 1)[-1] == "postgres" and str(places.data) in command


def end_leftovers(places: Places) -> None:
    """End what is left of a server whose first process was killed: it may still hold shared memory."""
    _signal_and_wait(places, "terminate", patience=1)
    _signal_and_wait(places, "kill", patience=5)


def end_making(places: Places) -> None:
    """End the initdb of a process that was killed meanwhile, and what it has started."""
    makers = [each for each in psutil.process_iter() if f"--pgdata={places.draft}" in _command(each.pid)]
    for maker in makers:
        with suppress(psutil.NoSuchProcess):
            for process in (*maker.children(recursive=True), maker):
                process.kill()
    psutil.wait_procs(makers, timeout=5)


def is_gone(number: int, places: Places, *, patience: float) -> bool:
    """Wait until the server has ended; False where it takes longer than ``patience`` seconds."""
    deadline = time.monotonic() + patience
    while is_postmaster(number, places):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def _signal_and_wait(places: Places, verb: str, *, patience: float) -> None:
    deadline = time.monotonic() + patience
    for process in _leftovers(places):
        with suppress(psutil.NoSuchProcess):
            getattr(process, verb)()
    while time.monotonic() < deadline and _leftovers(places):
        time.sleep(0.02)


def _leftovers(places: Places) -> list[psutil.Process]:
    """Return the server's processes. Their titles carry its name, its first process the data folder."""
    return [process for process in psutil.process_iter() if _is_of(process.pid, places)]


def _is_of(number: int, places: Places) -> bool:
    title = " ".join(_command(number))
    return title.startswith(f"postgres: {places.cluster_name}: ") or is_postmaster(number, places)


def _command(number: int) -> list[str]:
    """Return a process's command line, empty for one that is dead or not yet buried."""
    try:
        process = psutil.Process(number)
        return [] if process.status() == psutil.STATUS_ZOMBIE else list(process.cmdline())
    except (psutil.Error, ValueError, OverflowError):
        return []
