"""What the host has to know: headers, old addresses, and the forms in which hosts read them."""
