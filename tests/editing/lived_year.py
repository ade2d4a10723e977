"""A year lived by command: from an empty folder to the commune's report, one commit a command.

With DANVAN_FULL=1 it is a whole commune: 60 units, 64 models.
"""

import os
import subprocess

from danvan_cli.__main__ import main

FULL = os.environ.get("DANVAN_FULL") == "1"
UNITS, MODELS = (60, 64) if FULL else (8, 12)
THINGS = ("Ngõ sáng", "Hàng rào xanh", "Tủ sách", "Bữa cháo", "Luồng lạch", "Đàn gà", "Tiếng kẻng", "Vườn thuốc")
WAYS = (
    "cho người già",
    "của xóm biển",
    "sau giờ tan học",
    "giữ nếp nhà",
    "bớt rác",
    "qua mùa bão",
    "đón Tết",
    "nghĩa tình",
)
SLIP = {
    "  bat_dau:": "05/3/2026",
    "dia_diem:": "Nhà văn hóa",
    "  thuc_trang:": "Còn khó",
    "  thuan_loi:": "Dân ủng hộ",
    "  kho_khan:": "Thiếu kinh phí",
    "  - ten:": "Hộ tham gia",
    "    don_vi_tinh:": "hộ",
    "    chi_tieu:": "60",
}
PLAN = {
    "  muc_dich:": "Làm cho được việc dân đang mong.",
    "  yeu_cau:": "Ghi chép đủ, công khai.",
    "  giai_phap:": "\n    - Họp dân, chọn việc.",
    "    thuc_hien:": "Đảng viên trong chi bộ",
    "    phoi_hop:": "\n      - Chi hội Phụ nữ",
    "  phan_cong:": "\n    - {viec: Ghi sổ, nguoi: Phó Bí thư Chi bộ}",
    "    tong_ket:": "20/8/2026",
}
REPORT = {
    "  y_nghia:": "Việc nhỏ, ai cũng thấy lợi.",
    "  pham_vi:": "Toàn xóm",
    "  giai_doan:": "\n    - {ten: Quý I, noi_dung: Họp dân và ra mắt}",
    "  ket_qua:": "Đạt 62 hộ tham gia, vượt chỉ tiêu.",
    "  sang_tao:": "Giao việc theo ngõ.",
    "  ben_vung:": "Có sổ, có người kế tiếp.",
    "  lan_toa:": "Hai xóm bên đã làm theo.",
    "  su_tham_gia:": "62 hộ, 140 lượt người.",
}
RATING = "    - {tieu_chi: hieu-qua, y_kien: Việc làm thật}\n"


