"""Work that follows every edit is done on the newest state, and on none that was overtaken."""

import threading
import time

from litmap.serving.newest import OnNewest

PATIENCE = 20.0
"""Seconds after which a test gives up."""


def test_what_is_overtaken_while_work_goes_on_is_passed_over() -> None:
    done: list[int] = []
    begun, may_end, ended = threading.Event(), threading.Event(), threading.Event()

    def work(value: int) -> None:
        begun.set()
        assert may_end.wait(PATIENCE)
        done.append(value)
        if value == 3:
            ended.set()

    newest = OnNewest(work, pause=0.01)
    newest.give(1)
    assert begun.wait(PATIENCE)
    newest.give(2)
    newest.give(3)
    may_end.set()
    assert ended.wait(PATIENCE)
    time.sleep(0.2)  # in which an older value would come
    newest.close()
    assert done == [1, 3]


def test_nothing_begins_once_it_is_closed() -> None:
    done: list[int] = []
    newest = OnNewest(done.append, pause=0.01)
    newest.close()
    newest.give(1)
    assert done == []
