"""What others have published about the programme and its field: figures as written, each with its source."""

from varigespor.norms.published.figures import Figure, Measure, PublishedSource, Topic
from varigespor.norms.published.shelf import FigureMissing, measure, topics

__all__ = ["Figure", "FigureMissing", "Measure", "PublishedSource", "Topic", "measure", "topics"]
