"""What a run is told as: a document for programs, a page for people, JUnit, a badge, and the difference of two."""
