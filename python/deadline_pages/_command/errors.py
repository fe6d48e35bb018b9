"""What is said of an exception, and the exit status: those of ``aws`` (version 2).

https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-returncodes.html
"""

from __future__ import annotations

import sys

from deadline_pages import exceptions
from deadline_pages._command.defaults import ConfigurationError
from deadline_pages._command.parser import USAGE
from deadline_pages._command.terminal import printable

INCOMPLETE = 1
"""Some listings failed, and all others are there."""
_CONFIGURATION, _SERVICE, _OTHER = 253, 254, 255
_CONFIGURATION_ERRORS = (
    ConfigurationError,
    exceptions.BaseEndpointResolverError,
    exceptions.ConfigNotFound,
    exceptions.ConfigParseError,
    exceptions.CredentialRetrievalError,
    exceptions.InvalidConfigError,
    exceptions.InvalidRegionError,
    exceptions.InvalidRetryConfigurationError,
    exceptions.MetadataRetrievalError,
    exceptions.NoCredentialsError,
    exceptions.PartialCredentialsError,
    exceptions.ProfileNotFound,
    exceptions.SSOError,
    exceptions.TokenRetrievalError,
)
_HINTS = {
    exceptions.NoRegionError: '--region gives it, and "aws configure" keeps it.',
    exceptions.NoCredentialsError: 'They are configured by running "aws configure".',
}


def report(error: BaseException) -> int:
    """Print an exception to stderr.

    Returns:
        The exit status that it stands for.
    """
    hints = [text for kind, text in _HINTS.items() if isinstance(error, kind)]
    for line in [*(str(error) or repr(error)).splitlines(), *getattr(error, "__notes__", ()), *hints]:
        print(printable(line), file=sys.stderr)
    if _is_logged():
        sys.excepthook(type(error), error, error.__traceback__)
    if isinstance(error, exceptions.ParamValidationError):
        return USAGE
    if isinstance(error, exceptions.ClientError):
        return _SERVICE
    return _CONFIGURATION if isinstance(error, _CONFIGURATION_ERRORS) else _OTHER


def _is_logged() -> bool:
    """Whether `--debug` was given, for which alone `logging` is set up."""
    logging = sys.modules.get("logging")
    return logging is not None and logging.getLogger("deadline_pages").isEnabledFor(logging.DEBUG)
