"""What the tasks do, one module per command."""
