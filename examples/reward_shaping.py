"""Denser rewards for training: potential-based shaping as a Gymnasium wrapper, which keeps the best policy the best.

python examples/reward_shaping.py
"""

import gymnasium as gym

import t2t_policies
from t2t_gym import make_tasks
from t2t_gym.wrappers import Shaping

if __name__ == "__main__":
    env = Shaping(gym.make("t2t/retail-general", tasks=make_tasks("retail", "general", 5, seed=3)))
    policy = t2t_policies.make("oracle")
    for episode in range(3):
        observation, info = env.reset(seed=episode)
        policy.reset(info)
        policy.bind(env.get_wrapper_attr("dialogue"))
        rewards = []
        ended = False
        while not ended:
            observation, reward, terminated, truncated, info = env.step(policy.act(observation))
            rewards.append(float(reward))
            ended = terminated or truncated
        told = " ".join(f"{r:+.2f}" for r in rewards)
        print(f"rewards: {told} = {sum(rewards):+.2f}; outcome {info['verdict'].reward}")
