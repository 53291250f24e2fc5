"""Rules on people, organizations, their relations and groups, customers, and the records behind them."""
