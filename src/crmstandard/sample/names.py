"""Names and places of the sample bank; the people are invented, the towns are real."""

from __future__ import annotations

from typing import NamedTuple


class Town(NamedTuple):
    """A town: name, country, subdivision of ISO 3166-2, division code of GB/T 2260 where Chinese, postcode, street."""

    name: str
    country: str
    subdivision: str
    division: str
    postcode: str
    street: str


class Culture(NamedTuple):
    """How people of one place are named and where they live."""

    country: str
    language: str
    family: tuple[str, ...]
    female: tuple[str, ...]
    male: tuple[str, ...]
    towns: tuple[Town, ...]
    mobile: str


CHINESE = Culture(
    "CN",
    "zh-CN",
    (
        "王",
        "李",
        "张",
        "刘",
        "陈",
        "杨",
        "赵",
        "黄",
        "周",
        "吴",
        "徐",
        "孙",
        "胡",
        "朱",
        "高",
        "林",
        "何",
        "郭",
        "马",
        "欧阳",
    ),
    ("芳", "娜", "敏", "静", "丽", "雪梅", "晓燕", "佳怡", "梓涵", "雨桐", "思琪", "玉兰", "欣怡", "婷婷", "秀英"),
    ("伟", "强", "磊", "军", "洋", "建国", "志强", "浩然", "子轩", "宇航", "文博", "国庆", "俊杰", "天佑", "明辉"),
    (
        Town("上海市", "CN", "CN-SH", "310101", "200001", "南京东路"),
        Town("北京市", "CN", "CN-BJ", "110105", "100020", "建国路"),
        Town("广州市", "CN", "CN-GD", "440104", "510030", "中山五路"),
        Town("成都市", "CN", "CN-SC", "510104", "610021", "春熙路"),
        Town("杭州市", "CN", "CN-ZJ", "330106", "310013", "文三路"),
        Town("西安市", "CN", "CN-SN", "610103", "710001", "长安北路"),
    ),
    "+861380",
)
GERMAN = Culture(
    "DE",
    "de-DE",
    (
        "Müller",
        "Schmidt",
        "Schneider",
        "Fischer",
        "Weber",
        "Wagner",
        "Becker",
        "Hoffmann",
        "Schäfer",
        "Köhler",
        "von Berg",
    ),
    ("Anna", "Lena", "Sophie", "Marie", "Katharina", "Jana", "Ursula", "Heike", "Zoë"),
    ("Lukas", "Jonas", "Felix", "Maximilian", "Jürgen", "Stefan", "Björn", "Karl-Heinz", "Tobias"),
    (
        Town("Hamburg", "DE", "DE-HH", "", "20095", "Mönckebergstraße"),
        Town("München", "DE", "DE-BY", "", "80331", "Sendlinger Straße"),
        Town("Köln", "DE", "DE-NW", "", "50667", "Hohe Straße"),
    ),
    "+491512",
)
FRENCH = Culture(
    "FR",
    "fr-FR",
    ("Martin", "Bernard", "Dubois", "Lefèvre", "Moreau", "Girard", "François", "D'Almeida", "Le Goff", "Chevalier"),
    ("Camille", "Léa", "Manon", "Chloé", "Inès", "Hélène", "Françoise", "Anaïs"),
    ("Louis", "Gabriel", "Raphaël", "Jérôme", "Étienne", "Noël", "Jean-Luc", "Benoît"),
    (
        Town("Paris", "FR", "FR-75C", "", "75002", "Rue de la Paix"),
        Town("Lyon", "FR", "FR-69", "", "69002", "Rue de la République"),
        Town("Besançon", "FR", "FR-25", "", "25000", "Grande Rue"),
    ),
    "+33612",
)
CULTURES = (CHINESE, CHINESE, GERMAN, FRENCH)
CHINESE_FIRMS = ("贸易", "科技", "物流", "电子", "食品", "纺织")
EUROPEAN_FIRMS = ("Maschinenbau", "Logistik", "Textil", "Énergie", "Distribution", "Conseil")
