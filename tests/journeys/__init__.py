"""The main job, told in a real browser against the demo market."""
