"""A real S3 server for the tests: moto, in a process of its own, on the loopback."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import boto3

from tests.servers import free_port, running

_REGION = "us-east-1"


@dataclass(frozen=True)
class S3:
    """A running server, and the variables by which its clients find it."""

    url: str
    environment: Mapping[str, str]

    @cached_property
    def client(self) -> Any:
        """A client that is not the one under test."""
        key = {name.lower(): self.environment[name] for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")}
        return boto3.client("s3", endpoint_url=self.url, region_name=_REGION, **key)

    def bucket(self, name: str, *, versioned: bool = False) -> str:
        self.client.create_bucket(Bucket=name)
        if versioned:
            self.client.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
        return name

    def keys(self, bucket: str) -> dict[str, str]:
        """Every object by its key, with its ETag."""
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=bucket)
        return {each["Key"]: each["ETag"] for page in pages for each in page.get("Contents", ())}

    def writes(self, bucket: str) -> Counter[str]:
        """How often each object of a versioned bucket was written or removed."""
        pages = self.client.get_paginator("list_object_versions").paginate(Bucket=bucket)
        kinds = ("Versions", "DeleteMarkers")
        return Counter(each["Key"] for page in pages for kind in kinds for each in page.get(kind, ()))

    def read(self, bucket: str, key: str) -> bytes:
        return bytes(self.client.get_object(Bucket=bucket, Key=key)["Body"].read())

    def heads(self, bucket: str, key: str) -> tuple[str, str]:
        """What browsers are told of an object: its media type, and how long they may keep it."""
        head = self.client.head_object(Bucket=bucket, Key=key)
        return head["ContentType"], head["CacheControl"]


@contextmanager
def s3(folder: Path) -> Iterator[S3]:
    """A server with nothing in it."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    environment = {
        "AWS_ENDPOINT_URL": url,
        "AWS_ACCESS_KEY_ID": "uji",
        "AWS_SECRET_ACCESS_KEY": "uji",
        "AWS_DEFAULT_REGION": _REGION,
        "AWS_CONFIG_FILE": str(folder / "tiada"),
        "AWS_SHARED_CREDENTIALS_FILE": str(folder / "tiada"),
    }
    with running([sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)], port, folder):
        yield S3(url, environment)
