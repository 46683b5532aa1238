"""The dialogue as the environments of training frameworks, one module for each.

Each is a thin layer over `t2t_gym.Dialogue`, and imports its framework only where it can't do without.
"""
