"""``python -m t2t_gym`` is the command ``t2t``."""

from t2t_gym.cli import main

if __name__ == "__main__":
    main()
