"""Every picture of the site, drawn from joints: people, rooms, icons and the mark."""
