"""Identity numbers with sound check digits for people and companies that do not exist."""

from __future__ import annotations

from random import Random

RESIDENT_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
RESIDENT_CHECK = "10X98765432"
CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
CREDIT_WEIGHTS = tuple(3**i % 31 for i in range(17))


def resident_id(rng: Random, division: str, birth_date: str, male: bool) -> str:
    """A number of GB 11643 for a division of six digits and a birth date; the seventeenth digit is odd for men."""
    serial = rng.randrange(0, 499) * 2 + (1 if male else 0)
    body = f"{division}{birth_date.replace('-', '')}{serial:03d}"
    total = sum(int(digit) * weight for digit, weight in zip(body, RESIDENT_WEIGHTS, strict=True))
    return body + RESIDENT_CHECK[total % 11]


def credit_code(rng: Random, division: str) -> str:
    """A unified social credit code of GB 32100 for an enterprise registered in a division."""
    body = f"91{division}" + "".join(CREDIT_ALPHABET[rng.randrange(31)] for _ in range(9))
    total = sum(CREDIT_ALPHABET.index(sign) * weight for sign, weight in zip(body, CREDIT_WEIGHTS, strict=True))
    return body + CREDIT_ALPHABET[-total % 31]


def _remainder_97(text: str) -> int:
    return int("".join(str(int(sign, 36)) for sign in text)) % 97


def legal_entity_id(number: int) -> str:
    """An LEI of ISO 17442 under the prefix of no issuer (0000), unique for each number."""
    body = f"000000{number:012d}"
    return f"{body}{98 - _remainder_97(body + '00'):02d}"


def iban(country: str, bank: str, number: int) -> str:
    """An IBAN of Germany (`DE`, bank of 8 digits) or France (`FR`, bank and branch of 10 digits)."""
    if country == "DE":
        bban = f"{bank}{number:010d}"
    else:
        account = f"{number:011d}"
        key = 97 - (89 * int(bank[:5]) + 15 * int(bank[5:]) + 3 * int(account)) % 97
        bban = f"{bank}{account}{key:02d}"
    return f"{country}{98 - _remainder_97(f'{bban}{country}00'):02d}{bban}"
