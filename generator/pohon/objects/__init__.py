"""Publishing to object storage: any address that fsspec knows, `s3://bucket/folder` above all."""

from pohon.objects.publishing import publish, roll_back

__all__ = ["publish", "roll_back"]
