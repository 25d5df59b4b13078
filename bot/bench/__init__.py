"""``sangfroid bench``: what is promised in milliseconds and megabytes, measured on this machine."""
