"""Exceptions of the same names, shapes and texts as botocore's, for where botocore is not installed.

Import them from `deadline_pages.exceptions`, which prefers botocore's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar


def _rebuild(cls: type[BotoCoreError], args: tuple[Any, ...], kwargs: dict[str, Any]) -> BotoCoreError:
    # Unpickling passes positional arguments only; these classes take keywords.
    return cls(*args, **kwargs)


class BotoCoreError(Exception):
    """Base of the errors that are not an answer of the service.

    Args:
        kwargs: the values for the placeholders of `fmt`; kept as the attribute `kwargs`.

    Raises:
        KeyError: a placeholder has no value.
    """

    fmt: ClassVar[str] = "An unspecified error occurred"
    kwargs: dict[str, Any]

    def __init__(self, **kwargs: Any) -> None:
        # Not super(): some subclasses are an OSError as well, whose own __init__ reads its arguments differently.
        Exception.__init__(self, self.fmt.format(**kwargs))
        self.kwargs = kwargs

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle as class and keywords."""
        return _rebuild, (type(self), (), self.kwargs)


class ClientError(Exception):
    """The service answered with an error.

    Args:
        error_response: the answer, with `Error`, `ResponseMetadata` and the modelled members; kept as `response`.
        operation_name: the operation, such as `ListSessions`; kept under that name.
    """

    MSG_TEMPLATE: ClassVar[str] = (
        "An error occurred ({error_code}) when calling the {operation_name} operation{retry_info}: {error_message}"
    )
    response: dict[str, Any]
    operation_name: str

    def __init__(self, error_response: dict[str, Any], operation_name: str) -> None:
        error = error_response.get("Error", {})
        super().__init__(
            self.MSG_TEMPLATE.format(
                error_code=error.get("Code", "Unknown"),
                error_message=error.get("Message", "Unknown"),
                operation_name=operation_name,
                retry_info=self._get_retry_info(error_response),
            )
        )
        self.response = error_response
        self.operation_name = operation_name

    def _get_retry_info(self, response: Mapping[str, Any]) -> str:
        metadata = response.get("ResponseMetadata", {})
        if metadata.get("MaxAttemptsReached", False) and "RetryAttempts" in metadata:
            return f" (reached max retries: {metadata['RetryAttempts']})"
        return ""

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle as a plain `ClientError`: the classes that a client makes cannot be found again by name."""
        return ClientError, (self.response, self.operation_name)


class ResponseParserError(Exception):
    """The service's answer is not what its model promises."""


class DataNotFoundError(BotoCoreError):
    """A data file is missing."""

    fmt = "Unable to load data for: {data_path}"


class UnknownServiceError(DataNotFoundError):
    """There is no service of this name."""

    fmt = "Unknown service: '{service_name}'. Valid service names are: {known_service_names}"


class HTTPClientError(BotoCoreError):
    """The HTTP exchange failed after the connection stood.

    Args:
        request: the request, where there is one.
        response: the response, where there is one.
        kwargs: the values for the placeholders of `fmt`.
    """

    fmt = "An HTTP Client raised an unhandled exception: {error}"

    def __init__(self, request: object = None, response: object = None, **kwargs: Any) -> None:
        self.request = request
        self.response = response
        super().__init__(**kwargs)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle as class, request, response and keywords."""
        return _rebuild, (type(self), (self.request, self.response), self.kwargs)


class ConnectionError(BotoCoreError):  # noqa: A001
    """No connection could be made."""

    fmt = "An HTTP Client failed to establish a connection: {error}"


class EndpointConnectionError(ConnectionError):
    """The endpoint cannot be reached."""

    fmt = 'Could not connect to the endpoint URL: "{endpoint_url}"'


class SSLError(ConnectionError, OSError):
    """The TLS handshake failed."""

    fmt = "SSL validation failed for {endpoint_url} {error}"


class ConnectTimeoutError(ConnectionError, OSError):
    """The connection took too long."""

    fmt = 'Connect timeout on endpoint URL: "{endpoint_url}"'


class ProxyConnectionError(ConnectionError, OSError):
    """The proxy cannot be reached, or refuses."""

    fmt = 'Failed to connect to proxy URL: "{proxy_url}"'


class ConnectionClosedError(HTTPClientError):
    """The connection ended before the answer did."""

    fmt = 'Connection was closed before we received a valid response from endpoint URL: "{endpoint_url}".'


class ReadTimeoutError(HTTPClientError, OSError):
    """The answer took too long."""

    fmt = 'Read timeout on endpoint URL: "{endpoint_url}"'


class ResponseStreamingError(HTTPClientError):
    """The body broke off."""

    fmt = "An error occurred while reading from response stream: {error}"


class NoCredentialsError(BotoCoreError):
    """There are no credentials."""

    fmt = "Unable to locate credentials"


class PartialCredentialsError(BotoCoreError):
    """One half of the credentials is missing."""

    fmt = "Partial credentials found in {provider}, missing: {cred_var}"


class CredentialRetrievalError(BotoCoreError):
    """A credential provider failed."""

    fmt = "Error when retrieving credentials from {provider}: {error_msg}"


class TokenRetrievalError(BotoCoreError):
    """A token provider failed."""

    fmt = "Error when retrieving token from {provider}: {error_msg}"


class MetadataRetrievalError(BotoCoreError):
    """The metadata service of the instance or container failed."""

    fmt = "Error retrieving metadata: {error_msg}"


class SSOError(BotoCoreError):
    """Base of the errors of single sign-on."""

    fmt = "An unspecified error happened when resolving AWS credentials or an access token from SSO."


class SSOTokenLoadError(SSOError):
    """The cached token of single sign-on cannot be read."""

    fmt = "Error loading SSO Token: {error_msg}"


class UnauthorizedSSOTokenError(SSOError):
    """The session of single sign-on has ended."""

    fmt = (
        "The SSO session associated with this profile has expired or is otherwise invalid. "
        "To refresh this SSO session run aws sso login with the corresponding profile."
    )


class BaseEndpointResolverError(BotoCoreError):
    """Base of the errors of finding the endpoint."""


class NoRegionError(BaseEndpointResolverError):
    """No region is set."""

    fmt = "You must specify a region."


class EndpointProviderError(BotoCoreError):
    """Base of the errors of the endpoint's rules."""

    fmt = "{msg}"


