"""AWS Deadline Cloud paginators."""
