"""What children do in tests: a module that a child which begins anew can import."""

import os
import time
from typing import Any

from briefing.diagnostics import OK
from briefing.jobs.build import Result


def work(job: Any) -> Result:
    if job.edition == "slow":
        time.sleep(0.2)
    if job.edition == "endless":
        time.sleep(60.0)
    if job.edition == "dies":
        os._exit(9)
    if job.edition == "bug":
        raise ZeroDivisionError("one too many")
    return Result(str(os.getpid()).encode(), (), OK, len(job.edition))
