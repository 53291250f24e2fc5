"""Rules that hold for every resource: absences, common data types, references."""
