"""What a run of validation found, counted exactly and shown in part: for people, programs and review tools."""
