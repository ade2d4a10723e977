"""The number and day that a sent or received paper carries."""

from danvan_cli.models.base import demanded, optional, record
from danvan_cli.models.scalars import Date, Text


@record
class Paper:
    """Số và ngày của một văn bản gửi đi."""

    day: Date = optional("ngay", "Ngày")
    """Ngày của văn bản."""
    number: Text = optional("so_ky_hieu", "Số, ký hiệu")
    """Số và ký hiệu, ví dụ 05-BC/ĐU."""


@record
class Receipt:
    """Một văn bản đã nhận của đơn vị."""

    day: Date = demanded("ngay", "Ngày nhận")
    """Ngày cơ quan nhận được."""
    number: Text = optional("so_ky_hieu", "Số, ký hiệu")
    """Số và ký hiệu của văn bản."""
