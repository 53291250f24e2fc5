"""Rules on products, arrangements, roles, snapshots and activity."""
