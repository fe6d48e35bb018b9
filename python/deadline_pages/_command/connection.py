"""The options that say where to list and as whom, named as those of ``aws``, and the client made of them."""

from __future__ import annotations

import argparse

from deadline_pages._command.defaults import Defaults

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from typing import Any

    from deadline_pages._client.client import Client


def declare_connection(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    group = parser.add_argument_group("connection")
    group.add_argument("--profile", help="profile of the shared files")
    group.add_argument("--region", help="region of the farm")
    group.add_argument("--endpoint-url", help="another endpoint than AWS's")
    group.add_argument("--ca-bundle", help="file of the CA certificates to trust")
    group.add_argument("--cli-read-timeout", type=float, metavar="SECONDS", help="for an answer; 0 for no limit (60)")
    group.add_argument("--cli-connect-timeout", type=float, metavar="SECONDS", help="for a connection (60)")
    group.add_argument("--debug", action="store_true", help="log requests and retries to stderr, and show tracebacks")
    group.add_argument(
        "--no-defaults",
        action="store_true",
        help="leave out the configuration file of AWS's deadline (`deadline config`)",
    )


def connect(arguments: argparse.Namespace, parameters: dict[str, Any], wanted: list[str]) -> Client:
    """Create the client, and add the ids that are wanted and not given to the parameters.

    Args:
        arguments: those of the command line.
        parameters: those of the operation that are given.
        wanted: names of the ids that `deadline`'s configuration may add.
    """
    from deadline_pages.session import Session

    if arguments.debug:
        from deadline_pages._logging import set_stream_logger

        set_stream_logger()
    profile, region = arguments.profile, arguments.region
    if not arguments.no_defaults:
        defaults = Defaults(profile)
        of_farm = defaults.complete(parameters, wanted)
        profile, region = profile or defaults.profile, region or of_farm
    timeouts = {"read_timeout": arguments.cli_read_timeout, "connect_timeout": arguments.cli_connect_timeout}
    return Session(profile_name=profile).client(
        "deadline",
        region,
        endpoint_url=arguments.endpoint_url,
        verify=arguments.ca_bundle,
        config={name: seconds or None for name, seconds in timeouts.items() if seconds is not None},
    )
