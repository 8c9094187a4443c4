"""All spells of many municipalities, packed, and one pass over them: whole numbers, whoever counts."""
