"""Arguments of the clients and calls of the tests.

It imports nothing of boto3, so that programs may import it before they patch the network.
"""

from __future__ import annotations

from typing import Any, Final

KEYS: Final[dict[str, Any]] = {"aws_access_key_id": "AKIDEXAMPLE", "aws_secret_access_key": "hush-hush-hush"}
IDS: Final[dict[str, Any]] = {"farmId": "farm-1", "queueId": "queue-1", "jobId": "job-1"}
ONE_ATTEMPT: Final[dict[str, Any]] = {"total_max_attempts": 1, "mode": "standard"}
