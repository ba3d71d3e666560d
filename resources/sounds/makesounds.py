# SPDX-License-Identifier: Apache-2.0
"""Makes the five sounds: `python3 makesounds.py` in this folder writes the .wav files anew.

Each severity has a rhythm of its own as well as a pitch, so that it is told apart in noise and by
those who hear high notes badly. The one heard thousands of times a day is the shortest."""

import math
import struct
import wave

_RATE = 22050
_PEAK = 0.55
_FADE = 0.006  # seconds; without it a note clicks

# Of each severity: notes as (Hz, seconds), silence where Hz is 0; and the strength of overtones.
_SOUNDS = {
    "accepted": ([(1175, 0.07)], (1.0, 0.15)),
    "notice": ([(740, 0.05), (0, 0.05), (740, 0.05)], (1.0, 0.2)),
    "warning": ([(622, 0.11), (0, 0.04), (622, 0.11), (0, 0.04), (831, 0.22)], (1.0, 0.35, 0.1)),
    "refused": ([(233, 0.2), (0, 0.07), (196, 0.34)], (1.0, 0.6, 0.45, 0.3)),
    "failed": ([(349, 0.12), (494, 0.12)] * 3, (1.0, 0.5, 0.35)),
}


def _note(frequency, seconds, overtones):
    count = int(seconds * _RATE)
    for index in range(count):
        at = index / _RATE
        fade = min(1.0, at / _FADE, (seconds - at) / _FADE)
        wave_sum = sum(strength * math.sin(2 * math.pi * frequency * (number + 1) * at)
                       for number, strength in enumerate(overtones)) if frequency else 0.0
        yield _PEAK * fade * wave_sum / sum(overtones)


def main():
    for name, (notes, overtones) in _SOUNDS.items():
        samples = [sample for frequency, seconds in notes
                   for sample in _note(frequency, seconds, overtones)]
        with wave.open(f"{name}.wav", "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(_RATE)
            out.writeframes(b"".join(struct.pack("<h", int(32767 * s)) for s in samples))


if __name__ == "__main__":
    main()
