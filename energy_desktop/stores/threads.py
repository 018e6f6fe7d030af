"""The worker threads of a store: ended without blocking the event loop."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import Future, ThreadPoolExecutor


async def drained(executor: ThreadPoolExecutor) -> None:
    """Wait, without blocking the loop, until every thread of ``executor`` has ended."""
    ended: Future[None] = Future()

    def wait() -> None:
        executor.shutdown(wait=True)
        ended.set_result(None)

    waiter = threading.Thread(target=wait, name="store-drain")
    waiter.start()
    await asyncio.wrap_future(ended)
    waiter.join()
