"""Many records at once: exports that show one moment, and imports that lose no row and store none twice."""
