"""Long runs against the server as a bank would run it: cases without end, and kills at random moments."""
