"""The closed choices of the vocabulary, with the labels people read."""

from danvan_cli.models.base import Labelled


class Layout(Labelled):
    """Whose rules of layout a paper follows (design section 8)."""

    PARTY = "dang", "Thể thức văn bản của Đảng"
    ADMINISTRATIVE = "hanh-chinh", "Thể thức văn bản hành chính (Nghị định 30/2020/NĐ-CP)"
    OTHER = "khac", "Thể thức riêng của tổ chức"


class Spelling(Labelled):
    """Where the tone mark stands in ủy, hòa."""

    OLD = "kieu-cu", "ủy, hòa"
    NEW = "kieu-moi", "uỷ, hoà"


class Origin(Labelled):
    """Whether a model begins this year or goes on from earlier years (plan II.1)."""

    NEW = "moi", "Mới"
    CONTINUED = "nang-cao", "Duy trì, nâng cao"


class SubjectKind(Labelled):
    """Who carries a model (plan II.2.1)."""

    OFFICE = "co-quan", "Cơ quan, đơn vị"
    FRONT = "mttq", "Ủy ban Mặt trận Tổ quốc"
    MASS_ORGANISATION = "doan-the", "Đoàn thể chính trị - xã hội"
    PARTY_CELL = "chi-bo", "Chi bộ"
    SOCIAL_ORGANISATION = "to-chuc-xa-hoi", "Tổ chức xã hội, hội quần chúng"
    COMMUNITY_GROUP = "nhom-cong-dong", "Nhóm cộng đồng"
    INDIVIDUAL = "ca-nhan", "Cá nhân"

    @property
    def is_collective(self) -> bool:
        """Whether the subject is a body of people, not a single person."""
        return self is not SubjectKind.INDIVIDUAL


class Direction(Labelled):
    """Which way a figure must move to be better."""

    UP = "tang", "Càng cao càng tốt"
    DOWN = "giam", "Càng thấp càng tốt"


class SelfRating(Labelled):
    """What the unit itself says of its model at the end of the year."""

    EFFECTIVE = "hieu-qua", "Hiệu quả"
    INEFFECTIVE = "chua-hieu-qua", "Chưa hiệu quả"


class EvidenceKind(Labelled):
    """What kind of proof is kept (plan III.3)."""

    PICTURE = "hinh-anh", "Hình ảnh"
    PAPER = "tai-lieu", "Tài liệu"
    VIDEO = "video", "Video"
    LINK = "lien-ket", "Liên kết"


class Conclusion(Labelled):
    """What the appraisal team concludes."""

    RECOGNISE = "cong-nhan", "Đề nghị công nhận"
    COMPLETE = "bo-sung", "Đề nghị bổ sung hồ sơ"
    REFUSE = "khong", "Chưa đề nghị công nhận"
