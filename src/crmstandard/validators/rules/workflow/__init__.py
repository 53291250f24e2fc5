"""Rules of every resource with a workflow: its status history follows its state machine."""
