"""Measurements that are made now and then; no test waits for them."""
