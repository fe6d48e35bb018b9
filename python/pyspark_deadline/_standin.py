"""To be replaced by scan.partitions()."""

import pyarrow


class Partition:
    def __init__(self, operation, parameters, ids, concurrency, on_error):
        self.operation, self.parameters, self.ids, self.concurrency, self.on_error = (
            operation,
            parameters,
            ids,
            concurrency,
            on_error,
        )

    def read(self, client, columns=None):
        groups = {}
        if not self.ids:
            groups[()] = [{}]
        for ids in self.ids:
            *outer, last = ids.items()
            groups.setdefault(tuple(outer), []).append(dict([last]))
        for outer, inner in groups.items():
            last = {name: [ids[name] for ids in inner] for name in inner[0]}
            scan = client.scan(
                self.operation,
                concurrency=self.concurrency,
                on_error=self.on_error,
                **{**self.parameters, **dict(outer), **last},
            )
            reader = scan.to_reader(columns=columns)
            stream = pyarrow.RecordBatchReader.from_stream(reader)
            while True:
                try:
                    batch = stream.read_next_batch()
                except StopIteration:
                    break
                except Exception:
                    if reader.error is not None:
                        raise reader.error from None
                    raise
                yield batch


def partitions(client, operation, n, only, concurrency, on_error, parameters):
    scan = client.scan(operation, **parameters)
    parents = scan.operations[:-1]
    if not parents:
        return [Partition(operation, parameters, [], concurrency, on_error)]
    last = parents[-1]
    own = {
        "list_jobs": "jobId",
        "list_farms": "farmId",
        "list_queues": "queueId",
        "list_fleets": "fleetId",
        "list_steps": "stepId",
        "list_workers": "workerId",
        "list_license_endpoints": "licenseEndpointId",
    }[last]
    mine = only.get(last, lambda summary: True)
    from deadline_pages._native import members

    above = {k: v for k, v in parameters.items() if k in members(last)[0]}
    ids = []
    for page in client.scan(last, only={k: v for k, v in only.items() if k != last}, **above):
        for item in next(v for k, v in page.items() if isinstance(v, list)):
            if mine(item):
                ids.append({**page["Parents"], own: item[own]})
    n = min(n, len(ids))
    return [
        Partition(operation, {k: v for k, v in parameters.items() if k not in ids[0]}, ids[i::n], concurrency, on_error)
        for i in range(n)
    ]
