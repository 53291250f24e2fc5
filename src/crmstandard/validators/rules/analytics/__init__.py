"""Rules on models, scores, metric results, decisions and outcomes."""