class Office:
    """A folder under git, in which every command is one commit; `sizes` keeps what each changed."""

    def __init__(self, root, monkeypatch):
        """Begin with an empty folder."""
        self.root, self.patch, self.sizes = root, monkeypatch, []
        self.git("init", "-q")

    def git(self, *arguments):
        """Run git in the folder and return what it says."""
        name = ("-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false", "-c", "core.autocrlf=false")
        done = subprocess.run(  # noqa: S603 - a fixed program
            ["git", *name, *arguments],  # noqa: S607 - whichever git there is
            cwd=self.root, capture_output=True, check=True, encoding="utf-8",
        )  # fmt: skip
        return done.stdout

    def keep(self, what):
        """Commit, and note files, added and removed lines."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", what)
        lines = [line.split("\t") for line in self.git("show", "--numstat", "--format=", "HEAD").splitlines() if line]
        counts = [(int(added), int(gone)) for added, gone, _ in lines if added != "-"]
        self.sizes.append((what, len(lines), sum(added for added, _ in counts), sum(gone for _, gone in counts)))

    def run(self, day, *arguments):
        """Run danvan on a day; it must end well."""
        self.patch.setenv("DANVAN_TODAY", day)
        status = main(["-C", str(self.root), *arguments])
        assert status == 0, arguments
        self.keep(" ".join(arguments))

    def check(self, year, day):
        """Return the exit status of a check, which changes nothing."""
        before = self.git("status", "--porcelain")
        status = main(["-C", str(self.root), "check", "--year", year, "--as-of", day])
        assert self.git("status", "--porcelain") == before
        return status

    def by_hand(self, what, stems, edit):
        """Edit dossiers as in an editor."""
        for stem in stems:
            path = self.root / f"dossiers/2026/{stem}.yaml"
            path.write_text(edit(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
        self.keep(f"sửa tay: {what}")


def begun(office):
    """Found the office, write its units, begin its dossiers and fill in the slips; return the stems."""
    office.run("2026-02-01", "init", "--cap-uy", "Đảng ủy xã Yên Thành", "--cap-tren", "Đảng bộ tỉnh Nghệ An",
               "--toan-xa", str(UNITS))  # fmt: skip
    plan = office.root / "dossiers/2026/ke-hoach.yaml"
    text = plan.read_text(encoding="utf-8")
    units = "".join(f"  - {{ma: chi-bo-xom-{n}, ten: Chi bộ xóm {n}, khoi: chi-bo}}\n" for n in range(2, UNITS - 2))
    plan.write_text(
        text.replace("  # Cơ quan tổng hợp: nợ", f"{units}  # Cơ quan tổng hợp: nợ"), encoding="utf-8", newline="\n"
    )
    for example in (office.root / "dossiers/2026").glob("*--*.yaml"):
        example.unlink()
    office.keep("sửa tay: các đơn vị")
    codes = ["ubnd-xa", "mttq-xa", "hoi-lien-hiep-phu-nu", *(f"chi-bo-xom-{n}" for n in range(1, UNITS - 2))]
    for index in range(MODELS):
        name = f"{THINGS[index % 8]} {WAYS[index // 8]}"
        office.run("2026-02-02", "new", codes[index % UNITS], name, "--linh-vuc", "van-hoa-xa-hoi")
    stems = sorted(path.stem for path in (office.root / "dossiers/2026").glob("*--*.yaml"))
    office.by_hand("phiếu đăng ký", stems, filling(SLIP))
    return stems


def filling(values):
    """Return what writes values behind the keys that stand there empty."""

    def edit(text):
        for key, value in values.items():
            assert f"\n{key}\n" in text, key
            text = text.replace(f"\n{key}\n", f"\n{key} {value}\n".replace(" \n", "\n"), 1)
        return text

    return edit


def lived(office, stems):
    """Carry the year on from the registration to the commune's report; return the exit status of each check."""
    run, checks = office.run, []
    extra = [stem for stem in stems if sum(other.startswith(stem.partition("--")[0] + "--") for other in stems) > 1]
    struck, ineffective = (
        extra[0],
        next(stem for stem in extra if stem.partition("--")[0] != extra[0].partition("--")[0]),
    )
    run("2026-03-01", "record", "dang-ky", *stems, "--ngay", "24/02")
    run("2026-03-01", "set", stems[1], "dia_diem", "Nhà văn hóa và sân đình")
    run("2026-03-01", "record", "nop", "dang-ky", "--unit", "mttq-xa", "--ngay", "25/02", "--so", "05/DS-MTTQ")
    checks.append(office.check("2026", "01/3"))
    office.by_hand("kế hoạch mô hình", stems, filling(PLAN))
    run("2026-03-12", "record", "ke-hoach", *stems, "--ngay", "10/3", "--so", "04-KH/CB")
    run("2026-05-04", "record", "kiem-tra", stems[1], "--ngay", "04/5", "--noi-dung", "Xem sổ", "--ket-qua", "Ghi đủ")
    run("2026-05-05", "record", "vuong-mac", stems[1], "--ngay", "05/5", "--noi-dung", "Thiếu đèn", "--xong", "có")
    run("2026-05-06", "record", "loai-bo", struck, "--ngay", "06/5", "--ly-do", "Nhập vào mô hình kia của đơn vị")
    living = [stem for stem in stems if stem != struck]
    for stem in living:
        run("2026-08-20", "record", "ket-qua", stem, "Hộ tham gia", "62")
    office.by_hand("báo cáo mô hình", living, filling(REPORT))
    good = [stem for stem in living if stem != ineffective]
    run("2026-08-26", "record", "bao-cao", *good, "--ngay", "25/8", "--tu-danh-gia", "hieu-qua")
    run("2026-08-26", "record", "bao-cao", ineffective, "--ngay", "25/8", "--tu-danh-gia", "chua-hieu-qua")
    picture = office.root.parent / "bang ke.txt"
    picture.write_text("62 hộ\n", encoding="utf-8")
    run("2026-08-27", "record", "minh-chung", good[0], str(picture), "--mo-ta", "Bảng kê các hộ")
    run("2026-08-28", "record", "nhan-xet", *good, "--co-quan", "Chi ủy", "--ngay", "28/8", "--noi-dung", "Làm tốt")
    checks.append(office.check("2026", "05/9"))
    best = good[:5]
    run("2026-09-12", "record", "de-nghi", *best, "--ngay", "11/9", "--so", "08-TTr/CB")
    run("2026-09-15", "record", "lich-tham-dinh", *best, "--ngay", "22/9", "--dia-diem", "Nhà văn hóa")
    run("2026-09-23", "record", "tham-dinh", *best, "--ngay", "22/9", "--ket-luan", "cong-nhan")
    office.by_hand(
        "đánh giá", best, lambda text: text.replace("  ket_luan: cong", f"  danh_gia:\n{RATING}  ket_luan: cong")
    )
    run("2026-10-09", "record", "cong-nhan", *best, "--ngay", "09/10", "--so", "41-QĐ/ĐU")
    run(
        "2026-10-13",
        "record",
        "khen-thuong",
        best[0],
        "--hinh-thuc",
        "Giấy khen",
        "--ngay",
        "13/10",
        "--so",
        "45-QĐ/ĐU",
    )
    run("2026-10-13", "record", "tong-hop", "--ngay", "13/10", "--so", "60-BC/BXDĐ")
    checks.append(office.check("2026", "14/10"))
    return checks
