"""The questions that `varigespor results` answers, one module each: its words, its arguments, its answer."""
