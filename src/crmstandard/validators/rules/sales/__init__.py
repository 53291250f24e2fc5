"""Rules of leads, opportunities, offers, applications, retention and win-back cases and sales plans."""
