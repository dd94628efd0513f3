"""The five articles are byte for byte as they were given."""

import hashlib
from pathlib import Path

SEEDS = Path(__file__).parent.parent / "seeds"
DIGESTS = {
    "000_e131944109c79898.txt": "ea0f0e5092916ea940563f876ce380bb8cf1991717445cde2c7cc35a1db98129",
    "001_b58ad8e934829ea4.txt": "4bf22e4f13d1eb89aaf5009874673b986176e56d28b68cd5277368ae14931440",
    "002_21baba55eea883e4.txt": "b7dd4f1c92483cc0d6101e47a8e78dac1ccbaa6d21b67170deb354c24669cb38",
    "003_25a15c3293c7dfb5.txt": "c5738dbfb959b282df833355c6e167f4552c0e86b2c6ba84377e79e2489075b3",
    "004_0cf364615f608e46.txt": "a4a473c40f5b42f6558bbdfa3fd3f8ead675ddd774ef633f9aab7e42603a3520",
}


def test_the_articles_are_as_given() -> None:
    found = {f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in SEEDS.iterdir()}
    assert found == DIGESTS
