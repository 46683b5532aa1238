"""Task files of other projects: read into tasks, and written from them."""
