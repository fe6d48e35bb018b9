TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class ListOperations:
    def get_sessions_statistics_aggregation(self, *args, **kwargs):
        return self._call("get_sessions_statistics_aggregation", args, kwargs)

    def list_available_metered_products(self, *args, **kwargs):
        return self._call("list_available_metered_products", args, kwargs)

    def list_budgets(self, *args, **kwargs):
        return self._call("list_budgets", args, kwargs)

    def list_farm_members(self, *args, **kwargs):
        return self._call("list_farm_members", args, kwargs)

    def list_farms(self, *args, **kwargs):
        return self._call("list_farms", args, kwargs)

    def list_fleet_members(self, *args, **kwargs):
        return self._call("list_fleet_members", args, kwargs)

    def list_fleets(self, *args, **kwargs):
        return self._call("list_fleets", args, kwargs)

    def list_job_members(self, *args, **kwargs):
        return self._call("list_job_members", args, kwargs)

    def list_jobs(self, *args, **kwargs):
        return self._call("list_jobs", args, kwargs)

    def list_license_endpoints(self, *args, **kwargs):
        return self._call("list_license_endpoints", args, kwargs)

    def list_metered_products(self, *args, **kwargs):
        return self._call("list_metered_products", args, kwargs)

    def list_monitors(self, *args, **kwargs):
        return self._call("list_monitors", args, kwargs)

    def list_queue_environments(self, *args, **kwargs):
        return self._call("list_queue_environments", args, kwargs)

    def list_queue_fleet_associations(self, *args, **kwargs):
        return self._call("list_queue_fleet_associations", args, kwargs)

    def list_queue_members(self, *args, **kwargs):
        return self._call("list_queue_members", args, kwargs)

    def list_queues(self, *args, **kwargs):
        return self._call("list_queues", args, kwargs)

    def list_session_actions(self, *args, **kwargs):
        return self._call("list_session_actions", args, kwargs)

    def list_sessions(self, *args, **kwargs):
        return self._call("list_sessions", args, kwargs)

    def list_sessions_for_worker(self, *args, **kwargs):
        return self._call("list_sessions_for_worker", args, kwargs)

    def list_step_consumers(self, *args, **kwargs):
        return self._call("list_step_consumers", args, kwargs)

    def list_step_dependencies(self, *args, **kwargs):
        return self._call("list_step_dependencies", args, kwargs)

    def list_steps(self, *args, **kwargs):
        return self._call("list_steps", args, kwargs)

    def list_storage_profiles(self, *args, **kwargs):
        return self._call("list_storage_profiles", args, kwargs)

    def list_storage_profiles_for_queue(self, *args, **kwargs):
        return self._call("list_storage_profiles_for_queue", args, kwargs)

    def list_tasks(self, *args, **kwargs):
        return self._call("list_tasks", args, kwargs)

    def list_workers(self, *args, **kwargs):
        return self._call("list_workers", args, kwargs)

    def list_job_parameter_definitions(self, *args, **kwargs):
        return self._call("list_job_parameter_definitions", args, kwargs)

    def list_limits(self, *args, **kwargs):
        return self._call("list_limits", args, kwargs)

    def list_queue_limit_associations(self, *args, **kwargs):
        return self._call("list_queue_limit_associations", args, kwargs)

    def list_volumes(self, *args, **kwargs):
        return self._call("list_volumes", args, kwargs)

    def list_memberships(self, *args, **kwargs):
        return self._call("list_memberships", args, kwargs)
