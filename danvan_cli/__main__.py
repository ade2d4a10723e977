"""The door: makes the console speak UTF-8 before anything prints, and lets no traceback out.

Only modules of the interpreter are imported here, so that a fault in any other import is still told in Vietnamese.
"""

from __future__ import annotations

import _thread
import gc
import os
import sys
import time

# Importing `typing` takes long enough for Ctrl-C to meet it before `main` listens.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Hook = Callable[[sys.UnraisableHookArgs], object]

_INTERRUPTED = 130
_PROGRAM_FAULT = 3
_OBJECTS_BETWEEN_COLLECTIONS = 50_000
_MOMENT = 0.01
"""Seconds until an interrupt that Python could not deliver is sent again."""


def main(arguments: list[str] | None = None) -> int:
    """Run `danvan` with these arguments (those of the process by default) and return its exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    # Nearly all that a run makes lives to its end: looking it through as often as Python does by default
    # costs a tenth of a check and frees nothing.
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    hook = sys.unraisablehook
    try:
        sys.unraisablehook = _again_or(hook)
        _speak_utf8()
        from danvan_cli.cli.app import run

        return run(given)
    except KeyboardInterrupt:
        _tell("Đã dừng theo yêu cầu.")
        return _INTERRUPTED
    except Exception as fault:  # noqa: BLE001 - the last net: whatever it is, she reads a sentence
        _tell_fault(fault, given)
        return _PROGRAM_FAULT
    finally:
        if arguments is None:
            import signal

            # All is done and told: there is nothing left to interrupt but the interpreter's own leaving.
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        sys.unraisablehook = hook
        _flush()


def _again_or(hook: Hook) -> Hook:
    """Return a hook that sends an interrupt anew where Python drops it with a traceback: while clearing things away.

    Every import does that. What else cannot be raised is left to the hook that was there.
    """

    def interrupt_soon(thread: int) -> None:
        time.sleep(_MOMENT)
        if sys.platform == "win32":
            _thread.interrupt_main()
        else:
            import signal

            # This one also wakes a thread that waits for LibreOffice or git.
            signal.pthread_kill(thread, signal.SIGINT)

    def told(lost: sys.UnraisableHookArgs) -> None:
        if issubclass(lost.exc_type, KeyboardInterrupt):
            _thread.start_new_thread(interrupt_soon, (_thread.get_ident(),))
        else:
            hook(lost)

    return told


def _speak_utf8() -> None:
    if sys.platform == "win32":
        import ctypes

        # What PowerShell and `more` read from us is decoded with this code page.
        ctypes.windll.kernel32.SetConsoleOutputCP(65001)
    for stream in (sys.stdout, sys.stderr):
        # A window without a console has no streams at all; a test may put in one that cannot be set.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _tell(sentence: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"{sentence}\n")


def _tell_fault(fault: Exception, given: list[str]) -> None:
    if "--debug" in given:
        import traceback

        traceback.print_exception(fault)
        return
    again = " ".join(["danvan", "--debug", *given])
    _tell(
        "Chương trình gặp lỗi ngoài dự tính; đây là lỗi của phần mềm, không phải do cách dùng.\n"
        f"Hãy gõ lại: {again}\n"
        "rồi gửi toàn bộ những gì hiện ra cho người phụ trách phần mềm.\n"
        f"Ghi chú cho người sửa: {_whereabouts(fault)}"
    )


def _whereabouts(fault: Exception) -> str:
    """Name the kind of fault and the line that raised it, without quoting any data."""
    step = fault.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    kind = type(fault).__name__
    if step is None:
        return kind
    return f"{kind}, {os.path.basename(step.tb_frame.f_code.co_filename)}:{step.tb_lineno}"


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            # The reader has gone (`danvan check | head`): what is left must not be complained of at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


if __name__ == "__main__":
    sys.exit(main())  # noqa: TID251 - the door is where the program ends
