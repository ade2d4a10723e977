"""The generated dossiers of the benchmark are what its figures say they are."""

from __future__ import annotations

import yaml

from tests.bench.corpus import Campaign, units_for, write_campaign


def _leaves(value) -> int:
    if isinstance(value, dict):
        return sum(map(_leaves, value.values()))
    return sum(map(_leaves, value)) if isinstance(value, list) else 1


def _values(campaign: Campaign) -> list[dict]:
    return [yaml.load(path.read_bytes(), yaml.CBaseLoader) for path in campaign.dossiers]  # noqa: S506


def test_dossiers_have_the_promised_size_and_leaves(tmp_path):
    """A dossier weighs about 2.8 KB and holds about 63 leaves, so ratios speak of dossiers as they are."""
    campaign = write_campaign(tmp_path, 42)
    assert 2700 < campaign.dossier_bytes / 42 < 3000
    assert all(58 <= _leaves(value) <= 68 for value in _values(campaign))


def test_every_unit_of_a_commune_has_its_dossier(tmp_path):
    """Forty-two dossiers answer for forty-two units of the plan, each under its own stem."""
    campaign = write_campaign(tmp_path, 42)
    plan = yaml.safe_load((tmp_path / "dossiers" / "2026" / "ke-hoach.yaml").read_text("utf-8"))
    owners = [value["don_vi"] for value in _values(campaign)]
    assert sorted(owners) == sorted(unit["ma"] for unit in plan["don_vi"] if unit["khoi"] != "ban-xay-dung-dang")
    assert all(
        path.stem.startswith(f"{value['don_vi']}--")
        for path, value in zip(campaign.dossiers, _values(campaign), strict=True)
    )


def test_fields_and_contents_stand_in_the_plan(tmp_path):
    """Every field and content that a dossier names is one of the generated plan's."""
    campaign = write_campaign(tmp_path, 42)
    plan = yaml.safe_load((tmp_path / "dossiers" / "2026" / "ke-hoach.yaml").read_text("utf-8"))
    known = {(field["ma"], content["ma"]) for field in plan["linh_vuc"] for content in field["noi_dung"]}
    assert {(value["linh_vuc"], value["noi_dung"]) for value in _values(campaign)} <= known


def test_a_province_has_thousands_of_units_of_distinct_code():
    """The large corpus spreads 5,500 dossiers over 4,400 units."""
    assert len({unit.code for unit in units_for(5500)}) == 4400


def test_the_same_size_gives_the_same_bytes(tmp_path):
    """Two runs of the generator differ in nothing, so figures of two days speak of the same files."""
    first, second = (write_campaign(tmp_path / name, 30) for name in ("a", "b"))
    assert [path.read_bytes() for path in first.dossiers] == [path.read_bytes() for path in second.dossiers]
