"""What the boxes of the decision are called where the page itself cannot be drawn, and what its codes say."""

from __future__ import annotations

from varigespor.domain.decisions import DANISH_END_REASONS

from . import support_person
from .fields import CONSENT

LABELS = {
    "entry": "Indsats",
    "measure": "Hvilken indsats ændres?",
    "tailored_name": "Hvad er hjælpen, og hvem giver den?",
    "tailored_section": "Lov",
    "tailored_place": "Slags sted",
    "tailored_step": "Trin",
    "tailored_knowledge": "Hvilken viden bygger den på?",
    "tailored_price": "Hvad koster hjælpen pr. døgn?",
    "step": "Trin, hvis et andet",
    "on": "Fra",
    "amount": "Omfang",
    "expected_end": "Forventet slut",
    "expected_duration": "Eller forventet varighed",
    "purpose": "Formål",
    "considered": "Overvejet",
    "why": "Hvorfor er det ikke nok?",
    "up": "Er det nok, og hvad ville få os op?",
    "normal_life": "Normalt liv",
    "network": "Netværk",
    "health_psychology": "Sundhed og psykologi",
    "consensus": "Enighed",
    "consent": "Svar på samtykke",
    "words": "Med egne ord",
    "emergency_reason": "Haster det? Særlige grunde",
    "support_person": support_person.LABEL,
    "support_person_words": support_person.WORDS,
    "reason": "Begrundelse",
    "end": "Slutter",
    "end_on": "Første dag uden",
    "end_reason": "Hvorfor slutter den?",
}
STEPS = {str(step): f"Trin {step}" for step in range(1, 7)}
CODED = {
    "entry": {"tailored": "Skræddersyet hjælp"},
    "measure": {},
    "tailored_section": {},
    "tailored_place": {},
    "tailored_step": STEPS,
    "step": STEPS,
    "considered": {"none": "Intet passende tilbud"},
    "consent": {answer.value: words for answer, words in CONSENT.items()},
    "support_person": support_person.CHOICES,
    "end": {"on": "Ja"},
    "end_reason": {reason.value: words for reason, words in DANISH_END_REASONS.items()},
}