class EndpointResolutionError(EndpointProviderError):
    """The endpoint's rules refuse what is configured."""


class InvalidEndpointConfigurationError(BotoCoreError):
    """The endpoint's configuration contradicts itself."""

    fmt = "Invalid endpoint configuration: {msg}"


class ProfileNotFound(BotoCoreError):  # noqa: N818
    """There is no profile of this name."""

    fmt = "The config profile ({profile}) could not be found"


class ConfigParseError(BotoCoreError):
    """The configuration file cannot be read as one."""

    fmt = "Unable to parse config file: {path}"


class ConfigNotFound(BotoCoreError):  # noqa: N818
    """There is no configuration file of this name."""

    fmt = "The specified config file ({path}) could not be found."


class InvalidConfigError(BotoCoreError):
    """The configuration asks for something impossible."""

    fmt = "{error_msg}"


class InfiniteLoopConfigError(InvalidConfigError):
    """Profiles take their credentials from each other."""

    fmt = (
        "Infinite loop in credential configuration detected. Attempting to load from profile {source_profile} "
        "which has already been visited. Visited profiles: {visited_profiles}"
    )


class InvalidIMDSEndpointError(BotoCoreError):
    """The address of the instance's metadata is no URL."""

    fmt = "Invalid endpoint EC2 Instance Metadata endpoint: {endpoint}"


class InvalidIMDSEndpointModeError(BotoCoreError):
    """There is no such kind of address for the instance's metadata."""

    fmt = "Invalid EC2 Instance Metadata endpoint mode: {mode} Valid endpoint modes (case-insensitive): {valid_modes}."


class InvalidSTSRegionalEndpointsConfigError(BotoCoreError):
    """There is no such kind of endpoint of STS."""

    fmt = (
        "STS regional endpoints option {sts_regional_endpoints_config} is invalid. "
        'Valid options are: "legacy", "regional"'
    )


class InvalidRetryConfigurationError(BotoCoreError):
    """An unknown key among the settings of the retries."""

    fmt = (
        'Cannot provide retry configuration for "{retry_config_option}". '
        "Valid retry configuration options are: {valid_options}"
    )


class InvalidMaxRetryAttemptsError(InvalidRetryConfigurationError):
    """The number of attempts is not one."""

    fmt = (
        'Value provided to "max_attempts": {provided_max_attempts} must '
        "be an integer greater than or equal to {min_value}."
    )


class InvalidRetryModeError(InvalidRetryConfigurationError):
    """There is no such retry mode."""

    fmt = 'Invalid value provided to "mode": "{provided_retry_mode}" must be one of: {valid_modes}'


class InvalidDefaultsMode(BotoCoreError):  # noqa: N818
    """There is no such mode of defaults."""

    fmt = "Client configured with invalid defaults mode: {mode}. Valid defaults modes include: {valid_modes}."


class InvalidProxiesConfigError(BotoCoreError):
    """The proxies' configuration is wrong."""

    fmt = "Invalid configuration value(s) provided for proxies_config."


class ValidationError(BotoCoreError):
    """A value fails its check."""

    fmt = "Invalid value ('{value}') for param {param} of type {type_name} "


class InvalidRegionError(ValidationError, ValueError):
    """A region's name that cannot be part of a host name."""

    fmt = "Provided region_name '{region_name}' doesn't match a supported format."


class ParamValidationError(BotoCoreError):
    """The parameters of a call fail their check."""

    fmt = "Parameter validation failed:\n{report}"


class PaginationError(BotoCoreError):
    """The listing cannot go on."""

    fmt = "Error during pagination: {message}"


class OperationNotPageableError(BotoCoreError):
    """The operation has no paginator."""

    fmt = "Operation cannot be paginated: {operation_name}"


NAMES = tuple(
    name for name, value in list(globals().items()) if isinstance(value, type) and issubclass(value, Exception)
)

# Their public address, so that a pickle finds botocore's class on a machine that has botocore.
for _name in NAMES:
    globals()[_name].__module__ = "deadline_pages.exceptions"
